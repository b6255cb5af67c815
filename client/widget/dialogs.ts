// The dialog that is open over the canvas, if one is. Its code has come by then.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { readMeta } from '../../shared/document/compass.ts';
import type { CanvasReach } from '../session/api.ts';
import type { Session } from '../session/open-session.ts';
import type { DialogName } from './wishes.ts';

export interface DialogWays {
  readonly reach: CanvasReach;
  readonly session: Session | undefined;
  readonly close: () => void;
}

export function dialog(
  which: DialogName | undefined,
  { reach, session, close }: DialogWays,
): TemplateResult | typeof nothing {
  switch (which) {
    case undefined:
      return nothing;
    case 'share':
      return html`<clc-share-dialog
        .reach=${reach}
        heading=${session?.canvas ? readMeta(session.canvas.doc).title : ''}
        open
        @clc-close=${close}
      ></clc-share-dialog>`;
    case 'bin':
      return html`<clc-bin open @clc-close=${close}></clc-bin>`;
    case 'left-behind':
      return html`<clc-left-behind
        .what=${session?.leftBehind}
        open
        @clc-close=${close}
        @clc-let-go=${() => session?.letGo()}
      ></clc-left-behind>`;
    default:
      return which satisfies never;
  }
}
