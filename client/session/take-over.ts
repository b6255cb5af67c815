// Brings a person's own work from a document the server refused into a fresh one: what is valid is written again, the rest told.
import * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import { lockedBlocks } from '../../shared/document/session.ts';
import { MAP, TEXT } from '../../shared/rules/change.ts';
import type { Asker, Change } from '../../shared/rules/change.ts';
import { blocksOf } from '../../shared/rules/locks.ts';
import { mayWrite } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { against, tooLarge } from '../../shared/rules/rule.ts';
import { notTakenOf } from './not-taken.ts';
import type { NotTaken } from './not-taken.ts';
import { ownWork } from './own-work.ts';
import type { Difference, Touched } from './own-work.ts';
import { reapplyText } from './reapply-text.ts';

export interface TakeOver {
  readonly old: Y.Doc;
  /** It has all the server has. */
  readonly fresh: Y.Doc;
  readonly person: string;
  readonly role: AccessRole;
  /** What time it is for the server, in milliseconds since 1970. */
  readonly now: number;
}
/** One thing to write again. */
interface Step extends Touched {
  /** What the rules have to say about, in the order in which it is made. */
  readonly changes: readonly Change[];
  /** Undefined: what it is about is gone. */
  readonly write: (() => void) | undefined;
}

/** A moment further ahead than this is of a clock that was wrong. */
const AHEAD_MS = 60_000;
/** Fields of a record or a card that hold the moment it was made or changed. */
const MOMENTS = ['at', 'editedAt', 'createdAt'];

/**
 * A refusal cannot be taken back in the document that holds what was refused: everything the same clientID wrote later
 * hangs behind it. So the work is done again, under the clientID of the fresh document, by the rules the server uses.
 */
export function takeOver(work: TakeOver): NotTaken[] {
  const { old, fresh, person, role, now } = work;
  const asker: Asker = { person, role, now, look: (name, key) => seen(root(fresh, name).get(key)) };
  const difference = ownWork(old, fresh);
  const done = new Set<string>();
  const refused: Touched[] = [];
  for (const touched of difference.touched) {
    const step = stepOf(work, difference, touched);
    const name = step && JSON.stringify([step.root, step.path]);
    if (!step || name === undefined || done.has(name)) continue;
    done.add(name);
    // One transaction each: should the server refuse one after all, those before it have arrived.
    if (step.write && allowed(step, asker) && !isLocked(work, step)) fresh.transact(step.write, TAKEN_OVER);
    else refused.push(step);
  }
  return notTakenOf(old, refused);
}
/** Transaction origin of what is written again. Undo does not follow it. */
const TAKEN_OVER = 'taken-over';

function allowed({ root: name, changes }: Step, asker: Asker): boolean {
  return (
    mayWrite(asker.role, name) &&
    changes.every((change) => tooLarge(change) === undefined && against(change, asker) === undefined)
  );
}
/** Is it a change of a block that is locked by now? What was on its way when that happened is on time no more. */
function isLocked({ old, fresh }: TakeOver, { root: name, path: [key = '', field] }: Touched): boolean {
  const locked = lockedBlocks(fresh);
  if (locked.length === 0) return false;
  const placeIn = (doc: Y.Doc): string | undefined => {
    const card = root(doc, 'cards').get(key);
    const place: unknown = card instanceof Y.Map ? card.get('place') : undefined;
    return typeof place === 'string' ? place : undefined;
  };
  const moves = field === undefined || field === 'place';
  const places = name === 'cards' ? [placeIn(fresh), ...(moves ? [placeIn(old)] : [])] : [];
  return blocksOf({ root: name, key, places }).some((block) => block !== undefined && locked.includes(block));
}

function stepOf(work: TakeOver, difference: Difference, { root: name, path }: Touched): Step | undefined {
  let there = root(work.old, name);
  let here = root(work.fresh, name);
  for (const [depth, key] of path.entries()) {
    const [mine, theirs] = [there._map.get(key), here._map.get(key)];
    const [value, present] = [there.get(key), here.get(key)];
    const same = mine !== undefined && theirs !== undefined && Y.compareIDs(mine.id, theirs.id);
    if (depth < path.length - 1 && same && value instanceof Y.Map && present instanceof Y.Map) {
      there = value;
      here = present;
      continue;
    }
    const place = { root: name, path: path.slice(0, depth + 1) };
    const change = (after: unknown): Change => ({ ...changeAt(place), before: seen(present), after });
    const holder = here;
    if (!mine || mine.deleted) {
      const taken = theirs !== undefined && !theirs.deleted && difference.deleted(theirs.lastId);
      return taken ? { ...place, changes: [change(undefined)], write: () => holder.delete(key) } : undefined;
    }
    if (!difference.has(mine.lastId)) {
      if (!(value instanceof Y.AbstractType) && JSON.stringify(value) === JSON.stringify(present)) return undefined;
      const copy = stampedAnew(value, work.now);
      return {
        ...place,
        changes: [change(seen(copy)), ...inside(place, copy)],
        write: () => holder.set(key, value instanceof Y.AbstractType ? copyOf(value, work.now) : copy),
      };
    }
    // Known to the server: its inside is mine, or, for a plain value, nothing of it.
    if (!(value instanceof Y.AbstractType)) return undefined;
    const write =
      same && value instanceof Y.XmlFragment && present instanceof Y.XmlFragment
        ? () => reapplyText(value, present, difference)
        : undefined;
    return { ...place, changes: [], write };
  }
  return undefined;
}

function changeAt({
  root: name,
  path: [key = '', field, item],
}: Touched): Pick<Change, 'root' | 'key' | 'field' | 'item'> {
  return { root: name, key, ...(field === undefined ? {} : { field }), ...(item === undefined ? {} : { item }) };
}
/** What stands in a map that is new as a whole: a card with its fields, its links. */
function inside({ root: name, path }: Touched, value: unknown): Change[] {
  if (!(value instanceof Y.Map)) return [];
  return [...(value as Y.Map<unknown>).entries()].flatMap(([key, field]) => {
    const place = { root: name, path: [...path, key] };
    // A moment ahead of the server's clock is stamped anew when it is written.
    if (MOMENTS.includes(key)) return [];
    return [{ ...changeAt(place), before: undefined, after: seen(field) }, ...inside(place, field)];
  });
}

function copyOf(value: Y.AbstractType<unknown>, now: number): unknown {
  const copy: unknown = value.clone();
  if (copy instanceof Y.Map)
    for (const name of MOMENTS)
      if (isAhead(value instanceof Y.Map ? value.get(name) : undefined, now))
        (copy as Y.Map<unknown>).set(name, iso(now));
  return copy;
}
/** A record whose moments are not in the future. */
function stampedAnew(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Y.AbstractType)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      name,
      MOMENTS.includes(name) && isAhead(field, now) ? iso(now) : field,
    ]),
  );
}
function isAhead(moment: unknown, now: number): boolean {
  return typeof moment === 'string' && Date.parse(moment) > now + AHEAD_MS;
}
function iso(now: number): string {
  return new Date(now).toISOString();
}
/** A value as the rules see it. */
function seen(value: unknown): unknown {
  if (value instanceof Y.Map) return MAP;
  return value instanceof Y.XmlFragment ? TEXT : value;
}
