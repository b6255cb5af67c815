// Finds texts that are alike without comparing each with each: an index from tokens to the texts that hold them.

/** Sets of tokens, numbered as they are added. */
export interface TokenIndex {
  add(tokens: ReadonlySet<string>): void;
  /** Visits every set that shares a token with this one: its number, and how many it shares. */
  sharing(tokens: ReadonlySet<string>, visit: (other: number, shared: number) => void): void;
}
export function tokenIndex(): TokenIndex {
  const holders = new Map<string, number[]>();
  const counts: number[] = [];
  return {
    add: (tokens) => {
      for (const token of tokens) {
        const list = holders.get(token);
        if (list) list.push(counts.length);
        else holders.set(token, [counts.length]);
      }
      counts.push(0);
    },
    sharing: (tokens, visit) => {
      const touched: number[] = [];
      for (const token of tokens) {
        const list = holders.get(token);
        if (!list) continue;
        for (const other of list) {
          const before = counts[other] ?? 0;
          if (before === 0) touched.push(other);
          counts[other] = before + 1;
        }
      }
      for (const other of touched) {
        const shared = counts[other] ?? 0;
        counts[other] = 0;
        visit(other, shared);
      }
    },
  };
}

/** Another text by its number, and how many tokens it shares. */
export interface Shared {
  readonly other: number;
  readonly tokens: number;
}
/** For a set of tokens: the texts that share at least one with it. */
export function indexOf(texts: readonly ReadonlySet<string>[]): (tokens: ReadonlySet<string>) => readonly Shared[] {
  const index = tokenIndex();
  texts.forEach(index.add);
  return (tokens) => {
    const found: Shared[] = [];
    index.sharing(tokens, (other, shared) => found.push({ other, tokens: shared }));
    return found;
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
