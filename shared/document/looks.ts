// Who last looked at a linked choice, and how it was then: a flat field `seen:<card>` of the card that leans on it.
import type * as Y from 'yjs';
import { choiceMark, leanings } from '../judge/look-again.ts';
import type { Leaning, Look, Looks } from '../judge/look-again.ts';
import type { SnapshotCard } from '../judge/snapshot.ts';
import { cardIds, cardMap, readCard } from './cards.ts';
import type { CardLink } from './cards.ts';
import { plainText } from './text.ts';

const PREFIX = 'seen:';

/** All looks, those that say nothing readable left out. */
export function looksIn(doc: Y.Doc): Looks {
  const all = new Map<string, ReadonlyMap<string, Look>>();
  for (const id of cardIds(doc)) {
    const mine = new Map<string, Look>();
    for (const [key, value] of cardMap(doc, id) ?? []) {
      const look = key.startsWith(PREFIX) ? asLook(value) : undefined;
      if (look) mine.set(key.slice(PREFIX.length), look);
    }
    if (mine.size > 0) all.set(id, mine);
  }
  return all;
}
/** Says that somebody has looked at the other choice as it is now. Call inside a gesture. */
export function setLooked(doc: Y.Doc, { card, on }: Leaning, by: string, at: string): void {
  const other = snapshotCard(doc, on);
  if (other) cardMap(doc, card)?.set(PREFIX + on, { mark: choiceMark(other), by, at });
}
/** Whoever makes a link has looked at both ends: from now on a change of one is news to the other. */
export function setLinkLooked(doc: Y.Doc, from: string, { type, to }: CardLink, by: string, at: string): void {
  for (const leaning of leanings(type, from, to)) setLooked(doc, leaning, by, at);
}

function snapshotCard(doc: Y.Doc, id: string): SnapshotCard | undefined {
  const card = readCard(doc, id);
  return card && { ...card, text: plainText(card.text), instead: plainText(card.instead) };
}
function asLook(value: unknown): Look | undefined {
  const look = value as Partial<Look> | undefined;
  if (typeof look?.mark !== 'string') return undefined;
  return { mark: look.mark, by: String(look.by ?? ''), at: String(look.at ?? '') };
}
