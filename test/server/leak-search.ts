// Searches what reached somebody for what they must not know: every frame decoded, in any way a text can be written down.
import * as decoding from 'lib0/decoding';
import * as v from 'valibot';
import * as Y from 'yjs';
import { answerSchema } from '../../shared/wire/rounds.ts';
import type { Received } from './raw-client.ts';

/** The ways somebody might have written it down. */
export const ENCODINGS: Readonly<Record<string, (text: string) => readonly Buffer[]>> = {
  'UTF-8': (text) => [Buffer.from(text)],
  'UTF-16, either end first': (text) => {
    const little = Buffer.from(text, 'utf16le');
    return [little, Buffer.from(little).swap16()];
  },
  'JSON in JSON': (text) => [JSON.stringify(text), JSON.stringify(JSON.stringify(text)).slice(1, -1)].map(inside),
  'JSON in ASCII': (text) => [inside(ascii(JSON.stringify(text)))],
  'percent signs': (text) => [Buffer.from(encodeURIComponent(text))],
  hex: (text) => {
    const hex = Buffer.from(text).toString('hex');
    return [hex, hex.toUpperCase()].map((form) => Buffer.from(form));
  },
  base64: (text) => base64(Buffer.from(text)),
  'base64 of UTF-16': (text) => base64(Buffer.from(text, 'utf16le')),
};
function inside(json: string): Buffer {
  return Buffer.from(json.replace(/^\\?"|\\?"$/gu, ''));
}
function ascii(json: string): string {
  return json.replace(/[^ -~]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** What it looks like depends on where in a group of three it begins; its first and last letters on what is beside it. */
function base64(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const packed = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    const sure = packed.slice(shift === 0 ? 0 : 4, -2);
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')].map((form) => Buffer.from(form));
  });
}
/** Which of these are in there. */
export function searchFor(secrets: readonly string[]): (bytes: Uint8Array | string) => string[] {
  const forms = secrets.map((secret) => Object.values(ENCODINGS).flatMap((encoding) => encoding(secret)));
  return (bytes) => {
    const haystack = Buffer.from(bytes);
    return secrets.filter((_, n) => forms[n]!.some((form) => haystack.includes(form)));
  };
}

/** What one message says, each value on its own and all texts joined, since a text may come in pieces. */
export interface Said {
  readonly values: readonly unknown[];
  readonly texts: string;
  readonly bytes: Uint8Array;
}
export function decode(received: Received): Said {
  switch (received.kind) {
    case 'step1':
      return { values: [], texts: '', bytes: received.body };
    case 'step2':
    case 'update': {
      const { structs } = Y.decodeUpdate(received.body);
      const items = structs.filter((struct) => struct instanceof Y.Item);
      const texts = items.map(({ content }) => (content instanceof Y.ContentString ? content.str : '')).join('');
      return { values: items.flatMap(valuesOf), texts, bytes: received.body };
    }
    case 'awareness': {
      const states = statesIn(received.body);
      return { values: states, texts: JSON.stringify(states), bytes: received.body };
    }
    case 'saved':
      return { values: [received.count], texts: '', bytes: new Uint8Array() };
    case 'notice': {
      const json = JSON.stringify(received.notice);
      return { values: [received.notice], texts: json, bytes: Buffer.from(json) };
    }
    default:
      return received satisfies never;
  }
}
function valuesOf({ content, parent, parentSub }: Y.Item): unknown[] {
  const where = [parentSub, typeof parent === 'string' ? parent : null].filter((name) => name !== null);
  if (content instanceof Y.ContentString) return [content.str];
  if (content instanceof Y.ContentFormat) return [...where, content.key, content.value];
  if (content instanceof Y.ContentType || content instanceof Y.ContentDeleted) return where;
  // Whatever else there is keeps what it holds in an array, also what one would not expect here.
  return [...where, ...(content.getContent() as unknown[])];
}
function statesIn(body: Uint8Array): unknown[] {
  const decoder = decoding.createDecoder(body);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    return JSON.parse(decoding.readVarString(decoder)) as unknown;
  });
}

/** Everything in these values, however deep, that somebody's answer to a round could be. */
export function answersIn(values: readonly unknown[]): unknown[] {
  return values.flatMap((value) => {
    if (typeof value === 'string' && /^[[{]/u.test(value)) return answersIn(parsed(value));
    if (typeof value !== 'object' || value === null) return [];
    return [...(v.is(answerSchema, value) ? [value] : []), ...answersIn(Object.values(value))];
  });
}
function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    // A text of somebody's that only begins like JSON.
    return [];
  }
}
