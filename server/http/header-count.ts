// Requests with more header lines than any browser or proxy sends are not read.
import type { IncomingMessage } from 'node:http';

const MAX_HEADERS = 100;

export function hasTooManyHeaders({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  // Names and values in turn.
  return rawHeaders.length > 2 * MAX_HEADERS;
}
