// What may be shown of choices among options (roles, cards) without names: which ones a crowd chose, never what one person gave.

/**
 * The fewest answers of which anything is told. Ours, and higher than for judgements on a scale: whoever stands alone
 * among four would know from an option that three chose what each colleague answered.
 */
export const CHOICES_FROM = 5;
/** An option fewer people than this gave something to is told in the same words as one nobody did: they are its cell. */
const CROWD = 3;

/** What one person gave: points or dots by option. */
export type Given = Readonly<Record<string, number>>;
/**
 * The options at least three people gave something to, the one with the most points first; of equals the one that stands
 * first among the options, since that two are equal can say how much one person gave.
 */
export type ChosenByMany = readonly string[];

/**
 * Works only with what went to options a crowd chose, so whatever one or two people gave to another is not in it. Neither
 * points, nor how many people, nor a word for how far the team agrees are told, of however many answers: everybody has
 * the same number to give, so from the others could be worked out what is not told, and whoever stands alone would know
 * what all others answered. Undefined: too few answers.
 */
export function choicesAtClose(given: readonly Given[], options: readonly string[]): ChosenByMany | undefined {
  if (given.length < CHOICES_FROM) return undefined;
  const people = (option: string): number => given.filter((one) => (one[option] ?? 0) > 0).length;
  const points = (option: string): number => given.reduce((sum, one) => sum + (one[option] ?? 0), 0);
  // Sorting keeps equals as they stand.
  return options.filter((option) => people(option) >= CROWD).sort((a, b) => points(b) - points(a));
}
