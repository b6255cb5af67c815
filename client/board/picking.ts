// Which cards are chosen after a click or a key, given those chosen before.

/**
 * `only` chooses this card alone, `toggle` adds or removes it, `extend` adds everything between `anchor` and it in
 * board order.
 */
export function pickedAfter(
  before: ReadonlySet<string>,
  order: readonly string[],
  card: string,
  mode: 'only' | 'toggle' | 'extend',
  anchor: string | undefined,
): ReadonlySet<string> {
  switch (mode) {
    case 'only':
      return new Set([card]);
    case 'toggle': {
      const after = new Set(before);
      if (!after.delete(card)) after.add(card);
      return after;
    }
    case 'extend': {
      const from = anchor === undefined ? -1 : order.indexOf(anchor);
      const to = order.indexOf(card);
      if (from < 0 || to < 0) return new Set([...before, card]);
      return new Set([...before, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
    }
    default:
      return mode satisfies never;
  }
}
