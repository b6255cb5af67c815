// Builds the client (pages and gallery) with Vite, and tells vitest where the tests of shared and server are.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'client',
  base: '/',
  publicDir: false,
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: {
        start: 'client/app/index.html',
        canvas: 'client/app/canvas.html',
        gallery: 'client/gallery/index.html',
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
    root: '.',
    include: ['test/*.test.ts', 'test/{shared,server,contracts}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
