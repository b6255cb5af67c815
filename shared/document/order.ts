// Fractional order keys: a card's place among its neighbours as a string that sorts between theirs.
import { generateKeyBetween } from 'fractional-indexing';

/** Order keys sort by their code units ("<" in JavaScript), never by locale. */
export type OrderKey = string;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY = /^[A-Za-z][0-9A-Za-z]*$/u;

/**
 * A key between two neighbours (null = no neighbour). `random()` in [0,1) adds a tail, so that two people who insert
 * at the same spot at once seldom get equal keys. Equal or reversed neighbours (a tie) give a key after the first.
 */
export function orderBetween(before: OrderKey | null, after: OrderKey | null, random: () => number): OrderKey {
  const low = before !== null && isOrderKey(before) ? before : null;
  let high = after !== null && isOrderKey(after) && (low === null || after > low) ? after : null;
  const end = tail(random);
  let key = generateKeyBetween(low, high);
  // Where the upper neighbour begins with the new key, the tail could jump over it: then look below the new key. Each
  // time round that key is a shorter beginning of the last, so this ends.
  while (high !== null && key + end >= high) {
    high = key;
    key = generateKeyBetween(low, high);
  }
  return key + end;
}

/** Is this a key the generator can build on? Imported and hostile documents may hold anything. */
export function isOrderKey(value: string): boolean {
  if (!KEY.test(value) || value.length > 200) return false;
  try {
    generateKeyBetween(value, null);
    return true;
  } catch {
    // The library says "invalid order key" only by throwing; that is the answer, not a fault.
    return false;
  }
}

function tail(random: () => number): string {
  const digit = (from: number): string => DIGITS[from + Math.floor(random() * (DIGITS.length - from))] ?? 'V';
  // A fraction must not end in the lowest digit.
  return digit(0) + digit(0) + digit(1);
}
