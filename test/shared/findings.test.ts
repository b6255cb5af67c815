// The canvas check on whole canvases: the two examples, what clashes and doubles, muting, order, and checking again.
import { describe, expect, it } from 'vitest';
import { checker, findings, report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS } from '../../shared/judge/findings/finding.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { hollowWords } from '../../shared/judge/findings/reading.ts';
import { HOLLOW } from '../../shared/judge/findings/word-lists.ts';
import type { Snapshot, SnapshotCard } from '../../shared/judge/snapshot.ts';
import { FACET_IDS, ROLES } from '../../shared/template/canvas-template.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { seeded } from '../doubles/desk.ts';
import * as a from './findings-canvas.ts';
import { naiveClashes } from './naive-clashes.ts';

const clean = a.snapshotOfFile(rijwiel);

describe('Rijwiel & Co', () => {
  it.each(['nl', 'en'] as const)('has nothing the matter (%s)', (lang) => {
    expect(a.keys(a.snapshotOfFile(rijwiel, lang))).toEqual([]);
  });
});
describe('IKEA as the book tells it', () => {
  it('has the gaps that were left open: 27 findings of 11 rules', () => {
    const said = findings(a.snapshotOfFile(ikea), LIMITS);
    expect(said).toHaveLength(27);
    const counts = new Map<string, number>();
    for (const { id } of said) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      ...{ F01: 11, A03: 1, L01: 1, L02: 1, L04: 2, P01: 1, P04: 5, R02: 1, R04: 2, C05: 1, C08: 1 },
    });
    expect(said.map(keyOf)).toEqual(expect.arrayContaining(['L01:licence.employees', 'L02:licence.owners', 'A03:c5']));
  });
});
describe('a canvas nobody has touched', () => {
  it('has eighteen questions open, and its errors first', () => {
    const bare = { ...clean, cards: new Map(), evidence: [], stances: {}, ledger: new Map() };
    const said = findings(bare, LIMITS);
    expect(said.filter((f) => f.id === 'F01')).toHaveLength(17);
    expect(said.slice(0, 2).map((f) => f.id)).toEqual(['A01', 'P03']);
  });
});

describe('what a card rules out', () => {
  const clashing = (text: string, instead: string): boolean => {
    const canvas = a.all(
      a.card('x1', { facet: 'arena.context', text: 'Iets heel anders dan dat', instead }),
      a.card('x2', { facet: 'arena.context', text }),
    )(clean);
    return a.keys(canvas).includes('X01:x2~x1');
  };
  it.each([
    ['Winkels openen in de binnenstad', 'winkels in de binnenstad'],
    ['Losse verkoop aan de balie', 'losse verkoop aan de balie'],
    ['Wij richten ons op toeristen en dagrecreatie', 'toeristen en dagrecreatie'],
    ['Een centraal magazijn in Utrecht', 'een centraal magazijn'],
    ['Korting geven aan grote klanten', 'korting voor grote klanten'],
    ['Reclame maken op televisie', 'reclame op televisie'],
    ['Selling to tourists and day trippers', 'tourists and day trippers'],
    ['A central warehouse near Utrecht', 'central warehouse'],
    ['Winkels in de binnenstad', 'geen winkels in de binnenstad'],
  ])('clashes with it: "%s" / "%s"', (text, instead) => expect(clashing(text, instead)).toBe(true));
  it.each([
    ['Geen winkels in de binnenstad', 'winkels in de binnenstad'],
    ['Nooit meer losse verkoop', 'losse verkoop'],
    ['Leveren zonder centraal magazijn', 'een centraal magazijn'],
    ['No central warehouse', 'a central warehouse'],
    ['Fietsen voor forenzen', 'fietsen voor toeristen'],
    ['Een vaste prijs per maand', 'prijs per rit'],
    ['Monteurs in elke wijk', 'een centraal magazijn'],
    ['Winkels', 'winkels'],
    ['Samenwerken met de gemeente', 'samenwerken met leasebedrijven'],
    ['One price for everything', 'hidden costs in the price'],
  ])('is not what another says with other words or a denial: "%s" / "%s"', (text, instead) =>
    expect(clashing(text, instead)).toBe(false),
  );
  it('is compared with other cards only', () => {
    expect(a.keys(a.card('a2', { instead: 'Sloten en accu melden zichzelf' })(clean))).toEqual([]);
  });
  it('is told three times at most of one card, the strongest first', () => {
    const many = a.all(
      ...[1, 2, 3, 4, 5].map((n) => a.card(`x${n}`, { text: `Punt nummer ${n}${n}`, instead: 'kleine winkels' })),
      a.card('x6', { text: 'Punt zes', instead: 'kleine winkels langs grachten' }),
      a.card('y', { text: 'Kleine winkels langs Utrechtse grachten' }),
    );
    const said = findings(many(clean), LIMITS).filter((f) => f.id === 'X01');
    expect(said.map(keyOf).sort()).toEqual(['X01:y~x1', 'X01:y~x2', 'X01:y~x6']);
  });
});

describe('cards that are nearly the same', () => {
  it('are told of the newer, which points to the oldest', () => {
    const text = 'Forenzen fietsen elke dag naar kantoor';
    const thrice = a.all(
      a.card('n1', { text, createdAt: '2026-11-19T00:00:00Z' }),
      a.card('n2', { text, createdAt: '2026-11-18T00:00:00Z' }),
      a.card('n3', { text: `${text}!`, createdAt: '2026-11-20T00:00:00Z' }),
    );
    expect(a.keys(thrice(clean))).toEqual(['X03:n1~n2', 'X03:n3~n2']);
  });
  it('are not the same when they are short, or one says much more', () => {
    const short = a.all(a.card('n1', { text: 'Vaste prijs' }), a.card('n2', { text: 'Vaste prijs' }));
    expect(a.keys(short(clean))).toEqual([]);
    const more = a.all(
      a.card('n1', { text: 'Vaste lage prijs' }),
      a.card('n2', { text: 'Vaste lage prijs zonder kleine letters erbij' }),
    );
    expect(a.keys(more(clean))).toEqual([]);
  });
});

describe('hollow words', () => {
  it('are all on the list, in both languages', () => {
    expect(HOLLOW.size).toBe(27);
    for (const word of HOLLOW) expect(hollowWords(`x ${word.toUpperCase()}, y`)).toEqual([word]);
  });
});

describe('a muted finding', () => {
  it('is told apart, with the reason and who gave it', () => {
    const why = { reason: 'volgend jaar', by: 'noor', at: '2026-11-21T00:00:00Z' };
    const canvas = a.all(a.unlinked('p2', 'targets'), a.unlinked('p1', 'beats'))(clean);
    const said = report({ ...canvas, muted: new Map([['P05:p2', why]]) }, LIMITS);
    expect(said.findings.map(keyOf)).toEqual(['P06:p1']);
    expect(said.muted.map(({ finding, why: because }) => [keyOf(finding), because])).toEqual([['P05:p2', why]]);
  });
  it('that is no fault any more is told nowhere', () => {
    const muted = new Map([['P05:p2', { reason: '', by: '', at: '' }]]);
    expect(report({ ...clean, muted }, LIMITS)).toMatchObject({ findings: [], muted: [] });
  });
  it('hides no other finding of the same rule and card', () => {
    const canvas = a.linked('p2', { type: 'answers', to: 'x' }, { type: 'answers', to: 'y' })(clean);
    const muted = new Map([['X04:p2~x', { reason: 'later', by: 'u1', at: '' }]]);
    expect(a.keys({ ...canvas, muted })).toEqual(['X04:p2~y']);
  });
});

describe('the order', () => {
  it('puts errors first, then what most findings hang on', () => {
    const canvas = a.all(
      a.unlinked('p2', 'targets'),
      a.card('a8', { facet: 'arena.customers', text: 'Studenten', tags: { driver: 'function' } }),
      a.card('a3', { tags: { force: 'other' } }),
      a.level('partners.now.progress', 3),
      a.unlinked('r3', 'enables'),
    )(clean);
    const said = report(canvas, LIMITS);
    expect(said.findings.map(keyOf)).toEqual([
      ...['R02:p3', 'A05:a8', 'P05:p2', 'R01:r3', 'L03:licence.partners', 'A04:arena.context.globalisation'],
    ]);
    expect([...said.clears.entries()].filter(([, n]) => n > 1).sort()).toEqual([
      ...[
        ['A05:a8', 2],
        ['P05:p2', 2],
        ['R01:r3', 2],
        ['R02:p3', 2],
      ],
    ]);
  });
  it('puts the choice of a lead before the stances of the others, which it answers for one role only', () => {
    const said = report(a.snapshotOfFile(ikea), LIMITS);
    expect(said.findings.slice(0, 3).map(keyOf)).toEqual(['R02:c9', 'P01:proposition', 'F01:licence.partners']);
    expect(said.clears.get('P01:proposition')).toBe(2);
    expect(said.clears.get('P04:proposition.steward')).toBe(1);
  });
  it('counts all that one card put back would clear', () => {
    const said = report(a.binned('p1')(clean), LIMITS);
    expect(said.clears.get('D03:p1~chosen')).toBe(3);
    expect(said.clears.get('X04:r1~p1')).toBe(3);
  });
  it('is the same for the same canvas, whatever order its cards were made in', () => {
    const canvas = a.snapshotOfFile(ikea);
    const turned = { ...canvas, cards: new Map([...canvas.cards].reverse()) };
    expect(findings(turned, LIMITS).map(keyOf)).toEqual(findings(canvas, LIMITS).map(keyOf));
  });
});

describe('a finding', () => {
  it('never bears the name of another', () => {
    for (const canvas of [a.snapshotOfFile(ikea), ...randomCanvases(3)]) {
      const names = findings(canvas, LIMITS).map(keyOf);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('checking again and again', () => {
  it.each([11, 12, 13, 14])('says what checking anew says, edit by edit (seed %i)', (seed) => {
    const kept = checker(LIMITS);
    for (const canvas of randomCanvases(seed)) {
      const anew = report(canvas, LIMITS);
      expect(kept.check(canvas)).toEqual(anew);
      const naive = naiveClashes(canvas);
      const told = [...anew.findings, ...anew.muted.map((m) => m.finding)];
      expect(clashKeys(told)).toEqual(clashKeys(naive));
    }
  });
});

function clashKeys(said: readonly Finding[]): string[] {
  return said
    .filter((f) => f.id === 'X01' || f.id === 'X03')
    .map(keyOf)
    .sort();
}

/** One canvas after another, each a small change of the one before, with texts that often clash and double. */
function randomCanvases(seed: number): Snapshot[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const vocabulary = ['winkels', 'binnenstad', 'fietsen', 'forenzen', 'magazijn', 'prijs', 'geen', 'korting', 'de'];
  const phrase = (): string => Array.from({ length: Math.floor(random() * 6) }, () => pick(vocabulary)).join(' ');
  let canvas = clean;
  return Array.from({ length: 60 }, (_, n) => {
    const id = pick([...canvas.cards.keys()]);
    const changes: (() => (s: Snapshot) => Snapshot)[] = [
      () => a.card(`n${n}`, { facet: pick(FACET_IDS), text: phrase(), instead: phrase() }),
      () => a.card(id, { text: phrase() }),
      () => a.card(id, { instead: phrase() }),
      () => a.card(id, { status: pick<SnapshotCard['status']>(['proposal', 'decided', 'rejected']) }),
      () => a.card(id, { facet: pick(FACET_IDS), tags: {} }),
      () =>
        a.linked(id, {
          type: pick(['conflicts', 'targets', 'enables', 'benefits']),
          to: pick([...canvas.cards.keys(), 'gone']),
        }),
      () => a.without(id),
      () => a.talk(id),
      () => a.set({ stances: { ...canvas.stances, [pick(ROLES)]: pick(['lead', 'off', 'parity']) } }),
      () =>
        a.set({
          muted: new Map(
            pick(
              findings(canvas, LIMITS)
                .map((f) => [[keyOf(f), { reason: 'x', by: 'u1', at: '' }] as const])
                .concat([[]]),
            ),
          ),
        }),
    ];
    canvas = pick(changes)()(canvas);
    return canvas;
  });
}
