// What the parts of the start page tell the page itself.
import type { RecentCanvas } from '../session/device.ts';

/** Go to a canvas. */
export class GoEvent extends Event {
  static readonly type = 'clc-go';
  constructor(readonly address: string) {
    super(GoEvent.type, { bubbles: true, composed: true });
  }
}
/** Take a canvas off the list of this device. */
export class ForgetEvent extends Event {
  static readonly type = 'clc-forget';
  constructor(readonly canvas: RecentCanvas) {
    super(ForgetEvent.type, { bubbles: true, composed: true });
  }
}
declare global {
  interface HTMLElementEventMap {
    'clc-go': GoEvent;
    'clc-forget': ForgetEvent;
  }
}
