// Where new cards are typed, at the end of a facet: Enter puts a card down and stays for the next.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { facetOf } from '../../shared/template/canvas-template.ts';
import type { CardTag, FacetId } from '../../shared/template/canvas-template.ts';
import { OPENINGS } from '../../shared/template/openings.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { editingWords } from '../words/editing.ts';
import { sessionWords } from '../words/session.ts';
import { draftsOf } from './drafts.ts';
import { spokenFacetName, tagLabel } from './names.ts';

/** The composer has nothing more to do; `byKey` when the person closed it with Escape. */
export class ComposerClose extends Event {
  static readonly type = 'clc-composer-close';
  constructor(readonly byKey: boolean) {
    super(ComposerClose.type);
  }
}

@customElement('clc-composer')
export class ClcComposer extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        margin-block-start: 0.1875rem;
      }
      textarea {
        display: block;
        inline-size: 100%;
        min-block-size: 2rem;
        max-block-size: 12rem;
        padding: 0.3125rem 0.4375rem;
        border: 1px solid var(--control);
        border-radius: var(--r1);
        background: var(--surface);
        font-size: var(--t-sm);
        line-height: var(--lh-card);
        font-stretch: 96%;
        resize: none;
        field-sizing: content;
      }
      .kept {
        padding: 0.25rem 0.4375rem;
        background: var(--warn-tint);
        font-size: var(--t-xs);
      }
      textarea::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      .chips,
      .offer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem;
        margin-block-start: 0.25rem;
        font-size: var(--t-xs);
      }
      .offer .btn {
        font-size: var(--t-xs);
        min-block-size: 1.625rem;
        padding-inline: 0.4375rem;
      }
      .chips label {
        display: inline-flex;
        align-items: center;
        gap: 0.1875rem;
        min-block-size: 1.5rem;
        padding-inline: 0.375rem;
        border: 1px solid var(--control);
        border-radius: var(--rfull);
        cursor: pointer;
      }
      .chips input {
        position: absolute;
        opacity: 0;
        pointer-events: none;
      }
      .chips label:has(:checked) {
        background: var(--ink);
        border-color: var(--ink);
        color: var(--on-ink);
        font-weight: 600;
      }
      .chips label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      .chips svg.i {
        inline-size: 0.75rem;
        block-size: 0.75rem;
      }
      @media (pointer: coarse) {
        textarea {
          min-block-size: 2.75rem;
          font-size: 1rem;
        }
        .chips label,
        .offer .btn {
          min-block-size: 2.75rem;
          padding-inline: 0.75rem;
        }
      }
      @media (forced-colors: active) {
        .chips label:has(:checked) {
          border-width: 3px;
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) facet: FacetId = 'licence.customers';
  /** A pasted text of several lines, waiting for an answer: a card each, or one. */
  @state() private lines: readonly string[] | undefined;
  @state() private choice: string | undefined;
  @query('textarea') private readonly field!: HTMLTextAreaElement;

  override firstUpdated(): void {
    this.field.value = this.#drafts()?.read() ?? '';
  }
  override render(): TemplateResult {
    const { say, canvas } = this;
    if (!canvas) return html``;
    const name = spokenFacetName(this.facet, say.lang);
    return html`<div @focusout=${this.#left} @keydown=${this.#escape}>
      <textarea
        rows="1"
        aria-label=${editingWords[say.lang].newCard(name)}
        aria-description=${editingWords[say.lang].composerHelp}
        placeholder=${OPENINGS[this.facet][say.lang]}
        ?readonly=${!canvas.rights.edit}
        @keydown=${this.#key}
        @input=${this.#typed}
        @paste=${this.#paste}
      ></textarea>
      ${canvas.rights.edit ? nothing : html`<p class="kept" role="status">${sessionWords[say.lang].draftKept}</p>`}
      ${
        this.lines
          ? html`<div class="offer" role="group" aria-label=${editingWords[say.lang].lines(this.lines.length)}>
              <span>${editingWords[say.lang].lines(this.lines.length)}</span>
              <button class="btn primary" @click=${() => this.#answer(true)}>
                ${editingWords[say.lang].linesYes(this.lines.length)}
              </button>
              <button class="btn" @click=${() => this.#answer(false)}>${editingWords[say.lang].linesNo}</button>
            </div>`
          : nothing
      }
      ${
        this.#sides().length
          ? html`<div class="chips" role="radiogroup" aria-label=${editingWords[say.lang].tag}>
              ${this.#sides().map(
                (value) =>
                  html`<label
                    ><input
                      type="radio"
                      name="side"
                      value=${value}
                      .checked=${this.choice === value}
                      @change=${() => {
                        this.choice = value;
                        this.field.focus();
                      }}
                    />${icon(value === 'investment' ? 'in' : 'out', 'small')}${tagLabel('side', value, say.lang)}</label
                  >`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }
  override focus(): void {
    this.field.focus();
  }
  /** Is there anything in it? */
  get written(): boolean {
    return (this.renderRoot.querySelector('textarea')?.value ?? '').trim() !== '';
  }

  #drafts(): ReturnType<typeof draftsOf> | undefined {
    return this.canvas && draftsOf(this.canvas.id, this.facet);
  }
  /** Values of the tag without which a card says nothing here. */
  #sides(): readonly string[] {
    return facetOf(this.facet).tags?.side ?? [];
  }
  #add(text: string): void {
    const { canvas, say } = this;
    if (!canvas || text.trim() === '') return;
    const tags: Partial<Record<CardTag, string>> = this.choice === undefined ? {} : { side: this.choice };
    canvas.commands.addCard(this.facet, { text: text.trim(), tags });
    this.dispatchEvent(
      new SayRequest(editingWords[say.lang].added(spokenFacetName(this.facet, say.lang)), undefined, true),
    );
  }
  #clear(): void {
    this.field.value = '';
    this.lines = undefined;
    this.#drafts()?.write('');
  }
  #answer(each: boolean): void {
    const lines = this.lines ?? [];
    if (each) lines.forEach((line) => this.#add(line));
    else this.#add(lines.join('\n'));
    this.#clear();
    this.field.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // While an input method is composing, Enter accepts its word.
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!this.canvas?.rights.edit) return;
      if (this.lines) return this.#answer(false);
      this.#add(this.field.value);
      this.#clear();
    } else if (event.key === 'Escape') this.#escape(event);
  };
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#clear();
    this.dispatchEvent(new ComposerClose(true));
  };
  readonly #typed = (): void => {
    this.#drafts()?.write(this.field.value);
  };
  readonly #paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const lines = pasted.split(/\r?\n/u).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, '').trim());
    const full = lines.filter((line) => line !== '');
    if (full.length < 2 || this.field.value.trim() !== '') return;
    event.preventDefault();
    this.field.value = full.join('\n');
    this.#drafts()?.write(this.field.value);
    this.lines = full;
  };
  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && this.renderRoot.contains(to)) return;
    // A window that loses the focus is not a person who is done.
    if (!document.hasFocus() || !this.canvas?.rights.edit) return;
    this.#add(this.field.value);
    this.#clear();
    this.dispatchEvent(new ComposerClose(false));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-composer': ClcComposer;
  }
  interface HTMLElementEventMap {
    'clc-composer-close': ComposerClose;
  }
}
