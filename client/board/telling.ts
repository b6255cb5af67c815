// Where on the board a person is, read from the path of an event, as presence tells it.

export interface Told {
  readonly block: string | null;
  readonly facet: string | null;
  readonly card: string | null;
}

/** The block, facet and card an event happened in. */
export function placeTold(path: readonly EventTarget[]): Told {
  let told: Told = { block: null, facet: null, card: null };
  for (const node of path) {
    if (!(node instanceof HTMLElement)) continue;
    if (node.localName === 'clc-card') told = { ...told, card: node.getAttribute('card-id') };
    else if (node.localName === 'clc-facet') told = { ...told, facet: node.getAttribute('facet-id') };
    else if (node.localName === 'clc-block') told = { ...told, block: node.getAttribute('block-id') };
    else if (node.localName === 'clc-compass') told = { ...told, block: 'compass' };
  }
  return told;
}
export function sameTold(a: Told, b: Told): boolean {
  return a.block === b.block && a.facet === b.facet && a.card === b.card;
}

/**
 * The focus moved to another place on the board. A focus event never leaves the shadow root in which it moved, so
 * each root in which it can move passes it on as this.
 */
export class FocusMoved extends Event {
  static readonly type = 'clc-focus-moved';
  constructor() {
    super(FocusMoved.type, { bubbles: true, composed: true });
  }
}
export function passOnFocus(root: EventTarget): void {
  root.addEventListener('focusin', (event) => event.composedPath()[0]?.dispatchEvent(new FocusMoved()));
}
