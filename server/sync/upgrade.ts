// The request that asks for a line: which canvas, with which ticket, and how it is turned away before there is a line.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CANVAS_ID } from '../access/secrets.ts';
import { hasTooManyHeaders } from '../http/header-count.ts';

/** What `newSecret` makes stands in an address as it is; anything else is no ticket. */
const TICKET = /(?:^|&)ticket=([A-Za-z0-9_-]+)(?:&|$)/u;

export interface Asked {
  readonly canvas: string;
  readonly ticket: string;
}

/** What is asked for, or the HTTP status that says why not. */
export function readUpgrade(
  request: IncomingMessage,
  originAllowed: (request: IncomingMessage) => boolean,
): Asked | string {
  if (hasTooManyHeaders(request)) return '431 Request Header Fields Too Large';
  const asked = readUrl(request.url ?? '');
  if (!asked) return '404 Not Found';
  return originAllowed(request) ? asked : '403 Forbidden';
}
export function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function readUrl(url: string): Asked | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A broken escape names no canvas.
    return undefined;
  }
  const canvas = decoded.startsWith('/sync/') ? decoded.slice('/sync/'.length) : '';
  return CANVAS_ID.test(canvas) ? { canvas, ticket: TICKET.exec(query)?.[1] ?? '' } : undefined;
}
