// What is fetched once the canvas can be read: it could not be fetched any more when a person needs it without a line.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import type { Canvas } from '../session/contexts.ts';
import type { Parts } from './parts.ts';

/** The other views, who else is here, and what is said in passing: for everybody. */
const EVERYBODY: readonly (keyof Parts)[] = ['faces', 'company', 'toast'];
const EDITORS: readonly (keyof Parts)[] = ['editing', 'bin'];
/** Whoever only reads is spared these; the editor of texts comes with the first focus, for it weighs most. */
const WRITERS: readonly (keyof Parts)[] = ['notes', 'drawer', 'more', 'export', 'file', 'left-behind'];

/**
 * One after the other, what is needed soonest first. False when something did not come; its use asks for it again.
 * `again`: somebody begins to lead, which concerns whoever reads from then on.
 */
export async function bringAhead(
  { doc, rights }: Pick<Canvas, 'doc' | 'rights'>,
  parts: Parts,
  again: () => void,
): Promise<boolean> {
  const led = root(doc, 'session').size > 0;
  if (!led && !rights.discuss) whenLed(doc, again);
  const wanted: readonly (keyof Parts)[] = [
    ...EVERYBODY,
    ...(led || rights.discuss ? (['session'] as const) : []),
    ...(rights.edit ? EDITORS : []),
    ...(rights.discuss ? WRITERS : []),
  ];
  let all = true;
  for (const name of wanted)
    await parts[name]().catch(() => {
      all = false;
    });
  return all;
}

const awaited = new WeakSet<Y.Doc>();
/** Once for each document. */
function whenLed(doc: Y.Doc, again: () => void): void {
  if (awaited.has(doc)) return;
  awaited.add(doc);
  const session = root(doc, 'session');
  const look = (): void => {
    session.unobserve(look);
    awaited.delete(doc);
    again();
  };
  session.observe(look);
}
