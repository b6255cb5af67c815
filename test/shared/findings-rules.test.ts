// The canvas check, rule by rule: a complete canvas with one thing the matter gives that finding and no other.
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../shared/judge/findings/finding.ts';
import type { RuleId } from '../../shared/judge/findings/finding.ts';
import type { Snapshot } from '../../shared/judge/snapshot.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import * as a from './findings-canvas.ts';

const words = (n: number, word = 'klanten'): string => Array.from({ length: n }, () => word).join(' ');
const seven = Array.from({ length: 7 }, (_, n) => a.card(`n${n}`, { text: `Punt ${words(1)} ${n}${n}` }));

/** Per rule: what is done to the complete canvas, and what the check says then. */
const FIXTURES: Readonly<Record<RuleId, readonly [(s: Snapshot) => Snapshot, ...string[]]>> = {
  C01: [a.compass({ mission: ' \n' }), 'C01:compass.mission'],
  C02: [a.compass({ mission: words(26) }), 'C02:compass.mission'],
  C03: [a.compass({ mission: 'De beste fietsen voor klanten, wereldwijd.' }), 'C03:compass.mission'],
  C04: [a.compass({ mission: 'Fietsen zonder zorgen.' }), 'C04:compass.mission'],
  C05: [a.compass({ boldGoal: '' }), 'C05:compass.boldGoal'],
  C06: [a.compass({ boldGoal: words(16) }), 'C06:compass.boldGoal'],
  C07: [
    (s) => {
      const { deadline: _, ...compass } = s.compass;
      return { ...s, compass };
    },
    'C07:compass.boldGoal',
  ],
  C08: [a.set({ missionRead: ['u2', 'u9'] }), 'C08:compass.mission'],
  F01: [a.without('a7'), 'F01:arena.stakeholders'],
  F02: [a.all(...seven), 'F02:arena.context'],
  F03: [a.card('a2', { text: words(41) }), 'F03:a2'],
  F04: [a.card('a1', { instead: ' ' }), 'F04:arena'],
  F05: [a.card('a2', { status: 'proposal', createdAt: '2026-11-07' }), 'F05:a2'],
  L01: [a.binned('l10'), 'L01:licence.society', 'L04:licence.society', 'X04:r3~l10'],
  L02: [a.binned('l9'), 'L02:licence.society'],
  L03: [a.level('partners.now.progress', 3), 'L03:licence.partners'],
  L04: [a.unlinked('r1', 'benefits', 'l8'), 'L04:licence.employees'],
  A01: [a.without('a5', 'a6'), 'A01:arena.competitors', 'F01:arena.competitors'],
  A02: [a.card('a6', { tags: { rival: 'established' } }), 'A02:arena.competitors'],
  A03: [a.card('a1', { tags: {} }), 'A03:a1'],
  A04: [a.card('a3', { tags: { force: 'other' } }), 'A04:arena.context.globalisation'],
  A05: [a.card('a8', { facet: 'arena.customers', text: 'Studenten', tags: { driver: 'function' } }), 'A05:a8'],
  P01: [
    (s) => {
      const { leadRole: _, ...rest } = s;
      return { ...rest, stances: { ...s.stances, steward: 'parity' } };
    },
    'P01:proposition',
  ],
  P02: [(s) => ({ ...s, stances: { ...s.stances, merchant: 'lead' } }), ...['P02:proposition', 'P06:p3', 'R05:p3']],
  P03: [
    (s) => ({ ...s, leadRole: 'monarch', stances: { ...s.stances, steward: 'parity' } }),
    'P03:proposition.monarch',
  ],
  P04: [
    (s) => ({ ...s, stances: { inventor: 'off', magician: 'parity', monarch: 'off' } }),
    'P04:proposition.merchant',
  ],
  P05: [a.unlinked('p2', 'targets'), 'P05:p2'],
  P06: [a.unlinked('p1', 'beats'), 'P06:p1'],
  R01: [a.unlinked('r2', 'enables'), 'R01:r2'],
  R02: [a.unlinked('r3', 'enables'), 'R01:r3', 'R02:p3'],
  R03: [a.all(a.without('r2'), a.emptyOnPurpose('resources.atelier')), 'R03:resources.atelier'],
  R04: [a.card('r5', { tags: {} }), 'R04:resources.leadership.advance'],
  R05: [a.unlinked('r1', 'enables', 'p1'), 'R05:p1'],
  X01: [
    a.card('p4', {
      ...{ facet: 'proposition.magician', text: 'Reparatie op afspraak in de winkel' },
      links: [{ type: 'targets', to: 'a1' }],
    }),
    ...['R02:p4', 'X01:p4~p1'],
  ],
  X02: [a.linked('p2', { type: 'conflicts', to: 'p1' }), 'X02:p1~p2'],
  X03: [a.card('a9', { text: 'Sloten en accu melden zichzelf!' }), 'X03:a9~a2'],
  X04: [a.linked('p2', { type: 'answers', to: 'nobody' }), 'X04:p2~nobody'],
  D01: [a.talk('l3'), 'D01:l3'],
  D02: [a.card('l3', { next: '' }), 'D02:l3'],
  D03: [a.set({ evidence: [{ step: 'kept', card: 'gone' }] }), 'D03:gone~kept'],
};

const clean = a.snapshotOfFile(rijwiel);

describe('a complete canvas with one thing the matter', () => {
  it.each(RULE_IDS)('gives %s, and what follows from the same thing', (rule) => {
    const [change, ...expected] = FIXTURES[rule];
    expect(a.keys(change(clean))).toEqual(expected);
    expect(expected.some((key) => key.startsWith(`${rule}:`))).toBe(true);
  });
  it('is tried with all forty rules', () => {
    expect(RULE_IDS).toHaveLength(40);
  });
});

describe('a limit', () => {
  it.each<[string, (s: Snapshot) => Snapshot]>([
    ['a mission of 25 words', a.compass({ mission: words(25) })],
    ['one hollow word', a.compass({ mission: 'De beste fietsen voor klanten.' })],
    ['one hollow word twice', a.compass({ mission: 'De beste fietsen voor de beste klanten.' })],
    ['a bold goal of 15 words', a.compass({ boldGoal: words(15) })],
    ['seven cards in a facet', a.all(...seven.slice(0, 4))],
    ['a card of 40 words', a.card('a2', { text: words(40) })],
    ['a proposal of 14 days', a.card('a2', { status: 'proposal', createdAt: '2026-11-08' })],
    ['a proposal nobody knows the age of', a.card('a2', { status: 'proposal', createdAt: '' })],
    ['a net of zero', a.level('partners.now.progress', 4)],
    ['a party of which one level is unknown', a.set({ ledger: new Map([['owners.now.investment', 9]]) })],
  ])('lets pass %s', (_what, change) => {
    expect(a.keys(change(clean))).toEqual([]);
  });
});

describe('the mission', () => {
  it.each(['Wij helpen mensen.', 'For every customer.', 'Voor patiënten.', 'Forenzen blijven fietsen.'])(
    'names somebody: %s',
    (mission) => expect(a.keys(a.compass({ mission })(clean))).toEqual([]),
  );
  it('is not asked to be read while there is none', () => {
    expect(a.keys(a.all(a.compass({ mission: '' }), a.set({ missionRead: [] }))(clean))).toEqual([
      'C01:compass.mission',
    ]);
  });
  it('has its hollow words told, without regard to accents and case, in both languages', () => {
    for (const mission of ['DE BESTE, WERELDWIJD, voor klanten', 'World-class and ÚNIQUE for customers'])
      expect(a.keys(a.compass({ mission })(clean))).toEqual(['C03:compass.mission']);
  });
});

describe('while a phase runs', () => {
  const bare = a.all(
    a.compass({ boldGoal: '' }),
    a.without('a7', 'r5', 'r6', 'r4'),
    a.set({ stances: { inventor: 'off', magician: 'parity', monarch: 'off' } }),
  )(clean);
  it.each([
    [undefined, ['C05', 'F01:arena', 'F01:resources', 'P04']],
    ['compass', []],
    ['licence', ['C05']],
    ['arena', ['C05']],
    ['proposition', ['C05', 'F01:arena']],
    ['resources', ['C05', 'F01:arena', 'P04']],
    ['test', ['C05', 'F01:arena', 'F01:resources', 'P04']],
  ] as const)('what is still empty is no fault before its block is done (%s)', (phase, said) => {
    const { phase: _, ...rest } = bare;
    const now = a.keys(phase === undefined ? rest : { ...rest, phase });
    expect(now.map((key) => said.find((start) => key.startsWith(start)) ?? key)).toEqual(said);
  });
});

describe('an empty facet', () => {
  it('is fine when it is empty on purpose, or its role was not chosen', () => {
    expect(a.keys(a.all(a.without('a7'), a.emptyOnPurpose('arena.stakeholders'))(clean))).toEqual([]);
    const off = a.set({ stances: { ...clean.stances, magician: 'off' } });
    expect(a.keys(a.all(a.without('p2'), off)(clean))).toEqual([]);
    expect(a.keys(a.without('p2')(clean))).toEqual(['F01:proposition.magician']);
  });
});

describe('a force', () => {
  it('was looked at when a cell of the matrix says it has no effect', () => {
    const untagged = a.card('a3', { tags: {} });
    expect(a.keys(a.all(untagged, a.emptyOnPurpose('globalisation:branding'))(clean))).toEqual([]);
    expect(a.keys(a.all(untagged, a.emptyOnPurpose('purpose:branding'))(clean))).toHaveLength(1);
  });
  it('is not asked for where there is no context at all', () => {
    expect(a.keys(a.without('a2', 'a3', 'a4')(clean))).toEqual(['F01:arena.context']);
  });
});

describe('a link', () => {
  it('moves customers forward only from a promise', () => {
    const byResource = a.all(a.unlinked('p1', 'benefits'), a.linked('r1', { type: 'benefits', to: 'l2' }));
    expect(a.keys(byResource(clean))).toEqual(['L04:licence.customers']);
  });
  it('carries nothing when its card has been moved where it makes no sense', () => {
    expect(a.keys(a.card('a1', { facet: 'arena.context' })(clean))).toEqual(
      ['F01:arena.customers', 'P05:p1', 'P05:p2', 'P05:p3'].sort(),
    );
  });
  it('of several kinds to one missing card is one finding', () => {
    const twice = a.linked('p2', { type: 'answers', to: 'x' }, { type: 'conflicts', to: 'x' });
    expect(a.keys(twice(clean))).toEqual(['X04:p2~x']);
  });
  it('that conflicts is one finding, drawn from both sides or one, and none before both are decided', () => {
    const one = a.linked('p2', { type: 'conflicts', to: 'p1' });
    const both = a.all(one, a.linked('p1', { type: 'conflicts', to: 'p2' }));
    expect(a.keys(both(clean))).toEqual(['X02:p1~p2']);
    expect(a.keys(a.all(both, a.card('p2', { status: 'proposal' }))(clean))).toEqual([]);
    expect(a.keys(a.linked('p1', { type: 'conflicts', to: 'p1' })(clean))).toEqual([]);
  });
});

describe('a promise of today', () => {
  it('rests on today when a resource elsewhere is said to be of today', () => {
    const only = a.unlinked('r1', 'enables', 'p1');
    expect(a.keys(a.all(only, a.card('r2', { tags: { horizon: 'today' } }))(clean))).toEqual([]);
  });
});

describe('a discussion', () => {
  it('makes a proposal move, and a decision only when it is done', () => {
    const old = a.card('a2', { status: 'proposal', createdAt: '2026-01-01' });
    expect(a.keys(a.all(old, a.talk('a2'))(clean))).toEqual([]);
    expect(a.keys(a.talk('l3', 'resolved')(clean))).toEqual([]);
  });
});

describe('a card in the bin', () => {
  it('has no findings of its own, but what leaned on it has', () => {
    expect(a.keys(a.binned('p1')(clean))).toContain('D03:p1~chosen');
    expect(a.keys(a.binned('p1')(clean)).filter((key) => /^(?!D03|X04).*p1/u.test(key))).toEqual([]);
  });
});
