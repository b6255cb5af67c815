// What a view beside the canvas shows, in place of the board: the agenda, the value ledger, the Stairway or the check.
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Face } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import './agenda-view.ts';

@customElement('clc-instrument')
export class ClcInstrument extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow: auto;
        overscroll-behavior: contain;
        background: var(--ground);
        padding: var(--s3);
      }
    `,
  ];
  @property({ attribute: false }) face: Exclude<Face, 'canvas'> = 'agenda';

  override render(): TemplateResult {
    return html`<clc-agenda></clc-agenda>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-instrument': ClcInstrument;
  }
}
