// One person at a document of their own, with ids, time and chance that repeat; and ways to bring documents together.
import * as Y from 'yjs';
import { commandsOn } from '../../client/session/commands.ts';
import type { Commands } from '../../client/session/commands.ts';
import { startDocument } from '../../shared/document/compass-changes.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { ownUndo } from '../../shared/document/undo.ts';
import type { OwnUndo } from '../../shared/document/undo.ts';

/** Random numbers in [0,1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Desk {
  readonly person: string;
  readonly doc: Y.Doc;
  readonly undo: OwnUndo;
  readonly commands: Commands;
}

/** The state of a canvas nobody has touched, as the server makes it. */
export function freshState(): Uint8Array {
  const doc = declareRoots(new Y.Doc());
  doc.clientID = 1;
  startDocument(doc, 'Test', 'nl');
  return Y.encodeStateAsUpdate(doc);
}

/** A person at a document; `from` is the state it starts with. */
export function desk(
  person = 'u1',
  options: { from?: Uint8Array; random?: () => number; clientId?: number } = {},
): Desk {
  const doc = declareRoots(new Y.Doc());
  if (options.clientId !== undefined) doc.clientID = options.clientId;
  Y.applyUpdate(doc, options.from ?? freshState(), 'server');
  const random = options.random ?? seeded(7);
  let made = 0;
  let tick = 0;
  const undo = ownUndo(doc);
  const commands = commandsOn(doc, undo, {
    person,
    now: () => new Date(Date.UTC(2026, 10, 22) + tick++ * 1000),
    random,
    newId: () => `${person}-${doc.clientID % 1000}-${made++}`,
  });
  return { person, doc, undo, commands };
}

/** Gives each document what the others have, until all have everything. */
export function meet(...desks: readonly Desk[]): void {
  for (const to of desks)
    for (const from of desks)
      if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), from.person);
  // The first have not seen yet what the last were given later.
  for (const to of desks)
    for (const from of desks)
      if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), from.person);
}
/** Two people at copies of one fresh canvas. */
export function twoDesks(): [Desk, Desk] {
  const from = freshState();
  return [
    desk('ada', { from, random: seeded(1), clientId: 11 }),
    desk('ben', { from, random: seeded(2), clientId: 22 }),
  ];
}

/** Types at an offset of a text's first paragraph, as the editor does; `origin` decides whether undo follows. */
export function type(doc: Y.Doc, fragment: Y.XmlFragment, at: number, words: string, origin: unknown = 'me'): void {
  doc.transact(() => {
    const paragraph = fragment.get(0) as Y.XmlElement;
    let text = paragraph.get(0) as Y.XmlText | undefined;
    if (!text) paragraph.insert(0, [(text = new Y.XmlText())]);
    text.insert(at, words);
  }, origin);
}
/** Takes characters out of a text's first paragraph. */
export function erase(doc: Y.Doc, fragment: Y.XmlFragment, at: number, length: number, origin: unknown = 'me'): void {
  doc.transact(() => ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(at, length), origin);
}
