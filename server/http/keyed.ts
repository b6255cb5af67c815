// Lets a key be tried: the same answer for every wrong one, and not too many from one address.
import { HttpProblem } from './problems.ts';
import type { Services } from './route.ts';

export async function keyed<T>(
  services: Pick<Services, 'guesses'>,
  address: string,
  open: () => Promise<T | undefined>,
): Promise<T> {
  if (!(await services.guesses.any(address))) throw new HttpProblem('too-often');
  const found = await open();
  if (found !== undefined) return found;
  await services.guesses.take(address);
  throw new HttpProblem('no-access');
}
