// The npm package as its users get it: packed, put into an app of React and Vite with nothing of this repository, and judged.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIntranet } from '../doubles/intranet.ts';
import { card, exported, makeCanvas, noErrors } from '../journeys/acts.ts';
import { openStage } from '../journeys/stage.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = join(ROOT, 'node_modules/.bin');
const app = mkdtempSync(join(tmpdir(), 'clc-package-'));
const installed = join(app, 'node_modules/customer-leader-canvas');
let tarball = '';

let ours: string;
beforeAll(async () => {
  ours = readFileSync(join(ROOT, 'package.json'), 'utf8');
  await run(process.execPath, [join(ROOT, 'server/deploy/package.mjs')]);
  const alone = ['--json', '--offline', '--no-update-notifier', '--ignore-scripts'];
  const said = await run('npm', ['pack', ...alone, '--pack-destination', app, './dist/package']);
  const [packed] = JSON.parse(said) as [{ filename: string }];
  tarball = join(app, packed.filename);
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  cpSync(join(ROOT, 'test/package/app'), app, { recursive: true });
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  // What npm would bring: what the package asks for, and what the app itself uses. Nothing else can be found from there.
  const brought = ['react', 'react-dom', '@types/react', '@types/react-dom', 'vite', 'typescript'];
  for (const name of [...Object.keys(readJson('package.json').dependencies ?? {}), ...brought]) {
    mkdirSync(dirname(join(app, 'node_modules', name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(app, 'node_modules', name));
  }
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

test('building the package leaves our own package.json as it is', () => {
  expect(readFileSync(join(ROOT, 'package.json'), 'utf8')).toBe(ours);
});

test('an app of React 19 with the element compiles, and each mistake in it is found', async () => {
  await run(join(BIN, 'tsc'), ['--project', 'tsconfig.json'], app);
});

test('the React lines of README compile as they stand, and bring the element with them', async () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  writeFileSync(join(app, 'plan.tsx'), /^```tsx\n([^]*?)^```$/mu.exec(readme)?.[1] ?? '');
  try {
    await run(join(BIN, 'tsc'), ['--project', 'tsconfig.json'], app);
    const lines = `import { build } from 'vite';
      const rolldownOptions = { input: 'plan.tsx', preserveEntrySignatures: 'strict' };
      const { output } = await build({ logLevel: 'error', build: { write: false, rolldownOptions } });
      console.log(output.filter(({ code = '' }) => code.includes('litElementVersions')).length);`;
    expect((await run(process.execPath, ['--input-type=module', '--eval', lines], app)).trim()).toBe('1');
  } finally {
    rmSync(join(app, 'plan.tsx'));
  }
});

test('the app is built by Vite: one Lit and one Yjs, the editor apart, the typefaces as files', async () => {
  await run(join(BIN, 'vite'), ['build', '--logLevel', 'warn'], app);
  const files = readdirSync(join(app, 'dist/assets'));
  const scripts = files.filter((file) => file.endsWith('.js'));
  const holding = (text: string): string[] =>
    scripts.filter((file) => readFileSync(join(app, 'dist/assets', file), 'utf8').includes(text));
  expect(holding('Yjs was already imported')).toHaveLength(1);
  expect(holding('litElementVersions')).toHaveLength(1);
  const html = readFileSync(join(app, 'dist/index.html'), 'utf8');
  const atOnce = scripts.filter((file) => html.includes(file));
  expect(holding('Invalid content for node')).toHaveLength(1);
  expect(holding('Invalid content for node').filter((file) => atOnce.includes(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.woff2'))).toHaveLength(6);
});

test('the built app shows a canvas of our server, hears its events and calls its methods; beside the module too', async () => {
  const intranet = await openIntranet();
  const stage = await openStage({ ALLOWED_ORIGINS: intranet.origin });
  try {
    const page = intranet.page('/', { html: readFileSync(join(app, 'dist/index.html')) });
    for (const file of readdirSync(join(app, 'dist/assets')))
      intranet.page(`/assets/${file}`, {
        html: readFileSync(join(app, 'dist/assets', file)),
        type: file.endsWith('.js') ? 'text/javascript' : 'font/woff2',
      });
    const { links } = await makeCanvas(stage, { example: 'rijwiel' });
    const vera = await stage.person('Vera');
    const asked = new URLSearchParams({ server: stage.product.url, link: links.viewer });
    await vera.page.goto(`${page}?${asked}`);
    await vera.page.locator('output[data-role=viewer][data-state=saved]').waitFor({ state: 'attached' });
    await card(vera.page, '').first().waitFor();
    await vera.page.getByRole('button', { name: 'Count' }).click();
    const count = vera.page.locator('output:not([data-cards="0"])');
    await count.waitFor({ state: 'attached' });
    expect(Number(await count.getAttribute('data-cards'))).toBe((await exported(links.viewer)).cards.length);

    // The same page, with the module of the server as well: whichever comes first serves both.
    const told: string[] = [];
    vera.page.on('console', (message) => {
      if (/^(customer-leader-canvas|Yjs) /u.test(message.text())) told.push(message.text());
    });
    const module = `<script type="module" src="${new URL('/embed/customer-leader-canvas.js', stage.product.url).href}"></script>`;
    const html = readFileSync(join(app, 'dist/index.html'), 'utf8').replace('<title>', `${module}<title>`);
    await vera.page.goto(`${intranet.page('/both', { html })}?${asked}`);
    await vera.page.locator('output[data-role=viewer][data-state=saved]').waitFor({ state: 'attached' });
    await card(vera.page, '').first().waitFor();
    expect(told).toEqual([expect.stringMatching(/ is kept\. Load it once\.$/u)]);
    noErrors(vera);
  } finally {
    await stage.close();
    await intranet.close();
  }
});

test('a server that renders pages may import it: it defines nothing there and does not throw', async () => {
  const said = await run(
    process.execPath,
    ['--input-type=module', '--eval', `console.log((await import('customer-leader-canvas')).version)`],
    app,
  );
  expect(said.trim()).toBe(readJson('package.json').version);
});

test('publint and attw have nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  await run(join(BIN, 'attw'), [tarball, '--profile', 'esm-only', '--no-color']);
});

test('custom-elements.json names everything public of the element, says what it is for, and nothing else', () => {
  const element = readJson('custom-elements.json').modules?.[0]?.declarations[0];
  const names = (all: readonly { name: string }[] | undefined): string[] => (all ?? []).map(({ name }) => name).sort();
  const types = readFileSync(join(installed, 'types/client/widget/customer-leader-canvas.d.ts'), 'utf8');
  const body = types.slice(types.indexOf('export declare class'), types.indexOf('declare global'));
  const members = [...body.matchAll(/^ {4}(?!static|private|protected|constructor)(?:get )?(\w+)[(:?]/gmu)];
  const ofLit = ['connectedCallback', 'disconnectedCallback', 'render'];
  const typed = [...new Set(members.map(([, name = '']) => name))].filter((name) => !ofLit.includes(name));
  expect(names(element?.members)).toEqual(typed.sort());
  expect(names(element?.members)).toEqual(
    expect.arrayContaining(['exportJSON', 'focusCard', 'openThread', 'setView', 'tokenProvider']),
  );
  const props = readFileSync(join(installed, 'react.d.ts'), 'utf8');
  const inReact = (pattern: RegExp): string[] => [...props.matchAll(pattern)].map(([, name = '']) => name).sort();
  expect(names(element?.attributes)).toEqual(inReact(/^ {2}(?!tokenProvider)(\w+)\?:/gmu));
  expect(names(element?.events)).toEqual(inReact(/'on(clc-[\w-]+)'\?:/gu));
  const events = readFileSync(join(installed, 'types/client/widget/host-events.d.ts'), 'utf8');
  expect(names(element?.events)).toEqual(
    [...events.matchAll(/^ {8}'(clc-[\w-]+)': \w+;/gmu)].map(([, name = '']) => name).sort(),
  );
  for (const kind of ['attributes', 'events', 'cssProperties', 'cssParts', 'slots'] as const) {
    expect(element?.[kind], kind).not.toEqual([]);
    for (const { name, description } of element?.[kind] ?? []) expect(description, `${kind} ${name}`).toBeTruthy();
  }
});

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Described {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly modules?: readonly {
    readonly declarations: readonly Readonly<
      Record<'members' | 'attributes' | 'events' | 'cssProperties' | 'cssParts' | 'slots', readonly Named[]>
    >[];
  }[];
}
function readJson(file: string): Described {
  return JSON.parse(readFileSync(join(installed, file), 'utf8')) as Described;
}
/** What the command said; fails with that when the command does. */
function run(command: string, args: readonly string[], cwd = ROOT): Promise<string> {
  return new Promise((resolve, reject) => {
    // As outside of a test: Vite and Lit would take this for a page in the making.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, all] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      all += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => (all += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${all}`));
    });
  });
}
