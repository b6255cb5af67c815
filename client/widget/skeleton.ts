// The page before its words arrive: the four ruled sections with grey lines; a sentence when it takes long.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BLOCK_IDS } from '../../shared/template/canvas-template.ts';
import { statusContext } from '../session/contexts.ts';
import type { Say, SessionStatus } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { ShellRequest } from './shell-request.ts';

/** After so many milliseconds waiting gets a sentence, and without any connection a way to try again. */
const SLOW_MS = 4000;
const LOST_MS = 8000;

@customElement('clc-skeleton')
export class Skeleton extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        padding: var(--s2);
      }
      .sheet {
        display: grid;
        background: var(--sheet);
        border: 1px solid var(--line);
        border-radius: var(--r1);
        grid-template:
          'licence licence licence' 1fr 'arena compass proposition' 2fr 'resources resources resources' 1fr /
          minmax(0, 1fr) 30% minmax(0, 1fr);
      }
      section {
        border-block-start: 3px solid var(--line-2);
        padding: var(--s4) var(--s3);
        display: grid;
        gap: var(--s3);
        align-content: start;
      }
      .licence {
        grid-area: licence;
        border-color: var(--licence);
      }
      .arena {
        grid-area: arena;
        border-color: var(--arena);
      }
      .proposition {
        grid-area: proposition;
        border-color: var(--proposition);
      }
      .resources {
        grid-area: resources;
        border-color: var(--resources);
      }
      .compass {
        grid-area: compass;
        background: var(--compass);
      }
      i {
        block-size: 0.75rem;
        border-radius: var(--r1);
        background: var(--line);
      }
      i:nth-child(1) {
        inline-size: 30%;
      }
      i:nth-child(2) {
        inline-size: 82%;
      }
      i:nth-child(3) {
        inline-size: 64%;
      }
      .word {
        display: grid;
        gap: var(--s3);
        justify-items: start;
        max-inline-size: min(30rem, calc(100% - 2rem));
        position: absolute;
        inset-inline: 0;
        inset-block-end: var(--s8);
        margin-inline: auto;
        inline-size: fit-content;
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
      }
      .word.none {
        border-color: transparent;
        background: none;
      }
      @container clc (max-width: 40rem) {
        .sheet {
          grid-template: 'compass' 8rem 'licence' 1fr 'arena' 1fr 'proposition' 1fr 'resources' 1fr / minmax(0, 1fr);
        }
      }
    `,
  ];
  @property({ attribute: false }) say!: Say;
  /** What stands in the way, when that is known. */
  @property() why = '';
  /** Nothing is being waited for: the sentence would not be true. */
  @property({ type: Boolean }) still = false;
  @consume({ context: statusContext, subscribe: true })
  @state()
  private status?: SessionStatus;
  @state() private waited: 'briefly' | 'long' | 'very long' = 'briefly';
  #timers: number[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timers = [
      window.setTimeout(() => (this.waited = 'long'), SLOW_MS),
      window.setTimeout(() => (this.waited = 'very long'), LOST_MS),
    ];
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#timers.forEach((timer) => window.clearTimeout(timer));
    this.waited = 'briefly';
  }
  override render(): TemplateResult {
    const section = (id: string): TemplateResult => html`<section class=${id}><i></i><i></i><i></i></section>`;
    const { app, status } = this.say;
    const waiting = !this.still && (this.waited !== 'briefly' || this.why !== '');
    const lost = waiting && (this.waited === 'very long' || this.why !== '') && this.status?.connected === false;
    return html`<div class="sheet" aria-hidden="true">
        ${BLOCK_IDS.map(section)}
        <div class="compass"></div>
      </div>
      <div class="word ${waiting ? '' : 'none'}">
        <p role="status">${waiting ? (lost ? this.why || app.loading.failed : status.loading) : nothing}</p>
        ${
          lost
            ? html`<button class="btn primary" @click=${() => this.dispatchEvent(new ShellRequest({ kind: 'retry' }))}>
                ${app.retry}
              </button>`
            : nothing
        }
      </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-skeleton': Skeleton;
  }
}
