// Sets a level of the ledger as one gesture, which undo takes back in one step.
import { setLevel } from '../../shared/document/levels.ts';
import type { LevelKey } from '../../shared/judge/ledger.ts';
import type { Canvas } from '../session/contexts.ts';

export function setLevelOn(canvas: Canvas, key: LevelKey, level: number | null): void {
  canvas.undo.gesture(() => setLevel(canvas.doc, key, level));
}
