// Finds what is selected in static text inside a shadow root, as offsets in the plain text.
/** Newer engines give composed ranges; older Chromium asks the shadow root, older Firefox looks through its border. */
interface WithSelection {
  getSelection?(): Selection | null;
}
interface Composed {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[];
}
interface Ends {
  readonly start: readonly [Node, number];
  readonly end: readonly [Node, number];
}

/** `from` and `to` are equal for a caret. Undefined when the selection does not lie wholly in `within`. */
export function selectedIn(root: ShadowRoot, within: Element): { from: number; to: number; rect: DOMRect } | undefined {
  const ends = endsIn(root);
  if (!ends || !within.contains(ends.start[0]) || !within.contains(ends.end[0])) return undefined;
  const a = offsetIn(within, ...ends.start);
  const b = offsetIn(within, ...ends.end);
  if (a === undefined || b === undefined) return undefined;
  const range = document.createRange();
  const forward = a <= b;
  range.setStart(...(forward ? ends.start : ends.end));
  range.setEnd(...(forward ? ends.end : ends.start));
  return { from: Math.min(a, b), to: Math.max(a, b), rect: range.getBoundingClientRect() };
}

function endsIn(root: ShadowRoot): Ends | undefined {
  const selection = document.getSelection();
  const [range] = (selection as Composed | null)?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (range) return { start: [range.startContainer, range.startOffset], end: [range.endContainer, range.endOffset] };
  const own = (root as WithSelection).getSelection?.() ?? selection;
  return own ? endsOf(own) : undefined;
}
function endsOf(selection: Selection): Ends | undefined {
  if (!selection.anchorNode || !selection.focusNode) return undefined;
  return {
    start: [selection.anchorNode, selection.anchorOffset],
    end: [selection.focusNode, selection.focusOffset],
  };
}

/** The pieces carry their offset; a point between pieces is the end of the last piece before it. */
function offsetIn(within: Element, node: Node, offset: number): number | undefined {
  const point = document.createRange();
  point.setStart(node, offset);
  let found: number | undefined;
  for (const piece of within.querySelectorAll<HTMLElement>('[data-at]')) {
    const at = Number(piece.dataset['at']);
    if (piece.contains(node) && node.nodeType === Node.TEXT_NODE) return at + offset;
    const before = document.createRange();
    before.selectNode(piece);
    if (before.compareBoundaryPoints(Range.START_TO_END, point) > 0) return found ?? at;
    found = at + (piece.tagName === 'BR' ? 1 : (piece.textContent?.length ?? 0));
  }
  return found ?? 0;
}
