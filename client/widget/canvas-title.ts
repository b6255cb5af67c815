// The title of the canvas; whoever may edit changes it in place.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { readMeta, TITLE_CHARS } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';

@customElement('clc-canvas-title')
export class CanvasTitle extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        margin-inline-start: -0.375rem;
      }
      h1,
      input {
        font: 600 1.0625rem/1.2 var(--font-voice);
        letter-spacing: -0.005em;
      }
      h1 > span,
      h1 > button {
        display: block;
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      span,
      button,
      input {
        padding: 0.1875rem 0.375rem;
        border-radius: var(--r1);
        text-align: start;
        font: inherit;
      }
      button:hover {
        background: var(--hover);
      }
      input {
        inline-size: min(24rem, 100%);
        border: 0;
        background: var(--surface);
        font: 600 1.0625rem/1.2 var(--font-voice);
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
      .none {
        color: var(--ink-3);
        font-style: italic;
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true })
  @state()
  private canvas?: Canvas;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  /** Of the heading, among those of the page. */
  @property({ type: Number }) level = 1;
  @state() private editing = false;
  @query('input') private readonly input!: HTMLInputElement | null;
  @query('button') private readonly button!: HTMLButtonElement | null;

  constructor() {
    super();
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'meta')]);
  }
  readonly #start = async (): Promise<void> => {
    this.editing = true;
    await this.updateComplete;
    this.input?.select();
  };
  async #end(keep: boolean, refocus: boolean): Promise<void> {
    if (!this.editing) return;
    const title = this.input?.value.trim() ?? '';
    this.editing = false;
    if (keep && this.canvas && title && title !== readMeta(this.canvas.doc).title) this.canvas.commands.setTitle(title);
    if (!refocus) return;
    await this.updateComplete;
    this.button?.focus();
  }
  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#end(event.key === 'Enter', true);
  };
  readonly #blur = (): void => void this.#end(true, false);

  override render(): TemplateResult | typeof nothing {
    if (!this.canvas || !this.say) return nothing;
    const { title } = readMeta(this.canvas.doc);
    const words = this.say.app.title;
    const shown = title || words.untitled;
    if (this.editing)
      return html`<input
        aria-label=${words.label}
        .value=${title}
        maxlength=${TITLE_CHARS}
        @keydown=${this.#key}
        @blur=${this.#blur}
      />`;
    return html`<h1 aria-level=${this.level} title=${shown}>
      ${
        this.canvas.rights.edit
          ? html`<button class=${title ? '' : 'none'} aria-label=${words.edit(shown)} @click=${this.#start}>
              ${shown}
            </button>`
          : html`<span class=${title ? '' : 'none'}>${shown}</span>`
      }
    </h1>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-canvas-title': CanvasTitle;
  }
}
