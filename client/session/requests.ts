// Requests an element sends upward to the root element of the canvas: typed events, bubbling and composed.
import type { Target, View } from './contexts.ts';

/** Base of all requests. They bubble through shadow roots up to the root element, which answers them. */
abstract class Request extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
/** Change what this person is looking at. */
export class ViewRequest extends Request {
  static readonly type = 'clc-view';
  constructor(readonly change: Partial<View>) {
    super(ViewRequest.type);
  }
}
/** Open the discussion: of a place, of one thread, or ready to write about a place. */
export class DiscussRequest extends Request {
  static readonly type = 'clc-discuss';
  constructor(readonly what: { about?: Target; thread?: string; compose?: boolean }) {
    super(DiscussRequest.type);
  }
}
/** Scroll to a place, show it for a moment and, if asked, put the focus there. */
export class GoToRequest extends Request {
  static readonly type = 'clc-go-to';
  constructor(
    readonly place: Target,
    readonly focus = true,
  ) {
    super(GoToRequest.type);
  }
}
/** Say something: shown for a few seconds and spoken politely. `action` offers one way back; when `over`, it goes at once. */
export class SayRequest extends Request {
  static readonly type = 'clc-say';
  constructor(
    readonly text: string,
    readonly action?: { readonly label: string; readonly run: () => void },
    readonly spokenOnly = false,
    readonly over?: AbortSignal,
  ) {
    super(SayRequest.type);
  }
}
/** Open the sheet or dialog with all fields of a card. */
export class CardDetailsRequest extends Request {
  static readonly type = 'clc-card-details';
  constructor(readonly card: string) {
    super(CardDetailsRequest.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'clc-view': ViewRequest;
    'clc-discuss': DiscussRequest;
    'clc-go-to': GoToRequest;
    'clc-say': SayRequest;
    'clc-card-details': CardDetailsRequest;
  }
}
