// What is fetched once the canvas can be read: it could not be fetched any more when a person needs it without a line.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import { keepJoins, somebodyElse } from '../presence/missed.ts';
import type { Canvas, PresenceView } from '../session/contexts.ts';
import type { Parts } from './parts.ts';

/** The other views: for everybody. */
const EVERYBODY: readonly (keyof Parts)[] = ['faces'];
/** Who else is here, and what is said in passing. */
const COMPANY: readonly (keyof Parts)[] = ['company', 'toast'];
const EDITORS: readonly (keyof Parts)[] = ['editing', 'bin'];
/** Whoever only reads is spared these; the editor of texts comes with the first focus, for it weighs most. */
const WRITERS: readonly (keyof Parts)[] = [
  'selection',
  'notes',
  'drawer',
  'dock',
  'more',
  'export',
  'file',
  'left-behind',
];
/** Whoever only reads gets these when they do something: the details of a card, how answers lie apart, what a state means. */
const READERS: readonly (keyof Parts)[] = ['editing', 'notes'];

export interface Around {
  readonly presence: PresenceView | undefined;
  /** Has the person done something yet? */
  readonly acted: boolean;
}
/**
 * One after the other, what is needed soonest first. False when something did not come; its use asks for it again.
 * `again`: somebody comes or begins to lead, which concerns whoever reads from then on.
 */
export async function bringAhead(
  { doc, rights }: Pick<Canvas, 'doc' | 'rights'>,
  { presence, acted }: Around,
  parts: Parts,
  again: () => void,
): Promise<boolean> {
  const writes = rights.discuss;
  const led = root(doc, 'session').size > 0;
  if (!led && !writes) whenLed(doc, again);
  const company = writes || acted || (presence !== undefined && somebodyElse(presence));
  if (!company && presence) keepJoins(presence, again);
  const wanted: readonly (keyof Parts)[] = [
    ...EVERYBODY,
    ...(company ? COMPANY : []),
    ...(led || writes ? (['session'] as const) : []),
    ...(rights.edit ? EDITORS : []),
    ...(writes ? WRITERS : acted ? READERS : []),
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
