// Why something about a round was refused; over HTTP each becomes a sentence for a person.

export type RoundRefusal =
  | 'round-state'
  | 'round-closed'
  | 'round-revealed'
  | 'too-few-invited'
  | 'asked-lately'
  | 'too-few-answers'
  | 'not-invited'
  | 'already-answered'
  | 'bad-answer'
  | 'not-member'
  | 'not-facilitator'
  | 'too-many-rounds';

/** Nothing was changed. */
export class RoundRefused extends Error {
  readonly code: RoundRefusal;
  /** One more sentence. */
  readonly detail: string | undefined;
  /** What could be chosen instead: `threshold: 4`, `named: true`. */
  readonly choices: readonly { readonly path: string; readonly code: string }[] | undefined;

  constructor(code: RoundRefusal, detail?: string, choices?: RoundRefused['choices']) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.choices = choices;
  }
}
