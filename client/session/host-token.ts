// Asks the page around the canvas for its token: with patience that ends, and keeping what it gave until that is of no use.
import type { Access } from './access.ts';
import { NoToken } from './no-token.ts';
import type { Clock } from './surroundings.ts';

/** How the page around answers; it may be asked again and again. */
export type TokenProvider = () => Promise<string>;
/** A page that does not answer within this time, in milliseconds, does not answer. */
export const TOKEN_PATIENCE_MS = 15_000;
/** So many failures in a row, and a person has to say when it is worth another try. */
const TRIES = 3;
/** More than any header takes is no token. */
const MOST_CHARS = 8_000;

export type TokenAccess = Extract<Access, { kind: 'token' }>;

/** Asks for the first token; rejects with `NoToken`. `somebodyElse`: a later one speaks of another person. */
export async function tokenAccess(
  provider: TokenProvider,
  clock: Clock,
  somebodyElse: () => void,
): Promise<TokenAccess> {
  const token = keptToken(provider, clock);
  const subject = subjectOf(await token());
  return {
    kind: 'token',
    subject,
    token: async (again) => {
      const given = await token(again);
      if (subjectOf(given) === subject) return given;
      somebodyElse();
      throw new NoToken('failed', true);
    },
  };
}

function keptToken(provider: TokenProvider, clock: Clock): TokenAccess['token'] {
  let kept: string | undefined;
  let asking: Promise<string> | undefined;
  let failures = 0;
  let failed: NoToken | undefined;
  const request = async (): Promise<string> => {
    try {
      kept = undefined;
      kept = await inTime(provider, clock);
      failures = 0;
      failed = undefined;
      return kept;
    } catch (error) {
      failures++;
      const why = error instanceof NoToken ? error.why : 'failed';
      throw (failed = new NoToken(why, why !== 'failed' || failures >= TRIES, error));
    }
  };
  return (again = false) => {
    if (kept !== undefined && !again) return Promise.resolve(kept);
    // What is asked of the server in passing does not make the page around be asked anew.
    if (failed && !again && !asking) return Promise.reject(failed);
    return (asking ??= request().finally(() => {
      asking = undefined;
    }));
  };
}
async function inTime(provider: TokenProvider, clock: Clock): Promise<string> {
  let stop = (): void => undefined;
  const patience = new Promise<never>((_, reject) => {
    stop = clock.after(TOKEN_PATIENCE_MS, () => reject(new NoToken('slow', true)));
  });
  try {
    // Inside a function, so that a provider that throws at once is one that rejects.
    const given: unknown = await Promise.race([(async () => provider())(), patience]);
    if (typeof given !== 'string' || given.length > MOST_CHARS || claimsOf(given) === undefined)
      throw new NoToken('rubbish', true);
    return given;
  } finally {
    stop();
  }
}

/** Read, not believed: the server alone judges a token. */
function subjectOf(token: string): string {
  const { iss, sub } = claimsOf(token) ?? {};
  return [iss, sub].filter((part) => typeof part === 'string').join(' ');
}
function claimsOf(token: string): { readonly iss?: unknown; readonly sub?: unknown } | undefined {
  const middle = /^[\w-]+\.([\w-]+)\.[\w-]+$/u.exec(token)?.[1];
  if (middle === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(middle.replace(/-/gu, '+').replace(/_/gu, '/')), (c) => c.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    // Three parts with dots, and yet no token.
    return undefined;
  }
}
