// Which keys change cards; what they do is done by what comes with editing, and waits for it.
import { editingHere } from './editing-here.ts';
import type { EditKey, KeyedPlace } from './editing-keys.ts';

const NUDGES: Readonly<Record<string, EditKey>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'previous-facet',
  ArrowRight: 'next-facet',
};

export function editKeyOf(event: KeyboardEvent): EditKey | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return command ? undefined : NUDGES[event.key];
  if (event.key === 'Delete' || event.key === 'Backspace') return 'bin';
  return command && event.key.toLowerCase() === 'd' ? 'duplicate' : undefined;
}
/** A key that comes before what does it waits, and is not lost. */
export function doByKey(from: KeyedPlace, key: EditKey, cards: readonly string[]): void {
  void editingHere(from, ({ editByKey }) => editByKey(from, key, cards));
}
