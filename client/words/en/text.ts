// Sentences of the text field: its affordances, the formatting bar, what undo says, the advice on length, in English.
import type { text as nl } from '../nl/text.ts';

export const text: typeof nl = {
  edit: (label) => `${label}, edit`,
  undoNoEffect: 'A colleague has changed that since; nothing was undone.',
  redoNoEffect: 'A colleague has changed that since; nothing was redone.',
  newerText: 'This text was made with a newer version. Reload the page to edit it.',
  formatting: 'Formatting',
  strong: 'Bold',
  em: 'Italic',
  link: 'Link',
  bullets: 'Bullet list',
  numbers: 'Numbered list',
  comment: 'Comment on selection',
  linkAddress: 'Link address',
  linkApply: 'Apply',
  linkRemove: 'Remove link',
  linkInvalid: 'This address does not work. Use https://, http:// or an e-mail address.',
  cancel: 'Cancel',
  tooLong: (words, max) => `${words} words; aim for ${max} at most.`,
  full: (chars) =>
    `This does not fit: a text has ${chars} characters at most. Nothing changed; spread it over more cards.`,
};
