// Sentences of the canvas check: one for every rule, and those of the panel that lists findings.
import type { Args, Party, RuleId, Severity } from '../../shared/judge/findings/finding.ts';
import type { BlockId, FacetId, Role } from '../../shared/template/canvas-template.ts';

/** What things are called in the language of the sentence. */
export interface Names {
  facet(id: FacetId): string;
  /** As one writes it in a sentence: "Licentie". */
  block(id: BlockId): string;
  role(id: Role): string;
  force(id: Args['A04']['force']): string;
  verb(id: Args['R04']['verb']): string;
  step(id: string): string;
  /** The start of a card's text, in quotation marks. */
  card(id: string): string;
}
type Rules = { readonly [R in RuleId]: (args: Args[R], name: Names) => string };

/** Society is one, the other parties are many. */
const isOne = (party: Party): boolean => party === 'society';

const partij = (party: Party, name: Names): string => {
  const label = name.facet(`licence.${party}`);
  return isOne(party) ? `de ${label.toLocaleLowerCase('nl')}` : label.toLocaleLowerCase('nl');
};
const Partij = (party: Party, name: Names): string => {
  const words = partij(party, name);
  return words.charAt(0).toLocaleUpperCase('nl') + words.slice(1);
};
const nlRules: Rules = {
  C01: () => 'Nog geen missie.',
  C02: ({ n, max }) => `Missie telt ${n} woorden; streef naar hooguit ${max}.`,
  C03: ({ words }) => `Deze woorden zeggen weinig: ${words.join(', ')}. Wat laten jullie ermee weg?`,
  C04: () => 'Voor wie? De missie noemt niemand.',
  C05: () => 'Nog geen stoutmoedig doel.',
  C06: ({ n }) => `Het doel is te lang om te onthouden (${n} woorden).`,
  C07: () => 'Wanneer is het doel gehaald? Zet er een datum bij.',
  C08: ({ k, n }) =>
    `${k} van ${n} ${n === 1 ? 'lid' : 'leden'} ${k === 1 || n === 1 ? 'heeft' : 'hebben'} de missie gelezen.`,
  F01: ({ facet }, name) => `${name.facet(facet)} is leeg. Vul aan of markeer als bewust leeg.`,
  F02: ({ n, facet }, name) => `${n} kaarten in ${name.facet(facet)}: wat is het belangrijkst?`,
  F03: () => 'Lange kaart. Splits of kort in.',
  F04: ({ block }, name) => `In ${name.block(block)} staat nog nergens wat jullie níet doen.`,
  F05: ({ d }) => `Dit voorstel ligt al ${d} dagen stil.`,
  L01: ({ party }, name) =>
    isOne(party)
      ? `${Partij(party, name)} geeft wel, maar krijgt nog niets.`
      : `${Partij(party, name)} geven wel, maar krijgen nog niets.`,
  L02: ({ party }, name) =>
    isOne(party)
      ? `${Partij(party, name)} krijgt wel, maar wat legt die in?`
      : `${Partij(party, name)} krijgen wel, maar wat leggen zij in?`,
  L03: ({ party }, name) => `${Partij(party, name)} ${isOne(party) ? 'legt' : 'leggen'} erop toe.`,
  L04: ({ party }, name) => `Geen belofte helpt ${partij(party, name)} vooruit.`,
  A01: () => 'Noem minstens één concurrent.',
  A02: () => 'Al jullie concurrenten zijn van één soort. Kijk ook elders.',
  A03: () => 'Waarom kiest deze klant: nut, gevoel of gewoonte?',
  A04: ({ force }, name) => `De kracht ${name.force(force)} is nog niet bekeken.`,
  A05: () => 'Voor deze klanten is er nog geen belofte.',
  P01: () => 'Waar willen jullie winnen? Kies één rol.',
  P02: () => 'Meer dan één rol staat op winnen.',
  P03: ({ role }, name) => `${name.role(role)} moet winnen, maar belooft nog niets.`,
  P04: ({ role }, name) => `${name.role(role)}: op peil of bewust niet?`,
  P05: () => 'Voor wie is deze belofte?',
  P06: ({ role }, name) => `Van wie winnen jullie met ${name.role(role)}?`,
  R01: () => 'Dit middel draagt geen belofte.',
  R02: () => 'Niets draagt deze belofte.',
  R03: () => 'Er is een Lab, maar geen overgang naar het Bedrijf.',
  R04: ({ verb }, name) => `Nog geen gedrag voor: ${name.verb(verb)}.`,
  R05: () => 'De belofte van vandaag rust alleen op morgen.',
  X01: ({ card }, name) => `Lijkt te botsen met wat ${name.card(card)} uitsluit.`,
  X02: () => 'Twee besluiten die elkaar tegenspreken.',
  X03: ({ card }, name) => `Lijkt sterk op ${name.card(card)}. Samenvoegen?`,
  X04: () => 'Verwijst naar een kaart die weg is.',
  D01: () => 'Besloten, maar er loopt nog een gesprek.',
  D02: () => 'Besloten. Wie doet wat als eerste?',
  D03: ({ step }, name) => `Het bewijs voor trede ${name.step(step)} is weg.`,
};
const enRules: Rules = {
  C01: () => 'No mission yet.',
  C02: ({ n, max }) => `Mission has ${n} words; aim for ${max} at most.`,
  C03: ({ words }) => `These words say little: ${words.join(', ')}. What do they leave out?`,
  C04: () => 'For whom? The mission names nobody.',
  C05: () => 'No bold goal yet.',
  C06: ({ n }) => `The goal is too long to remember (${n} words).`,
  C07: () => 'When is the goal met? Add a date.',
  C08: ({ k, n }) =>
    `${k} of ${n} ${n === 1 ? 'member' : 'members'} ${k === 1 || n === 1 ? 'has' : 'have'} read the mission.`,
  F01: ({ facet }, name) => `${name.facet(facet)} is empty. Fill it or mark it deliberately empty.`,
  F02: ({ n, facet }, name) => `${n} cards in ${name.facet(facet)}: what matters most?`,
  F03: () => 'Long card. Split or shorten.',
  F04: ({ block }, name) => `${name.block(block)} does not yet say what you will not do.`,
  F05: ({ d }) => `This proposal has been still for ${d} days.`,
  L01: ({ party }, name) =>
    `${name.facet(`licence.${party}`)} ${isOne(party) ? 'gives, but gains' : 'give, but gain'} nothing yet.`,
  L02: ({ party }, name) =>
    isOne(party)
      ? `${name.facet(`licence.${party}`)} gains, but what does it put in?`
      : `${name.facet(`licence.${party}`)} gain, but what do they put in?`,
  L03: ({ party }, name) => `${name.facet(`licence.${party}`)} ${isOne(party) ? 'loses' : 'lose'} out.`,
  L04: ({ party }, name) => `No promise moves ${name.facet(`licence.${party}`).toLocaleLowerCase('en')} forward.`,
  A01: () => 'Name at least one competitor.',
  A02: () => 'All your rivals are of one kind. Look elsewhere too.',
  A03: () => 'Why does this customer choose: use, feeling or habit?',
  A04: ({ force }, name) => `The force ${name.force(force)} has not been looked at.`,
  A05: () => 'There is no promise for these customers yet.',
  P01: () => 'Where do you want to win? Choose one role.',
  P02: () => 'More than one role is set to win.',
  P03: ({ role }, name) => `${name.role(role)} should win, but promises nothing yet.`,
  P04: ({ role }, name) => `${name.role(role)}: on par or deliberately not?`,
  P05: () => 'Whom is this promise for?',
  P06: ({ role }, name) => `Whom do you beat with ${name.role(role)}?`,
  R01: () => 'This resource carries no promise.',
  R02: () => 'Nothing carries this promise.',
  R03: () => 'There is a Lab, but no crossing to the Company.',
  R04: ({ verb }, name) => `No behaviour yet for: ${name.verb(verb)}.`,
  R05: () => "Today's promise rests on tomorrow only.",
  X01: ({ card }, name) => `Seems to clash with what ${name.card(card)} rules out.`,
  X02: () => 'Two decisions that contradict each other.',
  X03: ({ card }, name) => `Very like ${name.card(card)}. Merge?`,
  X04: () => 'Points to a card that is gone.',
  D01: () => 'Decided, yet a discussion is open.',
  D02: () => 'Decided. Who does what first?',
  D03: ({ step }, name) => `The proof for step ${name.step(step)} is gone.`,
};

const nl = {
  rules: nlRules,
  title: 'Bevindingen',
  counts: (open: number, muted: number) => (muted === 0 ? `${open} open` : `${open} open, ${muted} bewust`),
  severity: { error: 'fout', warn: 'let op', info: 'tip' } satisfies Record<Severity, string>,
  group: {
    error: (n: number) => (n === 1 ? '1 fout' : `${n} fouten`),
    rest: (n: number) => (n === 1 ? '1 ding om naar te kijken' : `${n} dingen om naar te kijken`),
  },
  none: 'De canvascheck vindt niets.',
  noneOpen: 'Niets meer open. Wat jullie bewust laten staan, vind je hieronder.',
  checking: 'De canvascheck kijkt …',
  goTo: (place: string) => `Ga naar ${place}`,
  clears: (n: number) => `lost er ${n} tegelijk op`,
  quote: (text: string) => `“${text}”`,
  noText: 'een kaart zonder tekst',
  gone: 'een kaart die weg is',
  mute: 'Bewust',
  muteThis: (sentence: string) => `Bewust zo laten: ${sentence}`,
  why: 'Waarom is dit bewust zo?',
  keepSo: 'Zo laten',
  cancel: 'Annuleren',
  mutedNow: 'Bewust zo gelaten.',
  unmute: 'Toch openen',
  unmuteThis: (sentence: string) => `Toch openen: ${sentence}`,
  openAgain: 'De bevinding is weer open.',
  meant: 'Bewust',
  showMore: (n: number) => (n === 1 ? 'Toon ook de laatste' : `Toon ook de andere ${n}`),
  showMeant: (n: number) => `Toon bewuste (${n})`,
  by: (name: string, date: string) => [name, date].filter((part) => part !== '').join(', '),
};
const en: typeof nl = {
  rules: enRules,
  title: 'Findings',
  counts: (open, muted) => (muted === 0 ? `${open} open` : `${open} open, ${muted} deliberate`),
  severity: { error: 'error', warn: 'attention', info: 'tip' },
  group: {
    error: (n) => (n === 1 ? '1 error' : `${n} errors`),
    rest: (n) => (n === 1 ? '1 thing to look at' : `${n} things to look at`),
  },
  none: 'The canvas check finds nothing.',
  noneOpen: 'Nothing is open any more. What you leave on purpose is below.',
  checking: 'The canvas check is looking …',
  goTo: (place) => `Go to ${place}`,
  clears: (n) => `clears ${n} at once`,
  quote: (text) => `“${text}”`,
  noText: 'a card without text',
  gone: 'a card that is gone',
  mute: 'Deliberate',
  muteThis: (sentence) => `Leave on purpose: ${sentence}`,
  why: 'Why is this on purpose?',
  keepSo: 'Leave it so',
  cancel: 'Cancel',
  mutedNow: 'Left on purpose.',
  unmute: 'Open after all',
  unmuteThis: (sentence) => `Open after all: ${sentence}`,
  openAgain: 'The finding is open again.',
  meant: 'Deliberate',
  showMore: (n) => (n === 1 ? 'Show the last one too' : `Show the other ${n} too`),
  showMeant: (n) => `Show deliberate ones (${n})`,
  by: (name, date) => [name, date].filter((part) => part !== '').join(', '),
};
export const findingWords = { nl, en };
export type FindingWords = typeof nl;
