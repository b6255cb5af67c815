// What time it is for the server: what people write is stamped with that, whatever this computer believes.
import type { Device } from './device.ts';
import type { Clock } from './surroundings.ts';

export interface ServerTime {
  now(): number;
  /** The server has told its time, in an answer to a question asked at `asked` (this computer's steady clock). */
  told(time: number, asked: number): void;
}

/**
 * Before the first ticket of a page it is what this computer says, corrected by how far it was off the last time, which
 * the device remembers: work without a connection is stamped well too. Someone may still set the computer's clock in
 * between; a stamp in the future that comes of it is not lost but stamped anew (take-over.ts).
 */
export function serverTime(clock: Clock, device: Device): ServerTime {
  let anchor = { server: clock.now() + device.clockOffset(), wall: clock.now(), steady: clock.steady() };
  return {
    // The steady clock cannot be set, but stands still while a computer sleeps; the other counts the night as well.
    now: () => anchor.server + Math.max(clock.now() - anchor.wall, clock.steady() - anchor.steady),
    told: (time, asked) => {
      if (!Number.isFinite(time)) return;
      const steady = clock.steady();
      anchor = { server: time + (steady - asked) / 2, wall: clock.now(), steady };
      device.setClockOffset(Math.round(anchor.server - anchor.wall));
    },
  };
}
