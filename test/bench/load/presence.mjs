// What people show of themselves while they point: each position carries its number, by which it is known again.
import { Buffer } from 'node:buffer';
import { awarenessBody, at, readVarUint } from './frames.mjs';

const MARK = Buffer.from('"x":');
/** Positions are fractions; the number of the position stands in its digits. */
const SCALE = 1_000_000;
const FIRST = 100_000;

/** The nth thing this person shows. @param {import('../servers/list.mjs').Seat} seat */
export function pointing({ clientId, person }, n) {
  const json = JSON.stringify({
    activity: 'active',
    block: 'arena',
    facet: 'arena.customers',
    card: 'bench-card-000001',
    pointer: { x: (FIRST + n) / SCALE, y: 0.5, in: 'arena.customers' },
    user: { id: person, name: 'Person', slot: 1 },
  });
  return awarenessBody([{ id: clientId, clock: n + 1, json }]);
}
/** Calls back for each entry of an awareness message that shows something of `pointing`. */
export function eachEntry(buffer, start, entry) {
  at.pos = start;
  const count = readVarUint(buffer);
  for (let i = 0; i < count; i++) {
    const id = readVarUint(buffer);
    const clock = readVarUint(buffer);
    const length = readVarUint(buffer);
    const from = at.pos;
    at.pos += length;
    const found = buffer.indexOf(MARK, from);
    if (found < 0 || found > at.pos) continue;
    entry(id, clock, Math.round(Number.parseFloat(buffer.latin1Slice(found + 4, found + 16)) * SCALE) - FIRST);
  }
}
