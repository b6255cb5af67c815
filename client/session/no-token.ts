// The error of a page around the canvas that gives no token, apart so that knowing it weighs nothing.

/** Why there is no token: it was not given, not given in time, or is none. */
export type TokenTrouble = 'failed' | 'slow' | 'rubbish';

export class NoToken extends Error {
  constructor(
    readonly why: TokenTrouble,
    /** Asking once more by ourselves would not help, or has not helped. */
    readonly final: boolean,
    cause?: unknown,
  ) {
    super(`The page around gave no token: ${why}.`, { cause });
    this.name = 'NoToken';
  }
}
