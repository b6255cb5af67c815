// Places a floating part beside the element it belongs to, always inside the window.

/** Room kept between a floating part and the edge of the window, in CSS pixels. */
const EDGE = 8;
/** Room between the part and what it belongs to. */
const GAP = 4;
/** With so much room on one side, in CSS pixels, a long part scrolls there instead of covering what it belongs to. */
const ENOUGH = 400;

/**
 * Moves `part` (position: fixed) below `anchor`, or above where there is more room; with `side: 'beside'` to the
 * inline end of it, or the inline start. Written through the style object, because strict pages refuse style attributes.
 */
export function placeBeside(part: HTMLElement, anchor: DOMRect, side: 'under' | 'beside' = 'under'): void {
  const { innerWidth: width, innerHeight: height } = window;
  const room = Math.max(anchor.top, height - anchor.bottom) - GAP - EDGE;
  part.style.maxHeight = `${side === 'under' && room >= ENOUGH ? room : height - 2 * EDGE}px`;
  const box = part.getBoundingClientRect();
  const rtl = getComputedStyle(part).direction === 'rtl';
  let left: number;
  let top: number;
  if (side === 'under') {
    left = rtl ? anchor.right - box.width : anchor.left;
    const below = anchor.bottom + GAP;
    const above = anchor.top - GAP - box.height;
    top = below + box.height <= height - EDGE || above < EDGE ? below : above;
  } else {
    const after = anchor.right + GAP * 3;
    const before = anchor.left - GAP * 3 - box.width;
    const afterFits = after + box.width <= width - EDGE;
    const beforeFits = before >= EDGE;
    left = (rtl ? beforeFits || !afterFits : !afterFits && beforeFits) ? before : after;
    top = anchor.top;
  }
  part.style.left = `${clamp(left, EDGE, width - EDGE - box.width)}px`;
  part.style.top = `${clamp(top, EDGE, height - EDGE - box.height)}px`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
