// The views on one canvas, in the bar above it: the canvas itself, the agenda, the value ledger, the Stairway, the check.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sayContext, viewContext } from '../session/contexts.ts';
import type { Face, Say, View } from '../session/contexts.ts';
import { ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { faceWords } from '../words/faces.ts';

export const FACES: readonly Face[] = ['canvas', 'agenda', 'ledger', 'stairway', 'check'];

@customElement('clc-faces')
export class ClcFaces extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      nav {
        display: flex;
        gap: var(--s1);
        overflow-x: auto;
        scrollbar-width: none;
      }
      button {
        position: relative;
        flex: none;
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-block-size: 3rem;
        padding-inline: var(--s2);
        font-size: var(--t-md);
        font-stretch: 94%;
        color: var(--ink-2);
        white-space: nowrap;
        outline-offset: -3px;
      }
      button:hover {
        color: var(--ink);
      }
      button[aria-current] {
        color: var(--ink);
        font-weight: 600;
      }
      button[aria-current]::after {
        content: '';
        position: absolute;
        inset: auto var(--s2) 0;
        block-size: 2px;
        background: var(--accent);
      }
      .count {
        min-inline-size: 1.25rem;
        padding-inline: 0.3125rem;
        border: 1px solid var(--line-2);
        border-radius: var(--rfull);
        font-size: var(--t-xs);
        line-height: 1.125rem;
        text-align: center;
      }
      @container bar (max-width: 75rem) {
        button {
          min-block-size: 2.5rem;
        }
      }
      @container bar (max-width: 40rem) {
        button {
          min-block-size: 2.75rem;
          padding-inline: var(--s3);
        }
      }
      @media (forced-colors: active) {
        button[aria-current]::after {
          background: Highlight;
        }
      }
    `,
  ];

  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;
  /** How much is open in a view; nothing is shown for none. */
  @property({ attribute: false }) open: Readonly<Partial<Record<Face, number>>> = {};

  override render(): TemplateResult | typeof nothing {
    const { say, view } = this;
    if (!view) return nothing;
    const words = faceWords[say.lang];
    const current = view.face ?? 'canvas';
    return html`<nav aria-label=${words.views}>
      ${FACES.map((face) => {
        const name = words.face[face];
        const open = this.open[face] ?? 0;
        return html`<button
          aria-current=${face === current ? 'page' : nothing}
          aria-label=${open > 0 ? words.open(name, open) : nothing}
          @click=${() => this.dispatchEvent(new ViewRequest({ face }))}
        >
          ${name}${open > 0 ? html`<span class="count" aria-hidden="true">${open}</span>` : nothing}
        </button>`;
      })}
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-faces': ClcFaces;
  }
}
