// Takes turns with all that is drawn on this page: each piece in a task of its own, so that keys and frames come in between.

let last: Promise<unknown> = Promise.resolve();

/** Resolves in a task in which nobody else has a turn. */
export function turn(): Promise<unknown> {
  return (last = last.then(() => new Promise((go) => setTimeout(go))));
}
