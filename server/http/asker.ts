// Who asks for something in their own name: a member, proven by the device secret or the host token they came with.
import { hashOf } from '../access/secrets.ts';
import type { Asker } from '../rounds/rounds.ts';
import type { MemberRow } from '../store/store.ts';
import { keyed } from './keyed.ts';
import { HttpProblem } from './problems.ts';
import type { Call, Services } from './route.ts';

export async function asker(
  { id, right, address, services }: Call<unknown>,
  device: string | undefined,
): Promise<Asker> {
  const by = await right();
  const me =
    by.kind === 'token'
      ? await keyed(services, by.token.person, () => services.store.members.find(id, by.token.person))
      : await memberBy(services, id, address, device);
  if (!(await services.acts.take(`${id} ${me.id}`))) throw new HttpProblem('too-often');
  return { canvas: id, person: me.id, role: by.role };
}

/** The member with this device secret. */
export function memberBy(
  services: Pick<Services, 'guesses' | 'store'>,
  canvas: string,
  address: string,
  device: string | undefined,
): Promise<MemberRow> {
  const { people, members } = services.store;
  return keyed(services, address, async () => {
    const person = device === undefined ? undefined : await people.byDevice(hashOf(device));
    return person && (await members.find(canvas, person.id));
  });
}
