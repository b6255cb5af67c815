// People: a guest is a name plus the secret their browser keeps; the same secret is the same person.
import type { PersonRow, Store } from '../store/store.ts';
import { hashOf, newPersonId } from './secrets.ts';

/** Shown for a guest who gave no name. A number would look like a person's choice; this looks like what it is. */
const NAMELESS = 'Gast';

/** Who is asking, made when unknown. `renamed` when a known person gave another name than before. */
export async function guest(
  store: Store,
  device: string | undefined,
  name: string | undefined,
): Promise<{ person: PersonRow; renamed: boolean }> {
  const deviceHash = device === undefined ? null : hashOf(device);
  const known = deviceHash === null ? undefined : await store.people.byDevice(deviceHash);
  if (!known) {
    const person = { id: newPersonId(), name: name ?? NAMELESS };
    try {
      await store.people.add({ ...person, deviceHash });
      return { person, renamed: false };
    } catch (error) {
      // Two tabs of one new browser can ask at once; the one that lost finds the person the other made.
      const twin = deviceHash === null ? undefined : await store.people.byDevice(deviceHash);
      if (!twin) throw error;
      return { person: twin, renamed: false };
    }
  }
  if (name === undefined || name === known.name) return { person: known, renamed: false };
  await store.people.rename(known.id, name);
  return { person: { id: known.id, name }, renamed: true };
}
