// Lights the chain of the one chosen card, and names below the board what is loose in it.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as Y from 'yjs';
import { leadRole } from '../../shared/document/choices.ts';
import { root } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { chainOf } from '../../shared/judge/chain.ts';
import type { Chain, ChainLink, LooseEnd } from '../../shared/judge/chain.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { linkWords } from '../words/links.ts';
import type { ClcCard } from './card.ts';
import { CardLinksRequest } from './events.ts';
import { otherText, relationName } from './link-actions.ts';

/** More loose ends than this are counted, not named. */
const NAMED = 2;

@customElement('clc-chain-bar')
export class ClcChainBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-inline-size: calc(100% - 2rem);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s3);
        padding: 0.25rem var(--s3);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
        box-shadow: var(--shadow-2);
        font-size: var(--t-sm);
      }
      .count {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        font-weight: 600;
      }
      button {
        min-block-size: var(--target);
        color: var(--warn);
        text-align: start;
      }
      button:hover {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .more {
        color: var(--ink-2);
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** The one chosen card. */
  @property({ attribute: false }) card: string | undefined;
  /** The element of a card on the board, if it is there. */
  @property({ attribute: false }) find: (id: string) => ClcCard | undefined = () => undefined;
  #lit = new Set<ClcCard>();
  #chain: Chain | undefined;

  constructor() {
    super();
    new Observe(
      this,
      () => (this.canvas ? [root(this.canvas.doc, 'cards'), root(this.canvas.doc, 'choice')] : []),
      // What is typed in a card changes no chain.
      (events) => events.some((event) => event instanceof Y.YMapEvent),
    );
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#put(new Map());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { canvas, card } = this;
    this.#chain =
      canvas && card !== undefined
        ? chainOf(snapshotOf(canvas.doc, { members: [], now: '' }).cards, card, leadRole(canvas.doc))
        : undefined;
  }
  override render(): TemplateResult | typeof nothing {
    const chain = this.#chain;
    if (!chain || (chain.cards.length < 2 && chain.loose.length === 0)) return nothing;
    const words = linkWords[this.say.lang];
    const [named, rest] = [chain.loose.slice(0, NAMED), chain.loose.length - NAMED];
    return html`<div class="bar" role="status">
      <span class="count"
        >${icon('link', 'small')}${chain.cards.length > 1 ? words.chain(chain.cards.length) : words.alone}</span
      >
      ${named.map(
        (end) =>
          html`<button @click=${() => this.dispatchEvent(new CardLinksRequest(cardOf(end)))}>
            ${icon('unlink', 'small')} ${this.#loose(end)}
          </button>`,
      )}
      ${rest > 0 ? html`<span class="more">${words.andMore(rest)}</span>` : nothing}
    </div>`;
  }
  protected override updated(): void {
    const chain = this.#chain;
    this.#put(
      new Map(chain && chain.cards.length > 1 ? chain.cards.slice(1).map((id) => [id, this.#said(chain, id)]) : []),
    );
  }

  #loose(end: LooseEnd): string {
    const { canvas, say } = this;
    if (!canvas) return '';
    const words = linkWords[say.lang];
    const text = quoted(otherText({ canvas, say }, cardOf(end)));
    return end.kind === 'lacks' ? words.lacks[end.what](text) : words.dangling(text);
  }
  /** What a card of the chain is to the card it was reached from, as that one says it. */
  #said(chain: Chain, id: string): string {
    const nearer = new Set(chain.cards.slice(0, chain.cards.indexOf(id)));
    const link = chain.links.find(({ from, to }) => (from === id && nearer.has(to)) || (to === id && nearer.has(from)));
    return link ? relationName({ type: link.type, way: wayOf(link, id) }, this.say) : '';
  }
  #put(relations: ReadonlyMap<string, string>): void {
    const now = new Set<ClcCard>();
    for (const [id, relation] of relations) {
      const card = this.find(id);
      if (!card) continue;
      card.relation = relation;
      now.add(card);
    }
    for (const card of this.#lit) if (!now.has(card)) card.relation = undefined;
    this.#lit = now;
  }
}

/** So much of a card is named in the bar; two whole sentences would cover the board. */
const QUOTED_CHARS = 36;
function quoted(text: string): string {
  const short = text.length > QUOTED_CHARS ? `${text.slice(0, QUOTED_CHARS - 1).trimEnd()}…` : text.replace(/\.$/u, '');
  return `“${short}”`;
}
function cardOf(end: LooseEnd): string {
  return end.kind === 'lacks' ? end.card : end.from;
}
/** The card says it of a nearer one, or hears it from one. */
function wayOf(link: ChainLink, id: string): 'out' | 'in' {
  return link.from === id ? 'out' : 'in';
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-chain-bar': ClcChainBar;
  }
}
