// The views on one canvas, in the bar above it: the canvas itself, the agenda, the value ledger, the Stairway, the check.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Face, Say, Stop, View } from '../session/contexts.ts';
import { SayRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { faceWords } from '../words/faces.ts';
import type { News, Told } from './news.ts';

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
      .asks {
        inline-size: 0.5rem;
        block-size: 0.5rem;
        border-radius: 50%;
        background: var(--accent);
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
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @state() private news: News | undefined;
  #watching: Canvas | undefined;
  #stop: Stop | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('view') && changed.get('view')?.face !== this.view?.face) this.#bringIn();
    const canvas = this.canvas?.rights.discuss ? this.canvas : undefined;
    if (canvas === this.#watching || !this.isConnected) return;
    this.#leave();
    this.#watching = canvas;
    if (canvas) void this.#watch(canvas);
  }
  /** On a phone not all views fit; the one that is shown is among those one sees. Scrolls nothing but the row itself. */
  #bringIn(): void {
    const row = this.renderRoot.querySelector('nav');
    const here = row?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!row || !here) return;
    const seen = row.getBoundingClientRect();
    row.scrollLeft += Math.max(0, here.right - seen.right) - Math.max(0, seen.left - here.left);
  }
  /** The focus stays here, so that where one is now must be said. */
  #go(face: Face): void {
    const before = this.view?.face;
    this.dispatchEvent(new ViewRequest({ face }));
    const { view, say } = this;
    if (view && view.face !== before)
      this.dispatchEvent(new SayRequest(faceWords[say.lang].face[face], undefined, true));
  }
  async #watch(canvas: Canvas): Promise<void> {
    const news = await import('./news.ts').catch(() => undefined);
    // Without it the views are there all the same, only not what is open in them.
    if (!news || canvas !== this.#watching) return;
    this.#stop = news.watchNews(canvas, () => this.say, {
      changed: (now) => (this.news = now),
      told: (what) => this.#tell(what),
    });
  }
  #leave(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#watching = undefined;
  }
  /** With the way there, unless one is there. */
  #tell({ text, face, way, over, shows }: Told): void {
    const here = this.view?.face === face;
    const action = { label: way, run: () => this.dispatchEvent(new ViewRequest({ face })) };
    this.dispatchEvent(new SayRequest(text, here ? undefined : action, here && shows, over));
  }

  override render(): TemplateResult | typeof nothing {
    const { say, view } = this;
    if (!view) return nothing;
    const words = faceWords[say.lang];
    const current = view.face ?? 'canvas';
    return html`<nav aria-label=${words.views}>
      ${FACES.map((face) => {
        const name = words.face[face];
        const open = this.news?.open[face] ?? 0;
        const asked = this.news?.asked.has(face) ?? false;
        return html`<button aria-current=${face === current ? 'page' : nothing} @click=${() => this.#go(face)}>
          ${name}${
            asked ? html`<i class="asks" aria-hidden="true"></i><span class="sr">, ${words.asks}</span>` : nothing
          }${open > 0 ? html` <span class="count">${open}<span class="sr"> ${words.open}</span></span>` : nothing}
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
