// Sentences of the shell: top bar, save state, joining, waiting, and what several dialogs share.

const nl = {
  share: 'Delen',
  more: 'Meer',
  product: 'Customer Leader Canvas',
  home: 'Naar de startpagina',
  cancel: 'Annuleren',
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
    edit: (title: string) => `Titel wijzigen: ${title}`,
  },
  undo: 'Ongedaan maken',
  redo: 'Opnieuw doen',
  undoNoEffect: 'Niets teruggedraaid: een collega heeft dit intussen veranderd.',
  undoNothing: 'Er is niets van jou om ongedaan te maken.',
  redoNothing: 'Er is niets om opnieuw te doen.',
  discussUnread: (n: number) =>
    n === 0 ? 'Gesprekken' : n === 1 ? 'Gesprekken, 1 ongelezen' : `Gesprekken, ${n} ongelezen`,
  discussOpen: (n: number) => (n === 1 ? '1 open gesprek' : `${n} open gesprekken`),
  addCard: 'Kaart',
  actions: 'Acties',
  canvasArea: 'Canvas',

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

const en: typeof nl = {
  share: 'Share',
  more: 'More',
  product: 'Customer Leader Canvas',
  home: 'To the start page',
  cancel: 'Cancel',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'Copying did not work. Select the text and copy it yourself.',
  optional: 'may stay empty',

  role: { owner: 'Owner', editor: 'Edit', commenter: 'Comment', viewer: 'Read' },
  youMay: {
    owner: 'You may do everything, also make links.',
    editor: 'You may read, comment and edit.',
    commenter: 'You may read and comment.',
    viewer: 'You may read.',
  },
  badge: { owner: '', editor: '', commenter: 'Read and comment', viewer: 'Read only' },

  title: {
    label: 'Title of the canvas',
    untitled: 'Untitled',
    edit: (title) => `Change title: ${title}`,
  },
  undo: 'Undo',
  redo: 'Redo',
  undoNoEffect: 'Nothing was undone: a colleague has changed this since.',
  undoNothing: 'There is nothing of yours to undo.',
  redoNothing: 'There is nothing to redo.',
  discussUnread: (n) => (n === 0 ? 'Discussions' : `Discussions, ${n} unread`),
  discussOpen: (n) => (n === 1 ? '1 open discussion' : `${n} open discussions`),
  addCard: 'Card',
  actions: 'Actions',
  canvasArea: 'Canvas',

  upToDate: { word: 'Up to date', explain: 'You see the latest state.' },
  noKey:
    'You have not opened this canvas in this browser yet. Open the link you were invited with first; then this link works too.',
  loading: {
    title: 'Loading the canvas',
    failed: 'We cannot reach the server, and there is no copy in this browser yet. Check your connection.',
  },
  join: {
    heading: (title) => title,
    fallback: 'Join',
    name: 'Your name',
    why: 'So your colleagues see who writes what. We remember your name in this browser.',
    submit: 'Join',
    missing: 'Fill in your name.',
    tooLong: 'A name has at most 80 characters.',
  },

  loadFailed:
    'This part could not be loaded. Nothing is lost. Try again when you are connected; if that does not help, reload the page.',
  toast: { dismiss: 'Dismiss message' },
};
export const app = { nl, en };
