// Bundles the page of a React app as the tools of a host do, once, from what is installed here and without a network.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Rolldown } from 'vite';

/** Where the page asks for it. */
export const REACT_PAGE = 'react-page.js';
const SOURCE = fileURLToPath(new URL('./web/react-page.jsx', import.meta.url));

let built: Promise<string> | undefined;
export function reactPage(): Promise<string> {
  return (built ??= bundle());
}
async function bundle(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    // The React of developers: only that one mounts twice in strict mode, and says what it thinks of its page.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: SOURCE, output: { entryFileNames: REACT_PAGE } },
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}
