// How large and how late a value may be: bounds no honest person reaches, so that nobody can fill a canvas with one key.
import { TEXT_CHARS } from '../document/text.ts';

/** Ids, tags, names of things. */
export const SHORT_CHARS = 1000;
/** Whatever a file may hold as one text. */
export const LONG_CHARS = 5 * TEXT_CHARS;
/** A plain value as JSON; a discussion quotes a text and answers it. */
export const VALUE_CHARS = 2 * LONG_CHARS + SHORT_CHARS;
/** Longest key: a reaction names a comment, an emoji and a person. */
export const KEY_CHARS = 300;

/**
 * People's moments are the server's: the client corrects its clock by what a ticket tells, and stamps anew what was
 * refused all the same. So only what a line takes and a clock drifts is left. The past is free: work may have waited on a
 * device for weeks. Milliseconds.
 */
export const FUTURE_MS = 5 * 60 * 1000;

export function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SHORT_CHARS;
}
export function isLong(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONG_CHARS;
}
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u;
/** A moment as `toISOString` writes it: others sort by it as it stands, and a file takes nothing else. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
/** A time people wrote down: any string that is no time counts as none. */
export function isFuture(value: unknown, now: number): boolean {
  return typeof value === 'string' && Date.parse(value) > now + FUTURE_MS;
}
/** Is this value larger than one key may hold? */
export function isTooLarge(value: unknown): boolean {
  if (typeof value === 'string') return value.length > LONG_CHARS;
  if (typeof value !== 'object' || value === null) return false;
  return JSON.stringify(value).length > VALUE_CHARS;
}
