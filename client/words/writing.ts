// Sentences of writing a text: the formatting bar, what undo says, the advice on length.
const nl = {
  undoNoEffect: 'Dat is intussen door een collega gewijzigd; er is niets teruggedraaid.',
  redoNoEffect: 'Dat is intussen door een collega gewijzigd; er is niets opnieuw gedaan.',
  newerText: 'Deze tekst is met een nieuwere versie gemaakt. Ververs de pagina om hem te bewerken.',
  formatting: 'Opmaak',
  strong: 'Vet',
  em: 'Cursief',
  link: 'Link',
  bullets: 'Opsomming',
  numbers: 'Genummerde lijst',
  linkAddress: 'Adres van de link',
  linkApply: 'Plaatsen',
  linkRemove: 'Link weghalen',
  linkInvalid: 'Dit adres werkt niet. Gebruik https://, http:// of een e-mailadres.',
  cancel: 'Annuleren',
  tooLong: (words: number, max: number) => `${words} woorden; streef naar hooguit ${max}.`,
  full: (chars: number) =>
    `Dit past er niet bij: een tekst heeft hooguit ${chars} tekens. Er is niets veranderd; verdeel het over meer kaarten.`,
};
const en: typeof nl = {
  undoNoEffect: 'A colleague has changed that since; nothing was undone.',
  redoNoEffect: 'A colleague has changed that since; nothing was redone.',
  newerText: 'This text was made with a newer version. Reload the page to edit it.',
  formatting: 'Formatting',
  strong: 'Bold',
  em: 'Italic',
  link: 'Link',
  bullets: 'Bullet list',
  numbers: 'Numbered list',
  linkAddress: 'Link address',
  linkApply: 'Apply',
  linkRemove: 'Remove link',
  linkInvalid: 'This address does not work. Use https://, http:// or an e-mail address.',
  cancel: 'Cancel',
  tooLong: (words, max) => `${words} words; aim for ${max} at most.`,
  full: (chars) =>
    `This does not fit: a text has ${chars} characters at most. Nothing changed; spread it over more cards.`,
};
export const writingWords = { nl, en };
