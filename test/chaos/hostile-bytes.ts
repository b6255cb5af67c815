// Writes updates by hand, struct by struct, so that they can say anything: also what Yjs itself would never write.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export interface At {
  readonly client: number;
  readonly clock: number;
}
/** Numbers of the kinds of shared types in an update. */
export const TYPE = { array: 0, map: 1, text: 2, element: 3, fragment: 4, hook: 5, xmlText: 6 } as const;
export type Content =
  | { readonly kind: 'any'; readonly values: readonly unknown[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'deleted'; readonly length: number }
  | { readonly kind: 'type'; readonly type: keyof typeof TYPE; readonly name?: string }
  | { readonly kind: 'format'; readonly key: string; readonly json: string }
  | { readonly kind: 'embed'; readonly json: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array }
  | { readonly kind: 'json'; readonly values: readonly string[] }
  | { readonly kind: 'document'; readonly guid: string }
  /** What the bytes say after the number of the content's kind. */
  | { readonly kind: 'raw'; readonly ref: number; readonly bytes: Uint8Array };
export type Struct =
  | { readonly kind: 'gc' | 'skip'; readonly length: number }
  | {
      readonly kind: 'item';
      readonly left?: At | undefined;
      readonly right?: At | undefined;
      /** Name of a root, or the item that holds the parent. Only written without neighbours, as in Yjs. */
      readonly parent?: string | At | undefined;
      readonly sub?: string | undefined;
      readonly content: Content;
    };
/** Structs of one clientID in a row. `count` is how many it claims to hold. */
export interface Run extends At {
  readonly structs: readonly Struct[];
  readonly count?: number;
}
export interface Deletion extends At {
  readonly length: number;
}

export function updateOf(runs: readonly Run[], deletions: readonly Deletion[] = []): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, runs.length);
    for (const run of runs) {
      encoding.writeVarUint(e, run.count ?? run.structs.length);
      encoding.writeVarUint(e, run.client);
      encoding.writeVarUint(e, run.clock);
      for (const struct of run.structs) writeStruct(e, struct);
    }
    encoding.writeVarUint(e, deletions.length);
    for (const { client, clock, length } of deletions) {
      for (const number of [client, 1, clock, length]) encoding.writeVarUint(e, number);
    }
  });
}
/** Numbers as an update writes them, and nothing else. */
export function numbers(...all: readonly number[]): Uint8Array {
  return encoding.encode((e) => all.forEach((number) => encoding.writeVarUint(e, number)));
}
export function joinedBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
/** A value under a key of a root. */
export function put(root: string, sub: string, ...values: readonly unknown[]): Struct {
  return { kind: 'item', parent: root, sub, content: { kind: 'any', values } };
}

/** The structs of an update in the form in which they can be changed and written again. */
export function runsOf(update: Uint8Array): { runs: Run[]; deletions: Deletion[] } {
  const { structs, ds } = Y.decodeUpdate(update);
  const runs: { client: number; clock: number; structs: Struct[] }[] = [];
  let next: At | undefined;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (next?.client !== client || next.clock !== clock) runs.push({ client, clock, structs: [] });
    runs.at(-1)!.structs.push(structOf(struct));
    next = { client, clock: clock + struct.length };
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  return { runs, deletions };
}
function structOf(struct: Y.Item | Y.GC | Y.Skip): Struct {
  if (struct instanceof Y.Skip) return { kind: 'skip', length: struct.length };
  if (struct instanceof Y.GC) return { kind: 'gc', length: struct.length };
  const encoder = new Y.UpdateEncoderV1();
  struct.content.write(encoder, 0);
  // Decoded, not yet integrated: a name or an id.
  const parent = struct.parent as string | Y.ID | null;
  return {
    kind: 'item',
    left: struct.origin ?? undefined,
    right: struct.rightOrigin ?? undefined,
    parent: parent ?? undefined,
    sub: struct.parentSub ?? undefined,
    content: {
      kind: 'raw',
      ref: struct.content.getRef(),
      bytes: new Uint8Array(encoding.toUint8Array(encoder.restEncoder)),
    },
  };
}

function writeStruct(e: encoding.Encoder, struct: Struct): void {
  if (struct.kind !== 'item') {
    encoding.writeUint8(e, struct.kind === 'gc' ? 0 : 10);
    return encoding.writeVarUint(e, struct.length);
  }
  const { left, right, parent, sub, content } = struct;
  const alone = !left && !right;
  encoding.writeUint8(
    e,
    refOf(content) | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (alone && sub !== undefined ? 0x20 : 0),
  );
  for (const neighbour of [left, right]) {
    if (!neighbour) continue;
    encoding.writeVarUint(e, neighbour.client);
    encoding.writeVarUint(e, neighbour.clock);
  }
  if (alone) {
    encoding.writeVarUint(e, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(e, parent);
    else {
      encoding.writeVarUint(e, parent?.client ?? 0);
      encoding.writeVarUint(e, parent?.clock ?? 0);
    }
    if (sub !== undefined) encoding.writeVarString(e, sub);
  }
  writeContent(e, content);
}
function refOf(content: Content): number {
  const refs = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, document: 9 };
  return content.kind === 'raw' ? content.ref : refs[content.kind];
}
function writeContent(e: encoding.Encoder, content: Content): void {
  switch (content.kind) {
    case 'any':
      encoding.writeVarUint(e, content.values.length);
      return content.values.forEach((value) => encoding.writeAny(e, value as Parameters<typeof encoding.writeAny>[1]));
    case 'string':
      return encoding.writeVarString(e, content.text);
    case 'deleted':
      return encoding.writeVarUint(e, content.length);
    case 'type':
      encoding.writeVarUint(e, TYPE[content.type]);
      return content.name === undefined ? undefined : encoding.writeVarString(e, content.name);
    case 'format':
      encoding.writeVarString(e, content.key);
      return encoding.writeVarString(e, content.json);
    case 'embed':
      return encoding.writeVarString(e, content.json);
    case 'binary':
      return encoding.writeVarUint8Array(e, content.bytes);
    case 'json':
      encoding.writeVarUint(e, content.values.length);
      return content.values.forEach((value) => encoding.writeVarString(e, value));
    case 'document':
      encoding.writeVarString(e, content.guid);
      return encoding.writeAny(e, {});
    case 'raw':
      return encoding.writeUint8Array(e, content.bytes);
    default:
      return content satisfies never;
  }
}
