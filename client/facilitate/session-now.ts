// The working session as it is now, read once for all parts of the session bar.
import type * as Y from 'yjs';
import {
  finished,
  lockedBlocks,
  readBaton,
  readBatonAsked,
  readCall,
  readPhase,
  readProgrammeStep,
  readTimer,
} from '../../shared/document/session.ts';
import type { Baton, Call, Timer } from '../../shared/document/session.ts';
import type { Phase } from '../../shared/judge/snapshot.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';

export interface SessionNow {
  readonly baton: Baton | undefined;
  readonly asked: Baton | undefined;
  readonly phase: Phase | undefined;
  readonly timer: Timer | undefined;
  readonly call: Call | undefined;
  /** Of the programme; -1 = not begun, undefined = there is none. */
  readonly step: number | undefined;
  readonly locked: readonly BlockId[];
  /** Person ids. */
  readonly finished: readonly string[];
}
export function sessionNow(doc: Y.Doc): SessionNow {
  return {
    baton: readBaton(doc),
    asked: readBatonAsked(doc),
    phase: readPhase(doc),
    timer: readTimer(doc),
    call: readCall(doc),
    step: readProgrammeStep(doc),
    locked: lockedBlocks(doc),
    finished: finished(doc),
  };
}
/** Is there anything to show to somebody who opened nothing? */
export function underWay({ baton, phase, timer, step }: SessionNow): boolean {
  return (baton ?? phase ?? timer ?? step) !== undefined;
}
