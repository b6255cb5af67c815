// Builds the client with Vite (pages, self-contained module, npm package), and tells vitest which tests run where.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildEnvironmentOptions, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { importsIn } from './client/session/fetch-first.ts';
import { ownRem } from './client/ui/own-rem.mjs';
import { leanYjs } from './server/deploy/lean-yjs.mjs';
import { listless, plainExports, tight } from './server/deploy/smaller.ts';

const page = (path: string): string => fileURLToPath(new URL(`client/${path}`, import.meta.url));

const ELEMENT = page('widget/element.ts');
const MODULE = 'customer-leader-canvas';
/** What the bundler itself brings. */
const RUNTIME = '\0rolldown/runtime.js';
const DECORATORS = 'lit/decorators.js';
const ONE_COPY = page('widget/one-copy.ts');

/** What everybody fetches by itself once they can read, on a page of somebody else: together it weighs less, and asks once. */
const SOON =
  /\/client\/(?:widget\/(?:name-form|host-watch)|session\/offline-copy|(?:judge|words)\/faces|ui\/fonts)\.ts$|\/(?:y-)?indexeddb\.js$/u;

const TEMPLATE = fileURLToPath(new URL('shared/template/customer-leader-canvas.ts', import.meta.url));
const TEXTS = '\0template-texts';
/** A text of the template in each language, as it stands in its file. */
const PAIR = /\{\s*nl: ('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),\s*en: ('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),?\s*\}/gu;
/** Where the texts of a language lie once they are here. What asks for the one that is not gets the one that is. */
const TEXTS_HERE = `const here = {};
  export const bring = (lang, texts) => { here[lang] = texts; };
  const text = (lang, other, at) => (here[lang] ?? here[other])?.[at];
  export const pair = (at) => ({ get nl() { return text('nl', 'en', at); }, get en() { return text('en', 'nl', at); } });`;
/** The texts of the template in one language, as a module. */
function textsIn(lang: string): string {
  const texts = [...readFileSync(TEMPLATE, 'utf8').matchAll(PAIR)].map(([, nl, en]) => (lang === 'nl' ? nl : en));
  return `import { bring } from '${TEXTS}';\nbring('${lang}', [${texts.join()}]);`;
}

/** Tests of the built product, and of servers in processes of their own. */
const BUILT = [
  'test/{journeys,package}/**/*.test.ts',
  'test/chaos/{kill,disk-full,slow-reader,soak,frame-fuzz-process}.test.ts',
];

/** What the three builds differ in; everything else they share. */
const BUILDS: Readonly<Record<'pages' | 'embed' | 'package', BuildEnvironmentOptions>> = {
  pages: {
    outDir: '../dist/client',
    manifest: true,
    rolldownOptions: {
      output: {
        // Few files: what stands in one is squeezed together.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: first(page('app/canvas-page.ts'), page('app/start-page.ts')), debugName: 'first view' }],
        },
      },
      input: {
        start: page('app/index.html'),
        canvas: page('app/canvas.html'),
        frame: page('app/embed.html'),
        gallery: page('gallery/index.html'),
      },
    },
  },
  // One module for any page of any site; what it loads later lies beside it and is found from its own address.
  embed: {
    outDir: '../dist/client/embed',
    manifest: true,
    rolldownOptions: {
      input: { [MODULE]: ELEMENT, frame: page('app/frame-host.ts') },
      preserveEntrySignatures: 'allow-extension',
      output: {
        // All of the first view in one file: one request, and one digest that says what it is.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: first(ELEMENT), debugName: 'first view' },
            { name: (id) => (SOON.test(id) ? 'soon' : null), debugName: 'soon' },
          ],
        },
        // A host names the snippet for frames by hand; the module has a short alias beside it.
        entryFileNames: ({ name }) => (name === MODULE ? '[name].[hash].js' : '[name].js'),
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
  // For the bundler of somebody else: readable, and every library is theirs to bring and to share.
  package: {
    outDir: '../dist/package',
    minify: false,
    lib: { entry: ELEMENT, formats: ['es'], fileName: 'element' },
    rolldownOptions: {
      // Not what the compiler itself brings, and decorators only as one-copy.ts hands them on.
      external: (id, from) => /^(?!@oxc-project\/)[^./\0]/u.test(id) && (id !== DECORATORS || from === ONE_COPY),
      output: { chunkFileNames: 'parts/[name].js', assetFileNames: 'fonts/[name][extname]' },
    },
  },
};
/** The list of all that is in Yjs reaches also what only a later part takes from it. */
const LATER = /\/yjs\/src\/utils\/UndoManager\.js$/u;
/** One group for all that a module imports at its start, itself included; apart: what another page begins with too. */
function first(entry: string, other?: string): Rolldown.CodeSplittingNameFunction {
  const own = startOf(entry);
  const shared = other === undefined ? () => false : startOf(other);
  return (id, chunking) => {
    if (id === RUNTIME) return other === undefined ? 'whole' : 'common';
    if (!own(id, chunking) || LATER.test(id)) return null;
    // The page keeps a file of its own, or it would have no name.
    if (other !== undefined && id === entry) return null;
    return shared(id, chunking) ? 'common' : 'whole';
  };
}
function startOf(entry: string): (id: string, chunking: Rolldown.ChunkingContext) => boolean {
  const reached = new Set<string>();
  return (id, chunking) => {
    if (reached.size === 0) {
      const next = [entry];
      for (const module of next) {
        if (reached.has(module)) continue;
        reached.add(module);
        next.push(...(chunking.getModuleInfo(module)?.importedIds ?? []));
      }
    }
    return reached.has(id);
  };
}
const isBuild = (mode: string): mode is keyof typeof BUILDS => mode in BUILDS;

export default defineConfig(({ mode }) => {
  const kind = isBuild(mode) ? mode : 'pages';
  const { rolldownOptions, ...options } = BUILDS[kind];
  return {
    root: page(''),
    base: kind === 'pages' ? '/' : './',
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
          handler: () =>
            `export { fetchFirst as __vitePreload } from ${JSON.stringify(page('session/fetch-first.ts'))}`,
        },
        generateBundle: {
          // After Vite has written its own.
          order: 'post',
          handler(_options, bundle) {
            // Those of the package are read by the bundler of somebody else.
            if (kind === 'package') return;
            plainExports(bundle, (chunk) => this.getModuleInfo(chunk.facadeModuleId ?? '')?.exports ?? []);
            for (const chunk of Object.values(bundle)) {
              if (chunk.type !== 'chunk') continue;
              chunk.code = listless(chunk.code);
              const found = new Set(importsIn(chunk.code));
              if (found.size !== chunk.imports.length || chunk.code.includes('__vite__'))
                throw new Error(
                  `The imports of ${chunk.fileName} are not as client/session/fetch-first.ts reads them.`,
                );
            }
          },
        },
      },
      {
        // On a page of somebody else the module may come twice: see one-copy.ts.
        name: 'one-copy',
        apply: () => kind !== 'pages',
        enforce: 'pre',
        resolveId: {
          filter: { id: /^lit\/decorators\.js$/u },
          handler: (_id, importer) => (importer === ONE_COPY ? undefined : ONE_COPY),
        },
      },
      {
        // The Yjs inside the module meets no other: it neither warns of one nor lets that of the page around warn of it.
        name: 'own-yjs',
        apply: () => kind === 'embed',
        transform: {
          filter: { id: /\/yjs\/src\/index\.js$/u },
          handler: (code) =>
            code.replace(/if \(glo\[importIdentifier\] === true\)[^]*glo\[importIdentifier\] = true;?/u, ''),
        },
      },
      {
        // The root letters of a page around are not ours to measure by.
        name: 'own-rem',
        apply: () => kind !== 'pages',
        transform: {
          filter: { id: /\/client\/.*\.ts$/u },
          handler: (code) => ({ code: ownRem(code), map: null }),
        },
      },
      {
        // Styles and markup are written to be read; their lines and indents need not travel. What people copy keeps them.
        name: 'tight-templates',
        apply: (_, { command }) => command === 'build' && kind !== 'package',
        transform: {
          filter: { id: { include: /\/client\/.*\.ts$/u, exclude: /\/embed-code\.ts$/u } },
          handler: (code) => ({ code: tight(code), map: null }),
        },
      },
      {
        // The template is one file in every language; each reader needs one of them, and it comes with its sentences.
        name: 'one-language',
        apply: (_, { command }) => command === 'build' && kind !== 'package',
        enforce: 'pre',
        resolveId: {
          filter: { id: /^\0template-texts/u },
          handler: (id) => id,
        },
        load: {
          filter: { id: /^\0template-texts/u },
          handler: (id) => ({
            code: id === TEXTS ? TEXTS_HERE : textsIn(id.slice(-2)),
            moduleSideEffects: id !== TEXTS,
          }),
        },
        transform: {
          filter: { id: /\/words\/(?:nl|en)\/sentences\.ts$|\/customer-leader-canvas\.ts$/u },
          handler(code, id) {
            const lang = /\/words\/(nl|en)\//u.exec(id)?.[1];
            if (lang) return { code: `import '${TEXTS}/${lang}';\n${code}`, map: null };
            if (id !== TEMPLATE) return undefined;
            let at = 0;
            return {
              code: `import { pair } from '${TEXTS}';\n${code.replace(PAIR, () => `pair(${at++})`)}`,
              map: null,
            };
          },
        },
      },
      {
        ...leanYjs(),
        apply: (_, { command }) => command === 'build' && kind !== 'package',
        enforce: 'pre',
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
      ...options,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: kind === 'pages' ? 4096 : 0,
      modulePreload: {
        polyfill: false,
        // Of a part that comes later only its own name: see fetch-first.ts.
        resolveDependencies: (file, needed, { hostType }) => (hostType === 'js' ? [file] : needed),
      },
      rolldownOptions: {
        // The schemas of lib0, which come with the logging of Yjs, are made by `$`; nobody uses them here.
        treeshake: { manualPureFunctions: ['$'] },
        ...rolldownOptions,
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
  };
});
