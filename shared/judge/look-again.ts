// Looking again: which choices lean on which, and which have changed since whoever leans on them last looked.
import type { LinkType } from '../template/canvas-template.ts';
import type { SnapshotCard } from './snapshot.ts';

/** Which end of a link leans on the other: the promise on whom it is for, and on the resource that carries it. */
const LEANS: Readonly<Record<LinkType, readonly ('from' | 'to')[]>> = {
  benefits: ['from'],
  targets: ['from'],
  beats: ['from'],
  answers: ['from'],
  enables: ['to'],
  conflicts: ['from', 'to'],
};
/** `card` leans on `on`: when `on` changes, `card` is worth another look. */
export interface Leaning {
  readonly card: string;
  readonly on: string;
}
/** What leans on what because of one link. */
export function leanings(type: LinkType, from: string, to: string): Leaning[] {
  return LEANS[type].map((end) => (end === 'from' ? { card: from, on: to } : { card: to, on: from }));
}

/** What a person looked at: the other choice as it was then. */
export interface Look {
  /** `choiceMark` of the other card. */
  readonly mark: string;
  /** Person id. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}
/** Looks by the card that leans, then by the card it leans on. */
export type Looks = ReadonlyMap<string, ReadonlyMap<string, Look>>;

/**
 * Says in a few characters what the choice is: its words, what it gives up, where it stands and its tags. Owner, date
 * and order are no part of it. Two that differ share a mark about once in four thousand million; then one mark is missed.
 */
export function choiceMark({ facet, status, text, instead, tags }: SnapshotCard): string {
  const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(JSON.stringify([facet, status, text.trim(), instead.trim(), sorted]));
}
/** FNV-1a over UTF-16 code units: the same on every machine. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(36);
}

/**
 * Pairs in which the other choice has changed since somebody looked. Of a pair nobody ever looked at nothing is known,
 * and nothing is said. A card in the bin is not looked at again, and one that leans on it hears of the loose end instead.
 */
export function lookAgain(cards: ReadonlyMap<string, SnapshotCard>, looks: Looks): Leaning[] {
  const found = new Map<string, Leaning>();
  for (const card of cards.values())
    for (const { type, to } of card.links)
      for (const leaning of leanings(type, card.id, to)) {
        const [mine, other] = [cards.get(leaning.card), cards.get(leaning.on)];
        const look = looks.get(leaning.card)?.get(leaning.on);
        if (!mine || !other || !look || mine.status === 'rejected' || other.status === 'rejected') continue;
        if (look.mark !== choiceMark(other)) found.set(`${leaning.card} ${leaning.on}`, leaning);
      }
  return [...found.values()];
}
