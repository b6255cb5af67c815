// Whom the person at this widget follows, for as long as there is a session and they do nothing themselves.
import type { PresenceView, Target } from '../session/contexts.ts';
import { followPerson } from '../session/follow.ts';
import type { Following } from '../session/follow.ts';

export interface FollowWays {
  goTo(target: Target): void;
  /** It came to an end by itself. */
  ended(): void;
}

export class Followed {
  readonly #ways: FollowWays;
  #following: Following | undefined;

  constructor(ways: FollowWays) {
    this.#ways = ways;
  }
  /** I did something myself. */
  acted(): void {
    this.#following?.acted();
  }
  /** Follows this person, or nobody, and says so to the others. */
  follow(person: string | undefined, presence: PresenceView | undefined): void {
    this.stop();
    presence?.tell({ following: person ?? null });
    if (person === undefined || !presence) return;
    this.#following = followPerson({
      person,
      presence,
      goTo: (target) => this.#ways.goTo(target),
      ended: () => this.#ways.ended(),
    });
  }
  stop(): void {
    this.#following?.stop();
    this.#following = undefined;
  }
}
