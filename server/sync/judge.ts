// Judges an update before anything of it touches the document: what in it is new, where that stands, whose right it is.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Root } from '../../shared/document/roots.ts';
import { lockedBlocks, readLock } from '../../shared/document/session.ts';
import { lockedAgainst } from '../../shared/rules/locks.ts';
import { mayWrite, WRITABLE } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { CanvasChange } from './changes.ts';
import { deletions } from './deletions.ts';
import type { Range, Ranges } from './deletions.ts';
import { Effort } from './effort.ts';
import { freshOf, isTrace } from './fresh.ts';
import type { Freshness } from './fresh.ts';
import { Newcomers } from './newcomers.ts';
import { FORGOTTEN, rootNames } from './place.ts';
import { Placing } from './placing.ts';
import { prescan } from './prescan.ts';
import type { Scanned } from './prescan.ts';
import { Refused, refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { Touched } from './touched.ts';

/**
 * What an update makes the document longer by. `traces`: of things that are gone again, as somebody sends who wrote
 * more than there was room for and took it out. `nothing`: it only deletes.
 */
export type Adds = 'content' | 'traces' | 'nothing';
export type Verdict =
  | { readonly kind: 'nothing-new' }
  | {
      readonly kind: 'accept';
      /** What to apply, journal and tell: the new part alone. */
      readonly update: Uint8Array;
      readonly adds: Adds;
      /** By how many bytes its deletions make the document shorter, at least. */
      readonly freed: number;
      readonly changes: readonly CanvasChange[];
    }
  /** It builds on something the document does not have. */
  | { readonly kind: 'missing' }
  | Refusal;

/** Who sent the update: their right and the clientIDs that are theirs. */
export interface Writer {
  readonly person: string;
  readonly role: AccessRole;
  readonly claims: ReadonlySet<number>;
  /** When it came, in milliseconds since 1970. */
  readonly now: number;
}
export interface Judged {
  readonly doc: Y.Doc;
  readonly names: ReadonlyMap<unknown, Root>;
  readonly newcomers: Newcomers;
}
/** What the judge looks at: the document of a room, its roots declared. */
export function judgedDocument(doc: Y.Doc): Judged {
  return { doc, names: rootNames(doc), newcomers: new Newcomers() };
}

export function judge(judged: Judged, update: Uint8Array, writer: Writer): Verdict {
  try {
    const scanned = prescan(update);
    if (!scanned) return refuse(CLOSE.badData, 'not an update');
    return inspect(judged, { update, scanned, ...decode(update) }, writer);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

interface Incoming extends ReturnType<typeof Y.decodeUpdate> {
  readonly update: Uint8Array;
  readonly scanned: Scanned;
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update);
  } catch {
    // Yjs says "this is no update" only by throwing: that is the answer.
    return refuse(CLOSE.badData, 'not an update');
  }
}

function inspect({ doc, names, newcomers }: Judged, incoming: Incoming, writer: Writer): Verdict {
  const { structs, ds } = incoming;
  const fresh = freshOf(doc.store, structs, writer.claims);
  const effort = new Effort(structs.length);
  const touched = new Touched(doc, effort);
  const roots = new Set<Root>();
  const placing = new Placing(doc, names, fresh, effort);
  const placed = !fresh.missing && placing.all();
  const deleted = placed
    ? deletions(ds.clients, fresh, {
        doc,
        names,
        mayWrite: (root) => mayWrite(writer.role, root),
        onDelete: (place) => {
          roots.add(place.holder.root);
          touched.delete(place);
        },
      })
    : undefined;
  let forgotten = false;
  for (const one of placing.order) {
    if (one.place === FORGOTTEN) forgotten = true;
    else if (one.place) roots.add(one.place.holder.root);
    touched.add(one);
  }
  const grows = fresh.byClient.size > 0;
  // Rights come first: whoever may not write learns that, not that something is missing.
  checkRights(writer.role, roots, forgotten, grows);
  if (!deleted) return { kind: 'missing' };
  if (!grows && deleted.count === 0) return { kind: 'nothing-new' };
  touched.check(writer);
  const changes = touched.changes();
  checkLocks(doc, changes, writer.now);
  newcomers.admit(writer.person, newClients(fresh), writer.now);
  const update = newPart(doc, incoming, fresh, deleted.ignored);
  return { kind: 'accept', update, adds: addsOf(fresh), freed: deleted.freed, changes };
}

function addsOf({ byClient }: Freshness): Adds {
  if (byClient.size === 0) return 'nothing';
  for (const { structs } of byClient.values()) if (!structs.every(isTrace)) return 'content';
  return 'traces';
}

function checkRights(role: AccessRole, roots: ReadonlySet<Root>, forgotten: boolean, grows: boolean): void {
  // A right may have been withdrawn since: nothing here is forged.
  for (const root of roots)
    if (!mayWrite(role, root)) refuse(CLOSE.forbidden, `a ${role} does not write ${root}`, { root, hostile: false });
  // What cannot be placed cannot be shown either; only those who edit everything may leave such traces.
  if (forgotten && !mayWrite(role, 'cards'))
    refuse(CLOSE.forbidden, `a ${role} does not write this`, { hostile: false });
  if (grows && WRITABLE[role].length === 0) refuse(CLOSE.forbidden, `a ${role} does not write`, { hostile: false });
}

/** Whoever was offline when a block was locked did nothing wrong: it is only not taken. */
function checkLocks(doc: Y.Doc, changes: readonly CanvasChange[], now: number): void {
  if (lockedBlocks(doc).length === 0) return;
  const lockedAt = (block: BlockId): number | undefined => {
    const lock = readLock(doc, block);
    return lock && Date.parse(lock.at);
  };
  for (const { root, key, place } of changes) {
    const block = lockedAgainst({ root, key, places: [place?.before, place?.after] }, lockedAt, now);
    if (block) refuse(CLOSE.forbidden, `${block} is locked`, { root, key, hostile: false });
  }
}

/** ClientIDs that write here for the first time. */
function newClients({ byClient }: Freshness): number {
  let count = 0;
  for (const { state } of byClient.values()) if (state === 0) count++;
  return count;
}

/**
 * What travels on. Wholly new and written as Yjs writes it, an update goes as it came; that it deletes once more what
 * is deleted already is true on every replica. Anything that repeats what is known is cut to its new part and encoded
 * afresh: a peer that has not synced yet would believe other content for known clocks, and never heal.
 */
function newPart(doc: Y.Doc, { update, structs, scanned }: Incoming, fresh: Freshness, ignored: Ranges): Uint8Array {
  const asItCame = fresh.whole && scanned.minimal;
  const known = (): Map<number, number> =>
    new Map(structs.map(({ id }) => [id.client, Y.getState(doc.store, id.client)]));
  const part = asItCame ? update : Y.diffUpdate(update, Y.encodeStateVector(known()));
  return ignored.size === 0 ? part : withoutDeletions(part, ignored);
}
/** The update without these deletions, which are not its writer's to make. */
function withoutDeletions(update: Uint8Array, ignored: Ranges): Uint8Array {
  const encoder = encoding.createEncoder();
  const structs = prescan(update)?.deletions ?? 0;
  encoding.writeUint8Array(encoder, update.subarray(0, structs));
  const kept = [...Y.decodeUpdate(update).ds.clients].map(
    ([client, ranges]) => [client, ranges.flatMap((range) => cut(range, ignored.get(client) ?? []))] as const,
  );
  const clients = kept.filter(([, ranges]) => ranges.length > 0);
  encoding.writeVarUint(encoder, clients.length);
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}
function cut({ clock, len }: Range, ignored: readonly Range[]): Range[] {
  const left: Range[] = [];
  let from = clock;
  const end = clock + len;
  for (const hole of ignored) {
    if (hole.clock + hole.len <= from || hole.clock >= end) continue;
    if (hole.clock > from) left.push({ clock: from, len: hole.clock - from });
    from = hole.clock + hole.len;
  }
  if (from < end) left.push({ clock: from, len: end - from });
  return left;
}
