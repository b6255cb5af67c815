// A block of the canvas: its rule, numeral, name and question, who is in it, its conversations and its facets.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { blockOf } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import '../presence/avatar.ts';
import { canvasContext, presenceContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Present, PresenceView, Say, Target } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { blockIcon, icon } from '../ui/first-icons.ts';
import { turn } from '../ui/turn.ts';
import { accents } from './accents.ts';
import type { ClcFacet } from './facet.ts';
import './facet.ts';
import { tagLabel } from './names.ts';
import './talk.ts';
import { passOnFocus } from './telling.ts';
import { Watch } from './watch.ts';

@customElement('clc-block')
export class ClcBlock extends LitElement {
  static override styles = [
    base,
    accents,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .block {
        position: relative;
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        block-size: 100%;
        padding-block-end: var(--s2);
        border-block-start: 3px solid var(--a);
      }
      .bh {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: 2.125rem;
        padding: 0.375rem var(--s3) 0.25rem;
      }
      .n {
        min-inline-size: 1.125rem;
        font: 500 1.25rem/1 var(--font-voice);
        color: var(--a);
      }
      .bh > svg.i {
        color: var(--a);
      }
      h2 {
        font-size: var(--t-sm);
        font-weight: 680;
        letter-spacing: 0.035em;
        line-height: 1.2;
        color: var(--a);
      }
      .question {
        flex: 1;
        min-inline-size: 0;
        font: italic 400 0.9375rem/1.2 var(--font-voice);
        color: var(--ink-2);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      :host([layout='tall']) .question {
        white-space: normal;
        font-size: 0.875rem;
        line-height: 1.08;
        text-wrap: balance;
      }
      .legend {
        display: inline-flex;
        align-items: center;
        gap: 0.1875rem;
        margin-inline-end: 0.5rem;
        font-size: var(--t-xs);
        color: var(--ink-3);
        white-space: nowrap;
      }
      .legend svg.i {
        inline-size: 0.75rem;
        block-size: 0.75rem;
        margin-inline-start: 0.5rem;
      }
      .people {
        display: flex;
        gap: 0.125rem;
      }
      .people:not(:empty) {
        margin-block: -0.1875rem;
      }
      .facets {
        display: grid;
        flex: 1;
        grid-auto-rows: auto;
        align-content: stretch;
      }
      :host([layout='wide']) .facets {
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-rows: 1fr;
      }
      :host([layout='wide']) clc-facet + clc-facet {
        border-inline-start: 1px solid var(--line);
      }
      @container (min-width: 86rem) {
        .bh {
          padding-block: var(--s2) var(--s1);
        }
        .question {
          font-size: 1.0625rem;
        }
        .n {
          font-size: 1.5rem;
        }
      }
      @container (max-width: 61rem) {
        .question {
          white-space: normal;
        }
      }
      @container (max-width: 40rem) {
        .block {
          padding-block-end: 0;
        }
        .bh {
          flex-wrap: wrap;
          padding: var(--s3) var(--s4) var(--s2);
        }
        .question,
        :host([layout='tall']) .question {
          order: 9;
          flex: none;
          flex-basis: 100%;
          white-space: normal;
          font-size: 1.375rem;
          line-height: 1.2;
          color: var(--ink);
          text-wrap: balance;
        }
        h2 {
          flex: 1;
        }
        :host([layout='wide']) .facets {
          grid-auto-flow: row;
          grid-auto-rows: auto;
        }
        :host([layout='wide']) clc-facet + clc-facet {
          border-inline-start: 0;
        }
      }
      @media (forced-colors: active) {
        .block {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: 'block-id' }) block: BlockId = 'licence';
  @property({ reflect: true }) layout: 'wide' | 'tall' = 'wide';
  /** What a session says of this block. */
  @property({ attribute: false }) sign: TemplateResult | undefined;

  constructor() {
    super();
    new Watch(
      this,
      () => this.presence,
      () =>
        this.#people()
          .map((p) => `${p.id}/${p.name}/${p.slot}/${p.activity}`)
          .join(),
    );
  }

  get facets(): ClcFacet[] {
    return [...this.renderRoot.querySelectorAll('clc-facet')];
  }
  facetElement(id: FacetId): ClcFacet | undefined {
    return this.facets.find((facet) => facet.facet === id);
  }

  protected override firstUpdated(): void {
    passOnFocus(this.renderRoot);
  }
  /** A whole board at once would be felt as a pause, ten of them as a page that hangs. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await turn();
    await super.scheduleUpdate();
  }
  override render(): TemplateResult {
    const { say, canvas } = this;
    if (!canvas) return html``;
    const block = blockOf(this.block);
    const label = block.label[say.lang];
    return html`<section class="block" data-block=${this.block} aria-labelledby="name">
      <header class="bh">
        <span class="n" aria-hidden="true">${block.part}</span>
        ${blockIcon(block.icon)}
        <h2 id="name"><span class="sr">${say.board.block(block.part, '')}</span>${label}</h2>
        <p class="question">${block.question[say.lang]}</p>
        ${block.facets.some((f) => f.tags?.side) ? this.#legend() : nothing} ${this.sign} ${this.#avatars()}
        <clc-spread-mark .block=${this.block}></clc-spread-mark>
        <clc-talk .about=${this.#place} label=${label}></clc-talk>
      </header>
      <div class="facets">
        ${repeat(
          block.facets,
          (facet) => facet.id,
          (facet) =>
            html`<clc-facet part="facet" exportparts="card" facet-id=${facet.id} layout=${this.layout}></clc-facet>`,
        )}
      </div>
    </section>`;
  }
  #legend(): TemplateResult {
    return html`<span class="legend" aria-hidden="true"
      >${icon('in', 'small')}${tagLabel('side', 'investment', this.say.lang)}
      ${icon('out', 'small')}${tagLabel('side', 'progress', this.say.lang)}</span
    >`;
  }
  #avatars(): TemplateResult | typeof nothing {
    const people = this.#people();
    if (!people.length) return nothing;
    return html`<span
      class="people"
      role="group"
      aria-label=${this.say.board.hereNow(people.map((p) => p.name).join(', '))}
      >${repeat(
        people,
        (p) => p.id,
        (p) => html`<clc-avatar .person=${p} size="small"></clc-avatar>`,
      )}</span
    >`;
  }
  #people(): Present[] {
    return (this.presence?.people() ?? []).filter((p) => !p.me && p.at.block === this.block);
  }
  get #place(): Target {
    return { kind: 'block', id: this.block };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-block': ClcBlock;
  }
}
