// Arrow keys along a list whose items share one tab stop: up, down, Home and End.

/** Moves the focus from one of `items` to another when the key is one of these; does nothing elsewhere. */
export function walkList(event: KeyboardEvent, items: readonly HTMLElement[]): void {
  const at = items.indexOf(event.composedPath()[0] as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[Math.max(0, Math.min(to, items.length - 1))]?.focus();
}
