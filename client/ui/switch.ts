// An on/off setting: a native checkbox with the role of a switch and a label beside it.
import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.ts';

/** The person turned the switch. */
export class SwitchEvent extends Event {
  static readonly type = 'clc-switch';
  constructor(readonly on: boolean) {
    super(SwitchEvent.type, { bubbles: true });
  }
}

@customElement('clc-switch')
export class Switch extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: 2rem;
        font-size: var(--t-sm);
        cursor: pointer;
      }
      span {
        flex: 1;
      }
      input {
        appearance: none;
        flex: none;
        inline-size: 2.125rem;
        block-size: 1.25rem;
        margin: 0;
        border: 1px solid var(--control);
        border-radius: var(--rfull);
        background: var(--surface);
        cursor: pointer;
        position: relative;
      }
      input::before {
        content: '';
        position: absolute;
        inset-block: 2px;
        inset-inline-start: 2px;
        inline-size: 0.875rem;
        border-radius: 50%;
        background: var(--control);
        transition: inset-inline-start var(--fast) var(--ease);
      }
      input:checked {
        background: var(--accent);
        border-color: var(--accent);
      }
      input:checked::before {
        inset-inline-start: calc(100% - 0.875rem - 2px);
        background: var(--on-accent);
      }
      input:focus-visible {
        border-radius: var(--rfull);
      }
      @media (pointer: coarse) {
        label {
          min-block-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        input {
          appearance: auto;
        }
        input::before {
          content: none;
        }
      }
    `,
  ];
  @property() label = '';
  @property({ type: Boolean }) on = false;

  readonly #change = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.on = event.target.checked;
    this.dispatchEvent(new SwitchEvent(this.on));
  };
  override render(): TemplateResult {
    return html`<label
      ><span>${this.label}</span><input type="checkbox" role="switch" .checked=${this.on} @change=${this.#change}
    /></label>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-switch': Switch;
  }
  interface HTMLElementEventMap {
    'clc-switch': SwitchEvent;
  }
}
