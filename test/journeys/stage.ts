// The stage of a journey: the built product as a child process, and people with a real browser context each.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One running server on a free port with a data folder of its own. */
export interface Product {
  readonly url: string;
  /** Ends the process with this signal and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Starts it again on the same port and data. */
  again(): Promise<void>;
}
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors the page reported; a journey ends by expecting none. */
  readonly errors: string[];
}
interface PersonOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  touch?: boolean;
  /** The language of their browser: Dutch of the Netherlands, unless said otherwise. */
  locale?: string;
}
export interface Stage {
  readonly product: Product;
  /** A new person with an empty browser, not yet on any page. */
  person(name: string, options?: PersonOptions): Promise<Person>;
  close(): Promise<void>;
}

/** `settings`: those of the server, as its environment variables; `browserArgs`: what the browser is told besides. */
export async function openStage(
  settings: Readonly<Record<string, string>> = {},
  browserArgs: readonly string[] = [],
): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clc-journey-'));
  let child: ChildProcess;
  let port = 0;
  let url = '';
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['dist/server/main.js'], {
      env: { ...process.env, ...settings, PORT: String(port), DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await readyUrl(child);
    port = Number(new URL(url).port);
  };
  await start();
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...BROWSER_ARGS, ...browserArgs],
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await gone)[0];
  };
  return {
    product: {
      get url() {
        return url;
      },
      end,
      again: start,
    },
    person: async (name, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
        colorScheme: options.dark ? 'dark' : 'light',
        locale: options.locale ?? 'nl-NL',
        hasTouch: options.touch ?? false,
        isMobile: options.touch ?? false,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(`${name}: ${error.message}`));
      return { name, context, page, errors };
    },
    close: async () => {
      await browser.close();
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address the server prints when it is ready; fails with the exit code when it ends first. */
function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /https?:\/\/\S+/u.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready: ${said}`)));
  });
}
