// Finds texts that are alike without comparing each with each: an index from tokens to the texts that hold them.

/** Another text by its number, and how many tokens it shares. */
export interface Shared {
  readonly other: number;
  readonly tokens: number;
}
/** For a set of tokens: the texts of the index that share at least one with it. */
export type Sharing = (tokens: ReadonlySet<string>) => readonly Shared[];

export function indexOf(texts: readonly ReadonlySet<string>[]): Sharing {
  const holders = new Map<string, number[]>();
  texts.forEach((tokens, text) => {
    for (const token of tokens) {
      const list = holders.get(token);
      if (list) list.push(text);
      else holders.set(token, [text]);
    }
  });
  const counts = new Uint32Array(texts.length);
  return (tokens) => {
    const touched: number[] = [];
    for (const token of tokens)
      for (const text of holders.get(token) ?? []) {
        const before = counts[text] ?? 0;
        if (before === 0) touched.push(text);
        counts[text] = before + 1;
      }
    return touched.map((other) => {
      const shared = counts[other] ?? 0;
      counts[other] = 0;
      return { other, tokens: shared };
    });
  };
}

/** Below this a shared word or two is chance. */
const CLASH_TOKENS = 2;
/** Of the shorter text, so that a long card may say more than what is ruled out. */
const CLASH_SHARE = 0.66;
/** Does a text with so many tokens say what a text with so many others rules out, when they share so many? */
export function clashes(shared: number, said: number, excluded: number): boolean {
  return shared >= CLASH_TOKENS && shared >= CLASH_SHARE * Math.min(said, excluded);
}

/** Shorter texts are too easily alike. */
export const TWIN_TOKENS = 3;
const TWIN_SHARE = 0.8;
/** Nearly the same: of all tokens of both, four in five are in both. Texts of very different length never are. */
export function areTwins(shared: number, one: number, other: number): boolean {
  if (one < TWIN_TOKENS || other < TWIN_TOKENS) return false;
  return shared >= TWIN_SHARE * (one + other - shared);
}
