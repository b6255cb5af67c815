// What a timer shows and says at one moment of the server's time.
import type { Timer } from '../../shared/document/session.ts';

const MINUTE = 60_000;
/** Whoever comes in later than this after a moment is not told of it any more, in milliseconds. */
const LATE_MS = 5000;

export function msLeft(timer: Timer, now: number): number {
  return timer.kind === 'paused' ? timer.leftMs : Math.max(0, Date.parse(timer.endsAt) - now);
}
/** Whole seconds, so that 5 minutes begin as 5:00. */
export function clockOf(ms: number): { readonly minutes: number; readonly seconds: number } {
  const all = Math.ceil(ms / 1000);
  return { minutes: Math.floor(all / 60), seconds: all % 60 };
}
export type Moment = 'one-left' | 'ended';
/** What is to be said between two looks at a running timer, at most one thing: the end goes before the last minute. */
export function momentBetween(timer: Timer, before: number, now: number): Moment | undefined {
  if (timer.kind !== 'running') return undefined;
  const end = Date.parse(timer.endsAt);
  if (before < end && now >= end) return now - end <= LATE_MS ? 'ended' : undefined;
  const last = end - MINUTE;
  return before < last && now >= last && now - last <= LATE_MS ? 'one-left' : undefined;
}
