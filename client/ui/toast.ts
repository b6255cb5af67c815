// Short messages at the foot of the canvas, one at a time, spoken politely, with at most one way back.
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from './base.ts';
import { icon } from './icons.ts';

export interface Message {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** For screen readers only: nothing is shown. */
  readonly spokenOnly?: boolean;
}

/** How long a message stays when nobody points at it, in milliseconds. */
export const TOAST_MS = 6000;

@customElement('clc-toast')
export class Toast extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset-inline: 0;
        inset-block-end: var(--toast-foot, var(--s4));
        display: grid;
        justify-items: center;
        padding-inline: var(--s4);
        pointer-events: none;
        z-index: 20;
      }
      .toast {
        pointer-events: auto;
        display: flex;
        align-items: center;
        gap: var(--s2);
        max-inline-size: 36rem;
        padding: var(--s2) var(--s2) var(--s2) var(--s4);
        border-radius: var(--r2);
        background: var(--ink);
        color: var(--on-ink);
        box-shadow: var(--shadow-2);
        --focus: var(--on-ink);
        animation: rise var(--calm) var(--ease);
      }
      .btn,
      .ib {
        color: inherit;
        flex: none;
      }
      .btn {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .btn:hover,
      .ib:hover {
        background: color-mix(in srgb, var(--on-ink) 18%, transparent);
      }
      @media (pointer: coarse) {
        .btn,
        .ib {
          min-block-size: 2.75rem;
          min-inline-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        .toast {
          border: 1px solid CanvasText;
        }
      }
      @keyframes rise {
        from {
          transform: translateY(0.5rem);
        }
      }
    `,
  ];

  /** Name of the button that closes a message. */
  @property() dismissLabel = '';
  @state() private now: Message | undefined;
  @state() private spoken = '';
  readonly #waiting: Message[] = [];
  #timer: number | undefined;

  /** Shows (and speaks) a message after those that are waiting. */
  show(message: Message): void {
    if (message.spokenOnly) {
      // A region that receives the same words again stays silent, so the words differ by an invisible mark.
      this.spoken = message.text === this.spoken ? `${message.text}\u00a0` : message.text;
      return;
    }
    this.#waiting.push(message);
    if (!this.now) this.#next();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
    this.#waiting.length = 0;
    this.now = undefined;
  }

  readonly #next = (): void => {
    this.#pause();
    this.now = this.#waiting.shift();
    this.#resume();
  };
  readonly #pause = (): void => {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  };
  readonly #resume = (): void => {
    this.#pause();
    if (this.now) this.#timer = window.setTimeout(this.#next, TOAST_MS);
  };
  readonly #act = (): void => {
    const action = this.now?.action;
    this.#next();
    action?.run();
  };
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#next();
  };

  override render(): TemplateResult {
    const { now } = this;
    return html`<div class="sr" aria-live="polite">${this.spoken}</div>
      <div
        class=${now ? 'toast' : ''}
        @mouseenter=${this.#pause}
        @mouseleave=${this.#resume}
        @focusin=${this.#pause}
        @focusout=${this.#resume}
        @keydown=${this.#key}
      >
        <p role="status">${now?.text ?? nothing}</p>
        ${
          now?.action ? html`<button class="btn small quiet" @click=${this.#act}>${now.action.label}</button>` : nothing
        }
        ${
          now
            ? html`<button class="ib" aria-label=${this.dismissLabel} @click=${this.#next}>
                ${icon('close', 'small')}
              </button>`
            : nothing
        }
      </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-toast': Toast;
  }
}
