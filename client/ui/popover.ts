// A button with a panel beneath it, on the native popover: closes on Escape or a press elsewhere, focus returns.
import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from './base.ts';
import { placeBeside } from './place-beside.ts';

/**
 * `slot="button"` fills the button, the default slot the panel. The panel gets `label` as its name. The panel's
 * content is only laid out while open.
 */
@customElement('clc-popover')
export class Popover extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--s2);
        min-block-size: 2rem;
        min-inline-size: 2rem;
        border-radius: var(--r2);
      }
      :host(:not([plain])) button:hover {
        background: var(--hover);
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 2.75rem;
          min-inline-size: 2.75rem;
        }
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s4);
        inline-size: max-content;
        max-inline-size: min(22rem, calc(100vw - 1rem));
        overflow: auto;
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-2);
      }
    `,
  ];
  /** Name of the panel, and of the button when its content has no words. */
  @property() label = '';
  /** Spoken name of the button; its visible words must be part of it. */
  @property({ attribute: 'button-label' }) buttonLabel = '';
  @property({ type: Boolean, reflect: true }) open = false;
  @query('button') private readonly button!: HTMLButtonElement;
  @query('[popover]') private readonly panel!: HTMLElement;
  #stop: (() => void) | undefined;

  override focus(options?: FocusOptions): void {
    this.button.focus(options);
  }
  /** Closes the panel; the focus goes back to the button. */
  close(): void {
    if (this.isConnected && this.panel.matches(':popover-open')) this.panel.hidePopover();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.open = false;
  }

  readonly #toggled = (event: Event): void => {
    this.open = (event as ToggleEvent).newState === 'open';
    this.#stop?.();
    this.#stop = undefined;
    if (!this.open) return;
    const place = (): void => this.#place();
    const watch = new ResizeObserver(place);
    watch.observe(this.panel);
    window.addEventListener('resize', place);
    this.#stop = () => {
      watch.disconnect();
      window.removeEventListener('resize', place);
    };
    place();
    this.dispatchEvent(new Event('clc-popover-open'));
  };
  #place(): void {
    placeBeside(this.panel, this.button.getBoundingClientRect());
  }

  override render(): TemplateResult {
    return html`<button
        popovertarget="panel"
        aria-label=${this.buttonLabel || this.label}
        aria-haspopup="dialog"
        aria-expanded=${this.open ? 'true' : 'false'}
      >
        <slot name="button"></slot>
      </button>
      <div id="panel" popover role="dialog" aria-label=${this.label} @toggle=${this.#toggled}><slot></slot></div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-popover': Popover;
  }
}
