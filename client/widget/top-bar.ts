// The bar above the canvas: home, title, save state, undo, people, discussions, sharing and the rest behind "more".
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { EVERYWHERE, liveCountsOf } from '../discuss/counts.ts';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, View } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { onDemand } from '../session/on-demand.ts';
import { DiscussRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { brand } from '../ui/brand.ts';
import { icon } from '../ui/first-icons.ts';
import '../ui/popover.ts';
import type { Popover } from '../ui/popover.ts';
import './canvas-title.ts';
import './save-chip.ts';
import { ShellRequest } from './shell-request.ts';
import type { ShellWish } from './shell-request.ts';
import { undoSource } from './undo.ts';

@customElement('clc-top-bar')
export class TopBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container: bar / inline-size;
        background: var(--surface);
        border-block-end: 1px solid var(--line);
        position: relative;
        z-index: 5;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-block-size: 3rem;
        padding-inline: var(--s4);
      }
      .brand {
        display: inline-grid;
        place-items: center;
        inline-size: 2rem;
        block-size: 2rem;
        flex: none;
        color: var(--accent);
        text-decoration: none;
        border-radius: var(--r2);
      }
      a.brand:hover {
        background: var(--hover);
      }
      .brand .i {
        display: none;
      }
      .what {
        display: flex;
        align-items: center;
        gap: var(--s1) var(--s3);
        min-inline-size: 0;
        flex: 1;
      }
      h1 {
        font: 600 1.0625rem/1.2 var(--font-voice);
        letter-spacing: -0.005em;
        padding-block: 0.1875rem;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      clc-canvas-title {
        flex: 0 1 auto;
      }
      clc-save-chip {
        flex: none;
      }
      .badge {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-block-size: 1.5rem;
        padding-inline: 0.5rem;
        border-radius: var(--rfull);
        background: var(--sunken);
        font-size: var(--t-xs);
        color: var(--ink-2);
        white-space: nowrap;
        flex: none;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: var(--s2);
        flex: none;
      }
      .sep {
        inline-size: 1px;
        block-size: 1.25rem;
        background: var(--line);
      }
      .ib .num {
        position: absolute;
        inset-block-start: -0.25rem;
        inset-inline-end: -0.25rem;
        box-shadow: 0 0 0 2px var(--surface);
      }
      .btn.primary:hover {
        background: color-mix(in srgb, var(--accent) 86%, var(--surface));
      }
      @container bar (max-width: 75rem) {
        .bar {
          flex-wrap: wrap;
          row-gap: 0;
        }
        .what,
        .tools {
          min-block-size: 3rem;
        }
        clc-faces {
          order: 1;
          flex: 0 0 100%;
          /* There before its code is, so that nothing moves. */
          min-block-size: 2.5rem;
        }
      }
      @container bar (max-width: 56rem) {
        .badge span {
          display: none;
        }
        .badge {
          padding-inline: 0.3125rem;
        }
        .bar {
          column-gap: var(--s2);
        }
      }
      @container bar (max-width: 51rem) {
        .what {
          flex-direction: column;
          align-items: flex-start;
          gap: 0;
          padding-block: 0.375rem 0.125rem;
        }
        .what > * {
          max-inline-size: 100%;
        }
        clc-save-chip {
          margin-block: -0.375rem -0.25rem;
          margin-inline-start: -0.25rem;
        }
        .badge {
          display: none;
        }
      }
      @container bar (max-width: 40rem) {
        clc-faces {
          min-block-size: 2.75rem;
        }
        .bar {
          min-block-size: 3.5rem;
          padding-inline: var(--s1) var(--s2);
          column-gap: var(--s1);
        }
        .brand,
        .ib {
          inline-size: 2.75rem;
          block-size: 2.75rem;
        }
        a.brand svg {
          display: none;
        }
        a.brand .i {
          display: block;
        }
        span.brand {
          inline-size: 2.25rem;
        }
        .roomy {
          display: none;
        }
      }
      @media (pointer: coarse) {
        .ib,
        .btn {
          min-inline-size: 2.75rem;
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  /** Where the brand leads; without it there is no link (inside another page). */
  @property() home: string | undefined;
  /** What the title will probably be, until there is a canvas. */
  @property() expected = '';
  @consume({ context: canvasContext, subscribe: true })
  @state()
  private canvas?: Canvas;
  @consume({ context: viewContext, subscribe: true })
  @state()
  private view!: View;
  @consume({ context: sayContext, subscribe: true })
  @state()
  say!: Say;
  @query('clc-popover') private readonly panel!: Popover | null;
  @state() private moreOpened = false;

  constructor() {
    super();
    new Subscribe(this, () => undoSource(this.canvas?.undo));
    new Subscribe(this, () => this.canvas && liveCountsOf(this.canvas).about(EVERYWHERE));
  }
  #ask(wish: ShellWish): void {
    this.dispatchEvent(new ShellRequest(wish));
  }
  readonly #discuss = (): void => {
    this.dispatchEvent(this.view.drawer.open ? new ViewRequest({ drawer: { open: false } }) : new DiscussRequest({}));
  };
  /** What was asked for in the panel happens under it. */
  readonly #away = (): void => this.panel?.close();
  readonly #more = async (): Promise<void> => {
    this.moreOpened = (await onDemand(this, () => import('./more-panel.ts'))) !== undefined;
    if (!this.moreOpened) this.panel?.close();
  };

  override render(): TemplateResult | typeof nothing {
    if (!this.say || !this.view) return nothing;
    const words = this.say.app;
    const { canvas } = this;
    // The page around has its own title above this one.
    const level = this.home === undefined ? 2 : 1;
    const badge = canvas ? words.badge[canvas.role] : '';
    return html`<div class="bar" role=${this.home === undefined ? nothing : 'banner'}>
      ${
        this.home === undefined
          ? html`<span class="brand">${brand()}</span>`
          : html`<a class="brand" href=${this.home} title=${words.home}>${brand()}${icon('left')}</a>`
      }
      <div class="what">
        ${canvas || !this.expected ? html`<clc-canvas-title .level=${level}></clc-canvas-title>` : html`<h1 aria-level=${level}>${this.expected}</h1>`}
        ${
          badge
            ? html`<span class="badge" title=${badge}
                >${icon(canvas?.rights.discuss ? 'chat' : 'eye', 'small')}<span>${badge}</span></span
              >`
            : nothing
        }
        <clc-save-chip></clc-save-chip>
      </div>
      ${canvas ? html`<clc-faces></clc-faces>${this.#tools(canvas)}` : nothing}
    </div>`;
  }
  #tools(canvas: Canvas): TemplateResult {
    const words = this.say.app;
    const { unread } = liveCountsOf(canvas).about(EVERYWHERE);
    const about = words.discussUnread(unread);
    return html`<div class="tools">
      ${
        canvas.rights.edit
          ? html`<button
                class="ib roomy"
                aria-label=${words.undo}
                title=${words.undo}
                ?disabled=${!canvas.undo.canUndo()}
                @click=${() => this.#ask({ kind: 'undo' })}
              >
                ${icon('undo')}</button
              ><button
                class="ib roomy"
                aria-label=${words.redo}
                title=${words.redo}
                ?disabled=${!canvas.undo.canRedo()}
                @click=${() => this.#ask({ kind: 'redo' })}
              >
                ${icon('redo')}</button
              ><span class="sep roomy"></span>`
          : nothing
      }
      <clc-people class="roomy"></clc-people>
      <button
        class="ib roomy ${this.view.drawer.open ? 'on' : ''}"
        aria-label=${about}
        title=${about}
        aria-expanded=${this.view.drawer.open ? 'true' : 'false'}
        @click=${this.#discuss}
      >
        ${icon('chat')}${unread > 0 ? html`<span class="num" aria-hidden="true">${unread}</span>` : nothing}
      </button>
      ${
        canvas.rights.share
          ? html`<button class="btn primary roomy" @click=${() => this.#ask({ kind: 'share' })}>${words.share}</button>`
          : nothing
      }
      <clc-popover
        label=${words.more}
        @clc-popover-open=${this.#more}
        @clc-go-to=${this.#away}
        @clc-view=${(e: ViewRequest) => 'following' in e.change && this.#away()}
      >
        <span slot="button" class="ib">${icon('more')}</span>
        ${this.moreOpened ? html`<clc-more-panel></clc-more-panel>` : nothing}
      </clc-popover>
    </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-top-bar': TopBar;
  }
}
