// Sentences of the save state: what is safe, what is not, and what to do about it.
export const status = {
  /** On the chip. */
  chip: {
    loading: 'Laden…',
    saved: 'Opgeslagen',
    saving: 'Opslaan…',
    reconnecting: 'Offline, op dit apparaat bewaard',
    'not-saved': 'Niet opgeslagen',
    stopped: 'Niet verbonden',
  },
  loading: 'Nog even, we halen het canvas op.',
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
