// My own answers to the rounds that are open: fetched once each, kept when asked to, and how keeping goes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { root } from '../../shared/document/roots.ts';
import type { Answer, RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import type { Canvas } from '../session/contexts.ts';
import type { Rounds } from '../session/rounds.ts';
import type { Keeping } from './ballot.ts';

export interface OwnAnswer {
  /** As the server has it; null: none. */
  readonly answer: Answer | null;
  readonly keeping: Keeping;
}
const NONE: OwnAnswer = { answer: null, keeping: 'no' };

export class OwnAnswers implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #known = new Map<string, OwnAnswer>();
  readonly #asked = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }
  hostDisconnected(): void {
    this.#asked.clear();
  }

  /** What is known of it now; the first time it is asked for. */
  of(round: RoundView, rounds: Rounds): OwnAnswer {
    void this.#fetch(round, rounds);
    return this.#known.get(keyOf(round)) ?? NONE;
  }
  /** With names an answer can come after the reveal, of whoever gave none. */
  mayBeLate(round: RoundView, rounds: Rounds, { doc, me }: Canvas): boolean {
    if (!['revealed', 'talked'].includes(round.state) || !round.named || !round.invited.includes(me.id)) return false;
    const shown = root<RoundResult>(doc, 'rounds').get(round.id)?.ballots[round.ballot - 1];
    if (shown?.named && shown.answers.some(({ person }) => person === me.id)) return false;
    return this.of(round, rounds).answer === null;
  }
  /** Rejects with why it could not be kept; what was kept before stays known. */
  async keep(round: RoundView, rounds: Rounds, answer: Answer): Promise<void> {
    const before = this.#known.get(keyOf(round))?.answer ?? null;
    this.#put(round, { answer: before, keeping: 'keeping' });
    try {
      await rounds.answer(round, answer);
      this.#put(round, { answer, keeping: 'kept' });
    } catch (error) {
      this.#put(round, { answer: before, keeping: 'failed' });
      throw error;
    }
  }
  async #fetch(round: RoundView, rounds: Rounds): Promise<void> {
    const key = keyOf(round);
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    try {
      this.#put(round, { answer: await rounds.own(round), keeping: 'no' });
    } catch {
      // Without it the ballot is empty; it is asked for with the next drawing.
      this.#asked.delete(key);
    }
  }
  #put(round: RoundView, own: OwnAnswer): void {
    this.#known.set(keyOf(round), own);
    this.#host.requestUpdate();
  }
}
function keyOf({ id, ballot }: RoundView): string {
  return `${id}.${ballot}`;
}
