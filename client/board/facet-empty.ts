// A facet without cards: its question with two ways on, an answer that asks no cards, or simply not filled in.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { deliberatelyEmpty, stanceOf } from '../../shared/document/choices.ts';
import { root } from '../../shared/document/roots.ts';
import { facetOf, roleOfFacet } from '../../shared/template/canvas-template.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import { initials } from '../presence/initials.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import type { Editing } from './editing.ts';
import { editingHere } from './editing-here.ts';
import { personName, spokenFacetName } from './names.ts';

/** The person wants to write the first card of this facet. */
export class ComposeRequest extends Event {
  static readonly type = 'clc-compose';
  constructor() {
    super(ComposeRequest.type);
  }
}

@customElement('clc-facet-empty')
export class ClcFacetEmpty extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .empty {
        display: flex;
        flex-direction: column;
        gap: 0.4375rem;
        padding: 0.4375rem 0.5rem 0.5rem;
        border: 1px dashed var(--control);
        border-radius: var(--r1);
      }
      .prompt {
        font: italic 400 0.875rem/1.25 var(--font-voice);
        color: var(--ink);
      }
      .prompt small {
        display: block;
        padding-block-start: 0.1875rem;
        font: 400 var(--t-xs)/1.3 var(--font-text);
        color: var(--ink-3);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }
      .btn {
        min-block-size: 1.625rem;
        padding-inline: 0.4375rem;
        gap: 0.25rem;
        font-size: var(--t-xs);
        font-stretch: 92%;
      }
      label {
        display: block;
        font-size: var(--t-xs);
        font-weight: 600;
      }
      input {
        margin-block-start: 0.25rem;
        min-block-size: 2rem;
        font-size: var(--t-sm);
      }
      .void {
        position: relative;
        padding: 0.3125rem 0.5rem 0.3125rem 1.375rem;
        border: 1px solid var(--line);
        border-radius: var(--r1);
        font-size: var(--t-xs);
        line-height: 1.3;
        color: var(--ink-2);
      }
      .void::before {
        content: '';
        position: absolute;
        inset: 0 auto 0 0;
        inline-size: 0.875rem;
        background: repeating-linear-gradient(135deg, var(--line-2) 0 1px, transparent 1px 5px);
        border-inline-end: 1px solid var(--line);
      }
      .void b {
        color: var(--ink);
        font-weight: 650;
      }
      .void .btn {
        margin-block-start: 0.25rem;
      }
      .declined {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        column-gap: 0.5rem;
        min-block-size: 2.25rem;
      }
      .void.declined .btn {
        margin-block-start: 0;
      }
      .unset {
        padding: 0.3125rem 0.5rem;
        border: 1px dashed var(--line-2);
        border-radius: var(--r1);
        font-size: var(--t-xs);
        color: var(--ink-2);
      }
      @media (pointer: coarse) {
        .btn,
        input {
          min-block-size: 2.75rem;
        }
      }
      @container (max-width: 40rem) {
        .prompt {
          font-size: 1.0625rem;
        }
        .prompt small,
        .void,
        .unset {
          font-size: var(--t-md);
        }
        .void {
          padding-block: 0.5rem;
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) facet: FacetId = 'licence.customers';
  @state() private asking = false;
  #form: Editing['reasonForm'] | undefined;
  @query('input') private readonly reason!: HTMLInputElement | null;
  @query('button') private readonly first!: HTMLElement | null;

  constructor() {
    super();
    new Observe(
      this,
      () => [this.canvas && root(this.canvas.doc, 'empty')],
      () => true,
    );
    new Observe(this, () =>
      this.canvas && roleOfFacet(this.facet) !== undefined
        ? [root(this.canvas.doc, 'choice'), root(this.canvas.doc, 'stances')]
        : [],
    );
  }

  override render(): TemplateResult {
    const { canvas, say } = this;
    if (!canvas) return html``;
    const empty = deliberatelyEmpty(canvas.doc, this.facet);
    if (empty) {
      const name = canvas.members.nameOf(empty.by);
      return html`<div class="void">
        <b>${say.board.deliberatelyEmptyFull}</b> ${empty.reason}
        ${
          empty.by === ''
            ? nothing
            : html`<b
                title=${personName(canvas, empty.by, say)}
                aria-label=${personName(canvas, empty.by, say)}
                role="img"
                >${name === undefined ? '' : initials(name)}</b
              >`
        }
        ${
          canvas.rights.edit
            ? html`<div class="row">
                <button class="btn quiet" @click=${() => this.#fill(canvas)}>
                  ${icon('plus', 'small')}${say.board.fillAfterAll}
                </button>
              </div>`
            : nothing
        }
      </div>`;
    }
    const role = roleOfFacet(this.facet);
    const declined = role !== undefined && stanceOf(canvas.doc, role) === 'off';
    if (declined && !this.asking) return this.#declined(canvas);
    // What somebody was writing when the block was locked stays before them.
    if (!canvas.rights.edit && !this.asking) return html`<p class="unset">${say.board.notFilled}</p>`;
    if (this.#form && this.asking) return this.#form(this, this.#done);
    const facet = facetOf(this.facet);
    return html`<div class="empty">
      <p class="prompt">${facet.question[say.lang]}<small>${facet.hint[say.lang]}</small></p>
      <div class="row">
        ${this.#add('btn')}
        <button class="btn quiet" @click=${this.#ask}>${icon('void', 'small')}${say.board.deliberatelyEmpty}</button>
      </div>
    </div>`;
  }

  /** A role the team deliberately does not choose has its answer; a card may still explain it. */
  #declined(canvas: Canvas): TemplateResult {
    return html`<div class="void declined">
      <span>${this.say.board.declined}</span>${canvas.rights.edit ? this.#add('btn quiet') : nothing}
    </div>`;
  }
  #add(look: string): TemplateResult {
    const { say } = this;
    return html`<button
      class=${look}
      aria-label=${say.board.addCardTo(spokenFacetName(this.facet, say.lang))}
      @click=${() => this.dispatchEvent(new ComposeRequest())}
    >
      ${icon('plus', 'small')}${say.board.addCard}
    </button>`;
  }
  #fill(canvas: Canvas): void {
    canvas.commands.setEmpty(this.facet, undefined);
    this.dispatchEvent(new ComposeRequest());
  }
  readonly #ask = (): void =>
    void editingHere(this, ({ reasonForm }) => {
      this.#form = reasonForm;
      this.asking = true;
      void this.updateComplete.then(() => this.reason?.focus());
    });
  readonly #done = (): void => {
    this.asking = false;
    void this.updateComplete.then(() => this.first?.focus());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-facet-empty': ClcFacetEmpty;
  }
  interface HTMLElementEventMap {
    'clc-compose': ComposeRequest;
  }
}
