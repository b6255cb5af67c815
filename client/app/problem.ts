// What to tell a person when the server says no or says nothing.
import { ApiProblem } from '../session/api.ts';
import type { Say } from '../session/contexts.ts';
import { startWords } from '../words/start.ts';
import type { FileProblem } from '../../shared/document/file.ts';

export function sentenceFor(error: unknown, say: Say): string {
  const { problem } = startWords[say.lang];
  if (!(error instanceof ApiProblem)) return problem.unknown;
  switch (error.status) {
    case 0:
    case 502:
    case 503:
    case 504:
      return problem.unreachable;
    case 401:
    case 403:
      return problem.linkInvalid;
    case 404:
    case 410:
      return problem.notFound;
    case 413:
      return problem.tooLarge;
    case 429:
      return problem.rate;
    default:
      return problem.unknown;
  }
}

/** Where and what, one line per problem. */
export function fileProblemLines(problems: readonly FileProblem[], say: Say): string[] {
  const { codes, unknown, whole } = startWords[say.lang].file;
  return problems.map(({ path, code }) => `${path || whole}: ${codes[code] ?? unknown}`);
}
