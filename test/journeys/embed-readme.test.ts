// README's section about other pages, followed to the letter: its lines, with other addresses, let a visitor write in a page of somebody else.
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as askFor } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { openIntranet } from '../doubles/intranet.ts';
import { addCards, card, exported, makeCanvas, noErrors, saved, until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

interface Block {
  readonly language: string;
  readonly code: string;
}
const README = new URL('../../README.md', import.meta.url);
const ELEMENT = new URL('../../client/widget/customer-leader-canvas.ts', import.meta.url);

let section = '';
let blocks: readonly Block[] = [];
let stage: Stage;
/** The intranet: its pages, and its token endpoint as README writes it, behind one address. */
let intranet: Intranet;
let tokens: ChildProcess;
let canvas: Awaited<ReturnType<typeof makeCanvas>>;
interface Intranet {
  readonly origin: string;
  readonly pages: Map<string, { readonly html: string; readonly headers?: Readonly<Record<string, string>> }>;
  tokensAt: number;
  close(): Promise<void>;
}

/** The code of this language that begins with or holds this. */
function code(language: string, holding: string): string {
  const found = blocks.find((block) => block.language === language && block.code.includes(holding));
  if (!found) throw new Error(`README shows no ${language} with ${holding}.`);
  return found.code;
}
/** Only names of hosts, a port and the id are others here. */
function here(text: string): string {
  const product = new URL(stage.product.url).origin;
  return text
    .replaceAll('wss://canvas.example.com', product.replace(/^http/u, 'ws'))
    .replaceAll('https://canvas.example.com', product)
    .replaceAll('https://intranet.example.com', intranet.origin)
    .replaceAll('CANVAS_ID', canvas.id);
}
const settingsHere = (text: string): string => text.replaceAll('https://intranet.example.com', intranet.origin);

beforeAll(async () => {
  const readme = await readFile(README, 'utf8');
  section = /^## In another page\n([^]*?)(?=^## )/mu.exec(readme)?.[1] ?? '';
  blocks = [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gmu)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
  intranet = await openIntranetWithTokens();
  const settings = [...settingsHere(code('sh', 'HOST_JWT_SECRET')).matchAll(/^(\w+)=(\S+)$/gmu)];
  stage = await openStage(Object.fromEntries(settings.map(([, name = '', value = '']) => [name, value])), [
    '--test-third-party-cookie-phaseout',
  ]);
  canvas = await makeCanvas(stage, { example: 'rijwiel' });
  const secret = settings.find(([, name]) => name === 'HOST_JWT_SECRET')?.[2] ?? '';
  const port = await freePort();
  // What is said to be the audience is a name, not an address: it stays as README has it on both sides.
  const endpoint = settingsHere(code('js', 'createServer'))
    .replace('CANVAS_ID', canvas.id)
    .replace('3000', String(port));
  tokens = spawn(process.execPath, ['--input-type=module', '--eval', endpoint], {
    env: { ...process.env, HOST_JWT_SECRET: secret },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  intranet.tokensAt = port;
  await until('the token endpoint answers', async () =>
    fetch(`${intranet.origin}/canvas-token`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await intranet?.close();
  if (tokens?.exitCode === null) {
    const gone = once(tokens, 'exit');
    tokens.kill();
    await gone;
  }
});

test('the element and its token endpoint: a visitor writes under the name the intranet gives', async () => {
  const visitor = await stage.person('Visitor');
  await visitor.page.goto(page('/plan', { html: here(code('html', '<customer-leader-canvas')) }));
  await writes(visitor.page, visitor.page, 'Met het element');
  noErrors(visitor);
});

test('beside exactly the policy that is named, with the script in a file, nothing is refused', async () => {
  const visitor = await stage.person('Visitor');
  const refused: string[] = [];
  visitor.page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/u.test(message.text())) refused.push(message.text());
  });
  const html = here(code('html', '<customer-leader-canvas'));
  const inline = /<script type="module">\n([^]*?)<\/script>/u.exec(html)?.[1] ?? '';
  intranet.pages.set('/own.js', { html: inline, headers: { 'content-type': 'text/javascript' } });
  intranet.pages.set('/own.css', {
    html: 'customer-leader-canvas { height: 640px }',
    headers: { 'content-type': 'text/css' },
  });
  const named = here(code('text', 'script-src'))
    .trim()
    .replace('script-src', "script-src 'self'")
    .replace('connect-src', "connect-src 'self'");
  const trusted = /`(trusted-types [^`]+)`/u.exec(section.replace(/\n/gu, ' '))?.[1] ?? '';
  expect(trusted).not.toBe('');
  const address = page('/careful', {
    html: html
      .replace(/<script type="module">\n[^]*?<\/script>/u, '<script type="module" src="/own.js"></script>')
      .replace(/\n {2}style="[^"]*"/u, '')
      .replace(/^/u, '<!doctype html><link rel="stylesheet" href="/own.css">'),
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'self'; ${named}; require-trusted-types-for 'script'; ${trusted}`,
    },
  });
  await visitor.page.goto(address);
  await writes(visitor.page, visitor.page, 'Onder streng beleid');
  // Not the icon a browser asks of every page by itself.
  expect(refused.filter((text) => !text.includes('favicon'))).toEqual([]);
  noErrors(visitor);
});

test('the frame: a visitor comments, and it has the height of what is in it', async () => {
  const visitor = await stage.person('Visitor');
  await visitor.page.goto(page('/frame', { html: `<!doctype html>${here(code('html', '<iframe'))}` }));
  await visitor.page.locator('iframe').contentFrame().locator('clc-card').first().waitFor();
  const frame = visitor.page.frames().find((one) => one.url().includes('/embed/')) as Frame;
  await until('it has grown', async () =>
    visitor.page.locator('iframe').evaluate((element) => element.clientHeight > 700),
  );
  await frame.getByRole('button', { name: /^Praten over ARENA/u }).click();
  const field = frame.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await field.fill('Vanuit het kader');
  await field.press('Enter');
  await until('the comment is there', async () =>
    (await exported(canvas.links.owner)).threads.some(({ comments }) => comments[0]?.body === 'Vanuit het kader'),
  );
  noErrors(visitor);
});

test('a token made in Python as shown is believed', async () => {
  const said = 'import sys\nprint(mint_token(*sys.argv[1:]), end="")';
  await expectBelieved('python3', ['-c', `${code('python', 'mint_token')}\n${said}`]);
});

test('so is one made as the C# lines say; they are read as script, for Debian has no compiler that knows these calls', async () => {
  // What only a compiler finds, such as a type or a `using` that is missing, is not found here.
  const standIns = `import { createHmac } from 'node:crypto';
    const DateTimeOffset = { UtcNow: { ToUnixTimeSeconds: () => Math.floor(Date.now() / 1000) } };
    const Encoding = { UTF8: { GetBytes: (text) => Buffer.from(text, 'utf8') } };
    const Convert = { ToBase64String: (data) => data.toString('base64') };
    const JsonSerializer = { SerializeToUtf8Bytes: (value) => Buffer.from(JSON.stringify(value)) };
    const HMACSHA256 = { HashData: (key, source) => createHmac('sha256', key).update(source).digest() };
    Object.assign(String.prototype, {
      TrimEnd(sign) { return this.endsWith(sign) ? this.slice(0, -1).TrimEnd(sign) : String(this); },
      Replace(sign, other) { return this.replaceAll(sign, other); },
    });`;
  const script = code('csharp', 'MintToken')
    .replaceAll(/^using .*$/gmu, '')
    .replace('static string MintToken', 'function MintToken')
    .replaceAll(/string (\w+)\((?:byte\[\]|object) (\w+)\) =>/gu, 'const $1 = ($2) =>')
    .replaceAll(/\bnew \{([^}]*)\}/gu, (_all, members: string) => `{${members.replaceAll(' = ', ': ')}}`)
    .replaceAll(/\bvar\b/gu, 'const')
    .replaceAll(/\bstring (?=\w)/gu, '');
  const said = 'process.stdout.write(MintToken(...process.argv.slice(1)))';
  await expectBelieved(process.execPath, ['--input-type=module', '--eval', `${standIns}\n${script}\n${said}`]);
});

test('the tables name each attribute, event, method, property and part there is, and no other', async () => {
  const source = await readFile(ELEMENT, 'utf8');
  const inSource = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, name = '']) => name).sort();
  const inTable = (first: string): string[] => {
    const table =
      new RegExp(`^\\| ${first}\\s*\\|[^\\n]*\\n\\|[ -|]*\\n((?:\\|[^\\n]*\\n)+)`, 'mu').exec(section)?.[1] ?? '';
    return [...table.matchAll(/^\| `([\w-]+)/gmu)].map(([, name = '']) => name).sort();
  };
  expect(inTable('attribute')).toEqual([...new Set([...inSource(/@attr \{[^}]*\} (\w+)/gu), 'name'])].sort());
  expect(inTable('event')).toEqual(inSource(/@fires \{\w+\} ([\w-]+)/gu));
  expect(inTable('CSS property')).toEqual(inSource(/@cssprop \[(--[\w-]+)/gu));
  const methods = inTable('method');
  expect(methods).toEqual(['exportJSON', 'focusCard', 'openThread', 'setView']);
  for (const method of methods) expect(source).toMatch(new RegExp(`^ {2}(async )?${method}\\(`, 'mu'));
  const parts = /^Parts, for `::part\(…\)`: ([^.]*)\./mu.exec(section)?.[1] ?? '';
  expect([...parts.matchAll(/`([\w-]+)`/gu)].map(([, name]) => name).sort()).toEqual(inSource(/@csspart (\w+)/gu));
});

/** A program that is given who, secret, issuer, audience, canvas and role prints a token; the server believes it. */
async function expectBelieved(program: string, args: readonly string[]): Promise<void> {
  const settings = [...settingsHere(code('sh', 'HOST_JWT_SECRET')).matchAll(/^(\w+)=(\S+)$/gmu)];
  const { HOST_JWT_SECRET, HOST_JWT_ISSUER, HOST_JWT_AUDIENCE } = Object.fromEntries(
    settings.map(([, name = '', value = '']) => [name, value]),
  );
  const given = ['7', 'Zoë >>>>> ?????', HOST_JWT_SECRET, HOST_JWT_ISSUER, HOST_JWT_AUDIENCE, canvas.id, 'viewer'];
  const token = (await promisify(execFile)(program, [...args, ...given.map((value) => value ?? '')])).stdout;
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/u);
  const read = (part: number): unknown => JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString());
  expect(read(0)).toEqual({ alg: 'HS256', typ: 'JWT' });
  const { iat, ...claims } = read(1) as { readonly iat: number };
  const [sub, name, , iss, aud, id, role] = given;
  expect(claims).toEqual({ iss, aud, sub, name, role, canvas: id, exp: iat + 600 });
  const reply = await fetch(new URL(`/api/canvases/${canvas.id}/tickets`, stage.product.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, clientId: 7, features: [] }),
  });
  expect([reply.status, ((await reply.json()) as { role: string }).role]).toEqual([201, 'viewer']);
}
function page(
  path: string,
  what: { readonly html: string; readonly headers?: Readonly<Record<string, string>> },
): string {
  intranet.pages.set(path, what);
  return intranet.origin + path;
}
async function writes(scope: Page, watched: Page, text: string): Promise<void> {
  await saved(scope);
  await addCards(scope, 'ARENA', 'Concurrenten', [text]);
  await card(watched, text).waitFor();
  await saved(scope);
  expect((await exported(canvas.links.owner)).cards.filter((made) => made.text === text)).toHaveLength(1);
}
async function freePort(): Promise<number> {
  const { origin, close } = await openIntranet();
  await close();
  return Number(new URL(origin).port);
}
async function openIntranetWithTokens(): Promise<Intranet> {
  const pages: Intranet['pages'] = new Map();
  const made = { pages, tokensAt: 0 };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/canvas-token') {
      const onwards = askFor({ host: 'localhost', port: made.tokensAt, path: '/canvas-token' }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onwards.on('error', () => response.writeHead(502).end());
      return void onwards.end();
    }
    const found = pages.get(path);
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...found?.headers });
    response.end(found?.html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return Object.assign(made, {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
