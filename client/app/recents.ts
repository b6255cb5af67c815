// The canvases opened in this browser: found by title, opened, copied as a link, or forgotten.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { shortMoment } from '../discuss/moments.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import type { RecentCanvas } from '../session/device.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { MenuSelect } from '../ui/menu.ts';
import '../ui/menu.ts';
import '../ui/mini-map.ts';
import { startWords } from '../words/start.ts';
import { canvasAddress } from './address.ts';
import { ForgetEvent } from './start-events.ts';

@customElement('clc-recents')
export class Recents extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        justify-content: space-between;
        gap: var(--s4);
        padding-block-end: var(--s6);
      }
      h1 {
        font: 500 var(--t-3xl) / 1.1 var(--font-voice);
        letter-spacing: -0.018em;
        text-wrap: balance;
      }
      .find {
        position: relative;
        inline-size: 14.5rem;
      }
      .find .i {
        position: absolute;
        inset-inline-start: 0.625rem;
        inset-block-start: 0.5625rem;
        color: var(--ink-3);
        pointer-events: none;
      }
      .find .field {
        padding-inline-start: 2.125rem;
      }
      .list,
      .none {
        background: var(--sheet);
        border: 1px solid var(--line);
        border-block-start: 3px solid var(--ink);
        border-radius: var(--r1);
      }
      .none {
        padding: var(--s6) var(--s5);
        font: 400 1.125rem/1.45 var(--font-voice);
        color: var(--ink-2);
        text-wrap: pretty;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s4);
        padding-inline-end: var(--s4);
        border-block-start: 1px solid var(--line);
      }
      li:first-child {
        border-block-start: 0;
      }
      li:hover {
        background: var(--surface);
      }
      li a {
        flex: 1;
        display: flex;
        gap: var(--s5);
        align-items: center;
        padding: var(--s4) var(--s5);
        text-decoration: none;
        min-inline-size: 0;
      }
      .text {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        font-size: var(--t-sm);
        color: var(--ink-2);
        line-height: 1.4;
      }
      .text b {
        font: 500 1.25rem/1.25 var(--font-voice);
        color: var(--ink);
        letter-spacing: -0.005em;
        overflow-wrap: anywhere;
      }
      .chip {
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
      }
      .foot {
        display: flex;
        gap: 0.375rem;
        padding-block-start: var(--s3);
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      .foot .i {
        margin-block-start: 0.2rem;
      }
      @container start (max-width: 74rem) {
        li {
          flex-wrap: wrap;
          row-gap: 0;
        }
        li a {
          flex-basis: 75%;
        }
        .chip {
          order: 3;
          margin: calc(-1 * var(--s2)) 0 var(--s4) 10rem;
        }
      }
      @container start (max-width: 60rem) {
        h1 {
          font-size: 1.75rem;
        }
      }
      @container start (max-width: 40rem) {
        .find {
          inline-size: 100%;
        }
        li {
          flex-wrap: wrap;
          gap: 0;
          padding-inline-end: var(--s2);
        }
        li a {
          gap: var(--s3);
          padding: var(--s3);
          flex-basis: 80%;
        }
        clc-mini-map {
          inline-size: 4.5rem;
          block-size: 3rem;
        }
        .chip {
          margin: calc(-1 * var(--s1)) 0 var(--s3) 6rem;
        }
        .ib {
          inline-size: 2.75rem;
          block-size: 2.75rem;
        }
        .field {
          min-block-size: 2.75rem;
        }
        .find .i {
          inset-block-start: 0.8125rem;
        }
      }
    `,
  ];
  @property({ attribute: false }) canvases: readonly RecentCanvas[] = [];
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  @state() private query = '';

  #chose(canvas: RecentCanvas, event: MenuSelect): void {
    event.stopPropagation();
    if (event.id === 'forget') this.dispatchEvent(new ForgetEvent(canvas));
    else if (event.id === 'copy') void this.#copy(canvas);
  }
  async #copy(canvas: RecentCanvas): Promise<void> {
    const { start } = startWords[this.say.lang];
    try {
      await navigator.clipboard.writeText(new URL(canvasAddress(canvas.id, canvas.key), canvas.server).href);
      this.dispatchEvent(new SayRequest(start.copied));
    } catch {
      this.dispatchEvent(new SayRequest(start.copyDenied));
    }
  }
  override render(): TemplateResult | typeof nothing {
    if (!this.say) return nothing;
    const { start } = startWords[this.say.lang];
    if (this.canvases.length === 0)
      return html`<div class="head"><h1>${start.headingNone}</h1></div>
        <p class="none">${start.none}</p>`;
    const wanted = this.query.trim().toLocaleLowerCase();
    const found = this.canvases.filter((canvas) => this.#titleOf(canvas).toLocaleLowerCase().includes(wanted));
    return html`<div class="head">
        <h1>${start.heading}</h1>
        <label class="find"
          ><span class="sr">${start.search}</span>${icon('search')}<input
            class="field"
            type="search"
            placeholder=${start.search}
            @input=${(e: InputEvent) => (this.query = (e.target as HTMLInputElement).value)}
        /></label>
      </div>
      <p class="sr" aria-live="polite">${wanted && found.length === 0 ? start.noMatch(this.query.trim()) : ''}</p>
      ${
        found.length === 0
          ? html`<p class="none" aria-hidden="true">${start.noMatch(this.query.trim())}</p>`
          : html`<ul class="list" aria-label=${start.recents}>
              ${repeat(
                found,
                (canvas) => `${canvas.server} ${canvas.id}`,
                (canvas) => this.#row(canvas),
              )}
            </ul>`
      }
      <p class="foot">${icon('device', 'small')}${start.onlyHere}</p>`;
  }
  #titleOf(canvas: RecentCanvas): string {
    return canvas.title || this.say.app.title.untitled;
  }
  #row(canvas: RecentCanvas): TemplateResult {
    const { badge } = this.say.app;
    const { start } = startWords[this.say.lang];
    const title = this.#titleOf(canvas);
    const restricted = canvas.dead ? start.dead : badge[canvas.role];
    return html`<li>
      <a href=${canvasAddress(canvas.id, canvas.key)}>
        <clc-mini-map .fill=${canvas.mini}></clc-mini-map>
        <span class="text"
          ><b>${title}</b><span>${start.opened(shortMoment(canvas.lastOpened, new Date(), this.say))}</span
          ><span>${start.decided(canvas.counts.decided, canvas.counts.total)}</span></span
        >
      </a>
      ${
        restricted
          ? html`<span class="chip">${icon(canvas.dead ? 'unlink' : 'lock', 'small')}${restricted}</span>`
          : nothing
      }
      <clc-menu
        label=${start.moreOf(title)}
        .items=${[
          { id: 'copy', label: start.copyLink, icon: 'copy' as const },
          { id: 'forget', label: start.forget, icon: 'close' as const },
        ]}
        @clc-menu-select=${(e: MenuSelect) => this.#chose(canvas, e)}
        ><button slot="button" class="ib" aria-label=${start.moreOf(title)}>${icon('more')}</button></clc-menu
      >
    </li>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-recents': Recents;
  }
}
