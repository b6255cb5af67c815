// Why a round did not do what was asked, by the code the server gives: what happened, what is safe, what to do.

const nl = {
  'round-state': 'De ronde is intussen verder. Er is niets gewijzigd; kijk hoe die er nu voor staat.',
  'round-closed':
    'De ronde is intussen gesloten en neemt niets meer aan. Wat al getoond is blijft staan. Begin een nieuwe ronde om het opnieuw te vragen.',
  'round-revealed':
    'De antwoorden zijn intussen onthuld. Wat je eerder bewaarde telt mee, wat je nu wijzigde niet. Zeg het in het gesprek, of bij een tweede stemming.',
  'too-few-invited':
    'Zonder namen zou deze ronde nooit iets kunnen tonen: je vraagt te weinig mensen. Er is nog niemand gevraagd. Vraag meer mensen, of vraag het met namen.',
  'asked-lately':
    'Pas is hetzelfde zonder namen gevraagd aan bijna dezelfde mensen. Naast die uitslag zou deze ronde verraden wat één of twee van hen antwoorden. Er is nog niemand gevraagd. Vraag precies dezelfde mensen als toen, of vraag het met namen.',
  'too-few-answers':
    'Er zijn te weinig antwoorden om iets te tonen. Alle antwoorden zijn veilig. Wacht op meer, of stop zonder uitslag.',
  'not-invited':
    'Jij bent in deze ronde niet gevraagd. Er is niets gewijzigd. Wie de sessie leidt kan je erbij vragen zolang de ronde open is.',
  'already-answered':
    'Je hebt al geantwoord, en dat antwoord is veilig. Wijzigen kan alleen in de browser waarin je het gaf: verder wijst niets naar jou.',
  'bad-answer':
    'Dit past niet bij wat de ronde vraagt. Er is niets gewijzigd. Kijk wat er gevraagd wordt en probeer het opnieuw.',
  'not-member':
    'Niet iedereen die je vraagt kan meedoen; misschien ging iemand net weg. Er is niemand gevraagd. Kijk wie er is en probeer het opnieuw.',
  'not-facilitator':
    'Iemand anders leidt de sessie. Er is niets gewijzigd. Vraag het die persoon, of vraag om de leiding.',
  'too-many-rounds':
    'Dit canvas heeft zoveel rondes als het kan hebben. Er is niets gewijzigd. Begin met deze keuzes een nieuw canvas.',
  'canvas-full':
    'Het canvas is vol. Er is niets gewijzigd en er is geen antwoord kwijt. Haal iets van het canvas weg en probeer het opnieuw.',
  'no-access':
    'Je hebt geen toegang meer tot dit canvas. Er is niets gewijzigd. Vraag een eigenaar om een nieuwe link.',
  'too-often': 'Er kwamen te veel verzoeken tegelijk. Er is niets gewijzigd. Probeer het over een minuut opnieuw.',
  storage: 'De server kan nu niets bewaren. Wat eerder bewaard is, is veilig. Probeer het over een minuut opnieuw.',
  other: 'Dit is niet gelukt. Er is niets gewijzigd; probeer het zo nog eens.',
};
const en: typeof nl = {
  'round-state': 'The round has moved on meanwhile. Nothing was changed; look at how it stands now.',
  'round-closed':
    'The round was closed meanwhile and takes nothing any more. What was shown stays. Start a new round to ask again.',
  'round-revealed':
    'The answers have been revealed meanwhile. What you kept before counts, what you changed now does not. Say it in the talk, or in a second ballot.',
  'too-few-invited':
    'Without names this round could never show anything: you ask too few people. Nobody was asked yet. Ask more people, or ask with names.',
  'asked-lately':
    'The same was asked without names of nearly the same people lately. Beside that result this round would give away what one or two of them answer. Nobody was asked yet. Ask exactly the people of last time, or ask with names.',
  'too-few-answers':
    'There are too few answers to show anything. All answers are safe. Wait for more, or stop without a result.',
  'not-invited':
    'You were not asked in this round. Nothing was changed. Whoever leads the session can ask you in as long as the round is open.',
  'already-answered':
    'You have answered, and that answer is safe. It can only be changed in the browser you gave it in: nothing else ties it to you.',
  'bad-answer': 'This does not fit what the round asks. Nothing was changed. Look at what is asked and try again.',
  'not-member':
    'Not everybody you ask can take part; somebody may just have left. Nobody was asked. Look at who is here and try again.',
  'not-facilitator': 'Somebody else leads the session. Nothing was changed. Ask that person, or ask to lead.',
  'too-many-rounds':
    'This canvas holds as many rounds as it can. Nothing was changed. Begin a new canvas with these choices.',
  'canvas-full':
    'The canvas is full. Nothing was changed, and no answer is lost. Remove something from the canvas and try again.',
  'no-access': 'You have no access to this canvas any more. Nothing was changed. Ask an owner for a new link.',
  'too-often': 'Too many requests came at once. Nothing was changed. Try again in a minute.',
  storage: 'The server can save nothing right now. What was saved before is safe. Try again in a minute.',
  other: 'This did not work. Nothing was changed; try again in a moment.',
};
export const roundRefusedWords = { nl, en };

/** What the server tells is in English and about one request; a person reads their own language. */
export function refusedSaid(code: string, lang: keyof typeof roundRefusedWords): string {
  const words = roundRefusedWords[lang];
  return Object.entries(words).find(([known]) => known === code)?.[1] ?? words.other;
}
