// Where and who the workshop is: what its rows share, and what each of them waits for.
import { plainText } from '../../shared/document/text.ts';
import { until } from './with-server.ts';
import { readCard } from '../../shared/document/cards.ts';
import { compassText } from '../../shared/document/compass.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Answer, RoundView } from '../../shared/wire/rounds.ts';
import type { TestCanvas } from './with-server.ts';
import type { openHall } from './workshop-team.ts';
import type { Member, Watch } from './workshop-team.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-23T09:00:00.000Z');
export const watch: Watch = { ms: START };
export const at = (minutes: number): void => void (watch.ms = START + minutes * MINUTE);

/** Filled by `0:00`. */
export const place = {} as { hall: Awaited<ReturnType<typeof openHall>>; canvas: TestCanvas };
export const everybody: Member[] = [];
/** Who may edit. */
export const team: Member[] = [];
export const who = {} as Record<'Noor' | 'Bram' | 'Aylin' | 'Femke' | 'Daan' | 'Ravi', Member>;
/** Ids of the cards later rows go on with. */
export const made: Record<string, string> = {};

export const everywhere = (fact: (one: Member) => boolean): Promise<boolean> => until(() => everybody.every(fact));
export const allSaved = (): Promise<boolean[]> => Promise.all(everybody.map((one) => one.saved()));
export const textOf = (one: Member, card: string): string => {
  const read = readCard(one.doc, card);
  return read ? plainText(read.text) : '';
};
export const mission = (one: Member): string => plainText(compassText(one.doc, 'mission')!);
export async function writes(one: Member, facet: FacetId, text: string): Promise<string> {
  const id = one.canvas.commands.addCard(facet, { text });
  await everywhere((other) => textOf(other, id) === text);
  return id;
}
/** Asks all who edit, lets each of them answer and shows it to everybody. */
export async function held(round: RoundView, answers: readonly Answer[]): Promise<RoundView> {
  for (const [n, one] of team.entries()) await one.rounds.answer(round, answers[n]!);
  return who.Noor.rounds.reveal(round);
}
export const ballots = (one: Member, round: string): number =>
  (one.doc.getMap('rounds').get(round) as { ballots: unknown[] } | undefined)?.ballots.length ?? 0;
