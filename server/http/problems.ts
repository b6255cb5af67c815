// Errors as a person can use them (RFC 9457): what happened, what is safe, what to do; with a stable code.
import type { Problem } from '../../shared/wire/http.ts';
import { RoundRefused } from '../rounds/refused.ts';
import { isRefused } from '../store/refused.ts';
import { CanvasFull } from '../sync/size.ts';

const PROBLEMS = {
  'bad-request': [400, 'The request does not fit', 'Nothing was changed. Mend what is named and send it again.'],
  'no-access': [
    403,
    'No access',
    'What you came with does not open this canvas, or it was withdrawn. Nothing was changed. Ask an owner of the canvas for access.',
  ],
  token: [
    401,
    'The token is not believed',
    'Nothing was changed. Ask the page around the canvas for a new token and try again with that.',
  ],
  'host-name': [
    409,
    'The name comes from elsewhere',
    'Your name is the one the page around the canvas gives you. Nothing was changed. Change it there.',
  ],
  'host-away': [
    503,
    'The keys of the host cannot be reached',
    'Whether the token is right cannot be said now. Nothing was changed. Try again in a moment.',
  ],
  'owner-only': [
    403,
    'Only for owners',
    'Links are made and withdrawn, and people let in, by owners. Nothing was changed. Ask an owner of the canvas.',
  ],
  'wrong-method': [
    405,
    'Not done this way',
    'This address takes other methods, named in the header Allow. Nothing was changed. Use one of them.',
  ],
  'not-found': [404, 'Not found', 'There is nothing at this address. Nothing was changed. Check the address.'],
  'client-id-taken': [
    409,
    'This clientID is taken',
    'Somebody else writes with this clientID. Nothing was changed. Ask again with a new random clientID.',
  ],
  'last-owner-link': [
    409,
    'The last owner link',
    'Without it nobody could share this canvas any more, so it was kept. Make another owner link first.',
  ],
  'too-large': [413, 'Too large', 'The request holds more than is accepted here. Nothing was changed. Send less.'],
  'wrong-type': [415, 'Not JSON', 'Nothing was changed. Send the body as application/json.'],
  'bad-file': [
    422,
    'The file is not a canvas this version can read',
    'Nothing was created. Mend what is listed in the file and import it again.',
  ],
  'too-often': [
    429,
    'Too often',
    'Too many requests came from this address. Nothing was changed. Wait a minute and try again.',
  ],
  'round-state': [409, 'Not now', 'The round is not at that point. Nothing was changed. Look at how it stands now.'],
  'round-closed': [
    409,
    'The round is closed',
    'It takes nothing any more. What was shown stays as it is. Start a new round if something is to be asked again.',
  ],
  'round-revealed': [
    409,
    'The answers have been shown',
    'What was answered before stays as it is. Say it in the talk, or in a second ballot.',
  ],
  'too-few-invited': [
    409,
    'Too few to stay nameless',
    'Nobody was asked yet. Choose a lower threshold if that is honest, or hold the round with names.',
  ],
  'asked-lately': [
    409,
    'Nearly the same people were asked this lately',
    'Beside that, this round would tell what one or two of them answer. Nobody was asked yet. Ask exactly the same people, or hold the round with names.',
  ],
  'too-few-answers': [
    409,
    'Too few answers',
    'Nothing was shown, and all answers are safe. Wait for more, or close the round without a result.',
  ],
  'not-invited': [
    403,
    'Not asked in this round',
    'Nothing was changed. Whoever leads the session can ask you in, as long as the round is open.',
  ],
  'already-answered': [
    409,
    'You have answered',
    'Your answer is in and safe. It can only be changed in the browser you gave it in: nothing else ties it to you.',
  ],
  'bad-answer': [422, 'This does not fit the round', 'Nothing was changed. Mend what is named and send it again.'],
  'not-member': [
    409,
    'Not a member who can take part',
    'Nobody was asked. Choose people who have joined this canvas and may at least comment.',
  ],
  'not-facilitator': [
    403,
    'Somebody else leads',
    'Nothing was changed. Ask whoever leads the session, or ask for the baton.',
  ],
  'too-many-rounds': [409, 'Too many rounds', 'This canvas holds as many rounds as it can. Nothing was changed.'],
  'canvas-full': [
    409,
    'The canvas is full',
    'Nothing was changed, and no answer is lost. Remove something from the canvas and try again.',
  ],
  internal: [
    500,
    'Something went wrong here',
    'The request could not be completed. What was saved before is safe. Try again; if it goes on, tell whoever runs this server.',
  ],
  storage: [
    503,
    'The storage takes nothing',
    'Nothing new can be saved right now. What was saved before is safe and can be read. Try again in a minute; if it goes on, tell whoever runs this server.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;
export type ProblemCode = keyof typeof PROBLEMS;
/** Seconds after which it is worth trying again. */
const RETRY_AFTER: Partial<Record<ProblemCode, number>> = { 'too-often': 60, storage: 10, 'host-away': 10 };

/** Thrown by whoever handles a request; becomes the answer. */
export class HttpProblem extends Error {
  readonly problem: Problem;
  readonly retryAfter: number | undefined;
  constructor(code: ProblemCode, more: { detail?: string; problems?: Problem['problems']; minutesOff?: number } = {}) {
    super(code);
    const [status, title, detail] = PROBLEMS[code];
    this.retryAfter = RETRY_AFTER[code];
    this.problem = {
      type: `urn:customer-leader-canvas:problem:${code}`,
      title,
      status,
      code,
      detail: more.detail === undefined ? detail : `${more.detail} ${detail}`,
      ...(more.problems ? { problems: more.problems } : {}),
      ...(more.minutesOff === undefined ? {} : { minutesOff: more.minutesOff }),
    };
  }
}

/** The problem any thrown thing amounts to; undefined when it is a fault of ours that belongs in the log. */
export function knownProblem(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof RoundRefused)
    return new HttpProblem(error.code, {
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      ...(error.choices ? { problems: [...error.choices] } : {}),
    });
  if (error instanceof CanvasFull) return new HttpProblem('canvas-full');
  if (isRefused(error)) return new HttpProblem('storage');
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  switch (status) {
    case 400:
      return new HttpProblem('bad-request', { detail: 'The body is not JSON that can be read.' });
    case 404:
      return new HttpProblem('not-found');
    case 413:
      return new HttpProblem('too-large');
    case 415:
      return new HttpProblem('wrong-type');
    default:
      return undefined;
  }
}
