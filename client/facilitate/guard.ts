// Looks before whoever works in a canvas changes a locked block: nothing is written, and the person hears why.
import { readCard } from '../../shared/document/cards.ts';
import { lockedAmong, readLock } from '../../shared/document/session.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import type { Commands } from '../session/commands.ts';
import type { Canvas } from '../session/contexts.ts';
import { lockedStep } from './locked-step.ts';

/** `held`: it was a step of undo, which stays where it is. */
export type Refused = (block: BlockId, held: boolean) => void;
/** Who hears it now, for each canvas that looks. */
const hears = new WeakMap<Commands, Refused>();

/**
 * From now on the commands of this canvas look first; whatever holds them holds the same ones, also a menu or an "undo"
 * in a notice that was there before the lock.
 */
export function guard(canvas: Canvas, refused: Refused): void {
  const looks = hears.has(canvas.commands);
  hears.set(canvas.commands, refused);
  if (!looks) Object.assign(canvas.commands, looking(canvas));
}

function looking({ doc, commands: now, undo }: Canvas): Partial<Commands> {
  const commands = { ...now };
  const stops = (block: BlockId | undefined, held = false): boolean => {
    if (block) hears.get(now)?.(block, held);
    return block !== undefined;
  };
  const refuses = (cards: readonly string[], facet?: FacetId): boolean => stops(lockedAmong(doc, cards, facet));
  const neighbour = (id: string, by: 1 | -1): FacetId | undefined => {
    const facet = readCard(doc, id)?.facet;
    return facet && FACET_IDS[FACET_IDS.indexOf(facet) + by];
  };
  const step = (way: 'undo' | 'redo') => (): ReturnType<Commands['undo']> => {
    const next = undo.next(way);
    return next && stops(lockedStep(doc, next), true) ? 'held' : commands[way]();
  };
  return {
    may: (cards, facet) => !refuses(cards, facet),
    addCard: (facet, init) => (refuses([], facet) ? '' : commands.addCard(facet, init)),
    duplicate: (ids) => (refuses(ids) ? [] : commands.duplicate(ids)),
    move: (ids, facet, before) => {
      if (!refuses(ids, facet)) commands.move(ids, facet, before);
    },
    nudge: (id, way) => {
      const to = way === 'next-facet' ? neighbour(id, 1) : way === 'previous-facet' ? neighbour(id, -1) : undefined;
      return refuses([id], to) ? 'held' : commands.nudge(id, way);
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
    setStance: (role, stance, steppingBack) => {
      const locked = readLock(doc, 'proposition') && 'proposition';
      if (!stops(locked)) commands.setStance(role, stance, steppingBack);
    },
    setEmpty: (facet, reason) => {
      if (!refuses([], facet)) commands.setEmpty(facet, reason);
    },
    undo: step('undo'),
    redo: step('redo'),
  };
}

const withheldOf = new WeakMap<Canvas, Canvas>();
/** The canvas as a locked block has it: to read and to talk about. The same object for the same canvas. */
export function withheld(canvas: Canvas): Canvas {
  let reading = withheldOf.get(canvas);
  if (!reading) withheldOf.set(canvas, (reading = { ...canvas, rights: { ...canvas.rights, edit: false } }));
  return reading;
}
