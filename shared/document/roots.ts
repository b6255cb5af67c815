// The roots of a canvas document: their names and the guarantee that each is a map.
import type * as Y from 'yjs';

/** Version of the document shape, kept in `meta.schema`. A server accepts this one and the one before. */
export const DOCUMENT_SCHEMA = 1;

/**
 * Every root of the document. Any other root is refused by the server. All are Y.Map: what two people may write at
 * once has flat keys, because two nested maps made at once under one key lose one side.
 */
export const ROOTS = [
  'meta',
  'compass',
  'missionRead',
  'cards',
  'choice',
  'stances',
  'empty',
  'ledger',
  'threads',
  'comments',
  'threadStates',
  'reactions',
  'mirror',
  'actions',
  'rounds',
  'muted',
  'session',
  'suggestions',
] as const;
export type Root = (typeof ROOTS)[number];

/** Roots only the server writes: revealed rounds, and the phase, timer and baton. */
export const SERVER_ROOTS: readonly Root[] = ['rounds', 'session'];
/** Roots of the discussion: all a commenter may write. */
export const DISCUSSION_ROOTS: readonly Root[] = ['threads', 'comments', 'threadStates', 'reactions'];

export function isRoot(name: string): name is Root {
  return (ROOTS as readonly string[]).includes(name);
}

/** The map of a root. Values are read with `get`, never by spreading `toJSON()`: a key `__proto__` would bite. */
export function root<T = unknown>(doc: Y.Doc, name: Root): Y.Map<T> {
  return doc.getMap<T>(name);
}

/** Gives every root its kind. Call once on each new Y.Doc, before any update is applied to it. */
export function declareRoots(doc: Y.Doc): Y.Doc {
  for (const name of ROOTS) doc.getMap(name);
  return doc;
}
