// How much people agree: median, range and the consensus of Tastle and Wierman, and the word that goes with it.

/** The lowest and the highest answer there is: of the scale, not of those given. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** The middle value, between the middle two of an even number; null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
/** From the lowest to the highest value; null without values. */
export function range(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values) - Math.min(...values);
}
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 1 = one voice, 0 = split between both ends of the scale; null without values. */
export function consensus(values: readonly number[], scale: Scale): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return weighed([...counts], scale);
}
/** The same from how often each answer was given, lowest first. */
export function consensusOfCounts(counts: readonly number[]): number | null {
  return weighed(
    counts.map((count, answer) => [answer, count] as const),
    { min: 0, max: counts.length - 1 },
  );
}
function weighed(answers: readonly (readonly [answer: number, count: number])[], scale: Scale): number | null {
  const width = scale.max - scale.min;
  // Lowest first: in another order the last digit may be another, and with it a flag on somebody's screen.
  const given = answers.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = given.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  if (width <= 0) return 1;
  const middle = given.reduce((sum, [answer, count]) => sum + answer * count, 0) / total;
  const sum = given.reduce((s, [answer, count]) => {
    return s + (count / total) * Math.log2(1 - Math.abs(answer - middle) / width);
  }, 1);
  // Rounding may step over either end.
  return Math.min(1, Math.max(0, sum));
}

/** Eensgezind, gemengd, verdeeld. */
export type Spread = 'united' | 'mixed' | 'divided';
export function spreadOf(agreement: number): Spread {
  return agreement >= 0.8 ? 'united' : agreement < 0.55 ? 'divided' : 'mixed';
}
