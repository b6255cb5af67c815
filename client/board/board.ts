// The board: the stage with the sheet on it, and what concerns all of it: choosing cards, going to a place, presence.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import { blockOf, blockOfFacet, FACET_IDS, isFacetId, template } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import type { Ground } from '../presence/pointers.ts';
import { canvasContext, presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say, Stop, Target, View } from '../session/contexts.ts';
import { SayRequest, ViewRequest } from '../session/requests.ts';
import type { CardDetailsRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import './block.ts';
import type { ClcBlock } from './block.ts';
import { boardStyles } from './board-styles.ts';
import type { ClcCard } from './card.ts';
import './compass.ts';
import type { ClcCompass } from './compass.ts';
import { editKeyOf } from './edit-key.ts';
import type { Editing } from './editing.ts';
import { editingHere } from './editing-here.ts';
import type { CardLinksRequest, EditKey, FocusCard, FocusNear, PickCard } from './events.ts';
import type { ClcFacet } from './facet.ts';
import { glide } from './glide.ts';
import './tabs.ts';
import { PARTS } from './tabs.ts';
import type { Part } from './tabs.ts';
import { pickedAfter } from './picking.ts';
import { spreadHere } from './spread-here.ts';
import { FocusMoved, passOnFocus, placeTold, sameTold } from './telling.ts';
import type { Told } from './telling.ts';

/** Where each part lies on the sheet, and whether its facets stand side by side or under each other. */
const LAYOUT: Readonly<Record<BlockId, { readonly area: string; readonly layout: 'wide' | 'tall' }>> = {
  licence: { area: 'lic', layout: 'wide' },
  arena: { area: 'are', layout: 'tall' },
  proposition: { area: 'pro', layout: 'tall' },
  resources: { area: 'res', layout: 'wide' },
};

@customElement('clc-board')
export class ClcBoard extends LitElement {
  static override styles = [base, boardStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view!: View;
  /** On a narrow stage: all parts under each other instead of one at a time. */
  @property({ type: Boolean, reflect: true }) stacked = false;
  /** The card whose details are open. */
  @state() private detailed: string | undefined;
  /** The card whose links are open, and the other card when only their relation is asked. */
  @state() private linked: { readonly card: string; readonly other?: string | undefined } | undefined;
  #told: Told = { block: null, facet: null, card: null };
  /** For whoever cannot see it: how one works on a card. */
  @state() private keysSaid: Editing['keysSaid'] | undefined;
  /** Resolves when what lies beyond reading is there too. */
  equipped: Promise<void> = Promise.resolve();
  #stops: Stop[] = [];
  #runningFor: Canvas | undefined;
  /** The card from which Shift chooses on. */
  #anchor: string | undefined;

  constructor() {
    super();
    this.addEventListener('clc-pick-card', this.#pick);
    this.addEventListener('clc-focus-card', this.#focusCard);
    this.addEventListener('clc-focus-near', this.#focusNear);
    this.addEventListener('clc-card-details', this.#openDetails);
    this.addEventListener('clc-card-links', this.#openLinks);
    this.addEventListener(FocusMoved.type, this.#present);
    this.addEventListener('pointerdown', this.#present);
    this.addEventListener('focusout', this.#left);
    this.addEventListener('keydown', this.#key);
    this.addEventListener('click', this.#click);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#tell({ block: null, facet: null, card: null });
  }

  /** The element of a card on the board. */
  cardElement(id: string): ClcCard | undefined {
    const card = this.canvas && readCard(this.canvas.doc, id);
    return card && this.facetElement(card.facet)?.cardElement(id);
  }
  facetElement(id: FacetId): ClcFacet | undefined {
    return this.#block(blockOfFacet(id).id)?.facetElement(id);
  }
  /** Opens the composer of a facet; without one, of the facet last used in the part that is shown. */
  async compose(facet?: FacetId): Promise<void> {
    const block = this.view.tab === 'compass' ? 'licence' : this.view.tab;
    const last = this.#told.facet;
    const wanted =
      facet ?? (isFacetId(last) && blockOfFacet(last).id === block ? last : (blockOf(block).facets[0]?.id as FacetId));
    await this.#show(blockOfFacet(wanted).id);
    await this.facetElement(wanted)?.compose();
  }
  /** Opens the details of a card. */
  showDetails(card: string): void {
    this.detailed = card;
    void editingHere(this);
  }
  /** Scrolls to a place, shows it for a moment and, if asked, puts the focus there. */
  async reveal(target: Target, focus: boolean): Promise<void> {
    const place = this.#locate(target);
    if (!place) return;
    await this.#show(place.part);
    const facet = place.facet === undefined ? undefined : this.facetElement(place.facet);
    const card = place.card === undefined ? undefined : facet?.cardElement(place.card);
    const element = card ?? facet ?? this.renderRoot.querySelector<HTMLElement>(`[data-part="${place.part}"]`);
    if (!element) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Of what is higher than the board the middle would hide the name.
    const block = element.offsetHeight > this.clientHeight ? 'start' : 'center';
    element.scrollIntoView({ block, inline: 'nearest', behavior: still ? 'auto' : 'smooth' });
    if (card) card.flash();
    else flash(element);
    if (!focus) return;
    if (card) card.focusCard();
    else if (facet) facet.focusName();
    else if (place.part === 'compass') this.renderRoot.querySelector<ClcCompass>('clc-compass')?.focusHeading();
    else this.#block(place.part)?.facets[0]?.focusName();
  }

  protected override firstUpdated(): void {
    passOnFocus(this.renderRoot);
  }
  override render(): TemplateResult {
    const { canvas, view, say } = this;
    if (!canvas) return html``;
    const tabs = view.size === 'phone' && !this.stacked && view.only === undefined;
    const shown = view.only ?? (tabs ? view.tab : undefined);
    const chosen = this.#chosen();
    return html`${tabs ? html`<clc-block-tabs></clc-block-tabs>` : nothing}
      ${this.keysSaid ? html`<p class="sr">${this.keysSaid(say.lang)}</p>` : nothing}
      <div class="sheet ${view.only ? 'only' : ''}" part="sheet" data-arrangement=${view.arrangement}>
        ${PARTS.map((part) => {
          const name = part === 'compass' ? template.centre.label[say.lang] : blockOf(part).label[say.lang];
          return html`<div
            class="area ${part === 'compass' ? 'com' : LAYOUT[part].area}"
            data-part=${part}
            role=${tabs ? 'tabpanel' : nothing}
            aria-label=${tabs ? name : nothing}
            ?hidden=${shown !== undefined && shown !== part}
          >
            ${
              part === 'compass'
                ? html`<clc-compass part="compass"></clc-compass>`
                : html`<clc-block
                    part="block"
                    exportparts="facet, card"
                    block-id=${part}
                    layout=${view.only ? 'wide' : LAYOUT[part].layout}
                  ></clc-block>`
            }
          </div>`;
        })}
        <clc-pointers .ground=${this.#ground}></clc-pointers>
      </div>
      ${
        chosen.length > 1 && canvas.rights.edit
          ? html`<div class="chosen"><clc-selection-bar .ids=${chosen}></clc-selection-bar></div>`
          : nothing
      }
      ${
        chosen.length === 1 && view.size !== 'phone'
          ? html`<div class="chosen">
              <clc-chain-bar .card=${chosen[0]} .find=${(id: string) => this.cardElement(id)}></clc-chain-bar>
            </div>`
          : nothing
      }
      <clc-card-details
        .cardId=${this.detailed}
        .beside=${this.detailed === undefined ? undefined : this.cardElement(this.detailed)}
        @clc-close=${() => (this.detailed = undefined)}
      ></clc-card-details>
      <clc-card-links
        .cardId=${this.linked?.card}
        .other=${this.linked?.other}
        @clc-close=${() => (this.linked = undefined)}
      ></clc-card-links>`;
  }
  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#runningFor === this.canvas) return;
    this.#stop();
    this.#runningFor = this.canvas;
    if (this.canvas && this.isConnected) this.#run(this.canvas);
  }

  #run(canvas: Canvas): void {
    this.#stops.push(
      glide(
        canvas.doc,
        this,
        () => this.facets().flatMap((facet) => facet.cards),
        () => this.settled(),
      ),
    );
    // Whoever may discuss gets them with the rest.
    if (!canvas.rights.discuss) this.#stops.push(spreadHere(canvas.doc));
    this.equipped = this.#equip(canvas);
  }
  /** Fetches what lies beyond reading, once the board can be read. */
  async #equip(canvas: Canvas): Promise<void> {
    let stopped = false;
    this.#stops.push(() => (stopped = true));
    await this.settled();
    // Whoever only reads gets what shows the details of a card with the first that they choose.
    const editing = stopped || !canvas.rights.discuss ? undefined : await editingHere(this);
    if (stopped || !editing || !canvas.rights.edit) return;
    this.keysSaid = editing.keysSaid;
    const { stop, ready } = editing.equip(this, canvas);
    this.#stops.push(stop);
    await ready;
  }
  #stop(): void {
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
    this.#runningFor = undefined;
  }

  #block(id: BlockId): ClcBlock | undefined {
    return [...this.renderRoot.querySelectorAll('clc-block')].find((block) => block.block === id);
  }
  facets(): ClcFacet[] {
    return [...this.renderRoot.querySelectorAll('clc-block')].flatMap((block) => block.facets);
  }
  /** Everything on the board has been drawn. */
  async settled(): Promise<void> {
    await this.updateComplete;
    for (const block of this.renderRoot.querySelectorAll('clc-block')) {
      await block.updateComplete;
      await Promise.all(block.facets.map((facet) => facet.updateComplete));
    }
    await Promise.all(this.facets().flatMap((facet) => facet.cards.map((card) => card.updateComplete)));
  }
  /** Ids of the chosen cards that are on the board, in board order. */
  #chosen(): string[] {
    const { canvas, view } = this;
    if (!canvas || view.selection.size === 0) return [];
    return this.#order().filter((id) => view.selection.has(id));
  }
  #order(): string[] {
    const doc = this.canvas?.doc;
    return doc ? FACET_IDS.flatMap((facet) => cardsIn(doc, facet)) : [];
  }
  /** Where one part is shown at a time, brings this one in sight first. */
  async #show(part: Part): Promise<void> {
    if (this.view.only) {
      if (this.view.only !== part) this.dispatchEvent(new ViewRequest({ only: part }));
    } else if (this.view.size === 'phone' && !this.stacked && this.view.tab !== part)
      this.dispatchEvent(new ViewRequest({ tab: part }));
    await this.settled();
  }
  #locate(target: Target): { readonly part: Part; readonly facet?: FacetId; readonly card?: string } | undefined {
    switch (target.kind) {
      case 'block':
        return { part: target.id };
      case 'facet':
        return isFacetId(target.id) ? { part: blockOfFacet(target.id).id, facet: target.id } : undefined;
      case 'card':
        return this.#locateCard(target.id);
      case 'text': {
        const owner = target.id.slice(0, target.id.lastIndexOf('.'));
        return owner === 'compass' ? { part: 'compass' } : this.#locateCard(owner);
      }
      default:
        return target satisfies never;
    }
  }
  #locateCard(id: string): { readonly part: Part; readonly facet: FacetId; readonly card: string } | undefined {
    const card = this.canvas && readCard(this.canvas.doc, id);
    return card && { part: blockOfFacet(card.facet).id, facet: card.facet, card: id };
  }

  readonly #pick = (event: PickCard): void => {
    event.stopPropagation();
    if (this.view.size === 'phone' && event.mode === 'only') return this.showDetails(event.card);
    void editingHere(this);
    const selection = pickedAfter(this.view.selection, this.#order(), event.card, event.mode, this.#anchor);
    if (event.mode !== 'extend') this.#anchor = event.card;
    this.dispatchEvent(new ViewRequest({ selection }));
    this.dispatchEvent(new SayRequest(this.say.board.selected(selection.size), undefined, true));
  };
  readonly #focusCard = (event: FocusCard): void => {
    event.stopPropagation();
    void this.settled().then(() => {
      const card = this.cardElement(event.card);
      if (!card) return;
      card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      if (event.edit) void card.edit(event.edit);
      else card.focusCard();
    });
  };
  readonly #focusNear = (event: FocusNear): void => {
    event.stopPropagation();
    void this.settled().then(() => this.facetElement(event.facet)?.focusNear(event.index));
  };
  readonly #openDetails = (event: CardDetailsRequest): void => {
    event.stopPropagation();
    this.showDetails(event.card);
  };
  readonly #openLinks = ({ card, other }: CardLinksRequest): void => {
    this.detailed = undefined;
    this.linked = { card, other };
    void editingHere(this);
  };
  /** A key that comes before what does it waits, and is not lost. */
  #edit(key: EditKey, cards: readonly string[]): void {
    void editingHere(this, ({ editByKey }) => editByKey(this, key, cards));
  }
  readonly #key = (event: KeyboardEvent): void => {
    const { canvas } = this;
    if (!canvas || event.defaultPrevented || this.view.selection.size === 0) return;
    const change = editKeyOf(event);
    const onCard = (event.composedPath()[0] as Element).getAttribute('role') === 'group';
    if (event.key === 'Escape') this.dispatchEvent(new ViewRequest({ selection: new Set() }));
    else if (!onCard || !canvas.rights.edit || event.altKey || !change) return;
    else this.#edit(change, this.#chosen());
    event.preventDefault();
  };
  /** A press beside every card lets go of the chosen ones. */
  readonly #click = (event: Event): void => {
    if (this.view.selection.size === 0) return;
    const hit = event.composedPath().some((node) => node instanceof Element && node.matches(KEEPS_SELECTION));
    if (!hit) this.dispatchEvent(new ViewRequest({ selection: new Set() }));
  };

  readonly #ground: Ground = {
    under: (path) => {
      for (const element of path) {
        if (!(element instanceof Element)) continue;
        const id = element.getAttribute('facet-id') ?? element.getAttribute('data-part');
        if (id !== null) return { id, element };
      }
      return undefined;
    },
    find: (id) =>
      isFacetId(id)
        ? this.facetElement(id)
        : (this.renderRoot.querySelector(`[data-part="${CSS.escape(id)}"]`) ?? undefined),
  };
  readonly #present = (event: Event): void => this.#tell(placeTold(event.composedPath()));
  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (this === to || this.renderRoot.contains(to) || this.contains(to))) return;
    if (to === null && document.hasFocus()) return;
    this.#tell({ block: null, facet: null, card: null });
  };
  #tell(told: Told): void {
    if (sameTold(told, this.#told)) return;
    this.#told = told;
    this.presence?.tell(told);
  }

  /** The card the focus is in. */
  focusedCard(): { readonly card: string; readonly facet: FacetId } | undefined {
    const { card, facet } = this.#told;
    if (card === null || !isFacetId(facet)) return undefined;
    return this.facetElement(facet)?.cardElement(card)?.matches(':focus-within') ? { card, facet } : undefined;
  }
  /** What catches pointers, and on which drawings of a drag are put. */
  get surface(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.sheet') ?? this;
  }
  /** The cards that move along with this one, in board order, itself included. */
  together(card: string): readonly string[] {
    return this.view.selection.has(card) ? this.#chosen() : [card];
  }
}

const KEEPS_SELECTION =
  'clc-card, clc-selection-bar, clc-card-details, clc-card-links, clc-menu, clc-dialog, clc-composer, button, a, input, textarea, select';

function flash(element: HTMLElement): void {
  element.classList.remove('shown');
  element.getBoundingClientRect();
  element.classList.add('shown');
  element.addEventListener('animationend', () => element.classList.remove('shown'), { once: true });
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-board': ClcBoard;
  }
}
