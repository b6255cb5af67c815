// What parts of the board tell the board itself: choose a card, put the focus on one, open a composer.
import type { FacetId } from '../../shared/template/canvas-template.ts';

/** Choose a card: only this one, add or remove it, or everything between the last one and this. */
export class PickCard extends Event {
  static readonly type = 'clc-pick-card';
  constructor(
    readonly card: string,
    readonly mode: 'only' | 'toggle' | 'extend',
  ) {
    super(PickCard.type, { bubbles: true, composed: true });
  }
}
/** Put the focus on a card as soon as it stands where the document says. */
export class FocusCard extends Event {
  static readonly type = 'clc-focus-card';
  constructor(
    readonly card: string,
    readonly edit?: 'text' | 'instead',
  ) {
    super(FocusCard.type, { bubbles: true, composed: true });
  }
}
/** Put the focus where a card of this facet was that is no longer there. */
export class FocusNear extends Event {
  static readonly type = 'clc-focus-near';
  constructor(
    readonly facet: FacetId,
    readonly index: number,
  ) {
    super(FocusNear.type, { bubbles: true, composed: true });
  }
}
export type EditKey = 'bin' | 'duplicate' | 'up' | 'down' | 'previous-facet' | 'next-facet';
/** A key asks for a change of the card it was pressed on. */
export class EditByKey extends Event {
  static readonly type = 'clc-edit-by-key';
  constructor(
    readonly card: string,
    readonly key: EditKey,
  ) {
    super(EditByKey.type, { bubbles: true, composed: true });
  }
}
/** Open the links of a card; with `other`, only how the two belong together is asked. */
export class CardLinksRequest extends Event {
  static readonly type = 'clc-card-links';
  constructor(
    readonly card: string,
    readonly other?: string,
  ) {
    super(CardLinksRequest.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'clc-pick-card': PickCard;
    'clc-focus-card': FocusCard;
    'clc-focus-near': FocusNear;
    'clc-card-links': CardLinksRequest;
    'clc-edit-by-key': EditByKey;
  }
}
