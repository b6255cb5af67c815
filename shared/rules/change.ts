// What a rule is and what it sees: one change of one key, or of one field under it, and who asks.
import type { Root } from '../document/roots.ts';
import type { AccessRole } from './roles.ts';

/** A nested map (a card, its links). Rules judge that it is there; what is in it comes as changes of its own. */
export const MAP = Symbol('map');
/** A nested rich text. Who may write the root may edit it, so edits inside are no changes a rule sees. */
export const TEXT = Symbol('text');
/** The value of a key: plain JSON, MAP, TEXT, or undefined when the key is not there. */
export type Value = unknown;

/** A change of one key directly under a root, or of one field below it. A removal has no `after`. */
export interface Change {
  readonly root: Root;
  readonly key: string;
  /** Field of the nested map under the key (`status`); undefined = the entry itself. */
  readonly field?: string | undefined;
  /** Key of the map in that field (a link of a card); undefined = the field itself. */
  readonly item?: string | undefined;
  readonly before: Value;
  readonly after: Value;
  /** What stands in the map that is put here, by the name of the field. */
  readonly inside?: (field: string) => Value;
  /** Values that stood here once, as far as they are remembered. */
  readonly former?: () => readonly Value[];
}
export interface Asker {
  readonly person: string;
  readonly role: AccessRole;
  /** The time in milliseconds since 1970. */
  readonly now: number;
  /** The value of another key as it will be after the update. */
  readonly look: (root: Root, key: string) => Value;
}
/** A pure rule of one root: undefined = fine, or why not. That the role may write the root at all has been checked. */
export type Rule = (change: Change, asker: Asker) => string | undefined;

export function isNested(value: Value): boolean {
  return value === MAP || value === TEXT;
}
