// Bounds how many new clientIDs one person may begin to write with: every one of them stays in the document for good.
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { refuse } from './refuse.ts';

/**
 * A page that is loaded again writes with a new clientID. Somebody who loads it all day long, in two tabs, stays far
 * below this; a program that fills the state vectors of everybody does not.
 */
export const NEW_CLIENTS_A_DAY = 512;
const DAY_MS = 24 * 60 * 60 * 1000;

export class Newcomers {
  readonly #people = new Map<string, { since: number; count: number }>();

  /** `now` in milliseconds. */
  admit(person: string, count: number, now: number): void {
    if (count === 0) return;
    const before = this.#people.get(person);
    const current = before && now - before.since < DAY_MS ? before : { since: now, count: 0 };
    if (current.count + count > NEW_CLIENTS_A_DAY) refuse(CLOSE.policy, 'too many clientIDs in one day');
    current.count += count;
    this.#people.set(person, current);
  }
}
