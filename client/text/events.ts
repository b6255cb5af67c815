// What a text field tells the element around it.
import type { TextId } from '../../shared/document/threads.ts';

/** A person started to write. */
export class TextStart extends Event {
  static readonly type = 'clc-text-start';
  constructor(readonly textId: TextId) {
    super(TextStart.type, { bubbles: true, composed: true });
  }
}
/** How writing ended: by a key, by leaving the field, or because it may no longer be edited. */
export type DoneReason = 'escape' | 'enter' | 'blur' | 'ended';
/** Writing ended. After `escape` and `enter` the focus is nobody's: whoever holds the field takes it. */
export class TextDone extends Event {
  static readonly type = 'clc-text-done';
  constructor(
    readonly textId: TextId,
    readonly reason: DoneReason,
  ) {
    super(TextDone.type, { bubbles: true, composed: true });
  }
}
/** Somebody clicked a marked range (`id` is that of the mark). Prevent the default to keep the field from editing. */
export class TextMarkClick extends Event {
  static readonly type = 'clc-text-mark';
  constructor(
    readonly textId: TextId,
    readonly id: string,
  ) {
    super(TextMarkClick.type, { bubbles: true, composed: true, cancelable: true });
  }
}
/** Selected characters of a text, as offsets in its plain form, with their place in the window. */
export interface SelectedText {
  readonly textId: TextId;
  readonly from: number;
  readonly to: number;
  readonly rect: DOMRect;
}
/** The selection in a text people may comment on changed; `selected` is null when there is none any more. */
export class TextSelection extends Event {
  static readonly type = 'clc-text-selection';
  constructor(
    readonly textId: TextId,
    readonly selected: SelectedText | null,
  ) {
    super(TextSelection.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'clc-text-start': TextStart;
    'clc-text-done': TextDone;
    'clc-text-mark': TextMarkClick;
    'clc-text-selection': TextSelection;
  }
}
