// The body of a comment: plain text with mentions written `<@personId>` and addresses that become links.
import { safeHref } from '../../shared/document/text.ts';

/** The longest body, in characters as stored. */
export const BODY_LIMIT = 5000;

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly person: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };
/** Somebody chosen in the field: shown as "@Name", stored by id. */
export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

const TOKEN = /<@([\w-]{1,64})>|\b(?:https?:\/\/|mailto:)[^\s<>"]+/giu;

/** Cuts a body into what is shown: text, mentions, links. Everything that is not safe to follow stays text. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const text = (until: number): void => {
    if (until > at) pieces.push({ kind: 'text', text: body.slice(at, until) });
    at = until;
  };
  for (const match of body.matchAll(TOKEN)) {
    const person = match[1];
    if (person !== undefined) {
      text(match.index);
      pieces.push({ kind: 'mention', person });
      at = match.index + match[0].length;
      continue;
    }
    const address = withoutTail(match[0]);
    const href = safeHref(address);
    if (href === undefined) continue;
    text(match.index);
    pieces.push({ kind: 'link', text: address, href });
    at = match.index + address.length;
  }
  text(body.length);
  return pieces;
}
/** Ends of a sentence that stand against an address, and a bracket it did not open, are not part of it. */
function withoutTail(address: string): string {
  let cut = address.replace(/[.,;:!?'’”»]+$/u, '');
  while (cut.endsWith(')') && !cut.includes('(')) cut = cut.slice(0, -1).replace(/[.,;:!?'’”»]+$/u, '');
  return cut;
}

/** The body as one writes it: mentions by name. `mentioned` is what `encode` needs to store it again. */
export function decode(
  body: string,
  nameOf: (person: string) => string | undefined,
): { text: string; mentioned: Mentioned[] } {
  const mentioned: Mentioned[] = [];
  const text = body.replace(/<@([\w-]{1,64})>/gu, (token, id: string) => {
    const name = nameOf(id);
    // Somebody unknown (yet) keeps their token, or saving would lose who was meant.
    if (name === undefined) return token;
    mentioned.push({ id, name });
    return `@${name}`;
  });
  return { text, mentioned };
}
/** The text as stored: every "@Name" that was chosen becomes the person's id. */
export function encode(text: string, mentioned: readonly Mentioned[]): string {
  // The longest name first: "@Bram Claes" must not become Bram and a loose "Claes".
  const names = [...new Set(mentioned.map((m) => m.name))].sort((a, b) => b.length - a.length);
  const waiting = new Map(names.map((name) => [name, mentioned.filter((m) => m.name === name).map((m) => m.id)]));
  let body = '';
  for (let at = 0; at < text.length;) {
    const name = text[at] === '@' ? names.find((n) => endsThere(text, at + 1, n)) : undefined;
    if (name === undefined) {
      body += text[at++] ?? '';
      continue;
    }
    const ids = waiting.get(name) ?? [];
    // Two people of one name: in the order they were chosen; the last one chosen stays for any more.
    const id = ids.length > 1 ? ids.shift() : ids[0];
    body += `<@${id ?? ''}>`;
    at += 1 + name.length;
  }
  return body;
}
function endsThere(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}

/** The "@…" being typed just before the caret, or undefined: its start, and what was typed after the sign. */
export function mentionAt(text: string, caret: number): { from: number; query: string } | undefined {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || /[\p{L}\p{N}._-]$/u.test(before.slice(0, from))) return undefined;
  const query = before.slice(from + 1);
  return query.length <= 40 && !/[\n@<>]/u.test(query) && !/\s\s|^\s/u.test(query) ? { from, query } : undefined;
}
/** Does a name answer to what was typed: does it, or one of its words, begin so (without regard to accents)? */
export function answersTo(name: string, query: string): boolean {
  const plain = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(query);
  const words = plain(name).split(/\s+/u);
  return words.some((_, i) => words.slice(i).join(' ').startsWith(wanted));
}
