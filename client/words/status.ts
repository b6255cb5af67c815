// Sentences of the save state: what is safe, what is not, and what to do about it.

const nl = {
  /** On the chip. */
  chip: {
    loading: 'Laden…',
    saved: 'Opgeslagen',
    saving: 'Opslaan…',
    reconnecting: 'Offline, op dit apparaat bewaard',
    'not-saved': 'Niet opgeslagen',
    stopped: 'Niet verbonden',
  },
  /** With the name of somebody who can help. */
  askFor: (name: string) => `Vraag ${name} om een nieuwe link.`,
  loading: 'Nog even, we halen het canvas op.',
  loadingSlow: 'De server antwoordt niet. We blijven het proberen.',
  fromDevice: 'Dit is de kopie op dit apparaat. De laatste versie komt eraan.',
  retry: 'Opnieuw verbinden',
  download: 'Kopie downloaden',
  details: 'Wat betekent dit?',
  /** Spoken when the state changes for the worse or the better. */
  spoken: {
    offline: 'Verbinding weg. Je werk wordt op dit apparaat bewaard.',
    offlineUnsafe: 'Verbinding weg. Je laatste wijzigingen zijn nog niet bewaard.',
    online: 'Weer verbonden. Alles is opgeslagen.',
  },
};
const en: typeof nl = {
  chip: {
    loading: 'Loading…',
    saved: 'Saved',
    saving: 'Saving…',
    reconnecting: 'Offline, kept on this device',
    'not-saved': 'Not saved',
    stopped: 'Not connected',
  },
  askFor: (name: string) => `Ask ${name} for a new link.`,
  loading: 'One moment, we are fetching the canvas.',
  loadingSlow: 'The server does not answer. We keep trying.',
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
export const status = { nl, en };
