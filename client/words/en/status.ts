// Sentences of the save state: what is safe, what is not, and what to do about it, in English.
import type { status as nl } from '../nl/status.ts';

export const status: typeof nl = {
  chip: {
    loading: 'Loading…',
    saved: 'Saved',
    saving: 'Saving…',
    reconnecting: 'Offline, kept on this device',
    'not-saved': 'Not saved',
    stopped: 'Not connected',
  },
  loading: 'One moment, we are fetching the canvas.',
  fromDevice: 'This is the copy on this device. The latest version is on its way.',
  retry: 'Reconnect',
  download: 'Download the copy',
  details: 'What does this mean?',
  spoken: {
    offline: 'Connection lost. Your work is kept on this device.',
    offlineUnsafe: 'Connection lost. Your last changes are not kept yet.',
    online: 'Connected again. Everything is saved.',
  },
};
