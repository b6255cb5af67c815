// The toolbar of the one chosen card: above it, or below where there is no room, never over it.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cardMap, readCard } from '../../shared/document/cards.ts';
import { isFacetId } from '../../shared/template/canvas-template.ts';
import type { CardTag } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { CardDetailsRequest, DiscussRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { outward } from '../ui/focus.ts';
import { icon } from '../ui/icons.ts';
import type { MenuSelect } from '../ui/menu.ts';
import '../ui/menu.ts';
import { editingWords } from '../words/editing.ts';
import { binCards, decideCards, duplicateCards, moveCards } from './card-actions.ts';
import type { Acting } from './card-actions.ts';
import { moveItems, tagItems, tagsOf } from './card-menus.ts';
import { linkWords } from '../words/links.ts';
import { CardLinksRequest, FocusCard } from './events.ts';
import { toolbarKeys, toolbarStyles } from './toolbar-parts.ts';

@customElement('clc-card-toolbar')
export class ClcCardToolbar extends LitElement {
  static override styles = [
    base,
    toolbarStyles,
    css`
      :host {
        position: absolute;
        inset-block-end: calc(100% + 0.375rem);
        inset-inline-end: -0.125rem;
        z-index: 4;
      }
      :host([under]) {
        inset-block: calc(100% + 0.375rem) auto;
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) cardId = '';
  /** The card it belongs to. */
  @property({ attribute: false }) beside: Element | undefined;

  constructor() {
    super();
    new Observe(this, () => [this.canvas && cardMap(this.canvas.doc, this.cardId)]);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    // Its menus draw themselves a moment later and make it wider.
    this.#size.observe(this);
    window.addEventListener('resize', this.#place);
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    window.removeEventListener('resize', this.#place);
    window.removeEventListener('scroll', this.#place, { capture: true });
  }
  override updated(): void {
    this.#place();
  }

  override render(): TemplateResult {
    const { canvas, say } = this;
    const card = canvas && readCard(canvas.doc, this.cardId);
    if (!canvas || !card) return html``;
    if (!canvas.rights.edit) return this.#reading(card.id);
    const acting: Acting = { from: this, canvas, say };
    const decided = card.status === 'decided';
    return html`<div class="toolbar" role="toolbar" aria-label=${editingWords[say.lang].toolbar} @keydown=${this.#key}>
      <button
        aria-pressed=${decided}
        class=${decided ? 'on' : ''}
        @click=${() => decideCards(acting, [card.id], !decided)}
      >
        ${icon('check', 'small')}${say.board.decided}
      </button>
      <button tabindex="-1" @click=${() => this.dispatchEvent(new FocusCard(card.id, 'instead'))}>
        ${icon('void', 'small')}${say.board.insteadLabel}
      </button>
      ${
        tagsOf(card.facet).length
          ? html`<clc-menu
              .label=${editingWords[say.lang].tag}
              .items=${tagItems(card, say)}
              @clc-menu-select=${(event: MenuSelect) => this.#tag(event.id)}
              ><button
                slot="button"
                tabindex="-1"
                aria-label=${editingWords[say.lang].tag}
                title=${editingWords[say.lang].tag}
              >
                ${icon('flag')}
              </button></clc-menu
            >`
          : nothing
      }
      ${
        canvas.rights.discuss
          ? html`<button
              tabindex="-1"
              aria-label=${editingWords[say.lang].comment}
              title=${editingWords[say.lang].comment}
              @click=${() => this.dispatchEvent(new DiscussRequest({ about: { kind: 'card', id: card.id }, compose: true }))}
            >
              ${icon('chat')}
            </button>`
          : nothing
      }
      <button
        tabindex="-1"
        class="link"
        data-link-from=${card.id}
        aria-label=${linkWords[say.lang].link}
        title=${`${linkWords[say.lang].link}: ${linkWords[say.lang].dragHint}`}
        @click=${() => this.dispatchEvent(new CardLinksRequest(card.id))}
      >
        ${icon('link')}
      </button>
      <span class="sep"></span>
      <clc-menu
        .label=${editingWords[say.lang].moveTo}
        .items=${moveItems(say.lang, canvas.doc, card.facet)}
        @clc-menu-select=${(event: MenuSelect) => {
          if (isFacetId(event.id) && event.id !== card.facet) moveCards(acting, [card.id], event.id, null);
        }}
        ><button
          slot="button"
          tabindex="-1"
          aria-label=${editingWords[say.lang].moveTo}
          title=${editingWords[say.lang].moveTo}
        >
          ${icon('move')}
        </button></clc-menu
      >
      <clc-menu
        .label=${editingWords[say.lang].more}
        .items=${[
          { id: 'details', label: editingWords[say.lang].details, icon: 'file' },
          { id: 'duplicate', label: editingWords[say.lang].duplicate, icon: 'copy' },
          { id: 'bin', label: editingWords[say.lang].bin, icon: 'bin' },
        ]}
        @clc-menu-select=${(event: MenuSelect) => this.#more(acting, event.id)}
        ><button
          slot="button"
          tabindex="-1"
          aria-label=${editingWords[say.lang].more}
          title=${editingWords[say.lang].more}
        >
          ${icon('more')}
        </button></clc-menu
      >
    </div>`;
  }
  /** What somebody may do who discusses but does not edit. */
  #reading(card: string): TemplateResult {
    const { say } = this;
    return html`<div class="toolbar" role="toolbar" aria-label=${say.board.card} @keydown=${this.#key}>
      <button
        @click=${() => this.dispatchEvent(new DiscussRequest({ about: { kind: 'card', id: card }, compose: true }))}
      >
        ${icon('chat', 'small')}${editingWords[say.lang].comment}
      </button>
      <button tabindex="-1" @click=${() => this.dispatchEvent(new CardDetailsRequest(card))}>
        ${icon('file', 'small')}${editingWords[say.lang].details}
      </button>
    </div>`;
  }
  #tag(id: string): void {
    const [tag = '', value = ''] = id.split(':');
    this.canvas?.commands.setTag(this.cardId, tag as CardTag, value === '' ? undefined : value);
  }
  #more(acting: Acting, id: string): void {
    if (id === 'details') this.dispatchEvent(new CardDetailsRequest(this.cardId));
    else if (id === 'duplicate') duplicateCards(acting, [this.cardId]);
    else if (id === 'bin') binCards(acting, [this.cardId]);
  }
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return toolbarKeys(event);
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new FocusCard(this.cardId));
  };

  /** Keeps it inside the part of the stage that is in sight. */
  readonly #place = (): void => {
    const card = this.beside?.getBoundingClientRect();
    const stage = [...outward(this)].find((e) => e.localName === 'clc-board')?.getBoundingClientRect();
    if (!card || !stage) return;
    const { height, width } = this.getBoundingClientRect();
    this.toggleAttribute(
      'under',
      card.top - height - 6 < Math.max(stage.top, 0) && card.bottom + height + 6 < stage.bottom,
    );
    const rtl = getComputedStyle(this).direction === 'rtl';
    const least = Math.max(stage.left, 0) + 4;
    const most = Math.min(stage.right, window.innerWidth) - 4;
    // Its natural place is at the end of the card; from there it moves back into the stage.
    const natural = rtl ? card.left - 2 : card.right + 2 - width;
    const shift = Math.max(least, Math.min(natural, most - width)) - natural;
    this.style.translate = shift === 0 ? '' : `${shift}px 0`;
  };
  readonly #size = new ResizeObserver(this.#place);
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-card-toolbar': ClcCardToolbar;
  }
}
