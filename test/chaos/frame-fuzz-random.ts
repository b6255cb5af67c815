// Frames at random from a seed: honest messages bent in every way, from single bits up to whole structs.
import * as Y from 'yjs';
import { ACCESS_ROLES } from '../../shared/rules/roles.ts';
import { ROOTS } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';
import { letIn } from './frame-fuzz.ts';
import type { Hostile, World } from './frame-fuzz.ts';
import { numbers, runsOf, TYPE, updateOf } from './hostile-bytes.ts';
import type { At, Content, Run, Struct } from './hostile-bytes.ts';
import { frameOf, messageOf, OPCODE, presenceOf, syncMessage } from './hostile-line.ts';
import type { End } from './hostile-line.ts';

/** How a line on which random frames were sent may end; anything else is news. */
export const RIGHT_ENDS: readonly (End | 'open')[] = [
  'open',
  CLOSE.normal,
  CLOSE.protocol,
  CLOSE.unsupported,
  // A close frame without a code.
  1005,
  CLOSE.badData,
  CLOSE.policy,
  CLOSE.tooBig,
  CLOSE.forbidden,
  CLOSE.missingDependencies,
  CLOSE.full,
  CLOSE.rate,
];
/** Numbers at which programs stumble. */
const EDGES = [0, 1, 2, 3, 127, 128, 2 ** 25, 2 ** 31, 2 ** 32 - 1, 2 ** 45, 2 ** 53 - 1];

export class Chance {
  readonly random: () => number;
  constructor(random: () => number) {
    this.random = random;
  }
  below(n: number): number {
    return Math.floor(this.random() * n);
  }
  from<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
  number(): number {
    return this.random() < 0.5 ? this.below(40) : this.from(EDGES);
  }
}

/** One line with up to four random frames; how many it sent, and how the line ended. */
export async function randomLine(world: World, chance: Chance): Promise<{ frames: number; end: End | 'open' }> {
  const hostile = await letIn(world, chance.from(ACCESS_ROLES));
  const frames = 1 + chance.below(4);
  for (let n = 0; n < frames; n++) hostile.line.write(randomFrame(hostile, world, chance));
  const end = (await hostile.line.heard()) ? 'open' : hostile.line.end!;
  hostile.line.drop();
  return { frames, end };
}

function randomFrame(hostile: Hostile, world: World, chance: Chance): Uint8Array {
  const message = randomMessage(hostile, world, chance);
  const kind = chance.random();
  if (kind < 0.9) return frameOf(OPCODE.binary, message);
  return frameOf(chance.below(16), message.subarray(0, chance.from([0, 1, 2, 60, 125, message.length])), {
    fin: chance.random() < 0.9,
    rsv: chance.random() < 0.2 ? chance.below(8) : 0,
    masked: chance.random() < 0.9,
  });
}
function randomMessage(hostile: Hostile, world: World, chance: Chance): Uint8Array {
  const body = chance.random() < 0.8 ? randomUpdate(hostile, world, chance) : undefined;
  const message = body
    ? syncMessage(chance.random() < 0.8 ? SYNC.update : SYNC.step2, body)
    : chance.from([
        syncMessage(SYNC.step1, Y.encodeStateVector(world.oracle)),
        messageOf(
          FRAME.awareness,
          presenceOf({
            id: chance.from([hostile.clientId, world.anna.doc.clientID, chance.number()]),
            clock: chance.number(),
            json: chance.from(['null', '{}', '[]', '{"text":"x"}', '{"cursor":{"anchor":1}}', '"', '{"__proto__":1}']),
          }),
        ),
        numbers(chance.number(), chance.number(), chance.number()),
        chance.bytes(chance.below(200)),
      ]);
  return chance.random() < 0.25 ? bent(message, chance) : message;
}

/** Bits flipped, cut short, parts left out or said twice, random bytes put in. */
export function bent(bytes: Uint8Array, chance: Chance): Uint8Array {
  const from = chance.below(bytes.length + 1);
  const to = from + chance.below(bytes.length - from + 1);
  const [before, middle, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  switch (chance.below(6)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, middle, middle, after]);
    case 3:
      return Buffer.concat([before, chance.bytes(chance.below(20)), after]);
    case 4:
      return Buffer.concat([before, numbers(chance.number()), after]);
    default: {
      const copy = new Uint8Array(bytes);
      for (let n = 0; n <= chance.below(4) && copy.length > 0; n++)
        copy[chance.below(copy.length)]! ^= 1 << chance.below(8);
      return copy;
    }
  }
}

/** An update whose bytes are in order and whose structs say anything. */
export function randomUpdate(hostile: Pick<Hostile, 'clientId' | 'person'>, world: World, chance: Chance): Uint8Array {
  const all = runsOf(Y.encodeStateAsUpdate(world.oracle));
  const known = (): At => {
    const { client, clock, structs } = chance.from(all.runs);
    return { client, clock: clock + chance.below(structs.length + 2) };
  };
  const clients = [hostile.clientId, hostile.clientId, hostile.clientId, world.anna.doc.clientID, chance.number()];
  const runs = Array.from({ length: 1 + chance.below(2) }, (): Run => {
    const client = chance.from(clients);
    const clock = chance.from([0, 0, 0, 1, Y.getState(world.oracle.store, client), chance.number()]);
    const structs = Array.from({ length: 1 + chance.below(4) }, (): Struct => {
      if (chance.random() < 0.05) return { kind: chance.from(['gc', 'skip'] as const), length: chance.number() };
      if (chance.random() < 0.3) return chance.from(chance.from(all.runs).structs);
      const by = chance.from([hostile.person, world.anna.ticket.person.id, 'nobody']);
      const where = chance.random();
      return {
        kind: 'item',
        ...(where < 0.3 ? { left: known() } : {}),
        ...(where < 0.15 || where > 0.9 ? { right: known() } : {}),
        parent: chance.random() < 0.7 ? chance.from([...ROOTS, 'foreign', '']) : known(),
        sub:
          chance.random() < 0.85
            ? chance.from(['comment-anna', 'thread-anna', 'card-anna', 'new', '__proto__', ''])
            : undefined,
        content: randomContent(by, chance),
      };
    });
    return { client, clock, structs, ...(chance.random() < 0.05 ? { count: chance.number() } : {}) };
  });
  const deletions = chance.random() < 0.3 ? [{ ...known(), length: 1 + chance.below(3) }] : [];
  return updateOf(runs, deletions);
}
function randomContent(by: string, chance: Chance): Content {
  switch (chance.below(9)) {
    case 0:
      return { kind: 'string', text: chance.from(['x', '', '\u0000', '😀', 'x'.repeat(1000)]) };
    case 1:
      return { kind: 'deleted', length: chance.number() };
    case 2:
      return { kind: 'type', type: chance.from(Object.keys(TYPE) as (keyof typeof TYPE)[]), name: 'paragraph' };
    case 3:
      return {
        kind: 'format',
        key: chance.from(['strong', '__proto__', '']),
        json: chance.from(['{}', 'null', '1', '{']),
      };
    case 4:
      return chance.from<Content>([
        { kind: 'embed', json: '{}' },
        { kind: 'binary', bytes: chance.bytes(4) },
        { kind: 'json', values: ['{}'] },
        { kind: 'document', guid: 'x' },
      ]);
    default:
      return { kind: 'any', values: [{ thread: 'thread-anna', by, body: 'Vals', at: '2026-01-01T00:00:00.000Z' }] };
  }
}
