// Reads texts for the canvas check: words, and the tokens by which two texts are compared; a card is read once.
import type { SnapshotCard } from '../snapshot.ts';
import { wordCount } from '../../document/text.ts';
import { DENIALS, HOLLOW, SOMEBODY, STOP_WORDS } from './word-lists.ts';

/** So many letters of a word tell what it is about; the rest is its ending. */
const STEM_LETTERS = 6;

/** Words in lower case without accents; a hyphen joins. */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return plain.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
}
/** What a text is about: the stems of its words with weight, each once. */
export function tokensOf(text: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const word of wordsOf(text)) {
    if (word.length < 2 || STOP_WORDS.has(word) || DENIALS.has(word)) continue;
    tokens.add(word.slice(0, STEM_LETTERS));
  }
  return tokens;
}
export function denies(text: string): boolean {
  return wordsOf(text).some((word) => DENIALS.has(word));
}
/** The hollow words of a text, each once, in order. */
export function hollowWords(text: string): string[] {
  return [...new Set(wordsOf(text).filter((word) => HOLLOW.has(word)))];
}
export function namesSomebody(text: string): boolean {
  return wordsOf(text).some((word) => SOMEBODY.some((name) => word.startsWith(name)));
}

/** What the rules need of a card's texts. */
export interface Reading {
  readonly text: string;
  readonly instead: string;
  readonly words: number;
  readonly denies: boolean;
  readonly tokens: ReadonlySet<string>;
  /** Tokens of what is given up. */
  readonly excludes: ReadonlySet<string>;
}
export function read({ text, instead }: Pick<SnapshotCard, 'text' | 'instead'>): Reading {
  return {
    text,
    instead,
    words: wordCount(text),
    denies: denies(text),
    tokens: tokensOf(text),
    excludes: tokensOf(instead),
  };
}
/** Says what a card's texts hold. */
export type Reader = (card: SnapshotCard) => Reading;

/** A reader that reads a card again only when its texts changed, and forgets cards it is told are gone. */
export interface KeptReadings {
  readonly read: Reader;
  keepOnly(ids: { has(id: string): boolean }): void;
}
export function keptReadings(): KeptReadings {
  const kept = new Map<string, Reading>();
  return {
    read: (card) => {
      const before = kept.get(card.id);
      if (before?.text === card.text && before.instead === card.instead) return before;
      const now = read(card);
      kept.set(card.id, now);
      return now;
    },
    keepOnly: (ids) => {
      for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
    },
  };
}
