// The bin: every card that was put away, each with the way back.
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { cardsInBin, placesChanged, readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { readLock } from '../../shared/document/session.ts';
import { plainText } from '../../shared/document/text.ts';
import { blockOfFacet } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { editingWords } from '../words/editing.ts';
import { sessionWords } from '../words/session.ts';
import { accents } from './accents.ts';
import { facetName, spokenFacetName } from './names.ts';

@customElement('clc-bin')
export class ClcBin extends LitElement {
  static override styles = [
    base,
    accents,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-block-size: 2.75rem;
        padding-block: var(--s2);
        border-block-start: 1px solid var(--line);
      }
      .what {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      small {
        display: block;
        font-size: var(--t-xs);
        color: var(--ink-3);
      }
      small b {
        font: 500 var(--t-md)/1 var(--font-voice);
        color: var(--a);
      }
      .none {
        color: var(--ink-2);
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ type: Boolean }) open = false;

  constructor() {
    super();
    new Observe(
      this,
      () => [this.canvas && this.open ? root(this.canvas.doc, 'cards') : undefined],
      (events) => this.canvas !== undefined && placesChanged(this.canvas.doc, events),
    );
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'session')]);
  }

  override render(): TemplateResult {
    const { canvas, say } = this;
    const ids = canvas && this.open ? cardsInBin(canvas.doc).reverse() : [];
    return html`<clc-dialog
      .heading=${editingWords[say.lang].binTitle}
      .open=${this.open}
      @clc-close=${() => this.dispatchEvent(new DialogClose())}
    >
      ${
        canvas && ids.length
          ? html`<ul role="list">
              ${repeat(
                ids,
                (id) => id,
                (id) => this.#card(canvas, id),
              )}
            </ul>`
          : html`<p class="none">${editingWords[say.lang].binEmpty}</p>`
      }
    </clc-dialog>`;
  }
  #card(canvas: Canvas, id: string): TemplateResult {
    const { say } = this;
    const card = readCard(canvas.doc, id);
    if (!card) return html``;
    const block = blockOfFacet(card.facet);
    const text = plainText(card.text).trim() || say.board.noText;
    const locked = readLock(canvas.doc, block.id) !== undefined;
    return html`<li data-block=${block.id}>
      <span class="what"
        >${text}<small
          ><b>${block.part}</b>
          ${facetName(card.facet, say.lang)}${locked ? `. ${sessionWords[say.lang].binLocked}` : ''}</small
        ></span
      >
      ${
        canvas.rights.edit
          ? html`<button
              class="btn"
              aria-label=${editingWords[say.lang].restoreCard(text)}
              ?disabled=${locked}
              @click=${() => this.#restore(canvas, id)}
            >
              ${icon('restore', 'small')}${editingWords[say.lang].restore}
            </button>`
          : ''
      }
    </li>`;
  }
  #restore(canvas: Canvas, id: string): void {
    const card = readCard(canvas.doc, id);
    if (!card || !canvas.commands.may([id])) return;
    canvas.commands.setStatus([id], 'proposal');
    this.dispatchEvent(
      new SayRequest(editingWords[this.say.lang].restored(spokenFacetName(card.facet, this.say.lang)), undefined, true),
    );
    // The button that had the focus is gone; the next one, or the dialog, takes it.
    void this.updateComplete.then(() =>
      (this.renderRoot.querySelector<HTMLElement>('li button') ?? this.renderRoot.querySelector('clc-dialog'))?.focus(),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-bin': ClcBin;
  }
}
