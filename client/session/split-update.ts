// Cuts an update that is too large for one frame into several, each of which finds what it builds on in the ones before.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MAX_FRAME_BYTES } from '../../shared/wire/frames.ts';
import { syncFrame } from './sync-frame.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];
/** Consecutive structs of one clientID. */
interface Run {
  readonly client: number;
  readonly structs: Struct[];
}

/** Between parts of this size the server can serve others. */
const PART_BYTES = MAX_FRAME_BYTES / 4;
/** Type, kind and length of a sync frame. */
const HEAD_BYTES = 16;
/** Characters of one text item that go into one part; three bytes each at most. */
const PIECE = 16 * 1024;
/** A deleted range takes at most so many bytes. */
const RANGE_BYTES = 12;

/** The frames of one update. The last answers the server's question, if it was one; those before it are edits. */
export function framesOf(
  kind: 'step2' | 'update',
  update: Uint8Array,
): ['step2' | 'update', Uint8Array<ArrayBuffer>][] {
  const parts = splitUpdate(update, PART_BYTES - HEAD_BYTES);
  return parts.map((part, index) => {
    const as = index === parts.length - 1 ? kind : 'update';
    return [as, syncFrame(as, part)];
  });
}

/**
 * Structs first, in an order in which each builds on the server's document or on an earlier part; deletions last. Only
 * the size of a single value that cannot be cut can make a part larger than `most`.
 */
export function splitUpdate(update: Uint8Array, most: number): Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const parts: Uint8Array[] = [];
  let runs: Run[] = [];
  let size = 0;
  const close = (): void => {
    if (runs.length > 0) parts.push(encode(runs));
    runs = [];
    size = 0;
  };
  for (const struct of inCausalOrder(structs.flatMap(cut))) {
    const bytes = sizeOf(struct);
    if (size + bytes > most) close();
    const last = runs.at(-1);
    if (last?.client === struct.id.client) last.structs.push(struct);
    else {
      // A clientID may stand only once in an update, so what comes back to it goes into the next part.
      if (runs.some((run) => run.client === struct.id.client)) close();
      runs.push({ client: struct.id.client, structs: [struct] });
    }
    size += bytes;
  }
  close();
  parts.push(...deletionParts(ds, Math.max(1, Math.floor(most / RANGE_BYTES))));
  return parts;
}

/** A long text is cut between its characters; anything else is one thing or costs nothing. */
function cut(struct: Struct): Struct[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  const { str } = struct.content;
  if (str.length <= PIECE) return [struct];
  const { client, clock } = struct.id;
  const parent = struct.parent as string | Y.ID | null;
  const pieces: Struct[] = [];
  for (let from = 0; from < str.length;) {
    let to = Math.min(from + PIECE, str.length);
    // Half a character of two units would arrive as a replacement mark.
    if (to < str.length && /[\ud800-\udbff]/u.test(str.charAt(to - 1))) to--;
    pieces.push(
      new Y.Item(
        Y.createID(client, clock + from),
        null,
        from === 0 ? struct.origin : Y.createID(client, clock + from - 1),
        null,
        struct.rightOrigin,
        // As Yjs writes it: the parent is told only by an item that has no neighbours to learn it from.
        (from === 0 ? parent : null) as Y.Item['parent'],
        from === 0 ? struct.parentSub : null,
        textOf(str.slice(from, to)),
      ),
    );
    from = to;
  }
  return pieces;
}

function textOf(characters: string): Y.Item['content'] {
  const content: unknown = new Y.ContentString(characters);
  return content as Y.Item['content'];
}

/** My earlier tabs and reloads wrote under clientIDs of their own, and each may build on another. */
function inCausalOrder(structs: readonly Struct[]): Struct[] {
  const waiting = new Map<number, Struct[]>();
  for (const struct of structs) {
    const list = waiting.get(struct.id.client);
    if (list) list.push(struct);
    else waiting.set(struct.id.client, [struct]);
  }
  const next = new Map([...waiting.keys()].map((client) => [client, 0]));
  /** Not in this update, or ordered already. */
  const there = (id: unknown): boolean => {
    if (!(id instanceof Y.ID)) return true;
    const first = waiting.get(id.client)?.[next.get(id.client) ?? 0];
    return first === undefined || id.clock < first.id.clock;
  };
  const ready = (struct: Struct): boolean =>
    !(struct instanceof Y.Item) || (there(struct.origin) && there(struct.rightOrigin) && there(struct.parent));
  const ordered: Struct[] = [];
  for (let moved = true; moved;) {
    moved = false;
    for (const [client, list] of waiting) {
      let index = next.get(client) ?? 0;
      for (let struct = list[index]; struct && ready(struct); struct = list[index]) {
        ordered.push(struct);
        next.set(client, ++index);
        moved = true;
      }
    }
  }
  return ordered;
}

function encode(runs: readonly Run[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, runs.length);
  for (const { client, structs } of runs) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  // No deletions.
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}
function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoding.length(encoder.restEncoder) + RANGE_BYTES;
}

function deletionParts({ clients }: Deletions, most: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (const [client, ranges] of clients)
    for (let from = 0; from < ranges.length; from += most) {
      const some = ranges.slice(from, from + most);
      const encoder = encoding.createEncoder();
      // No structs, deletions of one clientID.
      for (const number of [0, 1, client, some.length]) encoding.writeVarUint(encoder, number);
      for (const { clock, len } of some) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
      parts.push(encoding.toUint8Array(encoder));
    }
  return parts;
}
