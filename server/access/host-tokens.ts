// Host tokens: the page around a canvas says who somebody is, what they are called and what they may do, and signs it.
import * as v from 'valibot';
import { ACCESS_ROLES } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { hostKeys } from './host-keys.ts';
import { publicKeys, secretKey, TOLERANCE_S, verify } from './jwt.ts';
import type { Claims, Expected, Verified } from './jwt.ts';
import { cleanName } from './names.ts';
import { hostPersonId } from './secrets.ts';

/** From whom tokens are believed, and how that is known. */
export type HostSettings = Expected &
  ({ readonly kind: 'secret'; readonly secret: string } | { readonly kind: 'keys'; readonly url: string });

/** A token that is believed. */
export interface HostToken {
  /** Of the person: the same for one `sub` of one issuer, on every device. */
  readonly person: string;
  /** Undefined when the host does not say. */
  readonly name: string | undefined;
  readonly role: AccessRole;
  /** When it was issued, in milliseconds of the host's clock; undefined when it does not say. */
  readonly issued: number | undefined;
  /** When it is believed no more, in milliseconds of the clock. */
  readonly ends: number;
  /** Is it for this canvas? */
  readonly opens: (canvas: string) => boolean;
}
export type Read =
  | { readonly kind: 'believed'; readonly token: HostToken }
  /** `guess`: no honest page sends it. `minutesOff`: if it was made just now, so much its maker's clock runs ahead. */
  | { readonly kind: 'refused'; readonly guess: boolean; readonly why: string; readonly minutesOff?: number }
  /** The keys of the host are not to be had. */
  | { readonly kind: 'away' };
export interface HostTokens {
  read(token: string): Promise<Read>;
  /** Who this is here. */
  idOf(sub: string): string;
}
export interface HostTokenParts {
  readonly now: () => number;
  /** Counts milliseconds and cannot be set. */
  readonly steady: () => number;
  readonly warn: (what: string, error: unknown) => void;
  /** How long it is waited for the keys of the host. */
  readonly timeoutMs?: number;
}

/** A moment in seconds. What is larger was meant to be milliseconds, and would hold for ever. */
const seconds = v.pipe(v.number(), v.maxValue(1e11), v.minValue(-1e11));
export const MOST_SUB = 200;
const claimsSchema = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_SUB)),
  exp: seconds,
  iat: v.optional(seconds),
  nbf: v.optional(seconds),
  name: v.nullish(v.string()),
  role: v.nullish(v.picklist(ACCESS_ROLES)),
  // Absent means any canvas, so `null` must not: it may be a name that was forgotten.
  canvas: v.optional(v.union([v.string(), v.array(v.string())])),
});
const timesSchema = v.partial(v.pick(claimsSchema, ['exp', 'iat', 'nbf']));

export function hostTokens(settings: HostSettings, { now, steady, warn, timeoutMs }: HostTokenParts): HostTokens {
  const idOf = (sub: string): string => hostPersonId(settings.issuer, sub);
  const check = checkBy(settings, { steady, warn, now, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  return {
    idOf,
    async read(token) {
      const verified = await check(token);
      if (!verified) return { kind: 'away' };
      const at = now();
      switch (verified.kind) {
        case 'forged':
        case 'unknown-key':
          return {
            kind: 'refused',
            // With a key that is new, a whole office comes before it is asked for again.
            guess: verified.kind === 'forged',
            why: 'It was not signed with a key and a method this server takes.',
          };
        case 'not-for-us':
          return {
            kind: 'refused',
            guess: false,
            why: `Its claim "${verified.claim}" is not there, or is not what this server expects.`,
          };
        case 'early':
          return early(verified.claims, at);
        case 'expired':
          return expired(verified.claims, at);
        case 'valid':
          return believed(verified.claims, at, idOf);
        default:
          return verified satisfies never;
      }
    },
  };
}

/** Undefined: the keys are not to be had. */
function checkBy(settings: HostSettings, parts: HostTokenParts): (token: string) => Promise<Verified | undefined> {
  const today = (): Date => new Date(parts.now());
  switch (settings.kind) {
    case 'secret': {
      const key = secretKey(settings.secret);
      return (token) => verify(token, key, settings, today());
    }
    case 'keys': {
      const kept = hostKeys({ ...parts, url: settings.url, read: publicKeys });
      return async (token) => {
        const keys = await kept.current();
        if (!keys) return undefined;
        const verified = await verify(token, keys, settings, today());
        if (verified.kind !== 'unknown-key') return verified;
        const newer = await kept.renewed();
        return newer && newer !== keys ? verify(token, newer, settings, today()) : verified;
      };
    }
    default:
      return settings satisfies never;
  }
}

function believed(claims: Claims, at: number, idOf: (sub: string) => string): Read {
  const result = v.safeParse(claimsSchema, claims);
  if (!result.success) return malformed(result.issues);
  const { sub, exp, iat, name, role, canvas } = result.output;
  // A token from tomorrow would outlive every later word of the host.
  if (iat !== undefined && iat * 1000 > at + TOLERANCE_S * 1000) return early(claims, at);
  const canvases = typeof canvas === 'string' ? [canvas] : canvas;
  return {
    kind: 'believed',
    token: {
      person: idOf(sub),
      name: cleanName(name ?? ''),
      role: role ?? 'viewer',
      issued: iat === undefined ? undefined : Math.floor(iat * 1000),
      ends: (exp + TOLERANCE_S) * 1000,
      opens: (id) => canvases === undefined || canvases.includes(id),
    },
  };
}
function malformed(issues: Parameters<typeof v.getDotPath>[0][]): Read {
  const where = issues.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? '').find((name) => name !== '');
  return { kind: 'refused', guess: false, why: `Its claim "${where ?? 'sub'}" is not of the form it must have.` };
}
function early(claims: Claims, at: number): Read {
  const { iat, nbf } = timesOf(claims);
  const minutesOff = Math.round((Math.max(iat ?? -Infinity, nbf ?? -Infinity) * 1000 - at) / 60_000);
  return {
    kind: 'refused',
    guess: false,
    minutesOff,
    why: `It is from a moment that has not come yet: the clock of the host and ours differ by about ${minutesOff} minutes. Set both by a time server.`,
  };
}
function expired(claims: Claims, at: number): Read {
  const { iat, exp } = timesOf(claims);
  const ago = exp === undefined ? '' : ` ${minutes(at, exp)} ago`;
  if (iat === undefined) return { kind: 'refused', guess: false, why: `It expired${ago}.` };
  return {
    kind: 'refused',
    guess: false,
    minutesOff: -Math.round((at - iat * 1000) / 60_000),
    why: `It was issued ${minutes(at, iat)} ago and expired${ago}, by the clock of this server. If the host made it just now, its clock and ours differ by about ${minutes(at, iat)}.`,
  };
}
function minutes(at: number, second: number): string {
  const count = Math.max(1, Math.round((at - second * 1000) / 60_000));
  return count === 1 ? 'one minute' : `${count} minutes`;
}
function timesOf(claims: Claims): v.InferOutput<typeof timesSchema> {
  const result = v.safeParse(timesSchema, claims);
  return result.success ? result.output : {};
}
