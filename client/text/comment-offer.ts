// The small button beside a text that offers to comment on the words selected in it.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Say } from '../session/contexts.ts';
import { icon } from '../ui/first-icons.ts';

export function commentOffer(say: Say, comment: () => void): TemplateResult {
  return html`<button
    class="btn small offer"
    type="button"
    popover="manual"
    @pointerdown=${keepSelection}
    @mousedown=${keepSelection}
    @click=${comment}
  >
    ${icon('chat', 'small')}${say.text.comment}
  </button>`;
}
/** Pressing the offer must not take the selection away that it is about. */
function keepSelection(event: Event): void {
  event.preventDefault();
}
