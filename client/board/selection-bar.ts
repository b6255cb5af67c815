// What can be done with several chosen cards at once.
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { lockedAmong } from '../../shared/document/session.ts';
import { blockOf, isFacetId } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { MenuSelect } from '../ui/menu.ts';
import '../ui/menu.ts';
import { editingWords } from '../words/editing.ts';
import { sessionWords } from '../words/session.ts';
import { binCards, decideCards, duplicateCards, moveCards } from './card-actions.ts';
import { moveItems } from './card-menus.ts';
import { toolbarKeys, toolbarStyles } from './toolbar-parts.ts';

@customElement('clc-selection-bar')
export class ClcSelectionBar extends LitElement {
  static override styles = [
    base,
    toolbarStyles,
    css`
      :host {
        display: block;
      }
      .toolbar {
        flex-wrap: wrap;
      }
      .count {
        padding-inline: 0.5rem;
        font-size: var(--t-xs);
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** Ids of the chosen cards, in the order they stand on the board. */
  @property({ attribute: false }) ids: readonly string[] = [];

  constructor() {
    super();
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'session')]);
  }

  override render(): TemplateResult {
    const { canvas, say, ids } = this;
    if (!canvas) return html``;
    const locked = lockedAmong(canvas.doc, ids);
    const deselect = (): void => void this.dispatchEvent(new ViewRequest({ selection: new Set() }));
    return html`<div
      class="toolbar"
      role="toolbar"
      aria-label=${editingWords[say.lang].selection}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') deselect();
        else toolbarKeys(event);
      }}
    >
      <span class="count">${say.board.selected(ids.length)}</span>
      ${
        locked
          ? html`<span class="count" role="status"
              >${sessionWords[say.lang].chosenLocked(blockOf(locked).label[say.lang])}</span
            >`
          : this.#acts(canvas)
      }
      <span class="sep"></span>
      <button
        tabindex=${locked ? 0 : -1}
        aria-label=${editingWords[say.lang].deselect}
        title=${editingWords[say.lang].deselect}
        @click=${deselect}
      >
        ${icon('close', 'small')}
      </button>
    </div>`;
  }
  #acts(canvas: Canvas): TemplateResult {
    const { say, ids } = this;
    const acting = { from: this, canvas, say };
    const decided = ids.every((id) => readCard(canvas.doc, id)?.status === 'decided');
    return html`<button @click=${() => decideCards(acting, ids, !decided)}>
        ${icon('check', 'small')}${decided ? editingWords[say.lang].undecide : editingWords[say.lang].decide}
      </button>
      <clc-menu
        .label=${editingWords[say.lang].moveTo}
        .items=${moveItems(say.lang, canvas.doc)}
        @clc-menu-select=${(event: MenuSelect) => {
          if (isFacetId(event.id)) moveCards(acting, ids, event.id, null);
        }}
        ><button slot="button" tabindex="-1">${icon('move', 'small')}${editingWords[say.lang].moveTo}</button></clc-menu
      >
      <button tabindex="-1" @click=${() => duplicateCards(acting, ids)}>
        ${icon('copy', 'small')}${editingWords[say.lang].duplicate}
      </button>
      <button tabindex="-1" @click=${() => binCards(acting, ids)}>
        ${icon('bin', 'small')}${editingWords[say.lang].bin}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-selection-bar': ClcSelectionBar;
  }
}
