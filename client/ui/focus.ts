// Where elements are across shadow roots: which one has the focus, and what an element stands in.

export function deepActive(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

/** The element itself and all elements around it, through however many shadow roots. */
export function* outward(element: Element): Generator<Element> {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) yield node;
    node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  }
}

/** Puts the focus on an element, or, when it cannot have it any more (its panel closed), on the nearest around it. */
export function focusAtOrAround(element: Element): void {
  for (const place of outward(element)) {
    if (!(place instanceof HTMLElement)) continue;
    place.focus({ preventScroll: true });
    // What closed just now may still be the active element.
    const active = deepActive();
    if (active && [...outward(active)].includes(place)) return;
  }
}
