// Work in pieces: whoever runs it may let others go first between any two of them.

/** Each `yield` is a good moment to let others go first; what is returned is the result. */
export type Pieces<T> = Generator<undefined, T, undefined>;

/** For whoever has nobody to let go first. */
export function inOneGo<T>(work: Pieces<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
