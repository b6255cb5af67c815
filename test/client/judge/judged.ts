// Waits for the canvas check, which runs when the browser has nothing else to do: on a busy machine that is later.
import { waitUntil } from '@open-wc/testing';
import { judgingOf } from '../../../client/judge/judging.ts';
import type { Judged } from '../../../client/judge/judging.ts';
import type { Canvas } from '../../../client/session/contexts.ts';

/** Resolves once the canvas has been judged, and another time than `before`. */
export async function judged(canvas: Canvas, before?: Judged): Promise<void> {
  const another = (): boolean => {
    const now = judgingOf(canvas).judged;
    return now !== undefined && now !== before;
  };
  await waitUntil(another, 'The canvas has not been judged.', { timeout: 8000 });
}
