// What an item of an update may hold in the place it goes to, and the value it would put under a key.
import * as Y from 'yjs';
import { LISTS_DEEP } from '../../shared/document/text.ts';
import { MAP, TEXT } from '../../shared/rules/change.ts';
import { kindOf } from './place.ts';
import type { Place } from './place.ts';

/** Nesting of a plain value beyond which nobody means it. */
const MAX_DEPTH = 16;
/** Types in types: a list and its item for each level, and the card, its text, a paragraph and its characters. */
const MAX_NESTED = 2 * LISTS_DEEP + 4;

/** Why this content is refused wherever it goes, or undefined. */
export function problemOfContent(content: Y.Item['content']): string | undefined {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return undefined;
  if (content instanceof Y.ContentAny)
    return content.arr.every((value) => isPlain(value, 0)) ? undefined : 'a value that is no plain JSON';
  if (content instanceof Y.ContentFormat) {
    if (content.key === '__proto__') return 'a forbidden mark';
    return isPlain(content.value, 0) ? undefined : 'a mark that is no plain JSON';
  }
  if (!(content instanceof Y.ContentType)) return 'content of a kind this document does not use';
  return kindOf(content.type) === 'other' ? 'a type this document does not use' : undefined;
}
/** Why this content does not belong in this place, or undefined. */
export function problemOfPlace({ holder, sub }: Place, content: Y.Item['content']): string | undefined {
  if (sub === '__proto__') return 'a forbidden key';
  if (content instanceof Y.ContentDeleted)
    return holder.kind === 'map' && sub === null ? 'a map has keys, no list' : undefined;
  const type = content instanceof Y.ContentType ? kindOf(content.type) : undefined;
  if (type !== undefined && holder.depth >= MAX_NESTED) return 'nested too deep';
  switch (holder.kind) {
    case 'map':
      if (sub === null) return 'a map has keys, no list';
      if (type === 'map') return holder.depth > 1 ? 'a map too deep' : undefined;
      if (type !== undefined) return type === 'fragment' ? undefined : 'a part of a text outside a text';
      return content instanceof Y.ContentAny ? undefined : 'a key holds a plain value';
    case 'text':
      if (sub !== null) return 'a run of text has no attributes';
      return content instanceof Y.ContentString || content instanceof Y.ContentFormat
        ? undefined
        : 'a run of text holds characters and marks';
    case 'element':
      if (sub !== null) return content instanceof Y.ContentAny ? undefined : 'an attribute is a plain value';
      return type === 'element' || type === 'text' ? undefined : 'an element holds elements and text';
    case 'fragment':
      return sub === null && (type === 'element' || type === 'text') ? undefined : 'a text holds elements and text';
    default:
      return 'a type this document does not use';
  }
}
/** The value this content puts under its key; undefined when it only marks one that is gone. */
export function valueOf(content: Y.Item['content']): unknown {
  if (content instanceof Y.ContentType) return content.type instanceof Y.Map ? MAP : TEXT;
  // Yjs shows the last of several; undefined is shown as a key that is there without a value.
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
