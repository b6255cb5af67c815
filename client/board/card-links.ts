// The dialog with all links of one card: what belongs to it and how, to go there, to take away, to add.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import type { Card } from '../../shared/document/cards.ts';
import { ties, tiesBetween, tiesOf } from '../../shared/document/links.ts';
import type { Tie } from '../../shared/document/links.ts';
import { root } from '../../shared/document/roots.ts';
import { lockedAmong, lockedBlocks } from '../../shared/document/session.ts';
import { blockOfFacet, FACET_IDS } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { GoToRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { linkWords } from '../words/links.ts';
import { sessionWords } from '../words/session.ts';
import { accents } from './accents.ts';
import { cardLinksStyles } from './card-links-styles.ts';
import { linkCards, otherText, relationName, unlinkCards } from './link-actions.ts';
import { facetName } from './names.ts';

type Relation = Pick<Tie, 'type' | 'way'>;

@customElement('clc-card-links')
export class ClcCardLinks extends LitElement {
  static override styles = [
    base,
    accents,
    cardLinksStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** The card shown; undefined = closed. */
  @property({ attribute: false }) cardId: string | undefined;
  /** The other card is known already, only how they belong together is asked. */
  @property({ attribute: false }) other: string | undefined;
  @state() private relation: string | undefined;
  @state() private wanted = '';
  @query('#find') private readonly field!: HTMLInputElement | null;

  constructor() {
    super();
    new Observe(this, () => [this.cardId === undefined ? undefined : this.canvas && root(this.canvas.doc, 'cards')]);
    new Observe(this, () => [this.cardId === undefined ? undefined : this.canvas && root(this.canvas.doc, 'session')]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('cardId')) return;
    this.relation = undefined;
    this.wanted = '';
  }
  override render(): TemplateResult {
    const { canvas, say, cardId } = this;
    const card = canvas && cardId !== undefined ? readCard(canvas.doc, cardId) : undefined;
    const open = card !== undefined && card.status !== 'rejected';
    return html`<clc-dialog .heading=${linkWords[say.lang].title} .open=${open} @clc-close=${this.#close}>
      ${card && canvas && open ? this.#content(canvas, card) : nothing}
    </clc-dialog>`;
  }
  #content(canvas: Canvas, card: Card): TemplateResult {
    const { say, other } = this;
    const about = { canvas, say };
    if (other !== undefined) return this.#asking(canvas, card, other);
    return html`<p class="card" data-block=${blockOfFacet(card.facet).id}>
        <span class="n" aria-hidden="true">${blockOfFacet(card.facet).part}</span>
        <span>${otherText(about, card.id)}</span>
      </p>
      ${this.#list(canvas, card)} ${canvas.rights.edit ? this.#adding(canvas, card) : nothing}`;
  }
  #list(canvas: Canvas, card: Card): TemplateResult {
    const { say } = this;
    const words = linkWords[say.lang];
    const all = ties(canvas.doc, card.id);
    if (all.length === 0) return html`<p class="none">${words.none}</p>`;
    return html`<ul class="ties">
      ${all.map((tie) => {
        const text = otherText({ canvas, say }, tie.other);
        const relation = relationName(tie, say);
        const there = readCard(canvas.doc, tie.other);
        const lives = there !== undefined && there.status !== 'rejected';
        return html`<li data-block=${there ? blockOfFacet(there.facet).id : nothing}>
          <span class="rel">${relation}</span>
          ${
            lives
              ? html`<button class="to" @click=${() => this.#goTo(tie.other)}>
                  <span class="n" aria-hidden="true">${blockOfFacet(there.facet).part}</span>${text}
                </button>`
              : html`<span class="to gone">${icon('warn', 'small')}${text}</span>`
          }
          ${
            canvas.rights.edit && isOpen(canvas, card.id, tie)
              ? html`<button
                  class="ib"
                  aria-label=${words.remove(relation, text)}
                  title=${words.remove(relation, text)}
                  @click=${() => this.#remove(canvas, card.id, tie)}
                >
                  ${icon('close', 'small')}
                </button>`
              : nothing
          }
        </li>`;
      })}
    </ul>`;
  }
  #adding(canvas: Canvas, card: Card): TemplateResult {
    const { say } = this;
    const words = linkWords[say.lang];
    const kept = lockedBlocks(canvas.doc).length > 0 ? this.#kept() : nothing;
    const shut = lockedAmong(canvas.doc, [card.id]) !== undefined;
    const relations = tiesOf(card.facet).filter(({ way }) => way === 'in' || !shut);
    const relation = relations.find((r) => keyOf(r) === this.relation) ?? relations[0];
    if (!relation) return html`${kept}`;
    const fitting = this.#fitting(canvas, card, relation);
    const shown = fitting.filter((c) => matches(c.text, this.wanted));
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <h3>${words.add}</h3>
      ${kept}
      <label for="relation">${words.relation}</label>
      <select
        id="relation"
        class="field"
        @change=${(event: Event) => {
          this.relation = (event.target as HTMLSelectElement).value;
        }}
      >
        ${relations.map(
          (r) => html`<option value=${keyOf(r)} ?selected=${r === relation}>${relationName(r, say)}</option>`,
        )}
      </select>
      ${
        fitting.length === 0
          ? html`<p class="none">${words.nothingFits}</p>`
          : html`<label for="find">${words.find}</label>
              <input
                id="find"
                class="field"
                type="search"
                autocomplete="off"
                aria-describedby="help"
                .value=${this.wanted}
                @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
                @keydown=${(event: KeyboardEvent) => this.#key(event)}
              />
              <p id="help" class="help">${shown.length ? words.help : words.nothingFound}</p>
              <p class="sr" role="status">${words.found(shown.length)}</p>
              <ul class="found" aria-label=${words.find} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
                ${shown.map(
                  (c) =>
                    html`<li data-block=${blockOfFacet(c.facet).id}>
                      <button class="option" type="button" @click=${() => this.#add(c.id, relation)}>
                        <span class="n" aria-hidden="true">${blockOfFacet(c.facet).part}</span>
                        <span class="t">${c.text || say.board.noText}</span>
                        <span class="f">${facetName(c.facet, say.lang)}</span>
                      </button>
                    </li>`,
                )}
              </ul>`
      }
    </form>`;
  }
  /** Both cards are known: which of the relations that fit. */
  #asking(canvas: Canvas, card: Card, other: string): TemplateResult {
    const { say } = this;
    const there = readCard(canvas.doc, other);
    const all = there ? tiesBetween(card.facet, there.facet) : [];
    const fits = all.filter((relation) => isOpen(canvas, card.id, { ...relation, other }));
    return html`<p class="card">${linkWords[say.lang].which(otherText({ canvas, say }, other))}</p>
      <div class="choices">
        ${fits.map(
          (relation, index) =>
            html`<button class="btn" ?autofocus=${index === 0} @click=${() => this.#add(other, relation, true)}>
              ${relationName(relation, say)}
            </button>`,
        )}
      </div>
      ${fits.length < all.length ? this.#kept() : nothing}`;
  }
  #kept(): TemplateResult {
    return html`<p class="none" role="status">${sessionWords[this.say.lang].linksKept}</p>`;
  }

  /** Cards this one can have the relation with and has not, in board order. */
  #fitting(canvas: Canvas, card: Card, relation: Relation) {
    const had = new Set(
      ties(canvas.doc, card.id)
        .filter((tie) => tie.type === relation.type && tie.way === relation.way)
        .map((tie) => tie.other),
    );
    return FACET_IDS.filter((facet) =>
      tiesBetween(card.facet, facet).some((r) => r.type === relation.type && r.way === relation.way),
    ).flatMap((facet) =>
      cardsIn(canvas.doc, facet)
        .filter((id) => id !== card.id && !had.has(id) && isOpen(canvas, card.id, { ...relation, other: id }))
        .map((id) => ({ id, facet, text: otherText({ canvas, say: this.say }, id) })),
    );
  }
  /** Arrows go from the field into the list and through it; Enter in the field takes the first card. */
  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = [...this.renderRoot.querySelectorAll<HTMLElement>('.option')];
    const at = options.findIndex((option) => option === event.target);
    if (event.key === 'ArrowDown') options[Math.min(at + 1, options.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (options[at - 1] ?? this.field)?.focus();
    else if (event.key === 'Enter' && at < 0) options[0]?.click();
    else return;
    event.preventDefault();
  }
  #add(other: string, relation: Relation, done = false): void {
    const { canvas, say, cardId } = this;
    if (!canvas || cardId === undefined) return;
    linkCards({ from: this, canvas, say }, cardId, { ...relation, other });
    if (done) return this.#close();
    this.wanted = '';
    this.field?.focus();
  }
  #remove(canvas: Canvas, card: string, tie: Tie): void {
    unlinkCards({ from: this, canvas, say: this.say }, card, tie);
    // Its button is gone: the focus stays in the dialog.
    this.renderRoot.querySelector<HTMLElement>('clc-dialog')?.focus();
  }
  #goTo(card: string): void {
    this.#close();
    this.dispatchEvent(new GoToRequest({ kind: 'card', id: card }));
  }
  readonly #close = (): void => {
    this.dispatchEvent(new DialogClose());
  };
}

function keyOf({ type, way }: Relation): string {
  return `${type}.${way}`;
}
/** Every word asked for is somewhere in the text, whatever the accents and capitals. */
function matches(text: string, wanted: string): boolean {
  const plain = bare(text);
  return bare(wanted)
    .split(/\s+/u)
    .every((word) => plain.includes(word));
}
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
/** A link is a change of the card that says it. */
function isOpen({ doc }: Canvas, card: string, { way, other }: Pick<Tie, 'way' | 'other'>): boolean {
  return lockedAmong(doc, [way === 'out' ? card : other]) === undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-card-links': ClcCardLinks;
  }
}
