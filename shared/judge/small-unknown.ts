// Answers without names where one or two do not know: counted so that nobody can tell whether there was such a one.
import { mean } from './consensus.ts';
import type { Scale } from './consensus.ts';

/** A few are not told apart from none: a cell of one or two, as in a histogram. */
export const FEW = 2;

/**
 * The answers that are told where at most two people do not know. How many answered is known, so a mean, a median or a
 * histogram of fewer would give those two away; everything that is told is therefore that of a group in which all know.
 * Whoever does not know is counted where it changes no verdict and moves the mean least. Undefined where there is no such
 * place. `verdict`: what must stay as it is. Our own rule.
 */
export function asIfAllKnew(
  known: readonly number[],
  missing: number,
  scale: Scale,
  verdict: (values: readonly number[]) => string,
): readonly number[] | undefined {
  if (missing === 0) return known;
  const [wanted, middle] = [verdict(known), mean(known) ?? 0];
  const moved = (values: readonly number[]): number => Math.abs((mean(values) ?? 0) - middle);
  const answers = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
  let ways: number[][] = [[]];
  for (let i = 0; i < missing; i++) ways = ways.flatMap((way) => answers.map((answer) => [...way, answer]));
  return ways
    .map((way) => [...known, ...way])
    .filter((values) => verdict(values) === wanted)
    .reduce<readonly number[] | undefined>((best, one) => (!best || moved(one) < moved(best) ? one : best), undefined);
}
