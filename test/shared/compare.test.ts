// Two canvases laid over each other: what both say, what only one says, and what became of each card.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardIds, cardMap } from '../../shared/document/cards.ts';
import { makeCard, moveCard, setStatus } from '../../shared/document/card-changes.ts';
import { setStance } from '../../shared/document/choice-changes.ts';
import { checkFile, fileOf, fillDocument } from '../../shared/document/file.ts';
import { root } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import { compare, differs } from '../../shared/judge/compare.ts';
import type { Comparison, Side } from '../../shared/judge/compare.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';

function filled(file: unknown): Y.Doc {
  const checked = checkFile(file);
  if (!checked.ok) throw new Error('The example is no canvas.');
  const doc = new Y.Doc();
  fillDocument(doc, checked.file);
  return doc;
}
const side = (doc: Y.Doc): Side => ({ snapshot: snapshotOf(doc, { members: [], now: '2026-11-22' }) });
const add = (doc: Y.Doc, id: string, facet: FacetId, text: string): void => {
  makeCard(doc, id, facet, { person: 'u1', at: '2026-11-22T10:00:00Z', random: () => 0.5 }, { text: textFrom(text) });
  setStatus(doc, id, 'proposal');
};
const facet = (comparison: Comparison, id: FacetId) => {
  const found = comparison.facets.find((f) => f.facet === id);
  if (!found) throw new Error(`${id} is missing.`);
  return found;
};

describe('comparing two canvases', () => {
  it('finds nothing between a canvas and itself', () => {
    const comparison = compare(side(filled(rijwiel)), side(filled(rijwiel)));
    expect(comparison.facets.filter(differs)).toEqual([]);
    expect([comparison.compass, comparison.roles, comparison.levels, comparison.steps]).toEqual([[], [], [], []]);
    expect(comparison.facets.flatMap((f) => f.pairs)).toHaveLength(cardIds(filled(rijwiel)).length);
  });
  it('says what became of each card of last year', () => {
    const [last, now] = [filled(rijwiel), filled(rijwiel)];
    moveCard(now, 'a6', 'arena.stakeholders', null, () => 0.5);
    setStatus(now, 'p2', 'proposal');
    setStatus(now, 'l1', 'rejected');
    cardMap(now, 'r1')?.set('text', textFrom('Monteurs in elke wijk'));
    add(now, 'new1', 'arena.customers', 'Studenten met een haast');
    setStance(now, 'inventor', 'lead', 'parity');
    root(now, 'ledger').set('partners.now.progress', 9);
    const comparison = compare(side(now), side(last));
    const pair = (id: string) => comparison.facets.flatMap((f) => f.pairs).find((p) => p.here.id === id);
    expect(pair('a6')?.changes).toEqual(['facet']);
    expect(pair('p2')?.changes).toEqual(['status']);
    expect(pair('r1')?.changes).toEqual(['text']);
    expect(facet(comparison, 'licence.customers').onlyThere.map((c) => c.id)).toEqual(['l1']);
    expect(facet(comparison, 'arena.customers').onlyHere.map((c) => c.id)).toEqual(['new1']);
    expect(comparison.roles).toContainEqual({ role: 'inventor', here: 'lead', there: 'off' });
    expect(comparison.levels).toContainEqual(expect.objectContaining({ key: 'partners.now.progress', here: 9 }));
  });
  it('knows a choice of another team by its words, also when they differ a little', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    add(one, 'x1', 'arena.customers', 'Forenzen binnen vijftien kilometer van hun werk');
    add(other, 'y1', 'arena.customers', 'Forenzen binnen vijftien kilometer van het werk');
    add(one, 'x2', 'arena.context', 'Steden weren de auto.');
    add(other, 'y2', 'arena.context', 'Steden weren de auto');
    add(one, 'x3', 'arena.context', 'Klein');
    add(other, 'y3', 'arena.context', 'Groot');
    const comparison = compare(side(one), side(other));
    const pairs = comparison.facets.flatMap((f) => f.pairs.map((p) => `${p.here.id} ${p.there.id} ${p.by}`));
    expect(pairs.sort()).toEqual(['x1 y1 likeness', 'x2 y2 words']);
    expect(facet(comparison, 'arena.context').onlyHere.map((c) => c.id)).toEqual(['x3']);
    expect(facet(comparison, 'arena.context').onlyThere.map((c) => c.id)).toEqual(['y3']);
  });
  it('counts every card exactly once, whichever way round it is asked', () => {
    const [mine, other] = [side(filled(ikea)), side(filled(rijwiel))];
    for (const [here, there] of [
      [mine, other],
      [other, mine],
    ] as const) {
      const { facets } = compare(here, there);
      const lives = (s: Side) => [...s.snapshot.cards.values()].filter((c) => c.status !== 'rejected').length;
      const pairs = facets.reduce((n, f) => n + f.pairs.length, 0);
      expect(facets.reduce((n, f) => n + f.onlyHere.length, 0) + pairs).toBe(lives(here));
      expect(facets.reduce((n, f) => n + f.onlyThere.length, 0) + pairs).toBe(lives(there));
    }
  });
  it('compares steps only where the rounds of both are known', () => {
    const doc = filled(rijwiel);
    const vote = (score: number) => ({ kind: 'stairway', steps: { chosen: { score } } });
    const round = {
      id: 'r1',
      kind: 'stairway',
      about: { kind: 'stairway', steps: ['chosen'] },
      title: '',
      named: true,
      threshold: null,
      by: 'u1',
      state: 'revealed',
      openedAt: '2026-11-22T10:00:00Z',
      ballots: [
        {
          named: true,
          revealedAt: '2026-11-22T10:05:00Z',
          of: 3,
          answers: ['u1', 'u2', 'u3'].map((person) => ({ person, answer: vote(3) })),
        },
      ],
      evidence: [{ step: 'chosen', card: 'p1' }],
    };
    const proofs = { hasCard: () => true };
    const voted = stairOf(new Map([['r1', round]]), proofs, 'strict');
    const blank = stairOf(new Map(), proofs, 'strict');
    const both = compare({ ...side(doc), stair: voted }, { ...side(doc), stair: blank });
    expect(both.steps).toEqual([
      { step: 'chosen', here: { holds: true, median: 3 }, there: { holds: false, median: null } },
    ]);
    expect(compare({ ...side(doc), stair: voted }, side(doc)).steps).toEqual([]);
    // A file of a canvas says how its steps stood, for whoever compares.
    expect(fileOf(doc).stairway).toBeUndefined();
    root(doc, 'rounds').set('r1', round);
    expect(fileOf(doc).stairway).toEqual([{ step: 'chosen', holds: true, median: 3 }]);
    expect(checkFile(fileOf(doc)).ok).toBe(true);
  });
});
