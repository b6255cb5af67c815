// What is fetched once the canvas can be read: it could not be fetched any more when a person needs it without a line.
import type { Canvas } from '../session/contexts.ts';

/** One after the other, what is needed soonest first. What does not come is asked for again when it is needed. */
export async function bringAhead({ rights }: Canvas): Promise<void> {
  // Who else is here, and what is said in passing: for everybody.
  for (const part of [() => import('./company.ts'), () => import('../ui/toast.ts')]) await arrive(part);
  // Whoever only reads is spared the rest; the editor of texts comes with the first focus, for it weighs most.
  if (!rights.discuss) return;
  if (rights.edit)
    for (const part of [() => import('../board/editing.ts'), () => import('../board/bin.ts')]) await arrive(part);
  for (const part of [
    () => import('./notes.ts'),
    () => import('../discuss/drawer.ts'),
    () => import('./more-panel.ts'),
    // The way out when nothing can be kept: the canvas as a file.
    () => import('../export/download.ts'),
    () => import('../../shared/document/file.ts'),
    () => import('../words/settings.ts'),
    () => import('../export/export-canvas.ts'),
    () => import('./left-behind.ts'),
  ])
    await arrive(part);
}
async function arrive(part: () => Promise<unknown>): Promise<void> {
  // Its use fetches it again, and says what is missing if it must.
  await part().catch(() => undefined);
}
