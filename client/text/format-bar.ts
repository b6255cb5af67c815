// The formatting bar of a text being written: a toolbar, or the small form for a link's address.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { IconName } from '../ui/icons.ts';
import { writingWords } from '../words/writing.ts';
import { addressFrom } from './formats.ts';
import type { Format, Formats } from './formats.ts';

/** What the bar can do; it is handed these and knows nothing of the editor. */
export interface BarActions {
  format(format: Format): void;
  link(href: string | undefined): void;
  /** Back to the text. */
  leave(): void;
  /** Absent for who may not discuss, and where nothing is selected. */
  comment?: (() => void) | undefined;
}
const FORMATS: readonly { format: Format; icon: IconName; name: 'strong' | 'em' | 'bullets' | 'numbers' }[] = [
  { format: 'strong', icon: 'bold', name: 'strong' },
  { format: 'em', icon: 'italic', name: 'em' },
  { format: 'bullet_list', icon: 'bullets', name: 'bullets' },
  { format: 'ordered_list', icon: 'numbers', name: 'numbers' },
];

@customElement('clc-format-bar')
export class FormatBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 0.1875rem;
        border: 0;
        overflow: visible;
        max-inline-size: calc(100vw - 1rem);
        border-radius: var(--r2);
        background: var(--ink);
        color: var(--on-ink);
        box-shadow: var(--shadow-2);
        font-style: normal;
        text-align: start;
      }
      .bar,
      form {
        display: flex;
        align-items: center;
        gap: 1px;
      }
      form {
        flex-wrap: wrap;
        gap: var(--s1);
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--s1);
        min-inline-size: var(--target);
        min-block-size: var(--target);
        padding-inline: var(--s1);
        border-radius: var(--r1);
        font-size: var(--t-xs);
        font-weight: 600;
        white-space: nowrap;
      }
      button:hover,
      button[aria-pressed='true'] {
        background: color-mix(in srgb, var(--on-ink) 20%, transparent);
      }
      button[aria-pressed='true'] {
        box-shadow: inset 0 -2px 0 var(--on-ink);
      }
      :focus-visible {
        outline-color: var(--on-ink);
        outline-offset: -2px;
      }
      .sep {
        inline-size: 1px;
        block-size: 1.125rem;
        margin-inline: var(--s1);
        background: color-mix(in srgb, var(--on-ink) 30%, transparent);
      }
      input {
        min-block-size: var(--target);
        inline-size: 15rem;
        max-inline-size: 100%;
        padding-inline: var(--s2);
        border: 1px solid var(--control);
        border-radius: var(--r1);
        background: var(--surface);
        color: var(--ink);
        font-size: var(--t-sm);
      }
      input:focus-visible {
        outline-color: var(--on-ink);
        outline-offset: 0;
      }
      .problem {
        flex-basis: 100%;
        padding: var(--s1) var(--s2);
        font-size: var(--t-xs);
      }
      @media (pointer: coarse) {
        button,
        input {
          min-inline-size: 2.75rem;
          min-block-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
        button[aria-pressed='true'] {
          border: 2px solid Highlight;
        }
      }
    `,
  ];

  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) actions: BarActions | undefined;
  @property({ attribute: false }) formats: Formats = { active: new Set(), link: undefined };
  /** A line holds plain words: it has no formats, only the offer to comment. */
  @property({ type: Boolean }) plain = false;
  @state() private asking = false;
  @state() private invalid = false;
  @state() private current = 0;
  @query('input') private readonly input!: HTMLInputElement | null;

  /** Puts the focus on the button that had it last. */
  async enter(): Promise<void> {
    await this.updateComplete;
    this.buttons()[Math.min(this.current, this.buttons().length - 1)]?.focus();
  }
  /** Shows the form for the address, with the present one selected. */
  async askLink(): Promise<void> {
    this.asking = true;
    this.invalid = false;
    await this.updateComplete;
    this.input?.focus();
    this.input?.select();
  }
  /** Is the person busy in here, so that the bar must stay? */
  get busy(): boolean {
    return this.asking || (this.shadowRoot?.activeElement ?? null) !== null;
  }

  override render(): TemplateResult {
    return this.asking ? this.#form() : this.#toolbar();
  }

  #toolbar(): TemplateResult {
    const say = writingWords[this.say.lang];
    const pressed = (format: Format): 'true' | 'false' => (this.formats.active.has(format) ? 'true' : 'false');
    const comment = this.actions?.comment;
    let index = 0;
    const stop = (): 0 | -1 => (index++ === this.current ? 0 : -1);
    const [strong, em, ...lists] = FORMATS.map(
      (f) => () =>
        html`<button
          type="button"
          tabindex=${stop()}
          aria-pressed=${pressed(f.format)}
          aria-label=${say[f.name]}
          title=${say[f.name]}
          @click=${() => this.actions?.format(f.format)}
        >
          ${icon(f.icon)}
        </button>`,
    );
    return html`<div
      class="bar"
      role="toolbar"
      aria-label=${say.formatting}
      @pointerdown=${keepFocus}
      @mousedown=${keepFocus}
      @keydown=${this.#key}
    >
      ${
        this.plain
          ? nothing
          : html`${strong?.()}${em?.()}
              <button
                type="button"
                tabindex=${stop()}
                aria-pressed=${this.formats.link === undefined ? 'false' : 'true'}
                aria-label=${say.link}
                title=${say.link}
                @click=${() => this.askLink()}
              >
                ${icon('link')}
              </button>
              ${lists.map((button) => button())}${comment ? html`<span class="sep"></span>` : nothing}`
      }
      ${
        comment
          ? html`<button type="button" tabindex=${stop()} @click=${comment}>
              ${icon('chat')}${this.say.text.comment}
            </button>`
          : nothing
      }
    </div>`;
  }
  #form(): TemplateResult {
    const say = writingWords[this.say.lang];
    return html`<form @submit=${this.#submit} @keydown=${this.#formKey} novalidate>
      <input
        type="text"
        inputmode="url"
        autocomplete="off"
        spellcheck="false"
        aria-label=${say.linkAddress}
        placeholder="https://"
        .value=${this.formats.link ?? ''}
        aria-invalid=${this.invalid ? 'true' : 'false'}
        aria-describedby=${this.invalid ? 'problem' : nothing}
        @input=${() => (this.invalid = false)}
      />
      <button type="submit">${say.linkApply}</button>
      ${
        this.formats.link === undefined
          ? nothing
          : html`<button type="button" @click=${() => this.#close(() => this.actions?.link(undefined))}>
              ${icon('unlink', 'small')}${say.linkRemove}
            </button>`
      }
      <button type="button" aria-label=${say.cancel} title=${say.cancel} @click=${() => this.#close()}>
        ${icon('close', 'small')}
      </button>
      ${this.invalid ? html`<p class="problem" id="problem" role="alert">${say.linkInvalid}</p>` : nothing}
    </form>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const typed = this.input?.value.trim() ?? '';
    const href = typed === '' ? undefined : addressFrom(typed);
    if (typed !== '' && href === undefined) {
      this.invalid = true;
      this.input?.focus();
      return;
    }
    this.#close(() => this.actions?.link(href));
  };
  #close(then: () => void = () => undefined): void {
    this.asking = false;
    this.invalid = false;
    // First the text has the focus again, so that the field is never left.
    this.actions?.leave();
    then();
  }
  readonly #formKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close();
  };
  readonly #key = (event: KeyboardEvent): void => {
    const all = this.buttons();
    const to: Record<string, number> = {
      ArrowRight: (this.current + 1) % all.length,
      ArrowLeft: (this.current - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    if (event.key === 'Escape') this.actions?.leave();
    else if (event.key in to) {
      this.current = to[event.key] ?? 0;
      all[this.current]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  private buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.bar button')];
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    // There is always one button that Tab can reach, also when the comment button has gone.
    const count = (this.plain ? 0 : FORMATS.length + 1) + (this.actions?.comment ? 1 : 0);
    if (changed.has('actions') && this.current >= count) this.current = 0;
  }
}
/** Pressing a button leaves the focus, and so the selection, in the text. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-format-bar': FormatBar;
  }
}
