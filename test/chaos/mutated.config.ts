// How vitest runs the tests of the source with one file of it replaced by a broken one (see mutations.test.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { brokenFile } from './broken-file.ts';
import type { Mutation } from './mutate.ts';

const root = join(import.meta.dirname, '../..');
/** Holds the fault as `mutation.json`; undefined = nothing is broken. */
const folder = process.env['CLC_MUTATION'];

export default defineConfig({
  root,
  plugins:
    folder === undefined
      ? []
      : [
          brokenFile(root, JSON.parse(readFileSync(join(folder, 'mutation.json'), 'utf8')) as Mutation, () =>
            writeFileSync(join(folder, 'asked-for'), ''),
          ),
        ],
  test: { name: 'broken', include: ['test/**/*.test.ts'], exclude: ['test/client/**'], testTimeout: 20_000 },
});
