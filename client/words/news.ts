// What is told of rounds in passing: that one asks, asks again, or has shown its answers.
const nl = {
  begun: (name: string, what: string) => `${name} vraagt ieders antwoord: ${ended(what)}`,
  again: (what: string) => `Er wordt opnieuw om ieders antwoord gevraagd: ${ended(what)}`,
  toRound: 'Antwoorden',
  revealed: (what: string) => `De antwoorden zijn onthuld: ${ended(what)}`,
  toResult: 'Bekijken',
};
const en: typeof nl = {
  begun: (name, what) => `${name} asks everybody for an answer: ${ended(what)}`,
  again: (what) => `Everybody is asked for an answer again: ${ended(what)}`,
  toRound: 'Answer',
  revealed: (what) => `The answers are revealed: ${ended(what)}`,
  toResult: 'See them',
};
export const newsWords = { nl, en };

/** As the end of a sentence. */
function ended(what: string): string {
  return what.endsWith('?') ? what : `${what.replace(/[.!]$/u, '')}.`;
}
