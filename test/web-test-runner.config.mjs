// Runs the tests of elements and of the session in Debian's chromium.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { parseAst } from 'vite';
import { ownRem } from '../client/ui/own-rem.mjs';
import { leaner } from '../server/deploy/lean-yjs.mjs';
import { countReporter } from './quality/count-reporter.mjs';

export default {
  files: ['test/client/**/*.test.ts'],
  rootDir: '.',
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
    {
      name: 'lean-yjs',
      transform: ({ path, body }) =>
        path.endsWith('/yjs/dist/yjs.mjs') ? leaner(String(body), parseAst(String(body))) : undefined,
    },
    {
      name: 'own-rem',
      transform: ({ path, body }) => (path.startsWith('/client/') ? ownRem(String(body)) : undefined),
    },
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
      // A page that is being opened is not always in front yet, and one that is not hears of no focus.
      async createPage({ context }) {
        const page = await context.newPage();
        const browser = await page.createCDPSession();
        await browser.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }), countReporter()],
  concurrency: 1,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="nl"><body><script>window.process={env:{NODE_ENV:"production"}}</script><script type="module" src="${testFramework}"></script></body></html>`,
};
