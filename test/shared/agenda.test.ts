// The leader's agenda: what stands on it, in which order, and how it leaves as a table.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { agenda, agendaMarkdown, agendaRows } from '../../shared/judge/agenda.ts';
import type { AgendaFinding, AgendaItem, DividedQuestion } from '../../shared/judge/agenda.ts';
import { choiceMark } from '../../shared/judge/look-again.ts';
import type { Looks } from '../../shared/judge/look-again.ts';
import type { Snapshot, SnapshotCard, SnapshotThread } from '../../shared/judge/snapshot.ts';
import { csvText } from '../../shared/document/csv.ts';

const card = (id: string, more: Partial<SnapshotCard> = {}): SnapshotCard => ({
  id,
  facet: 'proposition.steward',
  order: id,
  text: id,
  instead: '',
  status: 'proposal',
  createdBy: 'u1',
  createdAt: '2026-11-01',
  tags: {},
  links: [],
  ...more,
});
const thread = (id: string, more: Partial<SnapshotThread> = {}): SnapshotThread => ({
  id,
  about: { kind: 'card', card: 'a' },
  kind: 'objection',
  by: 'u1',
  at: '2026-11-20T09:00:00.000Z',
  state: 'open',
  lastAt: '2026-11-20T09:00:00.000Z',
  ...more,
});
function list(
  cards: readonly SnapshotCard[],
  more: {
    threads?: readonly SnapshotThread[];
    looks?: Looks;
    divided?: readonly DividedQuestion[];
    findings?: readonly AgendaFinding<string>[];
    revisits?: ReadonlyMap<string, string>;
  } = {},
): AgendaItem<string>[] {
  const snapshot: Snapshot = {
    lang: 'nl',
    compass: { mission: '', boldGoal: '', endInMind: '' },
    missionRead: [],
    cards: new Map(cards.map((c) => [c.id, c])),
    stances: {},
    empty: new Map(),
    ledger: new Map(),
    threads: more.threads ?? [],
    muted: new Map(),
    evidence: [],
    rounds: new Map(),
    members: ['u1'],
    now: '2026-11-22T12:00:00.000Z',
  };
  return agenda({ snapshot, looks: new Map(), divided: [], findings: [], ...more });
}
const keys = (items: readonly AgendaItem[]): string[] => items.map((item) => item.key);

describe('the agenda', () => {
  it('holds what waits for somebody, and nothing that is done', () => {
    const seen: Looks = new Map([['c', new Map([['b', { mark: 'old', by: 'u1', at: '' }]])]]);
    const items = list(
      [
        card('a'),
        card('b', { status: 'decided', facet: 'arena.customers' }),
        card('bin', { status: 'rejected' }),
        card('c', {
          status: 'decided',
          links: [
            { type: 'targets', to: 'b' },
            { type: 'beats', to: 'bin' },
          ],
        }),
      ],
      {
        threads: [thread('t1'), thread('t2', { state: 'resolved' }), thread('t3', { kind: 'question' })],
        looks: seen,
        divided: [
          { question: { kind: 'step', step: 'kept' }, consensus: 0.68, round: 'r1' },
          { question: { kind: 'step', step: 'lasting' }, consensus: 0.2, round: 'r1' },
          { question: { kind: 'lead-role' }, consensus: 0.4, round: 'r2' },
        ],
        findings: [
          { id: 'P01', severity: 'warn', what: 'Kies één rol.' },
          { id: 'A01', severity: 'error', what: 'Noem een concurrent.' },
          { id: 'C05', severity: 'info', what: 'Nog geen doel.' },
        ],
      },
    );
    expect(keys(items)).toEqual([
      'finding A01',
      'objection t1',
      'divided step lasting',
      'divided lead-role',
      'divided step kept',
      'look-again c b',
      'decision a',
      'finding P01',
      'finding C05',
    ]);
  });
  it('asks to look again at what was decided once its date has come, and not before, nor of what is no choice any more', () => {
    const items = list(
      [
        card('past', { status: 'decided', owner: 'u2', due: '2026-12-31' }),
        card('today', { status: 'decided' }),
        card('later', { status: 'decided' }),
        card('open'),
        card('bin', { status: 'rejected' }),
      ],
      {
        revisits: new Map([
          ['today', '2026-11-22'],
          ['past', '2026-11-01'],
          ['later', '2026-11-23'],
          ['open', '2026-11-01'],
          ['bin', '2026-11-01'],
          ['nowhere', '2026-11-01'],
        ]),
      },
    );
    expect(keys(items)).toEqual(['revisit past', 'revisit today', 'decision open']);
    expect(items[0]).toMatchObject({ due: '2026-11-01', overdue: true, owner: 'u2' });
    expect(items[1]).toMatchObject({ due: '2026-11-22', overdue: false });
  });
  it('holds nothing of a card in the bin, or gone: no objection to it, and of what leaned on it neither owner nor date', () => {
    const items = list([card('bin', { status: 'rejected', owner: 'u2', due: '2026-01-01' })], {
      threads: [
        thread('t1', { about: { kind: 'card', card: 'bin' } }),
        thread('t2', { about: { kind: 'card', card: 'nowhere' } }),
        thread('t3', { about: { kind: 'facet', facet: 'arena.context' } }),
      ],
      findings: [{ id: 'D03:bin~kept', severity: 'warn', card: 'bin', what: '' }],
    });
    expect(keys(items)).toEqual(['objection t3', 'finding D03:bin~kept']);
    expect(items[1]).toEqual({
      ...{ key: 'finding D03:bin~kept', kind: 'finding', severity: 'warn', overdue: false, what: '' },
    });
  });
  it('puts first what is late, whatever it is, and dates before no date', () => {
    const items = list(
      [
        card('none', { facet: 'licence.customers' }),
        card('soon', { due: '2026-11-30' }),
        card('today', { due: '2026-11-22' }),
        card('late', { due: '2026-11-21', owner: 'u2' }),
      ],
      { findings: [{ id: 'A01', severity: 'error', what: '' }] },
    );
    expect(keys(items)).toEqual(['decision late', 'finding A01', 'decision today', 'decision soon', 'decision none']);
    expect(items[0]).toMatchObject({ overdue: true, owner: 'u2', due: '2026-11-21', card: 'late' });
    expect(items.filter((item) => item.overdue)).toHaveLength(1);
  });
  it('follows the canvas among equals', () => {
    expect(
      keys(
        list([card('r', { facet: 'resources.lab' }), card('b'), card('a'), card('l', { facet: 'licence.society' })]),
      ),
    ).toEqual(['decision l', 'decision a', 'decision b', 'decision r']);
  });
  it('says nothing of a look that still fits', () => {
    const b = card('b', { status: 'decided' });
    const c = card('c', { status: 'decided', links: [{ type: 'targets', to: 'b' }] });
    expect(
      list([b, c], { looks: new Map([['c', new Map([['b', { mark: choiceMark(b), by: '', at: '' }]])]]) }),
    ).toEqual([]);
  });
  it('is the same list whichever way the cards come in', () => {
    const anyCard = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      due: fc.option(fc.constantFrom('2026-11-20', '2026-12-01'), { nil: undefined }),
      to: fc.constantFrom('a', 'b', 'gone'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyCard, { selector: (c) => c.id }), (made) => {
        const cards = made.map(({ id, due, to }) =>
          card(id, { ...(due ? { due } : {}), links: [{ type: 'targets', to }] }),
        );
        const one = keys(list(cards));
        expect(keys(list(cards.toReversed()))).toEqual(one);
        expect(new Set(one).size).toBe(one.length);
      }),
    );
  });
});

describe('the agenda as a table', () => {
  const rows = agendaRows(list([card('a|b\nc', { owner: 'u1', due: '2026-12-01' })]), {
    columns: ['Soort', 'Wat', 'Waar', 'Eigenaar', 'Datum'],
    kind: () => 'Besluit',
    what: (item) => item.card ?? '',
    where: () => '=Steward',
    person: () => 'Noor, CEO',
  });
  it('is a row an item with owner and date', () => {
    expect(rows).toEqual([
      ['Soort', 'Wat', 'Waar', 'Eigenaar', 'Datum'],
      ['Besluit', 'a|b\nc', '=Steward', 'Noor, CEO', '2026-12-01'],
    ]);
  });
  it('keeps what people wrote in its cell, in Markdown and in a spreadsheet', () => {
    expect(agendaMarkdown(rows).split('\n')).toEqual([
      '| Soort | Wat | Waar | Eigenaar | Datum |',
      '| --- | --- | --- | --- | --- |',
      '| Besluit | a\\|b c | =Steward | Noor, CEO | 2026-12-01 |',
      '',
    ]);
    expect(csvText(rows)).toBe(
      '\uFEFFSoort,Wat,Waar,Eigenaar,Datum\r\nBesluit,"a|b\nc",\'=Steward,"Noor, CEO",2026-12-01\r\n',
    );
    expect(agendaMarkdown([])).toBe('');
  });
});
