// What the parts of the shell (top bar, settings, dock) ask of the root element beside the general requests.
import type { Lang } from '../../shared/template/template.ts';
import type { ExportFormat } from '../session/api-on-demand.ts';

export type ShellWish =
  | { readonly kind: 'share' }
  | { readonly kind: 'bin' }
  /** What of my own was not taken over. */
  | { readonly kind: 'left-behind' }
  | { readonly kind: 'add-card' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'lang'; readonly lang: Lang }
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'export'; readonly format: ExportFormat }
  /** What is on screen, on paper. */
  | { readonly kind: 'print' }
  /** The canvas as it is here, as a file. */
  | { readonly kind: 'keep-copy' };

export class ShellRequest extends Event {
  static readonly type = 'clc-shell';
  constructor(readonly wish: ShellWish) {
    super(ShellRequest.type, { bubbles: true, composed: true });
  }
}
declare global {
  interface HTMLElementEventMap {
    'clc-shell': ShellRequest;
  }
}
