// How vitest runs the tests of the source with one file of it replaced by a broken one (see mutations.test.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import type { Mutation } from './mutate.ts';

const folder = process.env['CLC_MUTATION'];

/** Gives the broken text for the file, and leaves a sign that somebody asked for it. */
export function brokenFile(root: string, { file, text }: Mutation, sign: () => void): Plugin {
  const id = join(root, file);
  return {
    name: 'broken-file',
    enforce: 'pre',
    load: (asked) => {
      if (asked.split('?', 1)[0] !== id) return undefined;
      sign();
      return text;
    },
  };
}

const root = join(import.meta.dirname, '../..');
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
