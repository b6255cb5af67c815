// Finds what a person did in one document that another, freshly fetched document of the same canvas does not have.
import * as Y from 'yjs';
import { ROOTS, root } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';

/** A value or a text that was changed: the root, its key, and the keys within nested maps that lead to it. */
export interface Touched {
  readonly root: Root;
  readonly path: readonly string[];
}
/** What each document has of what, to tell the person's own from what came from the server. */
export interface Difference {
  /** Up to which clock the fresh document has each clientID. */
  readonly has: (id: Y.ID) => boolean;
  /** Was this deleted in the old document? */
  readonly deleted: (id: Y.ID) => boolean;
  readonly touched: readonly Touched[];
}

/** Everything others did came to the old document from the server, so what the fresh one lacks is the person's own. */
export function ownWork(old: Y.Doc, fresh: Y.Doc): Difference {
  const state = Y.decodeStateVector(Y.encodeStateVector(fresh));
  const has = (id: Y.ID): boolean => id.clock < (state.get(id.client) ?? 0);
  const gone = Y.createDeleteSetFromStructStore(old.store);
  const goneThere = Y.createDeleteSetFromStructStore(fresh.store);
  const found = new Map<string, Touched>();
  const touch = (names: ReadonlyMap<unknown, Root>, item: Y.Item): void => {
    const place = placeOf(names, item);
    if (place) found.set(JSON.stringify(place), place);
  };
  const oldNames = namesOf(old);
  for (const [client, structs] of old.store.clients) {
    const known = state.get(client) ?? 0;
    for (const struct of structs)
      if (struct instanceof Y.Item && struct.id.clock + struct.length > known) touch(oldNames, struct);
  }
  const freshNames = namesOf(fresh);
  for (const [client, structs] of fresh.store.clients) {
    const ranges = gone.clients.get(client);
    if (!ranges) continue;
    for (const struct of structs)
      // Yjs removes superfluous marks by itself, in every copy of a document: that is nobody's work.
      if (struct instanceof Y.Item && !struct.deleted && !(struct.content instanceof Y.ContentFormat))
        for (let i = 0; i < struct.length; i++) {
          const id = Y.createID(client, struct.id.clock + i);
          if (Y.isDeleted(goneThere, id) || !Y.isDeleted(gone, id)) continue;
          touch(freshNames, struct);
          break;
        }
  }
  return { has, deleted: (id) => Y.isDeleted(gone, id), touched: [...found.values()].sort(byRoot) };
}

/** In the order of the roots, so that a thread stands before its comments and those before what is said of them. */
function byRoot(a: Touched, b: Touched): number {
  return ROOTS.indexOf(a.root) - ROOTS.indexOf(b.root);
}
function namesOf(doc: Y.Doc): ReadonlyMap<unknown, Root> {
  return new Map(ROOTS.map((name) => [root(doc, name), name]));
}
/** Undefined for what stands under nothing that is known any more. */
function placeOf(names: ReadonlyMap<unknown, Root>, item: Y.Item): Touched | undefined {
  const chain: { readonly parent: unknown; readonly key: string | null }[] = [];
  for (let at: Y.Item | null = item; at;) {
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    chain.unshift({ parent, key: at.parentSub });
    at = parent._item;
  }
  const name = names.get(chain[0]?.parent);
  if (!name) return undefined;
  const path: string[] = [];
  for (const { parent, key } of chain) {
    if (!(parent instanceof Y.Map) || key === null) break;
    path.push(key);
  }
  return path.length > 0 ? { root: name, path } : undefined;
}
