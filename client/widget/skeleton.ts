// The page before its words arrive: the four ruled sections with grey lines; a sentence when it takes long.
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BLOCK_IDS } from '../../shared/template/canvas-template.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';

/** After so many milliseconds waiting gets a sentence. */
const SLOW_MS = 4000;

@customElement('clc-skeleton')
export class Skeleton extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        min-block-size: 100%;
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
      p {
        position: absolute;
        inset-inline: 0;
        inset-block-end: var(--s8);
        margin-inline: auto;
        inline-size: fit-content;
        padding: var(--s2) var(--s4);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
      }
      p:empty {
        display: none;
      }
      @container clc (max-width: 40rem) {
        .sheet {
          grid-template: 'compass' 8rem 'licence' 1fr 'arena' 1fr 'proposition' 1fr 'resources' 1fr / minmax(0, 1fr);
        }
      }
    `,
  ];
  @property({ attribute: false }) say!: Say;
  /** Nothing is being waited for: the sentence would not be true. */
  @property({ type: Boolean }) still = false;
  @state() private slow = false;
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setTimeout(() => (this.slow = true), SLOW_MS);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
    this.slow = false;
  }
  override render(): TemplateResult {
    const section = (id: string): TemplateResult => html`<section class=${id}><i></i><i></i><i></i></section>`;
    return html`<div class="sheet" aria-hidden="true">
        ${BLOCK_IDS.map(section)}
        <div class="compass"></div>
      </div>
      <p role="status">${this.slow && !this.still ? this.say.status.loading : nothing}</p>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-skeleton': Skeleton;
  }
}
