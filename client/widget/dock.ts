// The bar at the foot of the phone: take back, add a card, discussions.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { EVERYWHERE, liveCountsOf } from '../discuss/counts.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { DiscussRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import { ShellRequest } from './shell-request.ts';
import { undoSource } from './undo.ts';

@customElement('clc-dock')
export class Dock extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container: dock / inline-size;
        background: var(--surface);
        border-block-start: 1px solid var(--line);
      }
      .dock {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--s2);
        padding: var(--s2) var(--s4) max(var(--s2), env(safe-area-inset-bottom));
      }
      .btn {
        min-block-size: 2.75rem;
        min-inline-size: 2.75rem;
        font-size: 1rem;
        padding-inline: var(--s4);
      }
      .btn[disabled] {
        color: var(--control);
      }
      .primary {
        flex: 1;
        max-inline-size: 11rem;
      }
      /* In very large letters the words need the room that is air otherwise. */
      @container dock (max-width: 16rem) {
        .dock {
          gap: var(--s1);
          padding-inline: var(--s1);
        }
        .btn {
          padding-inline: var(--s1);
        }
      }
      .dot {
        inline-size: 0.5rem;
        block-size: 0.5rem;
        border-radius: 50%;
        background: currentColor;
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true })
  @state()
  private canvas?: Canvas;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;

  constructor() {
    super();
    new Subscribe(this, () => undoSource(this.canvas?.undo));
    new Subscribe(this, () => this.canvas && liveCountsOf(this.canvas).about(EVERYWHERE));
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas || !say) return nothing;
    const { open, unread } = liveCountsOf(canvas).about(EVERYWHERE);
    return html`<nav class="dock" aria-label=${say.app.actions}>
      ${
        canvas.rights.edit
          ? html`<button
                class="btn quiet"
                aria-label=${say.app.undo}
                ?disabled=${!canvas.undo.canUndo()}
                @click=${() => this.dispatchEvent(new ShellRequest({ kind: 'undo' }))}
              >
                ${icon('undo')}
              </button>
              <button class="btn primary" @click=${() => this.dispatchEvent(new ShellRequest({ kind: 'add-card' }))}>
                ${icon('plus')}${say.app.addCard}
              </button>`
          : html`<span></span>`
      }
      <button class="btn quiet" @click=${() => this.dispatchEvent(new DiscussRequest({}))}>
        ${icon('chat')}<span aria-hidden="true">${open}</span
        ><span class="sr">${say.app.discussOpen(open)}. ${say.app.discussUnread(unread)}</span>
        ${unread > 0 ? html`<span class="dot"></span>` : nothing}
      </button>
    </nav>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-dock': Dock;
  }
}
