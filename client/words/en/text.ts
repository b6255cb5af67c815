// Sentences of the text field while it is read, in English.
import type { text as nl } from '../nl/text.ts';

export const text: typeof nl = {
  edit: (label) => `${label}, edit`,
  comment: 'Comment on selection',
};
