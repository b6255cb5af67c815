// Runs the rules of the house on the house, and proves of each rule that it can fail.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  doors,
  firstLineSays,
  honestTests,
  missingFromMap,
  noAny,
  noBarrels,
  noCycles,
  noRawMarkup,
  noSilentCatch,
  oneOwner,
  sharedIsPure,
  strangersAtTheTop,
} from './quality/house-rules.ts';
import type { Rule, Source } from './quality/house-rules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HOUSES = ['client', 'server', 'shared', 'test'];
/** Made by tools; never in the repository. */
const IGNORED = ['node_modules', 'dist', 'data', 'coverage'];

const paths = [...HOUSES.flatMap(filesIn), 'vite.config.ts'].filter((path) => /\.(ts|mjs|js)$/u.test(path));
const sources: Source[] = paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const line = '// Stands for a file that breaks a rule of the house.\n';

/** One rule: it holds for the house, it finds every bad example, and it leaves the good one alone. */
function holds(promise: string, rule: Rule, bad: Record<string, string>, good: Record<string, string> = {}): void {
  describe(promise, () => {
    it('holds for every file', () => {
      expect(rule(sources)).toEqual([]);
    });
    for (const [path, text] of Object.entries(bad))
      it(`would notice ${path}: ${text.split('\n').join(' ').slice(0, 70)}`, () => {
        expect(rule([{ path, text: line + text }])).not.toEqual([]);
      });
    if (Object.keys(good).length)
      it('leaves honest code alone', () => {
        expect(rule(Object.entries(good).map(([path, text]) => ({ path, text: line + text })))).toEqual([]);
      });
  });
}

it('there is something to judge in every house', () => {
  for (const house of HOUSES) expect(sources.filter((s) => s.path.startsWith(`${house}/`)).length).toBeGreaterThan(0);
});

holds(
  'doors open one way: client -> shared <- server',
  doors,
  {
    'client/board/card.ts': `import { store } from '../../server/store/store.ts';`,
    'server/sync/room.ts': `import type { Canvas } from '../../client/session/contexts.ts';`,
    'shared/document/cards.ts': `export { x } from '../../client/ui/base.ts';`,
    'shared/wire/frames.ts': `const x = await import('../../server/main.ts');`,
    'shared/rules/roles.ts': `type X = import('../../test/doubles/clock.ts').X;`,
  },
  {
    'client/board/card.ts': `import { a } from '../../shared/document/cards.ts';`,
    'test/server/room.test.ts': `import { a } from '../../client/x.ts';`,
  },
);
holds(
  'shared knows no DOM, no Node, no socket, no clock and no chance',
  sharedIsPure,
  {
    'shared/document/a.ts': `import { readFile } from 'node:fs';`,
    'shared/document/b.ts': `import { html } from 'lit';`,
    'shared/document/c.ts': `export const x = document.title;`,
    'shared/document/d.ts': `export const now = Date.now();`,
    'shared/document/e.ts': `export const now = new Date();`,
    'shared/document/f.ts': `export const dice = (): number => Math.random();`,
    'shared/document/g.ts': `setTimeout(() => undefined, 1);`,
  },
  {
    'shared/document/a.ts': `import * as Y from 'yjs';\nimport * as e from 'lib0/encoding';\nexport const at = (s: string) => new Date(s);`,
    'shared/document/b.ts': `export const f = (x: { document: string }, location: string): string => x.document + location;`,
  },
);
holds(
  'each outside thing has one owner',
  oneOwner,
  {
    'server/sync/room.ts': `import type { WebSocket } from 'ws';`,
    'client/session/line.ts': `import { WebsocketProvider } from 'y-websocket';`,
    'server/http/asker.ts': `import { jwtVerify } from 'jose';`,
    'client/widget/widget.ts': `import { IndexeddbPersistence } from 'y-indexeddb';`,
    'client/board/card.ts': `const { EditorView } = await import('prosemirror-view');`,
    'server/http/links.ts': `import { Kysely } from 'kysely';`,
    'server/sync/sockets.ts': `import fastify from 'fastify';`,
    'server/main.ts': `const port = process.env.PORT;`,
  },
  {
    'server/sync/sockets.ts': `import { WebSocketServer } from 'ws';`,
    'server/config.ts': `export const port = process.env['PORT'] ?? process.env.X;`,
    'client/text/field.ts': `import { EditorView } from 'prosemirror-view';`,
  },
);
describe('no import goes round in a circle, types too', () => {
  const circle: Source[] = [
    { path: 'client/a.ts', text: `import { b } from './b.ts';` },
    { path: 'client/b.ts', text: `import type { C } from './deep/c.ts';` },
    { path: 'client/deep/c.ts', text: `export type { A } from '../a.ts';` },
  ];
  it('holds for every file', () => {
    expect(noCycles(sources)).toEqual([]);
  });
  it('would notice a circle of three and names it', () => {
    expect(noCycles(circle)).toEqual(['client/a.ts -> client/b.ts -> client/deep/c.ts -> client/a.ts']);
  });
  it('leaves a diamond alone', () => {
    const diamond = circle.map((s, i) => (i === 2 ? { path: s.path, text: `import { d } from '../d.ts';` } : s));
    expect(noCycles([...diamond, { path: 'client/d.ts', text: '' }])).toEqual([]);
  });
});
holds(
  'no any, and nothing that silences the compiler',
  noAny,
  {
    'client/a.ts': `export const x: any = 1;`,
    'client/b.ts': `export const x = (1 as any).y;`,
    'client/c.ts': `export const x = new Map<string, any>();`,
    'client/d.ts': `// @ts-ignore\nexport const x: number = 'a';`,
    'client/e.ts': `// @ts-expect-error because\nexport const x: number = 'a';`,
  },
  { 'client/a.ts': `// any of these\nexport const any = 'any';` },
);
describe('the first line of a file says what it is for', () => {
  it('holds for every file', () => {
    expect(firstLineSays(sources)).toEqual([]);
  });
  it('would notice a missing, an empty and a curt one', () => {
    const bad = ['import x from "y";\n', '//\n', '// card\n', '\n// A sentence, but one line late.\n'];
    expect(firstLineSays(bad.map((text) => ({ path: 'client/a.ts', text })))).toHaveLength(bad.length);
  });
});
holds(
  'no test is skipped, run alone, waits for time or asks axe about what still moves',
  honestTests,
  {
    'test/a.test.ts': `it.only('x', () => {});`,
    'test/b.test.ts': `describe.skip('x', () => {});`,
    'test/c.test.ts': `xit('x', () => {});`,
    'test/d.test.ts': `await new Promise((resolve) => setTimeout(resolve, 100));`,
    'test/e.test.ts': `await page.waitForTimeout(100);`,
    'test/f.test.ts': `await expect(element).to.be.accessible();`,
  },
  { 'test/a.test.ts': `setTimeout(() => reject(new Error('late')), 1000);\nit('x', () => {});` },
);
holds(
  'no barrels',
  noBarrels,
  { 'client/index.ts': `export const x = 1;`, 'shared/all.ts': `export * from './a.ts';\nexport { b } from './b.ts';` },
  { 'shared/a.ts': `export type { B } from './b.ts';\nexport const a = 1;` },
);
holds(
  'no error is swallowed in silence',
  noSilentCatch,
  { 'client/a.ts': `try { f(); } catch {}`, 'client/b.ts': `try { f(); } catch (error) {\n}` },
  { 'client/a.ts': `try { f(); } catch {\n// It was gone already.\n}` },
);
holds('what people write reaches the page as text only', noRawMarkup, {
  'client/a.ts': `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`,
  'client/b.ts': `element.innerHTML = text;`,
});

describe('the top level is fixed', () => {
  it('holds', () => {
    expect(strangersAtTheTop(readdirSync(ROOT).filter((name) => !IGNORED.includes(name)))).toEqual([]);
  });
  it('would notice a stranger', () => {
    expect(strangersAtTheTop(['client', '.gitignore', 'utils', 'notes.md'])).toEqual(['utils', 'notes.md']);
  });
});
describe('the map in the README', () => {
  const folders = [...new Set(HOUSES.flatMap(filesIn).map((path) => path.split('/').slice(0, 2).join('/')))].filter(
    (path) => statSync(join(ROOT, path)).isDirectory(),
  );
  it('names every folder of every house', () => {
    expect(missingFromMap(readFileSync(join(ROOT, 'README.md'), 'utf8'), folders)).toEqual([]);
  });
  it('would notice a folder nobody wrote down', () => {
    expect(missingFromMap('- `client/board/` the board', ['client/board', 'client/attic'])).toEqual(['client/attic']);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (IGNORED.includes(entry.name)) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
