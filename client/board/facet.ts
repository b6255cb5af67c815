// A facet: one question of a block with its cards, its empty state and the place where new cards are typed.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { cardsIn, placesChanged } from '../../shared/document/cards.ts';
import { leadRole } from '../../shared/document/choices.ts';
import { root } from '../../shared/document/roots.ts';
import { blockOfFacet, facetOf, roleOfFacet } from '../../shared/template/canvas-template.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, SessionStatus, Target, View } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { loadEditor } from '../text/text-field.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import { accents } from './accents.ts';
import './card.ts';
import type { ClcCard } from './card.ts';
import type { ClcComposer, ComposerClose } from './composer.ts';
import { draftsOf } from './drafts.ts';
import { editingHere } from './editing-here.ts';
import type { EditByKey } from './events.ts';
import './facet-empty.ts';
import { facetStyles } from './facet-styles.ts';
import { spokenFacetName } from './names.ts';
import type { ClcStance } from './stance.ts';
import './stance.ts';
import './talk.ts';
import { passOnFocus } from './telling.ts';

@customElement('clc-facet')
export class ClcFacet extends LitElement {
  static override styles = [base, accents, facetStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;

  @consume({ context: statusContext, subscribe: true }) @state() status: SessionStatus | undefined;

  @property({ attribute: 'facet-id' }) facet: FacetId = 'licence.customers';
  /** Beside its cards (in a tall block) or above them (in a wide one). */
  @property({ reflect: true }) layout: 'wide' | 'tall' = 'wide';
  @state() private helping = false;
  @state() private composing = false;
  /** The card Tab comes to: the one that had the focus last. */
  @state() private roving: string | undefined;
  @query('clc-composer') private readonly composer!: ClcComposer | null;
  @query('clc-stance') private readonly stance!: ClcStance | null;
  @query('.name') private readonly name!: HTMLElement | null;
  #shown = '';
  renders = 0;

  constructor() {
    super();
    new Observe(
      this,
      () => [this.canvas && root(this.canvas.doc, 'cards')],
      (events) =>
        this.canvas !== undefined && placesChanged(this.canvas.doc, events) && this.#ids().join() !== this.#shown,
    );
    new Observe(this, () => [this.canvas && this.#role() ? root(this.canvas.doc, 'choice') : undefined]);
  }

  /** The elements of its cards, in order. */
  get cards(): ClcCard[] {
    return [...this.renderRoot.querySelectorAll('clc-card')];
  }
  cardElement(id: string): ClcCard | undefined {
    return this.cards.find((card) => card.cardId === id);
  }
  /** Opens the composer with the focus in it. */
  async compose(): Promise<void> {
    if (!this.canvas?.rights.edit) return void this.canvas?.commands.may([], this.facet);
    if (!(await editingHere(this))) return;
    this.composing = true;
    await this.updateComplete;
    await this.composer?.updateComplete;
    this.composer?.focus();
  }
  /** Chooses this facet's role as the lead, asking what must be asked. */
  chooseLead(): void {
    this.stance?.choose('lead');
  }
  /** Focus on the card at this index or the one before; without cards on the facet's name. */
  focusNear(index: number): void {
    const cards = this.cards;
    const card = cards[Math.min(index, cards.length - 1)];
    if (card) card.focusCard();
    else this.name?.focus();
  }
  focusName(): void {
    this.name?.focus();
  }

  protected override firstUpdated(): void {
    passOnFocus(this.renderRoot);
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('canvas') && this.canvas?.rights.edit && draftsOf(this.canvas.id, this.facet).read().trim())
      this.composing = true;
    // What somebody is writing stays before them, also where it may not be added any more.
    else if (!this.canvas?.rights.edit && !this.composer?.written) this.composing = false;
  }
  override render(): TemplateResult {
    this.renders++;
    const { canvas, say, view } = this;
    if (!canvas || !view) return html``;
    const facet = facetOf(this.facet);
    const name = facet.label[say.lang];
    const spoken = spokenFacetName(this.facet, say.lang);
    const ids = this.#ids();
    this.#shown = ids.join();
    const role = this.#role();
    const lead = role !== undefined && leadRole(canvas.doc) === role;
    const edit = canvas.rights.edit;
    return html`<div
      class="facet ${lead ? 'lead' : ''}"
      role="group"
      aria-label=${spoken}
      data-block=${blockOfFacet(this.facet).id}
    >
      <div class="fh">
        <h3>
          <button
            class="name"
            aria-expanded=${this.helping}
            aria-controls="prompt"
            @click=${() => (this.helping = !this.helping)}
          >
            ${say.board.softened(name)}${icon(this.helping ? 'down' : 'right')}
          </button>
        </h3>
        ${
          edit
            ? html`<button
                class="ib xs"
                aria-label=${say.board.addCardTo(spoken)}
                title=${say.board.addCardTo(spoken)}
                @click=${() => this.compose()}
              >
                ${icon('plus', 'small')}
              </button>`
            : nothing
        }
        ${role === undefined ? nothing : html`<clc-stance .ofRole=${role}></clc-stance>`}
      </div>
      <div class="content">
        <div id="prompt" ?hidden=${!this.helping}>
          <p class="prompt">${facet.question[say.lang]}<small>${facet.hint[say.lang]}</small></p>
          <clc-talk worded .about=${this.#place} label=${name}></clc-talk>
        </div>
        ${ids.length ? this.#list(ids, spoken, view) : nothing}
        ${
          ids.length === 0 && !this.composing && this.status?.content === 'loading'
            ? html`<div class="coming" aria-hidden="true"><i></i><i></i></div>`
            : nothing
        }
        ${
          ids.length === 0 && !this.composing && this.status?.content !== 'loading'
            ? html`<clc-facet-empty .facet=${this.facet} @clc-compose=${() => this.compose()}></clc-facet-empty>`
            : nothing
        }
        ${
          this.composing
            ? html`<clc-composer .facet=${this.facet} @clc-composer-close=${this.#composed}></clc-composer>`
            : nothing
        }
      </div>
    </div>`;
  }
  #list(ids: readonly string[], name: string, view: View): TemplateResult {
    const roving = this.roving !== undefined && ids.includes(this.roving) ? this.roving : ids[0];
    const count = view.selection.size === 1 ? 'one' : 'many';
    const thread = view.drawer.open ? view.drawer.thread : undefined;
    return html`<ul
      class="cards"
      role="list"
      aria-label=${this.say.board.cardsIn(name)}
      @keydown=${this.#key}
      @focusin=${this.#focused}
      @clc-edit-by-key=${this.#edited}
    >
      ${repeat(
        ids,
        (id) => id,
        (id) =>
          html`<li>
            <clc-card
              part="card"
              card-id=${id}
              .picked=${view.selection.has(id) ? count : null}
              .tabstop=${id === roving}
              .activeThread=${thread}
              .phone=${view.size === 'phone'}
            ></clc-card>
          </li>`,
      )}
    </ul>`;
  }
  #ids(): string[] {
    return this.canvas ? cardsIn(this.canvas.doc, this.facet) : [];
  }
  get #place(): Target {
    return { kind: 'facet', id: this.facet };
  }
  #role(): ReturnType<typeof roleOfFacet> {
    return roleOfFacet(this.facet);
  }

  readonly #composed = (event: ComposerClose): void => {
    this.composing = false;
    if (event.byKey) void this.updateComplete.then(() => this.focusNear(Number.MAX_SAFE_INTEGER));
  };
  readonly #focused = (event: FocusEvent): void => {
    const card = (event.target as Element).closest('clc-card');
    if (!card) return;
    this.roving = card.cardId;
    // The next key may be Enter: what is typed right after it must find the editor there.
    // Without a connection it cannot come yet; the field asks again and says so.
    if (this.canvas?.rights.edit) loadEditor().catch(() => undefined);
  };
  /** A key that comes before what does it waits, and is not lost. */
  readonly #edited = (event: EditByKey): void => {
    event.stopPropagation();
    const { key, card } = event;
    void editingHere(this, ({ editByKey }) => editByKey(this, key, [card]));
  };
  readonly #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const cards = this.cards;
    const at = cards.findIndex((card) => card === event.target);
    // Only keys on a card itself: those in its text or toolbar mean something there.
    if (at < 0 || (event.composedPath()[0] as Element).getAttribute('role') !== 'group') return;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: cards.length - 1 }[event.key];
    const card = to === undefined ? undefined : cards[to];
    if (to === undefined) return;
    event.preventDefault();
    if (event.shiftKey && card) cards[at]?.extendTo(card.cardId);
    card?.focusCard();
    card?.scrollIntoView({ block: 'nearest' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-facet': ClcFacet;
  }
}
