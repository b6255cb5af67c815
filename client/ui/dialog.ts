// A dialog on the native element: modal in the middle, a panel beside something, or a sheet at the bottom of a phone.
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from './base.ts';
import { deepActive, focusAtOrAround, outward } from './focus.ts';
import { icon } from './icons.ts';
import { placeBeside } from './place-beside.ts';

/** The person closed the dialog. Whoever shows it sets `open` to false. */
export class DialogClose extends Event {
  static readonly type = 'clc-close';
  constructor() {
    super(DialogClose.type, { bubbles: false, composed: true });
  }
}

@customElement('clc-dialog')
export class ClcDialog extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      dialog {
        inset: auto;
        margin: auto;
        padding: 0;
        inline-size: min(28rem, calc(100vw - 2rem));
        max-block-size: calc(100vh - 2rem);
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--line-2);
        border-radius: var(--r3);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-2);
        text-align: start;
        font-stretch: 100%;
      }
      dialog:modal {
        inset: 0;
      }
      dialog:modal::backdrop {
        background: color-mix(in srgb, var(--compass) 45%, transparent);
      }
      dialog[popover] {
        position: fixed;
        margin: 0;
        inline-size: min(22rem, calc(100vw - 1rem));
        border-radius: var(--r2);
      }
      dialog:focus-visible {
        outline: none;
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--s2);
        padding: var(--s3) var(--s3) 0 var(--s4);
      }
      h2 {
        flex: 1;
        min-inline-size: 0;
        font: 600 1.125rem/1.25 var(--font-voice);
      }
      .body {
        padding: var(--s3) var(--s4) var(--s4);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        justify-content: flex-end;
        padding: 0 var(--s4) var(--s4);
      }
      .foot:not(:has(slot.filled)) {
        display: none;
      }
      .grip {
        display: none;
        inline-size: 2.25rem;
        block-size: 4px;
        margin: var(--s2) auto 0;
        border-radius: 2px;
        background: var(--line-2);
      }
      :host([sheet]) dialog,
      :host([sheet]) dialog:modal {
        inset: auto 0 0;
        margin: 0 auto;
        inline-size: 100%;
        max-inline-size: 40rem;
        max-block-size: 92vh;
        border-width: 0;
        border-radius: 0;
        border-start-start-radius: var(--r3);
        border-start-end-radius: var(--r3);
      }
      :host([sheet]) .grip {
        display: block;
      }
      :host([sheet]) .ib {
        inline-size: 2.75rem;
        block-size: 2.75rem;
      }
      @media (max-width: 40rem) {
        dialog:modal {
          inset: auto 0 0;
          margin: 0;
          inline-size: 100%;
          max-inline-size: 100%;
          max-block-size: 92vh;
          border-width: 0;
          border-radius: 0;
          border-start-start-radius: var(--r3);
          border-start-end-radius: var(--r3);
        }
        .grip {
          display: block;
        }
        .ib {
          inline-size: 2.75rem;
          block-size: 2.75rem;
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        dialog[open],
        dialog:popover-open {
          animation: appear var(--calm) var(--ease);
        }
        @keyframes appear {
          from {
            opacity: 0;
            translate: 0 0.5rem;
          }
        }
      }
    `,
  ];

  @consume({ context: sayContext, subscribe: true }) @property({ attribute: false }) say?: Say;
  @property() heading = '';
  @property({ type: Boolean }) open = false;
  /** Beside this element, without blocking the rest; without it the dialog is modal. */
  @property({ attribute: false }) beside: Element | undefined;
  /** At the bottom, over the full width. On a narrow window every modal dialog is. */
  @property({ type: Boolean, reflect: true }) sheet = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  #before: HTMLElement | undefined;
  #shown: 'modal' | 'beside' | undefined;

  override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="heading"
      tabindex="-1"
      @cancel=${this.#cancel}
      @keydown=${this.#key}
      @click=${this.#click}
    >
      <div class="grip" aria-hidden="true"></div>
      <div class="head">
        <h2 id="heading"><slot name="heading">${this.heading}</slot></h2>
        <button class="ib" aria-label=${this.say?.app.close ?? ''} @click=${this.#ask}>${icon('close')}</button>
      </div>
      <div class="body"><slot></slot></div>
      <div class="foot"><slot name="actions" @slotchange=${this.#slots}></slot></div>
    </dialog>`;
  }
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open) this.#show();
    else this.#hide();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide();
  }

  override focus(options?: FocusOptions): void {
    this.dialog.focus(options);
  }

  #show(): void {
    if (this.#shown) return;
    this.#before = deepActive();
    if (this.beside && !this.sheet) {
      this.#shown = 'beside';
      this.dialog.popover = 'manual';
      this.dialog.showPopover();
      this.#place();
      window.addEventListener('resize', this.#place);
      // What is inside may draw itself a moment later and make it higher.
      this.#size.observe(this.dialog);
      const first = this.querySelector<HTMLElement>('[autofocus]') ?? this.dialog;
      first.focus({ preventScroll: true });
    } else {
      this.#shown = 'modal';
      this.dialog.showModal();
      // The dialog itself, not its first button: a screen reader then reads the heading.
      if (!this.querySelector('[autofocus]')) this.dialog.focus({ preventScroll: true });
    }
  }
  #hide(): void {
    if (!this.#shown) return;
    const active = deepActive();
    const had = !active || [...outward(active)].includes(this);
    if (this.#shown === 'modal') this.dialog.close();
    else if (this.dialog.matches(':popover-open')) this.dialog.hidePopover();
    this.dialog.popover = null;
    this.#shown = undefined;
    window.removeEventListener('resize', this.#place);
    this.#size.disconnect();
    if (had && this.#before?.isConnected) focusAtOrAround(this.#before);
    this.#before = undefined;
  }
  readonly #place = (): void => {
    if (this.beside?.isConnected) placeBeside(this.dialog, this.beside.getBoundingClientRect(), 'beside');
  };
  readonly #size = new ResizeObserver(this.#place);
  readonly #ask = (): void => {
    this.dispatchEvent(new DialogClose());
  };
  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#ask();
  };
  readonly #key = (event: KeyboardEvent): void => {
    // Keys in a dialog are not shortcuts of what lies under it.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented && this.#shown === 'beside') this.#ask();
  };
  readonly #click = (event: MouseEvent): void => {
    if (event.target !== this.dialog || this.#shown !== 'modal') return;
    const box = this.dialog.getBoundingClientRect();
    const outside =
      event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
    if (outside) this.#ask();
  };
  readonly #slots = (event: Event): void => {
    const slot = event.target as HTMLSlotElement;
    slot.classList.toggle('filled', slot.assignedElements().length > 0);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-dialog': ClcDialog;
  }
  interface HTMLElementEventMap {
    'clc-close': DialogClose;
  }
}
