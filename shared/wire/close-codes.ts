// Why the server closes a sync socket, and what a client must do then.

export const CLOSE = {
  normal: 1000,
  goingAway: 1001,
  protocol: 1002,
  unsupported: 1003,
  badData: 1007,
  policy: 1008,
  tooBig: 1009,
  restart: 1012,
  notSignedIn: 4401,
  forbidden: 4403,
  gone: 4404,
  missingDependencies: 4408,
  clientIdTaken: 4409,
  full: 4413,
  rate: 4429,
  storage: 4503,
} as const;
export type CloseName = keyof typeof CLOSE;

/**
 * What a client does after a close: `stop` keeps the local copy and tells the person; `retry` reconnects with
 * back-off; `new-ticket` asks for a ticket first (a stop follows if that is refused).
 */
export function afterClose(code: number): 'stop' | 'retry' | 'new-ticket' {
  switch (code) {
    case CLOSE.notSignedIn:
    case CLOSE.clientIdTaken:
      return 'new-ticket';
    case CLOSE.forbidden:
    case CLOSE.gone:
    case CLOSE.full:
      return 'stop';
    default:
      return 'retry';
  }
}
