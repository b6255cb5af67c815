// What the environment says: the only reader of process.env, with a sentence for everything that is wrong.
import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { HostSettings } from './access/host-tokens.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Undefined = where the server listens. No slash at the end. */
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly frameAncestors: readonly string[];
  readonly trustProxy: boolean | readonly string[];
  /** From which host tokens are believed; undefined = from none. */
  readonly hostTokens: HostSettings | undefined;
  readonly clientDir: string;
}
export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadConfig =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problem: string };

/** A wrong value; its message is the sentence. */
class BadValue extends Error {}
const LATER = {
  DATABASE_URL: 'PostgreSQL',
  REDIS_URL: 'Redis',
} as const;

export function readConfig(env: Environment = process.env): ReadConfig {
  try {
    for (const [name, what] of Object.entries(LATER))
      if (given(env, name) !== undefined)
        throw new BadValue(
          `${name} is set, but this version does not use ${what}: it keeps everything in its own SQLite file. Unset ${name} and start again.`,
        );
    return {
      ok: true,
      config: {
        port: port(given(env, 'PORT') ?? '8080'),
        host: given(env, 'HOST') ?? '127.0.0.1',
        dataDir: given(env, 'DATA_DIR') ?? './data',
        publicUrl: publicUrl(given(env, 'PUBLIC_URL')),
        allowedOrigins: list(given(env, 'ALLOWED_ORIGINS')).map(origin),
        frameAncestors: frameAncestors(list(given(env, 'FRAME_ANCESTORS'))),
        trustProxy: trustProxy(given(env, 'TRUST_PROXY')),
        hostTokens: hostTokens(env),
        clientDir: fileURLToPath(clientDirUrl()),
      },
    };
  } catch (error) {
    if (error instanceof BadValue) return { ok: false, problem: error.message };
    throw error;
  }
}

/** From server/config.ts as from dist/server/main.js, the built pages are in dist/client. */
function clientDirUrl(): URL {
  const here = new URL('.', import.meta.url);
  return here.pathname.endsWith('/dist/server/') ? new URL('../client/', here) : new URL('../dist/client/', here);
}
function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
function list(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
function port(value: string): number {
  const number = Number(value);
  if (!/^\d{1,5}$/u.test(value) || number > 65535)
    throw new BadValue(
      `PORT is "${value}", but a port is a number from 0 to 65535 (0 takes any free one). Set PORT to such a number, for example 8080.`,
    );
  return number;
}
function parsed(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    // URL says "this is no address" only by throwing.
    return undefined;
  }
}
function publicUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = parsed(value);
  if (!url || !/^https?:$/u.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new BadValue(
      `PUBLIC_URL is "${value}", but it must be the address people open, without a path. Set it to something like https://canvas.example.com.`,
    );
  return url.origin;
}
function origin(value: string): string {
  const url = parsed(value);
  const isOne = url && /^https?:$/u.test(url.protocol) && /^([\w.-]+|\[[\da-f:.]+\])$/u.test(url.hostname);
  if (!isOne || url.origin !== value.replace(/\/$/u, '').toLowerCase())
    throw new BadValue(
      `ALLOWED_ORIGINS holds "${value}", which is no origin. Write origins like https://intranet.example.com, separated by commas.`,
    );
  return url.origin;
}
function frameAncestors(values: readonly string[]): readonly string[] {
  if (values.length === 0) return ["'self'"];
  return values.map((value) => {
    const bare = value.replaceAll("'", '');
    if (bare === 'self' || bare === 'none') {
      if (bare === 'none' && values.length > 1)
        throw new BadValue(
          'FRAME_ANCESTORS holds "none" beside other values. Write either none, or the pages that may show the canvas in a frame.',
        );
      return `'${bare}'`;
    }
    if (!/^https?:\/\/(\*\.)?[\w.-]+(:(\d{1,5}|\*))?$/iu.test(value))
      throw new BadValue(
        `FRAME_ANCESTORS holds "${value}", which is no page that can hold a frame. Write self, none, or origins like https://intranet.example.com, separated by commas.`,
      );
    return value;
  });
}
const SECRET_BYTES = 32;
function hostTokens(env: Environment): HostSettings | undefined {
  const [secret, url] = [given(env, 'HOST_JWT_SECRET'), given(env, 'HOST_JWKS_URL')];
  const [issuer, audience] = [given(env, 'HOST_JWT_ISSUER'), given(env, 'HOST_JWT_AUDIENCE')];
  if (secret !== undefined && url !== undefined)
    throw new BadValue(
      'HOST_JWT_SECRET and HOST_JWKS_URL are both set, but host tokens are signed in one way. Keep the one your intranet signs with and unset the other.',
    );
  const name = secret === undefined ? 'HOST_JWKS_URL' : 'HOST_JWT_SECRET';
  if (secret === undefined && url === undefined) {
    if (issuer === undefined && audience === undefined) return undefined;
    throw new BadValue(
      `${issuer === undefined ? 'HOST_JWT_AUDIENCE' : 'HOST_JWT_ISSUER'} is set, but nothing says how host tokens are signed. Set HOST_JWT_SECRET or HOST_JWKS_URL too.`,
    );
  }
  if (issuer === undefined)
    throw new BadValue(
      `${name} is set without HOST_JWT_ISSUER. Set it to what your intranet writes as "iss" in tokens.`,
    );
  if (audience === undefined)
    throw new BadValue(
      `${name} is set without HOST_JWT_AUDIENCE. Set it to what your intranet writes as "aud" in tokens, for example the address of this server.`,
    );
  if (secret !== undefined) {
    if (Buffer.byteLength(secret) < SECRET_BYTES)
      throw new BadValue(
        `HOST_JWT_SECRET has ${Buffer.byteLength(secret)} bytes, and fewer than ${SECRET_BYTES} can be guessed. Make one with: openssl rand -base64 48.`,
      );
    return { kind: 'secret', secret, issuer, audience };
  }
  return { kind: 'keys', url: keysUrl(url ?? ''), issuer, audience };
}
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u;
function keysUrl(value: string): string {
  const url = parsed(value);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!url || !isSafe || url.username !== '' || url.password !== '' || url.hash !== '')
    throw new BadValue(
      'HOST_JWKS_URL is no address that keys can safely be fetched from. Set it to an https address without a name or password in it (http only on this computer), for example https://intranet.example.com/jwks.json.',
    );
  return url.href;
}
function trustProxy(value: string | undefined): boolean | readonly string[] {
  switch (value?.toLowerCase()) {
    case undefined:
    case 'off':
      return false;
    case 'on':
      return true;
    default: {
      const addresses = list(value);
      const wrong = addresses.find((a) => isIP(a.split('/')[0] ?? '') === 0 || !/^[\da-f.:]+(\/\d{1,3})?$/iu.test(a));
      if (wrong !== undefined)
        throw new BadValue(
          `TRUST_PROXY holds "${wrong}", which is no address. Write off, on, or the addresses of your proxies separated by commas.`,
        );
      return addresses;
    }
  }
}
