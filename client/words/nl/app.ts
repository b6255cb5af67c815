// Sentences of the shell: top bar, save state, joining, waiting, and what several dialogs share.
export const app = {
  share: 'Delen',
  more: 'Meer',
  product: 'Customer Leader Canvas',
  home: 'Naar de startpagina',
  cancel: 'Annuleren',
  close: 'Sluiten',
  retry: 'Probeer opnieuw',
  copy: 'Kopiëren',
  copied: 'Gekopieerd.',
  copyFailed: 'Kopiëren lukte niet. Selecteer de tekst en kopieer die zelf.',
  optional: 'mag leeg blijven',

  role: { owner: 'Eigenaar', editor: 'Bewerken', commenter: 'Meepraten', viewer: 'Lezen' },
  youMay: {
    owner: 'Je mag alles, ook links maken.',
    editor: 'Je mag lezen, meepraten en bewerken.',
    commenter: 'Je mag lezen en meepraten.',
    viewer: 'Je mag lezen.',
  },
  badge: { owner: '', editor: '', commenter: 'Lezen en meepraten', viewer: 'Alleen lezen' },

  title: {
    label: 'Titel van het canvas',
    untitled: 'Zonder titel',
    edit: (title: string) => `${title}, titel wijzigen`,
  },
  undo: 'Ongedaan maken',
  redo: 'Opnieuw doen',
  undone: 'Ongedaan gemaakt.',
  redone: 'Opnieuw gedaan.',
  undoNoEffect: 'Niets teruggedraaid: een collega heeft dit intussen veranderd.',
  undoNothing: 'Er is niets van jou om ongedaan te maken.',
  redoNothing: 'Er is niets om opnieuw te doen.',
  discussUnread: (n: number) =>
    n === 0 ? 'Gesprekken' : n === 1 ? 'Gesprekken, 1 ongelezen' : `Gesprekken, ${n} ongelezen`,
  discussOpen: (n: number) => (n === 1 ? '1 open gesprek' : `${n} open gesprekken`),
  addCard: 'Kaart',
  actions: 'Acties',
  canvasArea: 'Canvas',
  /** A person's name with what they are doing, for a screen reader. */
  named: (name: string, state: 'active' | 'idle' | 'away', me: boolean) =>
    `${name}${me ? ' (jij)' : ''}${state === 'idle' ? ', even stil' : state === 'away' ? ', even weg' : ''}`,

  /** For whoever may only read, in place of “saved”. */
  upToDate: { word: 'Bijgewerkt', explain: 'Je ziet de laatste stand.' },
  /** The address names a canvas, but holds no key and this browser has none. */
  noKey:
    'Je opende dit canvas nog niet in deze browser. Open eerst de link uit je uitnodiging; daarna werkt deze link ook.',
  loading: {
    title: 'Canvas laden',
    failed: 'We kunnen de server niet bereiken, en in deze browser staat nog geen kopie. Controleer je verbinding.',
  },
  join: {
    heading: (title: string) => title,
    fallback: 'Meedoen',
    name: 'Je naam',
    why: 'Zo zien je collega’s wie wat schrijft. We onthouden je naam in deze browser.',
    submit: 'Meedoen',
    missing: 'Vul je naam in.',
    tooLong: 'Een naam heeft hoogstens 80 tekens.',
  },

  /** A part of the page that is fetched when it is needed did not come. */
  loadFailed:
    'Dit onderdeel kon niet worden geladen. Er is niets verloren. Probeer het opnieuw zodra je verbinding hebt; helpt dat niet, laad dan de pagina opnieuw.',
  toast: { dismiss: 'Melding sluiten' },
};
