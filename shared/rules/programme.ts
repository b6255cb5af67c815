// The programme of a led session: its steps, each with its phase and its minutes. Whoever leads goes through it, or beside it.
import type { Phase } from '../judge/snapshot.ts';

export interface ProgrammeStep {
  readonly id: ProgrammeStepId;
  readonly phase: Phase;
  readonly minutes: number;
}
export type ProgrammeStepId =
  | 'welcome'
  | 'writing'
  | 'mission'
  | 'goal'
  | 'licence'
  | 'value'
  | 'arena'
  | 'role'
  | 'links'
  | 'resources'
  | 'stairway'
  | 'agenda';

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
/** Is this a step, or -1: chosen, not begun? */
export function isProgrammeStep(step: unknown): step is number {
  return Number.isInteger(step) && Number(step) >= -1 && Number(step) < WORKSHOP.length;
}
