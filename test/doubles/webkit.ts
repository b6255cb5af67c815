// WebKit for tests: a screen nobody sees, the browser on it, and what a person does there, by way of WebDriver.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';

/** Keys as WebDriver names them. */
export const KEYS = { Enter: '\ue007', Shift: '\ue008', Control: '\ue009', Escape: '\ue00c', End: '\ue010' } as const;
/** Debian keeps the browser of the driver with the library it shows, in a folder named after the machine. */
const MACHINES: Readonly<Record<string, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };

/** An element of the page, by the name WebDriver gave it. */
type Handle = Readonly<Record<string, string>>;
export interface WebKit {
  goto(url: string): Promise<void>;
  /** Waits until an element is seen, by selectors through any number of shadow roots: `clc-card >>> button`. */
  seen(path: string): Promise<Handle>;
  /** Waits until an element is seen that says this. */
  reads(path: string, text: string): Promise<Handle>;
  press(target: string | Handle): Promise<void>;
  /** Types on what has the focus, with these keys held. */
  type(text: string, ...held: string[]): Promise<void>;
  /** What this function, written in the page, answers. */
  evaluate<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Into the frame that is found so, until the next page. */
  enter(frame: string): Promise<void>;
  /** Errors of the page that is shown, since it loaded. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

/** All that is seen under these selectors, the first that says `text`; runs in the page. */
const FIND = `
  const roots = (node) => [node.shadowRoot ?? node].flatMap((root) =>
    [root, ...[...root.querySelectorAll('*')].filter((e) => e.shadowRoot).flatMap(roots)]);
  const within = (nodes, selector) =>
    [...new Set(nodes.flatMap(roots).flatMap((root) => [...root.querySelectorAll(selector)]))];
  const found = arguments[0].split('>>>').map((s) => s.trim()).reduce(within, [document]);
  return found.find((e) => e.checkVisibility() && e.textContent.includes(arguments[1])) ?? null;`;
/** WebDriver tells no errors; this is heard as soon as a page has loaded. */
const LISTEN = `
  globalThis.heard = [];
  addEventListener('error', (event) => heard.push(event.message));
  addEventListener('unhandledrejection', (event) => heard.push(String(event.reason)));`;

export async function openWebKit(): Promise<WebKit> {
  const screen = spawn(
    process.env['XVFB'] ?? '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const stops: (() => Promise<unknown>)[] = [() => ended(screen)];
  try {
    const [display] = (await startOf(screen, once(screen.stdio[3] as Readable, 'data'))) as [Buffer];
    const port = await freePort();
    const driver = spawn(process.env['WEBKIT_DRIVER'] ?? '/usr/bin/WebKitWebDriver', [`--port=${port}`], {
      env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
      stdio: 'ignore',
    });
    stops.unshift(() => ended(driver));
    const call = callsTo(`http://127.0.0.1:${port}`);
    await startOf(
      driver,
      vi.waitFor(() => call('GET', '/status'), 10_000),
    );
    const { sessionId } = await call<{ sessionId: string }>('POST', '/session', { capabilities: capabilities() });
    const browser = actsOf((method, path, body) => call(method, `/session/${sessionId}${path}`, body), closeAll);
    // Wide enough for the whole canvas; what the window itself takes of it comes on top.
    await call('POST', `/session/${sessionId}/window/rect`, { x: 0, y: 0, width: 1440, height: 940 });
    return browser;
  } catch (error) {
    await closeAll();
    throw error;
  }
  async function closeAll(): Promise<void> {
    for (const stop of stops.splice(0)) await stop();
  }
}

type Call = <T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<T>;
function actsOf(call: Call, close: () => Promise<void>): WebKit {
  const evaluate: WebKit['evaluate'] = (script, ...args) => call('POST', '/execute/sync', { script, args });
  const reads = (path: string, text: string): Promise<Handle> =>
    vi.waitFor(
      async () => {
        const found = await evaluate<Handle | null>(FIND, path, text);
        if (!found) throw new Error(`Not seen: ${path}${text && ` that says “${text}”`}`);
        return found;
      },
      { timeout: 15_000, interval: 50 },
    );
  const seen = (path: string): Promise<Handle> => reads(path, '');
  const act = (actions: unknown): Promise<unknown> => call('POST', '/actions', { actions: [actions] });
  return {
    evaluate,
    reads,
    seen,
    goto: async (url) => {
      await call('POST', '/url', { url });
      await evaluate(LISTEN);
    },
    press: async (target) => {
      const origin = typeof target === 'string' ? await seen(target) : target;
      await evaluate(`arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })`, origin);
      const pressed = [
        { type: 'pointerMove', origin, x: 0, y: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: pressed });
    },
    type: async (text, ...held) => {
      const down = (value: string) => ({ type: 'keyDown', value });
      const up = (value: string) => ({ type: 'keyUp', value });
      const typed = [...text].flatMap((key) => [down(key), up(key)]);
      await act({ type: 'key', id: 'keys', actions: [...held.map(down), ...typed, ...held.map(up)] });
    },
    enter: async (frame) => {
      await call('POST', '/frame', { id: await seen(frame) });
      await evaluate(LISTEN);
    },
    errors: () => evaluate('return heard'),
    close,
  };
}

function capabilities(): unknown {
  const folder = `/usr/lib/${MACHINES[process.arch] ?? process.arch}/webkit2gtk-4.1`;
  // The sandbox of this browser is off unless asked for: root in a bare container may make none.
  const options = { binary: process.env['WEBKIT'] ?? `${folder}/MiniBrowser`, args: ['--automation'] };
  return { alwaysMatch: { 'webkitgtk:browserOptions': options } };
}
function callsTo(origin: string): Call {
  return async <T>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(origin + path, { method, ...sent });
    const { value } = (await response.json()) as { value: T };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
}
/** A port that was free a moment ago: the driver cannot say which one it took itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
/** What a process says when it is ready; fails when it cannot be started, or ends first. */
function startOf<T>(child: ChildProcess, ready: Promise<T>): Promise<T> {
  const gone = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code} before it was ready.`)));
  });
  return Promise.race([ready, gone]);
}
async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
