// How the judge says no from any depth: a close code, the reason, and what it was about.
import type { Root } from '../../shared/document/roots.ts';

export interface Refusal {
  readonly kind: 'refuse';
  readonly code: number;
  readonly reason: string;
  /** Forged or malformed: no honest client sends this. A right withdrawn or a value too large is not. */
  readonly hostile: boolean;
  /** Where, when it was about one key. */
  readonly root?: Root;
  readonly key?: string;
}
/** Thrown inside the judge only. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}
export function refuse(
  code: number,
  reason: string,
  about: { readonly hostile?: boolean; readonly root?: Root; readonly key?: string } = {},
): never {
  throw new Refused({ kind: 'refuse', code, reason, hostile: true, ...about });
}
