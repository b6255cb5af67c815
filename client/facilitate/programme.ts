// The programme of a workshop: steps with their phase and minutes, and where whoever leads is in it, kept in this browser.
import type { Phase } from '../../shared/judge/snapshot.ts';
import type { ProgrammeStepId } from '../words/session.ts';

export interface ProgrammeStep {
  readonly id: ProgrammeStepId;
  readonly phase: Phase;
  readonly minutes: number;
}

/** 90 minutes, one phase after the other. */
export const WORKSHOP: readonly ProgrammeStep[] = [
  { id: 'welcome', phase: 'compass', minutes: 5 },
  { id: 'writing', phase: 'compass', minutes: 5 },
  { id: 'mission', phase: 'compass', minutes: 6 },
  { id: 'goal', phase: 'compass', minutes: 4 },
  { id: 'licence', phase: 'licence', minutes: 10 },
  { id: 'value', phase: 'licence', minutes: 8 },
  { id: 'arena', phase: 'arena', minutes: 8 },
  { id: 'role', phase: 'proposition', minutes: 9 },
  { id: 'links', phase: 'proposition', minutes: 7 },
  { id: 'resources', phase: 'resources', minutes: 8 },
  { id: 'stairway', phase: 'test', minutes: 14 },
  { id: 'agenda', phase: 'test', minutes: 6 },
];

/** `step`: -1 = chosen, not begun. */
export interface Progress {
  readonly step: number;
}
const inPage = new Map<string, Progress | null>();
const keyOf = (canvas: string): string => `clc.programme.${canvas}`;

/** Undefined: this session has no programme. */
export function readProgress(canvas: string): Progress | undefined {
  const known = inPage.get(canvas);
  if (known !== undefined) return known ?? undefined;
  let step: number;
  try {
    step = Number(sessionStorage.getItem(keyOf(canvas)) ?? Number.NaN);
  } catch {
    // An embedding page may forbid storage; then it lives as long as the page.
    return undefined;
  }
  return Number.isInteger(step) && step >= -1 && step < WORKSHOP.length ? { step } : undefined;
}
export function writeProgress(canvas: string, progress: Progress | undefined): void {
  inPage.set(canvas, progress ?? null);
  try {
    if (progress) sessionStorage.setItem(keyOf(canvas), String(progress.step));
    else sessionStorage.removeItem(keyOf(canvas));
  } catch {
    // As above.
  }
}
