// With what right somebody asks: the key of a link, or a token of a host; the one place where both are tried.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { HostToken } from '../access/host-tokens.ts';
import { openLink } from '../access/links.ts';
import type { Credential, Right } from '../access/right.ts';
import { afterToken, isNews, roleBy } from '../access/standing.ts';
import { isRefused } from '../store/refused.ts';
import type { HostedRow } from '../store/store.ts';
import { keyed } from './keyed.ts';
import { HttpProblem } from './problems.ts';
import type { Services } from './route.ts';

/** Throws the problem to answer with when it opens nothing here. */
export async function rightBy(services: Services, canvas: string, address: string, sent: Credential): Promise<Right> {
  const right = await tried(services, canvas, address, sent);
  // Asked after the key: without one, what is refused here would tell that there is a canvas.
  if (!(await services.asking.take(`${canvas} ${address}`))) throw new HttpProblem('too-often');
  return right;
}
/** Does it still open this? Looked at again, after something else was done, without counting it. */
export async function stillBy({ store }: Services, canvas: string, right: Right): Promise<AccessRole | null> {
  switch (right.kind) {
    case 'link': {
      const { keyHash, role } = right.link;
      const link = await store.links.byKey(canvas, keyHash);
      return link?.withdrawnAt === null ? role : null;
    }
    case 'token': {
      const standing = await store.hosted.find(canvas, right.token.person);
      // Nothing is known of somebody who only reads while the disk takes nothing.
      return standing ? roleBy(standing, right.token) : right.role;
    }
    default:
      return right satisfies never;
  }
}

async function tried(services: Services, canvas: string, address: string, sent: Credential): Promise<Right> {
  switch (sent.kind) {
    case 'key': {
      const link = await keyed(services, address, () => openLink(services.store, canvas, sent.key));
      return { kind: 'link', role: link.role, link };
    }
    case 'token': {
      const token = await believed(services, address, sent.token);
      // Who they are is known: what they try counts against them alone, not against the office they are in.
      return keyed(services, token.person, () => standingOf(services, canvas, token));
    }
    default:
      return sent satisfies never;
  }
}

async function believed({ hostTokens, guesses, asking }: Services, address: string, token: string): Promise<HostToken> {
  if (!(await guesses.any(address))) throw new HttpProblem('too-often');
  if (!hostTokens) {
    await guesses.take(address);
    throw new HttpProblem('no-access', { detail: 'This server is not set up to take tokens of a host.' });
  }
  const read = await hostTokens.read(token);
  switch (read.kind) {
    case 'believed':
      return read.token;
    case 'away':
      throw new HttpProblem('host-away');
    case 'refused':
      // After the lunch of an office all of its tokens have expired: that is nobody's guess.
      if (!(await (read.guess ? guesses : asking).take(address))) throw new HttpProblem('too-often');
      throw new HttpProblem('token', {
        detail: read.why,
        ...(read.minutesOff === undefined ? {} : { minutesOff: read.minutesOff }),
      });
    default:
      return read satisfies never;
  }
}

/** Undefined looks the same from outside as a key of nobody: no such canvas, not for this token, or not any more. */
async function standingOf(services: Services, canvas: string, token: HostToken): Promise<Right | undefined> {
  const { store } = services;
  if (!token.opens(canvas)) return undefined;
  const known = await store.hosted.find(canvas, token.person);
  if (!known && !(await store.canvases.has(canvas))) return undefined;
  const standing = await heard(services, canvas, token, known);
  const role = roleBy(standing, token);
  return role === null ? undefined : { kind: 'token', role, token, isNews: isNews(standing, token) };
}
/** Notes what this token says, when it is news; whoever has a line open feels it at once. */
async function heard(
  { store, regraded }: Services,
  canvas: string,
  token: HostToken,
  known: HostedRow | undefined,
): Promise<ReturnType<typeof afterToken>> {
  try {
    const { before, after } = await store.hosted.change(canvas, token.person, (row) => afterToken(row, token));
    if (before && before.role !== after.role) await regraded(canvas, token.person, after.role);
    return after;
  } catch (error) {
    const standing = afterToken(known, token);
    // A disk that takes nothing keeps nobody out who only reads, or may do what they might before.
    if (!isRefused(error) || (standing.role !== 'viewer' && standing.role !== known?.role)) throw error;
    if (known && known.role !== standing.role) await regraded(canvas, token.person, standing.role);
    return standing;
  }
}
