// Builds the client (pages and gallery) with Vite, and tells vitest which tests run where.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const page = (path: string): string => fileURLToPath(new URL(`client/${path}`, import.meta.url));

/** Tests of the built product, and of servers in processes of their own. */
const BUILT = ['test/journeys/**/*.test.ts', 'test/chaos/{kill,disk-full,slow-reader,soak,frame-fuzz-process}.test.ts'];

export default defineConfig({
  root: page(''),
  base: '/',
  publicDir: false,
  cacheDir: fileURLToPath(new URL('node_modules/.vite', import.meta.url)),
  plugins: [
    {
      // What Vite puts before each `import()` asks the browser for modules it will never ask for again when they fail.
      name: 'fetch-first',
      apply: 'build',
      enforce: 'pre',
      load: {
        filter: { id: /^\0vite\/preload-helper\.js$/u },
        handler: () => `export { fetchFirst as __vitePreload } from ${JSON.stringify(page('session/fetch-first.ts'))}`,
      },
    },
    {
      // Styles are written to be read; their lines and indents need not travel.
      name: 'tight-styles',
      apply: 'build',
      transform: {
        filter: { id: /\/client\/.*\.ts$/u },
        handler: (code) => code.replace(/\bcss`[^`]*`/gu, (styles) => styles.replace(/\s*\n\s*/gu, ' ')),
      },
    },
    {
      // In development the pages have the addresses the server gives them.
      name: 'page-addresses',
      apply: 'serve',
      configureServer(server) {
        server.middlewares.use((request, _response, next) => {
          const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
          if (path === '/') request.url = '/app/index.html';
          else if (/^\/c\/[^/.]+$/u.test(path)) request.url = '/app/canvas.html';
          else if (path === '/gallery') request.url = '/gallery/index.html';
          next();
        });
      },
    },
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: {
      polyfill: false,
      // Also the part itself, where it needs no other.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'js' ? [...new Set([file, ...needed])] : needed,
    },
    rollupOptions: {
      // The schemas of lib0, which come with the logging of Yjs, are made by `$`; nobody uses them here.
      treeshake: { manualPureFunctions: ['$'] },
      input: {
        start: page('app/index.html'),
        canvas: page('app/canvas.html'),
        gallery: page('gallery/index.html'),
      },
    },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/health': 'http://127.0.0.1:8080',
      '/sync': { target: 'ws://127.0.0.1:8080', ws: true },
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'source',
          root: '.',
          include: ['test/*.test.ts', 'test/{shared,server,contracts,quality,chaos}/**/*.test.ts'],
          exclude: BUILT,
          testTimeout: 20_000,
          maxConcurrency: 3,
        },
      },
      {
        // These run the built product, in processes and browsers of its own: one at a time.
        test: {
          name: 'product',
          root: '.',
          include: BUILT,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
