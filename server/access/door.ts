// Who may open a line at all: not too many from one address, and not who has been hostile until now.
import { limiter } from './limiter.ts';
import type { Often } from './limiter.ts';

export interface DoorLimits {
  /** Attempts to open a line from one address. An office shares one, so there are many. */
  readonly knocks: Often;
  /** Lines open at once from one address. */
  readonly linesPerAddress: number;
  /** What no honest client sends: from one person, after which they are kept out until the time is over. */
  readonly hostile: Often;
  /** The same from one address; many more, since honest people share it. */
  readonly hostilePerAddress: Often;
}
export interface Door {
  /** Counts an attempt; false when there were too many. */
  knock(address: string): Promise<boolean>;
  isBarred(person: string, address: string): Promise<boolean>;
  /** They sent what no honest client sends. */
  strike(person: string, address: string): Promise<void>;
  /** Counts a line; gives back what to call when it ends, or nothing when there are too many. */
  enter(address: string): (() => void) | undefined;
}

export function door(limits: DoorLimits): Door {
  const knocks = limiter(limits.knocks);
  const people = limiter(limits.hostile);
  const addresses = limiter(limits.hostilePerAddress);
  const lines = new Map<string, number>();
  return {
    knock: (address) => knocks.take(address),
    isBarred: async (person, address) => !(await people.any(person)) || !(await addresses.any(address)),
    async strike(person, address) {
      await people.take(person);
      await addresses.take(address);
    },
    enter(address) {
      const open = lines.get(address) ?? 0;
      if (open >= limits.linesPerAddress) return undefined;
      lines.set(address, open + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const now = (lines.get(address) ?? 1) - 1;
        if (now === 0) lines.delete(address);
        else lines.set(address, now);
      };
    },
  };
}
