// Lets a key be tried: the same answer for every wrong one, and not too many from one address.
import { HttpProblem } from './problems.ts';
import type { Services } from './route.ts';

export async function keyed<T>(
  services: Pick<Services, 'guesses'>,
  address: string,
  open: () => Promise<T | undefined>,
): Promise<T> {
  const guesses = services.guesses(address);
  if (!guesses.any()) throw new HttpProblem('too-often');
  const found = await open();
  if (found !== undefined) return found;
  guesses.take();
  throw new HttpProblem('no-access');
}
