// Whoever only reads a canvas sees where the team differs as soon as it holds a result, and fetches nothing for it before.
import { expect, waitUntil } from '@open-wc/testing';
import { root } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { RoundResult } from '../../../shared/wire/rounds.ts';
import { onBoard } from './on-board.ts';

const RESULT: RoundResult = {
  id: 's1',
  kind: 'stairway',
  about: { kind: 'stairway', steps: ['chosen'] },
  title: '',
  named: true,
  threshold: null,
  by: 'u1',
  state: 'revealed',
  openedAt: '2026-11-22T09:00:00.000Z',
  ballots: [
    {
      named: true,
      revealedAt: '2026-11-22T10:00:00.000Z',
      of: 3,
      answers: [0, 4, 4].map((score, i) => ({
        person: `u${i + 1}`,
        answer: { kind: 'stairway', steps: { chosen: { score } } },
      })),
    },
  ],
};

describe('a reader', () => {
  it('is shown how far the answers of a block lie apart once they are revealed, without touching anything', async () => {
    const { board, session } = await onBoard({ file: rijwiel, role: 'viewer' });
    expect(customElements.get('clc-spread-mark') === undefined, 'not fetched yet').to.equal(true);
    root(session.canvas.doc, 'rounds').set(RESULT.id, RESULT);
    const marks = (): number =>
      [...board.renderRoot.querySelectorAll('clc-block')].filter((block) =>
        block.renderRoot.querySelector('clc-spread-mark')?.shadowRoot?.querySelector('.mark'),
      ).length;
    await waitUntil(() => marks() > 0, 'No block is marked.', { timeout: 8000 });
  });
  it('asks for the marks once, and at a further reveal draws again only those it is about', async () => {
    const { board, session } = await onBoard({ file: rijwiel, role: 'viewer' });
    const rounds = root(session.canvas.doc, 'rounds');
    let looked = 0;
    const values = rounds.values.bind(rounds);
    rounds.values = () => {
      looked++;
      return values();
    };
    rounds.set(RESULT.id, RESULT);
    const blocks = [...board.renderRoot.querySelectorAll('clc-block')];
    const marks = blocks.map((block) => block.renderRoot.querySelector('clc-spread-mark')!);
    await waitUntil(() => marks.some((mark) => mark.shadowRoot?.querySelector('.mark')), '', { timeout: 8000 });
    for (const mark of marks) await mark.updateComplete;
    const drawn: (string | null)[] = [];
    for (const mark of marks) {
      const render = mark.render.bind(mark);
      mark.render = () => {
        drawn.push(mark.block);
        return render();
      };
    }
    expect(looked, 'while there were none').to.equal(1);
    const levels = (level: number) => ({ kind: 'ledger' as const, levels: { 'owners.now.progress': level } });
    rounds.set('s2', {
      ...RESULT,
      id: 's2',
      kind: 'ledger',
      about: { kind: 'ledger', times: ['now'] },
      ballots: [
        {
          named: true,
          revealedAt: RESULT.openedAt,
          of: 2,
          answers: [0, 10].map((level, i) => ({ person: `u${i}`, answer: levels(level) })),
        },
      ],
    });
    root(session.canvas.doc, 'meta').set('title', 'Anders');
    for (const mark of marks) await mark.updateComplete;
    expect(looked, 'after they came').to.equal(1);
    expect(drawn).to.deep.equal(['licence']);
    expect(marks[0]?.shadowRoot?.querySelector('.mark')?.textContent).to.contain('verdeeld');
  });
});
