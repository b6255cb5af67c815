// What an item of an update may hold, and the value it would put under a key.
import * as Y from 'yjs';
import { NESTED } from '../../shared/rules/change.ts';

/** Nesting of a plain value beyond which nobody means it. */
const MAX_DEPTH = 16;

/** Why this content is refused whoever sends it, or undefined. */
export function problemOfContent(content: Y.Item['content']): string | undefined {
  if (content instanceof Y.ContentAny)
    return content.arr.every((value) => isPlain(value, 0)) ? undefined : 'a value that is no plain JSON';
  if (content instanceof Y.ContentFormat) return isPlain(content.value, 0) ? undefined : 'a mark that is no plain JSON';
  if (content instanceof Y.ContentType || content instanceof Y.ContentString || content instanceof Y.ContentDeleted)
    return undefined;
  return 'content of a kind this document does not use';
}

/** The value this struct puts under its key; undefined when it only marks one that is gone. */
export function valueOf(struct: Y.Item | Y.GC): unknown {
  if (!(struct instanceof Y.Item)) return undefined;
  const { content } = struct;
  if (content instanceof Y.ContentType) return NESTED;
  // Of several values under one key Yjs shows the last.
  if (content instanceof Y.ContentAny) return content.arr.at(-1) ?? null;
  return content instanceof Y.ContentDeleted ? undefined : null;
}

function isPlain(value: unknown, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'undefined':
      return depth === 0;
    case 'object': {
      if (value === null) return true;
      if (Array.isArray(value)) return value.every((v) => isPlain(v, depth + 1));
      // A key `__proto__` sets the prototype when lib0 reads it.
      if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__')) return false;
      return Object.values(value).every((v) => isPlain(v, depth + 1));
    }
    default:
      return false;
  }
}
