// The result of a round on screen: dots per person, who stands at either end, and without names only what a small group may be told.
import { expect, html } from '@open-wc/testing';
import '../../../client/judge/round-result.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { Answer, BallotResult, NamelessFigures, RoundResult } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';

const MEMBERS = ['Hanne Verbeke', 'Bram Claes', 'Aylin Demir'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: 'editor' as const,
}));
async function onResult(about: RoundResult['about'], ballot: BallotResult) {
  const result: RoundResult = {
    id: 'r1',
    kind: about.kind,
    about,
    title: '',
    named: ballot.named,
    threshold: null,
    by: 'u1',
    state: 'revealed',
    openedAt: '2026-11-22T10:00:00Z',
    ballots: [ballot],
  };
  const { host } = await withSession(html`<clc-round-result .result=${result}></clc-round-result>`, {
    file: rijwiel,
    members: MEMBERS,
  });
  const shown = there(host.querySelector('clc-round-result'), 'result');
  await shown.updateComplete;
  return shown;
}
const nameless = (figures: NamelessFigures): Promise<Element & { renderRoot: ParentNode }> =>
  onResult(
    { kind: 'stairway', steps: ['sound'] },
    { named: false, shown: true, revealedAt: '2026-11-22T10:05:00Z', of: 20, n: 16, figures: { sound: figures } },
  );
const scored = (score: number): Answer => ({ kind: 'stairway', steps: { chosen: { score } } });
const named = (answers: readonly Answer[]): Extract<BallotResult, { named: true }> => ({
  named: true,
  revealedAt: '2026-11-22T10:05:00Z',
  of: answers.length,
  answers: answers.map((answer, n) => ({ person: `u${n + 1}`, answer })),
});
const FIGURES = { shown: true, answers: 16, mean: 2, spread: 'mixed', median: 2, talk: false, unknown: 0 } as const;
const text = (node: { renderRoot: ParentNode }): string =>
  there(node.renderRoot.querySelector('.row'), 'row').textContent?.replace(/\s+/gu, ' ') ?? '';

describe('the result of a round', () => {
  it('without names is a histogram whose small cells say no more than "one or two"', async () => {
    const shown = await nameless({ ...FIGURES, histogram: ['≤2', '≤2', 8, 5, 0] });
    const picture = there(shown.renderRoot.querySelector('.cells'), 'histogram');
    expect(picture.getAttribute('aria-label')).to.contain('0: één of twee, 1: één of twee, 2: 8, 3: 5, 4: 0');
    expect(picture.querySelectorAll('.small')).to.have.length(2);
    expect(picture.textContent).to.contain('≤2');
    expect(text(shown)).to.contain('mediaan 2, gemiddeld 2, 16 antwoorden, gemengd');
    await expectAccessible(shown);
  });
  it('of a small group at the end of the scale says how far at least, and never the end itself', async () => {
    const shown = await nameless({ ...FIGURES, answers: 5, mean: 3.5, meanIs: 'or-more', spread: 'united', median: 4 });
    expect(shown.renderRoot.querySelector('.cells')).to.equal(null);
    expect(text(shown)).to.contain('gemiddeld 3,5 of hoger, 5 antwoorden, eensgezind');
    await expectAccessible(shown);
  });
  it('without names tells of a choice what a crowd chose, in order, and no number', async () => {
    const about = { kind: 'lead-role', points: 10 } as const;
    const told = { named: false, shown: true, revealedAt: '2026-11-22T10:05:00Z', of: 6, n: 6 } as const;
    const shown = await onResult(about, { ...told, choices: ['steward', 'inventor'] });
    expect([...shown.renderRoot.querySelectorAll('ol li')].map((li) => li.textContent?.trim())).to.deep.equal([
      'Steward',
      'Uitvinder',
    ]);
    expect(shown.renderRoot.textContent).not.to.match(/\d/u);
    await expectAccessible(shown);
    const none = await onResult(about, { ...told, choices: [] });
    expect(none.renderRoot.querySelector('ol')).to.equal(null);
    expect(none.renderRoot.textContent).to.contain('nergens gaven meer dan twee mensen iets');
  });
  it('of a careful ledger round gives each person a dot per level, and names the ends where a talk is needed', async () => {
    const levels = [1, 9, 9].map((level) => ({ 'partners.now.progress': level, 'partners.now.investment': 5 }));
    const shown = await onResult(
      { kind: 'ledger', times: ['now'] },
      {
        named: true,
        revealedAt: '2026-11-22T10:05:00Z',
        of: 3,
        answers: levels.map((given, i) => ({ person: `u${i + 1}`, answer: { kind: 'ledger', levels: given } })),
      },
    );
    const rows = [...shown.renderRoot.querySelectorAll('.row')].filter((row) => row.textContent?.includes('Partners'));
    expect(rows.map((row) => row.querySelectorAll('circle').length)).to.deep.equal([3, 3]);
    const said = rows.map((row) => row.textContent?.replace(/\s+/gu, ' ') ?? '');
    expect(said.find((row) => row.includes('vooruitgang'))).to.contain(
      'gesprek nodig laagst Hanne Verbeke (1), hoogst Bram Claes, Aylin Demir (9)',
    );
    expect(said.find((row) => row.includes('inleg'))).to.not.contain('laagst');
    await expectAccessible(shown);
  });
  it('says that a talk is needed where one low answer stands beside a high middle, as the stair says it', async () => {
    // Consensus 0.70: no flag by that alone.
    const shown = await onResult({ kind: 'stairway', steps: ['chosen'] }, named([3, 3, 3, 2, 1].map(scored)));
    expect(text(shown)).to.match(/consensus 0,70 .*gesprek nodig laagst .* \(1\)/u);
    await expectAccessible(shown);
  });
  it('with names lets everybody look up who answered what, with why, and who came late', async () => {
    const answers = named([
      { kind: 'stairway', steps: { chosen: { score: 3, why: 'Ze zeggen het zelf.' }, kept: { score: null } } },
      scored(1),
    ]);
    const late = { person: 'u3', answer: scored(4), late: true } as const;
    const shown = await onResult(
      { kind: 'stairway', steps: ['chosen', 'kept'] },
      { ...answers, answers: [...answers.answers, late] },
    );
    const who = there(shown.renderRoot.querySelector<HTMLDetailsElement>('.who'), 'who answered');
    expect(who.open).to.equal(false);
    who.open = true;
    const cells = [...who.querySelectorAll('tr')].map((row) =>
      [...row.children].map((each) => each.textContent?.replace(/\s+/gu, ' ').trim()),
    );
    expect(cells).to.deep.equal([
      ['Vraag', 'Hanne Verbeke', 'Bram Claes', 'Aylin Demir (te laat, telt niet mee)'],
      ['Gekozen', '3 Ze zeggen het zelf.', '1', '4'],
      ['Waargemaakt', 'weet ik niet', 'niets', 'niets'],
    ]);
    await expectAccessible(shown);
  });
  it('names who gave which points, and nobody where there are no names', async () => {
    const about = { kind: 'lead-role', points: 10 } as const;
    const shown = await onResult(
      about,
      named([
        { kind: 'lead-role', points: { steward: 10 } },
        { kind: 'lead-role', points: { steward: 4, monarch: 6 } },
      ]),
    );
    expect(there(shown.renderRoot.querySelector('.who tbody'), 'table').textContent?.replace(/\s+/gu, ' ')).to.equal(
      ' Steward 104 Monarch niets6 ',
    );
    const told = { named: false, shown: true, revealedAt: '2026-11-22T10:05:00Z', of: 6, n: 6 } as const;
    expect((await onResult(about, { ...told, choices: ['steward'] })).renderRoot.querySelector('.who')).to.equal(null);
  });
});
