// A plug-in of Vite that gives a broken text for one file.
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Mutation } from './mutate.ts';

/** Gives the broken text for the file, and says when somebody asked for it. */
export function brokenFile(root: string, { file, text }: Mutation, asked: () => void): Plugin {
  const id = join(root, file);
  return {
    name: 'broken-file',
    enforce: 'pre',
    load: (wanted) => {
      if (wanted.split('?', 1)[0] !== id) return undefined;
      asked();
      return text;
    },
  };
}
