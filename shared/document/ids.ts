// What may be the id of a card, a thread or a comment: in the document as in a file.

const ID = /^[A-Za-z0-9_-]{1,64}$/u;

export function isId(value: string): boolean {
  // As a key of a plain object this one would be no key but what the object is made of.
  return ID.test(value) && value !== '__proto__';
}
