// Sentences of the text field while it is read.
export const text = {
  edit: (label: string) => `${label}, bewerken`,
  comment: 'Reageer op selectie',
};
