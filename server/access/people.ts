// People: a guest is a name plus the secret their browser keeps, the same secret the same person; others a host vouches for.
import type { PersonRow, Store } from '../store/store.ts';
import { hashOf, newPersonId, personIdOf } from './secrets.ts';

/** Shown for a guest who gave no name. A number would look like a person's choice; this looks like what it is. */
export const NAMELESS = 'Gast';

/** Somebody who asks to come in. */
export interface Arriving {
  readonly person: PersonRow;
  readonly deviceHash: string | null;
  /** `new`: to be added. `renamed`: they gave another name than before, which is to be noted. */
  readonly is: 'new' | 'renamed' | 'known';
}

/** Who is asking. Writes nothing. */
export async function guest(store: Store, device: string | undefined, name: string | undefined): Promise<Arriving> {
  const deviceHash = device === undefined ? null : hashOf(device);
  const known = deviceHash === null ? undefined : await store.people.byDevice(deviceHash);
  if (!known) {
    const id = deviceHash === null ? newPersonId() : personIdOf(deviceHash);
    return { person: { id, name: name ?? NAMELESS }, deviceHash, is: 'new' };
  }
  if (name === undefined || name === known.name) return { person: known, deviceHash, is: 'known' };
  return { person: { id: known.id, name }, deviceHash, is: 'renamed' };
}
/** Whom a host vouches for, under the name it gives them; with a token that is not the newest they keep the one they have. */
export async function hosted(store: Store, id: string, name: string | undefined, isNews: boolean): Promise<Arriving> {
  const known = await store.people.find(id);
  if (!known) return { person: { id, name: name ?? NAMELESS }, deviceHash: null, is: 'new' };
  if (name === undefined || name === known.name || !isNews) return { person: known, deviceHash: null, is: 'known' };
  return { person: { id, name }, deviceHash: null, is: 'renamed' };
}
/** Notes who they are, and how they are called now. */
export async function note(store: Store, { person, deviceHash, is }: Arriving): Promise<PersonRow> {
  switch (is) {
    case 'known':
      return person;
    case 'renamed':
      await store.people.rename(person.id, person.name);
      return person;
    case 'new':
      try {
        await store.people.add({ ...person, deviceHash });
        return person;
      } catch (error) {
        // Two tabs of one new browser can ask at once; the one that lost finds the person the other made.
        const twin = await (deviceHash === null ? store.people.find(person.id) : store.people.byDevice(deviceHash));
        if (!twin) throw error;
        return twin;
      }
    default:
      return is satisfies never;
  }
}
