// Sentences of the text field: its affordances, the formatting bar, what undo says, the advice on length.
export const text = {
  edit: (label: string) => `${label}, bewerken`,
  undoNoEffect: 'Dat is intussen door een collega gewijzigd; er is niets teruggedraaid.',
  redoNoEffect: 'Dat is intussen door een collega gewijzigd; er is niets opnieuw gedaan.',
  newerText: 'Deze tekst is met een nieuwere versie gemaakt. Ververs de pagina om hem te bewerken.',
  formatting: 'Opmaak',
  strong: 'Vet',
  em: 'Cursief',
  link: 'Link',
  bullets: 'Opsomming',
  numbers: 'Genummerde lijst',
  comment: 'Reageer op selectie',
  linkAddress: 'Adres van de link',
  linkApply: 'Plaatsen',
  linkRemove: 'Link weghalen',
  linkInvalid: 'Dit adres werkt niet. Gebruik https://, http:// of een e-mailadres.',
  cancel: 'Annuleren',
  tooLong: (words: number, max: number) => `${words} woorden; streef naar hooguit ${max}.`,
  full: (chars: number) =>
    `Dit past er niet bij: een tekst heeft hooguit ${chars} tekens. Er is niets veranderd; verdeel het over meer kaarten.`,
};
