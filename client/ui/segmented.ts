// A choice of a few, side by side: native radio buttons drawn as one strip.
import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.ts';

/** The person chose; read `value` of the element. */
export class ChooseEvent extends Event {
  static readonly type = 'clc-choose';
  constructor(readonly value: string) {
    super(ChooseEvent.type, { bubbles: true });
  }
}

@customElement('clc-segmented')
export class Segmented extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-inline-size: 0;
      }
      legend {
        padding: 0 0 var(--s1);
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      /* Where what is chosen goes without saying, the name is for who hears it. */
      :host([plain]) legend {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        padding: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .strip {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(max-content, 1fr);
        border: 1px solid var(--control);
        border-radius: var(--r2);
        background: var(--surface);
      }
      :host([stacked]) .strip {
        grid-auto-flow: row;
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: 2rem;
        padding-inline: var(--s2);
        font-size: var(--t-sm);
        font-weight: 550;
        cursor: pointer;
        border-radius: calc(var(--r2) - 1px);
      }
      label + label {
        border-inline-start: 1px solid var(--line);
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      label:hover {
        background: var(--hover);
      }
      label:has(:checked) {
        background: var(--accent);
        color: var(--on-accent);
        border-radius: calc(var(--r2) - 1px);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
        z-index: 1;
      }
      input {
        position: absolute;
        inset: 0;
        margin: 0;
        appearance: none;
        cursor: pointer;
      }
      input:focus-visible {
        outline: none;
      }
      @media (pointer: coarse) {
        label {
          min-block-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        label:has(:checked) {
          outline: 2px solid Highlight;
          outline-offset: -3px;
        }
        label:has(:focus-visible) {
          outline: 3px solid CanvasText;
          outline-offset: 2px;
        }
      }
    `,
  ];
  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) options: readonly { readonly value: string; readonly label: string }[] = [];

  /** On what is chosen, as Tab would come there. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(':checked')?.focus(options));
  }
  readonly #change = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.value = event.target.value;
    this.dispatchEvent(new ChooseEvent(this.value));
  };
  override render(): TemplateResult {
    return html`<fieldset @change=${this.#change}>
      <legend>${this.label}</legend>
      <div class="strip">
        ${this.options.map(
          (option) =>
            html`<label
              ><input
                type="radio"
                name="choice"
                value=${option.value}
                .checked=${option.value === this.value}
              />${option.label}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-segmented': Segmented;
  }
  interface HTMLElementEventMap {
    'clc-choose': ChooseEvent;
  }
}
