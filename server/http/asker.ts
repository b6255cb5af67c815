// Who asks for something in their own name: a member, proven by the device secret, with the right of the link they came with.
import { hashOf } from '../access/secrets.ts';
import type { Asker } from '../rounds/rounds.ts';
import { keyed } from './keyed.ts';
import { HttpProblem } from './problems.ts';
import type { Call } from './route.ts';

export async function asker(
  { id, link, address, services }: Call<unknown>,
  device: string | undefined,
): Promise<Asker> {
  const { role } = await link();
  const { store } = services;
  const me = await keyed(services, address, async () => {
    const person = await store.people.byDevice(hashOf(device ?? ''));
    return person && (await store.members.find(id, person.id));
  });
  if (!(await services.acts.take(`${id} ${me.id}`))) throw new HttpProblem('too-often');
  return { canvas: id, person: me.id, role };
}
