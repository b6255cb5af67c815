// Which keys change cards. What they do comes with editing: see editing-keys.ts.
import type { EditKey } from './events.ts';

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
