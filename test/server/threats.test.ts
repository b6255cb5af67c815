// Which test shows each of the 55 threats and faults this product was made against; a name that is gone fails here.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROWS } from './threat-rows.ts';
import { DOOR } from './threat-rows-wire.ts';
import type { Row } from './threat-rows-wire.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('every row has its tests, or says in a sentence why not yet', () => {
  expect(Object.keys(ROWS).map(Number)).toEqual(Array.from({ length: 55 }, (_, n) => n + 1));
  for (const [row, entry] of Object.entries(ROWS))
    if ('notBuilt' in entry) expect(entry.notBuilt.length, `row ${row}`).toBeGreaterThan(20);
    else expect(Object.values(entry.shown).flat().length, `row ${row}`).toBeGreaterThan(0);
});

test('each of these tests exists under its name', () => {
  expect(Object.entries(ROWS).flatMap(([row, entry]) => missing(row, entry))).toEqual([]);
});
test('a test that does not exist would be noticed', () => {
  const entry = { threat: 'x', shown: { [DOOR]: ['no such test'], 'test/server/no-such-file.ts': ['x'] } };
  expect(missing('0', entry)).toHaveLength(2);
});

function missing(row: string, entry: Row): string[] {
  if ('notBuilt' in entry) return [];
  return Object.entries(entry.shown).flatMap(([file, names]) => {
    const text = existsSync(ROOT + file) ? readFileSync(ROOT + file, 'utf8') : '';
    const has = (name: string): boolean => ["'", '"', '`'].some((quote) => text.includes(quote + name + quote));
    return names.filter((name) => !has(name)).map((name) => `row ${row}: ${file} has no "${name}"`);
  });
}
