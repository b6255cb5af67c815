// What is fetched once the canvas can be read: it could not be fetched any more when a person needs it without a line.
import type { Canvas } from '../session/contexts.ts';
import type { Parts } from './parts.ts';

/** The other views, a led session, who else is here, and what is said in passing: for everybody. */
const EVERYBODY: readonly (keyof Parts)[] = ['faces', 'company', 'toast', 'session'];
const EDITORS: readonly (keyof Parts)[] = ['editing', 'bin'];
/** Whoever only reads is spared these; the editor of texts comes with the first focus, for it weighs most. */
const WRITERS: readonly (keyof Parts)[] = ['notes', 'drawer', 'more', 'export', 'file', 'left-behind'];

/** One after the other, what is needed soonest first. False when something did not come; its use asks for it again. */
export async function bringAhead({ rights }: Pick<Canvas, 'rights'>, parts: Parts): Promise<boolean> {
  const wanted = [...EVERYBODY, ...(rights.edit ? EDITORS : []), ...(rights.discuss ? WRITERS : [])];
  let all = true;
  for (const name of wanted)
    await parts[name]().catch(() => {
      all = false;
    });
  return all;
}
