// Links between cards: what fits where, both ends agree, and what means the same both ways is one link.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setStatus } from '../../shared/document/card-changes.ts';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import { linkFits, setTie, ties, tiesBetween, tiesOf } from '../../shared/document/links.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';

function canvas(): Y.Doc {
  const checked = checkFile(rijwiel);
  if (!checked.ok) throw new Error('The example is no canvas.');
  const doc = new Y.Doc();
  fillDocument(doc, checked.file);
  return doc;
}

describe('links between cards', () => {
  it('fit where the template says so', () => {
    expect(linkFits('targets', 'proposition.steward', 'arena.customers')).toBe(true);
    expect(linkFits('targets', 'proposition.steward', 'licence.customers')).toBe(false);
    expect(linkFits('enables', 'resources.lab', 'proposition.monarch')).toBe(true);
    expect(tiesBetween('licence.customers', 'resources.lab')).toEqual([
      { type: 'benefits', way: 'in' },
      { type: 'conflicts', way: 'out' },
    ]);
  });
  it('fit from one end exactly when they fit from the other', () => {
    for (const mine of FACET_IDS)
      for (const theirs of FACET_IDS) {
        const turned = tiesBetween(theirs, mine).map(({ type, way }) =>
          type === 'conflicts' ? `${type}.${way}` : `${type}.${way === 'in' ? 'out' : 'in'}`,
        );
        expect(
          tiesBetween(mine, theirs)
            .map(({ type, way }) => `${type}.${way}`)
            .sort(),
        ).toEqual(turned.sort());
      }
  });
  it('can always be had by a card, if only as a conflict', () => {
    for (const facet of FACET_IDS) expect(tiesOf(facet)).not.toEqual([]);
  });
  it('are read from both cards, and nothing leads from the bin', () => {
    const doc = canvas();
    const [tie] = ties(doc, 'p1').filter(({ way }) => way === 'out');
    if (!tie) throw new Error('p1 has no links');
    expect(ties(doc, tie.other)).toContainEqual({ type: tie.type, way: 'in', other: 'p1' });
    setStatus(doc, 'p1', 'rejected');
    expect(ties(doc, tie.other).filter(({ other }) => other === 'p1')).toEqual([]);
  });
  it('say a conflict once, whoever said it, and taking it away takes it from both', () => {
    const doc = canvas();
    setTie(doc, 'p1', { type: 'conflicts', way: 'out', other: 'r1' }, true);
    setTie(doc, 'r1', { type: 'conflicts', way: 'out', other: 'p1' }, true);
    const conflicts = (id: string) => ties(doc, id).filter(({ type }) => type === 'conflicts');
    expect(conflicts('p1')).toEqual([{ type: 'conflicts', way: 'out', other: 'r1' }]);
    setTie(doc, 'r1', { type: 'conflicts', way: 'out', other: 'p1' }, false);
    expect(conflicts('p1')).toEqual([]);
    expect(conflicts('r1')).toEqual([]);
  });
});
