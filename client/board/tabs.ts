// The parts of the canvas as tabs, for a phone that shows one part at a time.
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { BLOCK_IDS, blockOf, template } from '../../shared/template/canvas-template.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import { sayContext, viewContext } from '../session/contexts.ts';
import type { Say, View } from '../session/contexts.ts';
import { ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import { accents } from './accents.ts';

/** A part of the canvas, in reading order. */
export type Part = BlockId | 'compass';
export const PARTS: readonly Part[] = ['compass', ...BLOCK_IDS];

@customElement('clc-block-tabs')
export class ClcBlockTabs extends LitElement {
  static override styles = [
    base,
    accents,
    css`
      :host {
        display: block;
      }
      .tabs {
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        background: var(--surface);
        border-block-end: 1px solid var(--line);
      }
      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 0.125rem;
        min-block-size: 3.5rem;
        min-inline-size: 0;
        font-size: var(--t-xs);
        color: var(--ink-2);
        border-block-end: 3px solid transparent;
        outline-offset: -3px;
      }
      button b {
        font: 500 1.25rem/1.1 var(--font-voice);
        color: var(--a);
      }
      button svg.i {
        inline-size: 1.25rem;
        block-size: 1.25rem;
      }
      button span {
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        font-stretch: 92%;
      }
      button[aria-selected='true'] {
        color: var(--ink);
        font-weight: 650;
        border-color: var(--a);
        background: var(--tint);
      }
    `,
  ];

  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;

  override render(): TemplateResult {
    const { say, view } = this;
    return html`<div class="tabs" role="tablist" aria-label=${say.board.blocks} @keydown=${this.#key}>
      ${PARTS.map(
        (part) =>
          html`<button
            role="tab"
            data-block=${part}
            data-part=${part}
            aria-selected=${view?.tab === part}
            tabindex=${view?.tab === part ? 0 : -1}
            @click=${() => this.#show(part)}
          >
            ${part === 'compass' ? icon('compass') : html`<b aria-hidden="true">${blockOf(part).part}</b>`}
            <span
              >${part === 'compass' ? template.centre.label[say.lang] : sentence(blockOf(part).label[say.lang])}</span
            >
          </button>`,
      )}
    </div>`;
  }
  #show(part: Part): void {
    this.dispatchEvent(new ViewRequest({ tab: part }));
  }
  readonly #key = (event: KeyboardEvent): void => {
    const at = PARTS.indexOf(this.view?.tab ?? 'compass');
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const index =
      step !== undefined ? at + step : event.key === 'Home' ? 0 : event.key === 'End' ? PARTS.length - 1 : undefined;
    const part = index === undefined ? undefined : PARTS[(index + PARTS.length) % PARTS.length];
    if (part === undefined) return;
    event.preventDefault();
    this.#show(part);
    this.renderRoot.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus();
  };
}

/** "LICENTIE" -> "Licentie": a phone's tabs have no room for capitals. */
function sentence(label: string): string {
  return label.slice(0, 1) + label.slice(1).toLocaleLowerCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-block-tabs': ClcBlockTabs;
  }
}
