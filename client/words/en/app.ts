// Sentences of the shell: top bar, save state, joining, waiting, and what several dialogs share, in English.
import type { app as nl } from '../nl/app.ts';

export const app: typeof nl = {
  share: 'Share',
  more: 'More',
  product: 'Customer Leader Canvas',
  home: 'To the start page',
  cancel: 'Cancel',
  close: 'Close',
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
    edit: (title) => `${title}, change title`,
  },
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone.',
  redone: 'Redone.',
  undoNoEffect: 'Nothing was undone: a colleague has changed this since.',
  undoNothing: 'There is nothing of yours to undo.',
  redoNothing: 'There is nothing to redo.',
  discussUnread: (n) => (n === 0 ? 'Discussions' : `Discussions, ${n} unread`),
  discussOpen: (n) => (n === 1 ? '1 open discussion' : `${n} open discussions`),
  addCard: 'Card',
  actions: 'Actions',
  canvasArea: 'Canvas',
  named: (name, state, me) =>
    `${name}${me ? ' (you)' : ''}${state === 'idle' ? ', quiet for now' : state === 'away' ? ', away for now' : ''}`,

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
