// The value ledger: nets, what is unknown, who is weakest, and levels two people set at once.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { levelsAt, levelWriter, setLevel } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import { LEVEL_MAX, levelKey, losesOut, net, PARTIES, report, verdict } from '../../shared/judge/ledger.ts';
import type { Levels, Party } from '../../shared/judge/ledger.ts';
import { desk, meet, twoDesks } from '../doubles/desk.ts';

function ledger(...pairs: readonly (readonly [number | null, number | null])[]): Record<Party, Levels> {
  const of = (i: number): Levels => ({ investment: pairs[i]?.[0] ?? null, progress: pairs[i]?.[1] ?? null });
  return Object.fromEntries(PARTIES.map((party, i) => [party, of(i)])) as Record<Party, Levels>;
}
const level = fc.option(fc.integer({ min: 0, max: LEVEL_MAX }), { nil: null });
const anyLedger = fc.array(fc.tuple(level, level), { minLength: 5, maxLength: 5 }).map((pairs) => ledger(...pairs));

describe('the value ledger', () => {
  it('gives the golden numbers', () => {
    const is = report(ledger([4, 8], [6, 7], [5, 3], [7, 7], [3, null]));
    expect(PARTIES).toEqual(['customers', 'owners', 'partners', 'employees', 'society']);
    expect(is.nets).toEqual({ customers: 4, owners: 1, partners: -2, employees: 0, society: null });
    expect(is).toMatchObject({ weakest: ['partners'], complete: false, positive: 2, unknown: 1 });
  });
  it('marks every party that ties for weakest, and nobody where all are alike', () => {
    expect(report(ledger([1, 2], [1, 2], [0, 5], [0, 5], [0, 5])).weakest).toEqual(['customers', 'owners']);
    expect(report(ledger([1, 2], [2, 3], [3, 4], [4, 5], [5, 6])).weakest).toEqual([]);
    expect(report(ledger([9, 1])).weakest).toEqual([]);
    expect(report(ledger())).toMatchObject({ weakest: [], positive: 0, unknown: 5, complete: false });
  });
  it('names who puts in more than they gain, and nobody of whom a side is unknown', () => {
    expect(losesOut(ledger([4, 8], [6, 7], [5, 4], [7, 7], [3, null]))).toEqual(['partners']);
    expect(losesOut(ledger([10, null], [null, 0]))).toEqual([]);
  });
  it('says in a word where a party stands', () => {
    expect([4, 0, -1, null].map(verdict)).toEqual(['ahead', 'even', 'behind', 'unknown']);
  });
  it('knows a net only where both sides are known, and never takes unknown for zero', () => {
    fc.assert(
      fc.property(level, level, (investment, progress) => {
        const value = net({ investment, progress });
        expect(value === null).toBe(investment === null || progress === null);
        if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(LEVEL_MAX);
      }),
    );
  });
  it('never lets one party make good what another loses', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, fc.constantFrom(...PARTIES), (one, other, party) => {
        const before = report(one);
        const after = report({ ...one, [party]: other[party] });
        for (const p of PARTIES) if (p !== party) expect(after.nets[p]).toBe(before.nets[p]);
        expect(after.positive).toBe(PARTIES.filter((p) => (after.nets[p] ?? 0) > 0).length);
        expect(after.complete).toBe(after.unknown === 0);
        for (const weak of after.weakest)
          for (const p of PARTIES)
            expect(after.nets[p] ?? Infinity).toBeGreaterThanOrEqual(after.nets[weak] ?? Infinity);
      }),
    );
  });
});

describe('levels in the document', () => {
  it('keep both sides two people set at once, and end in one value where they set the same side', () => {
    const [ada, ben] = twoDesks();
    setLevel(ada.doc, 'customers.now.investment', 3);
    setLevel(ben.doc, 'customers.now.progress', 8);
    setLevel(ada.doc, 'owners.then.progress', 2);
    setLevel(ben.doc, 'owners.then.progress', 9);
    meet(ada, ben);
    expect(levelsAt(ada.doc, 'now').customers).toEqual({ investment: 3, progress: 8 });
    expect(levelsAt(ada.doc, 'then')).toEqual(levelsAt(ben.doc, 'then'));
    expect([11, 22]).toContain(levelWriter(ada.doc, 'owners.then.progress'));
  });
  it('are unknown where somebody wrote what is no level', () => {
    const { doc } = desk();
    for (const [i, bad] of [11, -1, '7', NaN, null].entries())
      root(doc, 'ledger').set(levelKey(PARTIES[i] ?? 'owners', 'now', 'progress'), bad);
    expect(PARTIES.map((party) => levelsAt(doc, 'now')[party].progress)).toEqual(Array(5).fill(null));
  });
  it('are taken back by undo, one at a time, and never a colleague’s', () => {
    const [ada, ben] = twoDesks();
    ada.undo.gesture(() => setLevel(ada.doc, 'owners.now.progress', 4));
    ada.undo.gesture(() => setLevel(ada.doc, 'owners.now.progress', 6));
    ben.undo.gesture(() => setLevel(ben.doc, 'society.now.progress', 2));
    meet(ada, ben);
    ada.undo.undo();
    expect(levelsAt(ada.doc, 'now').owners.progress).toBe(4);
    ada.undo.undo();
    ada.undo.undo();
    expect(levelsAt(ada.doc, 'now')).toMatchObject({ owners: { progress: null }, society: { progress: 2 } });
  });
  it('are whole numbers on the scale, and go when nobody knows any more', () => {
    const { doc } = desk();
    setLevel(doc, 'society.now.progress', 10.6);
    expect(levelsAt(doc, 'now').society.progress).toBe(10);
    setLevel(doc, 'society.now.progress', null);
    expect(levelsAt(doc, 'now').society.progress).toBe(null);
  });
});
