// Reads a plain JSON object out of whatever somebody put in the document.

/** The object's fields; undefined for anything that is no plain object. Read with `get`, so no key can bite. */
export function record(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}
