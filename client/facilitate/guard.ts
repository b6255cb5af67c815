// The canvas for whoever works in it while blocks are locked: what would touch a card there is refused with a sentence.
import { readCard } from '../../shared/document/cards.ts';
import { readLock } from '../../shared/document/session.ts';
import { blockOfFacet, FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import type { Commands } from '../session/commands.ts';
import type { Canvas } from '../session/contexts.ts';

const guardedOf = new WeakMap<Canvas, Canvas>();
/** The same object for the same canvas. `refused` hears which block was in the way. */
export function guarded(canvas: Canvas, refused: (block: BlockId) => void): Canvas {
  let safe = guardedOf.get(canvas);
  if (!safe) guardedOf.set(canvas, (safe = { ...canvas, commands: guardedCommands(canvas, refused) }));
  return safe;
}

function guardedCommands({ doc, commands }: Canvas, refused: (block: BlockId) => void): Commands {
  const locked = (facet: FacetId | undefined): BlockId | undefined => {
    const block = facet && blockOfFacet(facet).id;
    return block && readLock(doc, block) ? block : undefined;
  };
  /** Tells, when one of these cards or this facet is in a locked block. */
  const refuses = (cards: readonly string[], facet?: FacetId): boolean => {
    const facets = [...cards.map((card) => readCard(doc, card)?.facet), facet];
    const block = facets.map(locked).find((one) => one !== undefined);
    if (block) refused(block);
    return block !== undefined;
  };
  const neighbour = (id: string, by: 1 | -1): FacetId | undefined => {
    const facet = readCard(doc, id)?.facet;
    return facet && FACET_IDS[FACET_IDS.indexOf(facet) + by];
  };
  return {
    ...commands,
    addCard: (facet, init) => (refuses([], facet) ? '' : commands.addCard(facet, init)),
    duplicate: (ids) => (refuses(ids) ? [] : commands.duplicate(ids)),
    move: (ids, facet, before) => {
      if (!refuses(ids, facet)) commands.move(ids, facet, before);
    },
    nudge: (id, way) => {
      const to = way === 'next-facet' ? neighbour(id, 1) : way === 'previous-facet' ? neighbour(id, -1) : undefined;
      return refuses([id], to) ? undefined : commands.nudge(id, way);
    },
    setStatus: (ids, status) => {
      if (!refuses(ids)) commands.setStatus(ids, status);
    },
    setFields: (id, fields) => {
      if (!refuses([id])) commands.setFields(id, fields);
    },
    setTag: (id, tag, value) => {
      if (!refuses([id])) commands.setTag(id, tag, value);
    },
    setLink: (id, link, present) => {
      if (!refuses([id])) commands.setLink(id, link, present);
    },
  };
}

const withheldOf = new WeakMap<Canvas, Canvas>();
/** The canvas as a locked block has it: to read and to talk about. The same object for the same canvas. */
export function withheld(canvas: Canvas): Canvas {
  let reading = withheldOf.get(canvas);
  if (!reading) withheldOf.set(canvas, (reading = { ...canvas, rights: { ...canvas.rights, edit: false } }));
  return reading;
}
