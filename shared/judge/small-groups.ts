// What may be shown of answers without names, so that nobody in a small group can be found in them.
import { consensus, mean, spreadOf } from './consensus.ts';
import type { Scale, Spread } from './consensus.ts';

/** The fewest answers of which anything is shown. */
export const THRESHOLD = { default: 5, min: 3, max: 10 } as const;
/** From this many answers on they are shown as a histogram. */
const HISTOGRAM_FROM = 8;
/** Below that, a mean this near to an end of the scale is told as that half step: the end itself is everybody's answer. */
const END = 0.5;
/** Below this many answers there is only one way to be of one mind around a whole number, so means are told to one. */
const WHOLE_BELOW = 5;
/** Cells up to this are shown as "≤2". */
const MASKED = 2;
/** Trends cross a change of membership only where nobody is, or this many are, behind the difference. */
const CROWD = 3;

/** A threshold as anybody may have asked for it. */
export function asThreshold(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return THRESHOLD.default;
  return Math.min(THRESHOLD.max, Math.max(THRESHOLD.min, Math.round(value)));
}
/** Once somebody has answered under a promise, the promise stands. */
export function mayChangeThreshold(answers: number): boolean {
  return answers === 0;
}

/** Before opening: can the threshold be met at all, and if not, what are the honest choices? */
export type Opening =
  | { readonly fits: true; readonly everyoneMustAnswer: boolean }
  | { readonly fits: false; readonly choices: readonly ({ readonly lowerTo: number } | 'named-talk')[] };
/** `least`: the fewest of which anything can be told of what is asked, however low somebody would have the threshold. */
export function beforeOpening(invited: number, threshold: number, least: number = THRESHOLD.min): Opening {
  const needed = Math.max(threshold, least);
  if (invited >= needed) return { fits: true, everyoneMustAnswer: invited === needed };
  const lower = invited >= least ? [{ lowerTo: invited }] : [];
  return { fits: false, choices: [...lower, 'named-talk'] };
}

/** While a round is open: how many answered, once it is enough to say. Never what. */
export function whileOpen(answers: number, threshold: number): number | 'too-few' {
  return answers >= threshold ? answers : 'too-few';
}

/** A cell of a histogram: how often, or that it was at most twice. */
export type Cell = number | '≤2';
/** How a mean is to be read where it is not exact. */
export type MeanIs = 'about' | 'or-less' | 'or-more';
export type NamelessResult =
  | { readonly shown: false; readonly reason: 'too-few' }
  | {
      readonly shown: true;
      readonly answers: number;
      /** To one decimal, or to a half beside a histogram from which the exact one would give a small cell away. */
      readonly mean: number;
      /** In a small group the mean is told so that it never says that all gave the same answer. Our own rule. */
      readonly meanIs?: MeanIs;
      readonly spread: Spread;
      /** One cell for each answer of the scale, lowest first; absent where it would tell too much. */
      readonly histogram?: readonly Cell[];
    };

/**
 * What is shown of a question once its round is closed: worked out once, from answers that no longer change. Whatever
 * else is told about the same answers (a median, a flag) is `alsoTold`, so that it gives no small cell away either.
 */
export function atClose(
  values: readonly number[],
  scale: Scale,
  threshold: number,
  alsoTold: (values: readonly number[]) => unknown = () => undefined,
): NamelessResult {
  if (values.length < Math.max(threshold, THRESHOLD.min)) return { shown: false, reason: 'too-few' };
  const counts = Array.from({ length: scale.max - scale.min + 1 }, () => 0);
  for (const value of values) counts[value - scale.min] = (counts[value - scale.min] ?? 0) + 1;
  const told = { shown: true, answers: values.length } as const;
  const exact = { ...told, ...summary(counts, scale, TENTH) };
  if (values.length < HISTOGRAM_FROM) return { ...exact, ...roughMean(exact.mean, values, scale) };
  const histogram = counts.map((count): Cell => (count >= 1 && count <= MASKED ? '≤2' : count));
  if (!histogram.includes('≤2')) return { ...exact, histogram };
  return keepsSecret(histogram, counts, scale, alsoTold)
    ? { ...told, ...summary(counts, scale, HALF), histogram }
    : exact;
}

/** Means are told to this part of one. */
const TENTH = 10;
const HALF = 2;

function summary(counts: readonly number[], scale: Scale, precision: number): { mean: number; spread: Spread } {
  const values = valuesOf(counts, scale);
  return {
    mean: Math.round((mean(values) ?? 0) * precision) / precision,
    spread: spreadOf(consensus(values, scale) ?? 0),
  };
}
/** Whatever is told of a group of one mind is told as well of one in which somebody stands a step apart. */
function roughMean(
  exact: number,
  values: readonly number[],
  { min, max }: Scale,
): { readonly mean: number; readonly meanIs: MeanIs } | undefined {
  if (values.length < WHOLE_BELOW) return { mean: Math.round(mean(values) ?? 0), meanIs: 'about' };
  if (exact >= max - END) return { mean: max - END, meanIs: 'or-more' };
  if (exact <= min + END) return { mean: min + END, meanIs: 'or-less' };
  return undefined;
}
/**
 * A masked cell hides nothing if the rest gives it away: the number of answers, the mean and the spread are told beside
 * it. So the mean is told less exactly, and where even then a cell can be worked out there is no histogram. The answer
 * depends on nothing but what is told, so that the choice itself gives nothing away.
 */
function keepsSecret(
  cells: readonly Cell[],
  counts: readonly number[],
  scale: Scale,
  alsoTold: (values: readonly number[]) => unknown,
): boolean {
  const tell = (of: readonly number[]): string =>
    JSON.stringify([summary(of, scale, HALF), alsoTold(valuesOf(of, scale))]);
  const told = tell(counts);
  const possible = cells.map(() => new Set<number>());
  for (const guess of guesses(cells, total(counts))) {
    if (tell(guess) !== told) continue;
    guess.forEach((count, index) => possible[index]?.add(count));
  }
  return cells.every((cell, index) => cell !== '≤2' || (possible[index]?.size ?? 0) > 1);
}
/** Every way to fill the masked cells that leaves the number of answers as it is. */
function guesses(cells: readonly Cell[], answers: number): number[][] {
  let open: number[][] = [[]];
  for (const cell of cells) {
    const choices = cell === '≤2' ? [1, 2] : [cell];
    open = open.flatMap((filled) => choices.map((count) => [...filled, count]));
  }
  return open.filter((filled) => total(filled) === answers);
}
function valuesOf(counts: readonly number[], scale: Scale): number[] {
  return counts.flatMap((count, index) => Array<number>(count).fill(index + scale.min));
}
function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Who was asked (person ids), and how many answered. */
export interface Asked {
  readonly invited: readonly string[];
  readonly answers: number;
}
/**
 * May a line join these two rounds? With one newcomer the newcomer's answer is the difference of two sums. The same goes
 * for one who was asked both times but answered once.
 */
export function comparable(one: Asked, other: Asked): boolean {
  const [a, b] = [new Set(one.invited), new Set(other.invited)];
  const changed = [...a].filter((id) => !b.has(id)).length + [...b].filter((id) => !a.has(id)).length;
  return hides(changed) && hides(Math.abs(one.answers - other.answers));
}
function hides(people: number): boolean {
  return people === 0 || people >= CROWD;
}
