// Asks why a facet stays empty: without a reason it does not. Comes with the rest of editing.
import { html } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { editingWords } from '../words/editing.ts';

/** The empty facet. */
export interface ReasonHost extends LitElement {
  readonly canvas: Canvas | undefined;
  readonly say: Say;
  readonly facet: FacetId;
}

/** `done`: the question has been answered, or is dropped. */
export function reasonForm(host: ReasonHost, done: () => void): TemplateResult {
  const { canvas, say } = host;
  const words = editingWords[say.lang];
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = host.renderRoot.querySelector('input')?.value.trim() ?? '';
    if (reason === '' || !host.canvas?.commands.may([], host.facet)) return;
    host.canvas.commands.setEmpty(host.facet, reason);
    done();
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') done();
  };
  return html`<form class="empty" @submit=${keep} @keydown=${key}>
    <label
      >${words.whyEmpty}<input
        class="field"
        name="reason"
        required
        maxlength="300"
        autocomplete="off"
        ?readonly=${!canvas?.rights.edit}
    /></label>
    <div class="row">
      <button class="btn primary" ?disabled=${!canvas?.rights.edit}>${words.keepEmpty}</button>
      <button class="btn quiet" type="button" @click=${done}>${say.board.cancel}</button>
    </div>
  </form>`;
}
