// A strip above the canvas that says what has ended or failed, or calmly what is coming; what is safe, and what to do.
import { css, html, LitElement } from 'lit';
import type { TemplateResult, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';

@customElement('clc-notice')
export class Notice extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        padding: var(--s2) var(--s4);
        background: var(--warn-tint);
        color: var(--warn);
        border-block-end: 1px solid currentColor;
      }
      :host([calm]) div {
        background: var(--surface);
        color: var(--ink-2);
        border-block-end-color: var(--line-2);
      }
      p {
        /* Beside one button also on a phone; what needs more buttons has them below. */
        flex: 1 1 12rem;
        color: var(--ink);
      }
      slot {
        display: contents;
      }
      @media (forced-colors: active) {
        div {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  @property() text = '';
  /** Nothing is wrong yet: it is said when there is a pause, and not in the colour of trouble. */
  @property({ type: Boolean, reflect: true }) calm = false;
  override render(): TemplateResult | typeof nothing {
    return html`<div role=${this.calm ? 'status' : 'alert'}>
      ${icon(this.calm ? 'info' : 'warn')}
      <p>${this.text}</p>
      <slot></slot>
    </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-notice': Notice;
  }
}
