// The names of the steps: the team's own from the document, or ours; and the gate, which the team sets as well.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import { stepNameKey, STEPS } from '../../shared/judge/stairway.ts';
import type { Gate, StepId } from '../../shared/judge/stairway.ts';
import { stairway } from '../../shared/template/stairway.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { Canvas } from '../session/contexts.ts';

/** Longest name a step can be given. */
export const STEP_NAME_CHARS = 40;

export function ourStepName(step: StepId, lang: Lang): string {
  return stairway.steps[STEPS.indexOf(step)]?.label[lang] ?? step;
}
export function stepQuestion(step: StepId, lang: Lang): string {
  return stairway.steps[STEPS.indexOf(step)]?.question[lang] ?? '';
}
export function stepName(doc: Y.Doc, step: StepId, lang: Lang): string {
  const own = root(doc, 'meta').get(stepNameKey(step));
  return typeof own === 'string' && own.trim() !== '' ? own.slice(0, STEP_NAME_CHARS) : ourStepName(step, lang);
}
/** Gives a step a name; without one it has ours again, in everybody's language. */
export function renameStep(canvas: Canvas, step: StepId, name: string, lang: Lang): void {
  const is = name.trim().slice(0, STEP_NAME_CHARS);
  if (is === stepName(canvas.doc, step, lang)) return;
  const meta = root(canvas.doc, 'meta');
  canvas.undo.gesture(() => {
    if (is === '' || is === ourStepName(step, lang)) meta.delete(stepNameKey(step));
    else meta.set(stepNameKey(step), is);
  });
}
export function setGate(canvas: Canvas, gate: Gate): void {
  canvas.undo.gesture(() => root(canvas.doc, 'meta').set('gate', gate));
}
