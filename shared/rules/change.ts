// What a rule is and what it sees: one change of one key of a root, and who asks.
import type { Root } from '../document/roots.ts';
import type { AccessRole } from './roles.ts';

/** A nested shared type (a card, a text). Rules judge that it is there, not what is in it. */
export const NESTED = Symbol('nested');
/** The value of a key: plain JSON, NESTED, or undefined when the key is not there. */
export type Value = unknown;

/** A change of one key directly under a root. A removal has no `after`. */
export interface Change {
  readonly root: Root;
  readonly key: string;
  readonly before: Value;
  readonly after: Value;
}
export interface Asker {
  readonly person: string;
  readonly role: AccessRole;
  /** The value of another key as it will be after the update. */
  readonly look: (root: Root, key: string) => Value;
}
/** A pure rule of one root: undefined = fine, or why not. That the role may write the root at all has been checked. */
export type Rule = (change: Change, asker: Asker) => string | undefined;
