// Short messages at the foot of the canvas, above every sheet, one at a time, spoken politely, with at most one way back.
import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from './base.ts';
import { deepActive } from './focus.ts';
import { icon } from './icons.ts';

export interface Message {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** For screen readers only: nothing is shown. */
  readonly spokenOnly?: boolean;
  /** It has nothing to say any more: gone at once, or never shown. */
  readonly over?: AbortSignal | undefined;
}

/** How long a message stays when nobody points at it, in milliseconds. */
export const TOAST_MS = 6000;
/** So long with a way back, which may take reaching; what it does can be done elsewhere too. */
export const ACTION_MS = 30_000;

/** Room between a message and the edge of the window, or what is being written, in CSS pixels. */
const EDGE = 8;

@customElement('clc-toast')
export class Toast extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: var(--s4) 0 var(--toast-foot, var(--s4));
        pointer-events: none;
      }
      .toast {
        position: fixed;
        inset: auto;
        margin: 0;
        inline-size: max-content;
        max-inline-size: min(36rem, calc(100vw - 2rem));
        border: 0;
        pointer-events: auto;
        align-items: center;
        gap: var(--s2);
        padding: var(--s2) var(--s2) var(--s2) var(--s4);
        border-radius: var(--r2);
        background: var(--ink);
        color: var(--on-ink);
        box-shadow: var(--shadow-2);
        --focus: var(--on-ink);
        animation: rise var(--calm) var(--ease);
      }
      .toast:popover-open {
        display: flex;
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
  @query('.toast') private readonly box!: HTMLElement | null;
  readonly #waiting: Message[] = [];
  #timer: number | undefined;
  /** Where somebody was when they came to the message. */
  #before: HTMLElement | undefined;

  /** Shows (and speaks) a message after those that are waiting. */
  show(message: Message): void {
    if (message.spokenOnly) {
      // A region that receives the same words again stays silent, so the words differ by an invisible mark.
      this.spoken = message.text === this.spoken ? `${message.text}\u00a0` : message.text;
      return;
    }
    if (message.over?.aborted) return;
    message.over?.addEventListener('abort', () => this.#drop(message), { once: true });
    this.#waiting.push(message);
    if (!this.now) this.#next();
    else if (this.#timer !== undefined) this.#resume();
  }
  #drop(message: Message): void {
    const at = this.#waiting.indexOf(message);
    if (at >= 0) this.#waiting.splice(at, 1);
    else if (this.now === message) this.#next();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settle();
    this.#pause();
    this.#waiting.length = 0;
    this.now = undefined;
  }

  /** Whatever stands before it in the page, its way back is one key away. */
  readonly #reach = (event: KeyboardEvent): void => {
    const way = this.box?.querySelector<HTMLElement>('.btn');
    if (event.key !== 'F6' || event.defaultPrevented || !way) return;
    event.preventDefault();
    this.#leaving();
    way.focus();
  };
  readonly #leaving = (): void => {
    if (!this.shadowRoot?.activeElement) this.#before = deepActive();
  };
  readonly #next = (): void => {
    this.#pause();
    // The button with the focus goes.
    if (this.shadowRoot?.activeElement) this.#before?.focus();
    this.now = this.#waiting.shift();
    this.#resume();
  };
  readonly #pause = (): void => {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  };
  readonly #resume = (): void => {
    this.#pause();
    if (!this.now) return;
    this.#timer = window.setTimeout(this.#next, this.now.action && !this.#waiting.length ? ACTION_MS : TOAST_MS);
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

  /** Into the top layer, above every sheet that is open; each message anew, because a sheet may have come since. */
  #raise(): void {
    this.#settle();
    if (!this.now) return;
    this.box?.showPopover();
    this.#place();
    window.addEventListener('keydown', this.#reach);
    window.addEventListener('resize', this.#place);
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    document.addEventListener('focusin', this.#place);
  }
  #settle(): void {
    window.removeEventListener('keydown', this.#reach);
    window.removeEventListener('resize', this.#place);
    window.removeEventListener('scroll', this.#place, { capture: true });
    document.removeEventListener('focusin', this.#place);
    if (this.box?.matches(':popover-open')) this.box.hidePopover();
  }
  /** At the foot of the canvas as far as it is in the window; at its head when it would hide what is being written. */
  readonly #place = (): void => {
    const { box } = this;
    if (!box) return;
    const area = this.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const [head, foot] = [Math.max(area.top, EDGE), Math.min(area.bottom, innerHeight - EDGE)];
    const top = Math.max(head, foot - height);
    const writing = fieldWithFocus()?.getBoundingClientRect();
    const hides = writing !== undefined && writing.bottom > top - EDGE && writing.top < top + height + EDGE;
    box.style.top = `${hides ? head : top}px`;
    box.style.left = `${Math.max(EDGE, Math.min(area.left + (area.width - width) / 2, innerWidth - EDGE - width))}px`;
  };
  protected override updated(changed: PropertyValues): void {
    if (changed.has('now')) this.#raise();
  }

  override render(): TemplateResult {
    const { now } = this;
    const said = now?.action ? `${now.text} (${now.action.label}: F6)` : now?.text;
    return html`<div class="sr" aria-live="polite">${this.spoken}</div>
      <p class="sr" aria-live="polite">${said ?? nothing}</p>
      <div
        class="toast"
        popover="manual"
        @pointerdown=${this.#leaving}
        @mouseenter=${this.#pause}
        @mouseleave=${this.#resume}
        @focusin=${this.#pause}
        @focusout=${this.#resume}
        @keydown=${this.#key}
      >
        <p aria-hidden="true">${now?.text ?? nothing}</p>
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
/** The field somebody is writing in, if any. */
function fieldWithFocus(): HTMLElement | undefined {
  const active = deepActive();
  return active?.matches('input, textarea, [contenteditable="true"]') ? active : undefined;
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-toast': Toast;
  }
}
