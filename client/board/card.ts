// A card: one choice with its mark, text, "so not" line and meta; selected, edited and moved from here.
import { consume } from '@lit/context';
import { LitElement, html, nothing, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cardMap, readCard } from '../../shared/document/cards.ts';
import type { Card } from '../../shared/document/cards.ts';
import { isBlank, plainText } from '../../shared/document/text.ts';
import { blockOfFacet } from '../../shared/template/canvas-template.ts';
import { liveCountsOf } from '../discuss/counts.ts';
import type { Count } from '../discuss/counts.ts';
import { textMarksOf } from '../discuss/text-marks.ts';
import { hues, slotIndex } from '../presence/avatar.ts';
import { callName, initials } from '../presence/initials.ts';
import { canvasContext, presenceContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Present, PresenceView, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { CardDetailsRequest, DiscussRequest } from '../session/requests.ts';
import type { TextDone, TextMarkClick, TextStart } from '../text/events.ts';
import type { StartAt } from '../text/editor.ts';
import type { TextField } from '../text/text-field.ts';
import type { TextMark } from '../text/text-mark.ts';
import '../text/text-field.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import { accents } from './accents.ts';
import { cardKey } from './card-keys.ts';
import { cardStyles } from './card-styles.ts';
import { PickCard } from './events.ts';
import { dateText, personName, tagLabel } from './names.ts';
import { Watch } from './watch.ts';

/** Which text of a card is being written. */
export type CardField = 'text' | 'instead';
const TEXTS: readonly CardField[] = ['text', 'instead'];
const NO_TALKS: Count = { open: 0, unread: 0 };

@customElement('clc-card')
export class ClcCard extends LitElement {
  static override styles = [base, hues, accents, cardStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;

  @property({ attribute: 'card-id' }) cardId = '';
  /** Is it among the chosen cards, and alone there? */
  @property({ reflect: true }) picked: 'one' | 'many' | null = null;
  /** The one card of its facet that Tab reaches. */
  @property({ type: Boolean }) tabstop = false;
  /** Id of the conversation that is open beside the board. */
  @property({ attribute: false }) activeThread: string | undefined;
  @property({ type: Boolean }) phone = false;
  /** It is in the chain of the chosen card: what it is to the card before it. */
  @property({ attribute: false }) relation: string | undefined;
  /** What whoever tests sees of it, and hears. */
  @property({ attribute: false }) tested: { readonly shown: TemplateResult; readonly said: string } | undefined;
  @state() private editing: CardField | undefined;
  @query('.card') private readonly article!: HTMLElement | null;
  renders = 0;

  constructor() {
    super();
    new Observe(this, () => [this.canvas && cardMap(this.canvas.doc, this.cardId)]);
    new Watch(
      this,
      () => this.presence,
      () =>
        this.#visitors()
          .map((p) => `${p.id}/${p.name}/${p.slot}/${this.#writes(p)}`)
          .join(),
    );
    new Watch(
      this,
      () => this.canvas && liveCountsOf(this.canvas).about(this.cardId),
      () => `${this.#talks().open}/${this.#talks().unread}`,
    );
    new Watch(
      this,
      () => this.canvas && textMarksOf(this.canvas.doc),
      () => TEXTS.flatMap((field) => this.#discussed(field)).join(),
    );
    new Watch(
      this,
      () => this.canvas?.members,
      () => this.#author() ?? '',
    );
  }

  get card(): Card | undefined {
    return this.canvas && readCard(this.canvas.doc, this.cardId);
  }
  /** Puts the focus on the card itself. */
  focusCard(): void {
    this.article?.focus({ preventScroll: true });
  }
  /** Adds everything between this card and that one to the chosen cards. */
  extendTo(card: string): void {
    if (!this.picked) this.dispatchEvent(new PickCard(this.cardId, 'toggle'));
    this.dispatchEvent(new PickCard(card, 'extend'));
  }
  /** What is being written, and where. */
  get writing(): { readonly field: CardField; readonly at: StartAt | undefined } | undefined {
    return this.editing && { field: this.editing, at: this.#field(this.editing)?.caret };
  }
  /** Writes in the text or in "so not". */
  async edit(field: CardField, at: StartAt = 'end'): Promise<void> {
    if (!this.canvas?.rights.edit) return;
    this.editing = field;
    await this.updateComplete;
    await this.#field(field)?.startEditing(at);
  }
  /** Shows which card is meant, for a moment. */
  flash(): void {
    const article = this.article;
    if (!article) return;
    article.classList.remove('shown');
    // Asking for a size starts the animation again when the same card is shown twice.
    article.getBoundingClientRect();
    article.classList.add('shown');
    article.addEventListener('animationend', () => article.classList.remove('shown'), { once: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('cardId')) this.editing = undefined;
  }
  override render(): TemplateResult {
    this.renders++;
    const { canvas, card, say } = this;
    if (!canvas || !card) return html``;
    const visitors = this.#visitors();
    const writer = visitors.find((p) => this.#writes(p));
    const visitor = writer ?? visitors[0];
    const edit = canvas.rights.edit;
    const classes = [
      'card',
      edit ? 'edit' : '',
      this.picked ? 'sel' : '',
      this.editing ? 'editing' : '',
      this.relation === undefined ? '' : 'chain',
      writer ? 'writing' : visitor ? 'here' : '',
    ].join(' ');
    return html`<div
        class=${classes}
        role="group"
        tabindex=${this.tabstop ? 0 : -1}
        aria-label=${this.#name(card, visitor, writer !== undefined)}
        aria-current=${this.picked ? 'true' : nothing}
        data-status=${card.status}
        data-block=${blockOfFacet(card.facet).id}
        data-slot=${visitor ? slotIndex(visitor.slot) : nothing}
        @click=${this.#click}
        @dblclick=${this.#dblclick}
        @keydown=${(event: KeyboardEvent) => cardKey(this, event)}
        @clc-text-start=${this.#started}
        @clc-text-done=${this.#done}
        @clc-text-mark=${this.#mark}
      >
        ${
          visitor
            ? html`<span class="flag" aria-hidden="true"
                ><span class="full">${callName(visitor.name)}</span
                ><span class="short">${initials(visitor.name)}</span></span
              >`
            : nothing
        }
        <span class="lead-in">${mark(card.status === 'decided')}${this.#side(card)}</span>
        <div class="tx">${this.#text(card, edit)}${this.editing === 'text' ? nothing : this.#meta(card, canvas)}</div>
        ${
          this.editing === 'instead' || !isBlank(card.instead)
            ? html`<div class="no ${this.editing === 'instead' ? 'writing' : ''}">
                <b>${say.board.instead}</b>
                <clc-text
                  inline
                  kind="line"
                  .textId=${`${card.id}.instead`}
                  label=${say.board.insteadLabel}
                  placeholder=${say.board.insteadPlaceholder}
                  .editable=${edit && (this.picked !== null || this.editing === 'instead')}
                  .marks=${this.#marks('instead')}
                ></clc-text>
              </div>`
            : nothing
        }
        ${this.#next(card)}
      </div>
      ${
        this.picked === 'one' && canvas.rights.discuss && !this.phone
          ? html`<clc-card-toolbar .cardId=${card.id} .beside=${this}></clc-card-toolbar>`
          : nothing
      }`;
  }

  #text(card: Card, edit: boolean): TemplateResult {
    const writable = edit && (this.picked !== null || this.editing === 'text');
    if (!writable && isBlank(card.text)) return html`<span class="blank">${this.say.board.noText}</span>`;
    return html`<clc-text
      inline
      kind="card"
      .textId=${`${card.id}.text`}
      label=${this.say.board.card}
      placeholder=${this.say.board.textPlaceholder}
      .editable=${writable}
      .marks=${this.#marks('text')}
    ></clc-text>`;
  }
  #side(card: Card): TemplateResult | typeof nothing {
    const side = card.tags.side;
    if (side !== 'investment' && side !== 'progress') return nothing;
    const label = tagLabel('side', side, this.say.lang);
    return html`<span class="side" title=${label}>${icon(side === 'investment' ? 'in' : 'out', 'small')}</span>`;
  }
  #meta(card: Card, canvas: Canvas): TemplateResult | typeof nothing {
    // In place of the rest, so that nothing moves.
    if (this.relation) return html`<span class="me rel">${this.relation}</span>`;
    const tags = this.#tags(card);
    const { open, unread } = this.#talks();
    const author = this.#author();
    const name = author === undefined ? undefined : canvas.members.nameOf(author);
    if (!tags.length && !open && !unread && name === undefined && !this.tested) return nothing;
    return html`<span class="me">
      ${this.tested?.shown} ${tags.map((tag) => html`<span>${tag}</span>`)}
      ${
        open || unread
          ? html`<button
              class="talk ${unread ? 'unread' : ''}"
              tabindex="-1"
              aria-label=${this.#talked()}
              @click=${() => this.dispatchEvent(new DiscussRequest({ about: { kind: 'card', id: card.id } }))}
            >
              ${unread ? html`<i class="dot"></i>` : nothing}${icon('chat', 'small')}${open || nothing}
            </button>`
          : nothing
      }
      ${
        name === undefined
          ? nothing
          : html`<span class="by" title=${this.say.board.ownerShort(name)} aria-hidden="true">${initials(name)}</span>`
      }
    </span>`;
  }
  #next(card: Card): TemplateResult | typeof nothing {
    if (card.next === undefined && card.due === undefined) return nothing;
    const due = card.due === undefined ? '' : dateText(card.due, this.say.lang, true);
    const parts = [card.next ?? '', due].filter((part) => part !== '');
    return html`<p class="nx">${this.say.board.nextLine(parts.join(', '))}</p>`;
  }
  #name(card: Card, visitor: Present | undefined, writing: boolean): string {
    const words = this.say.board;
    const instead = plainText(card.instead).trim();
    const rest = [
      instead && `${words.instead} ${instead}`,
      ...(card.tags.side ? [tagLabel('side', card.tags.side, this.say.lang)] : []),
      ...this.#tags(card),
      this.#talked(),
      this.relation ?? '',
      this.tested?.said ?? '',
      visitor ? (writing ? words.editingNow(visitor.name) : words.isHere(visitor.name)) : '',
    ].filter((part) => part !== '');
    const author = this.#author();
    if (author !== undefined && this.canvas?.members.nameOf(author))
      rest.push(words.ownerShort(personName(this.canvas, author, this.say)));
    const status = card.status === 'decided' ? words.decided : words.proposal;
    return words.cardName(
      status,
      plainText(card.text).trim().replace(ENDS, '') || words.noText,
      rest.map((r) => `, ${r.replace(ENDS, '')}`).join(''),
    );
  }
  #tags(card: Card): string[] {
    return (['driver', 'force', 'rival', 'stance', 'behaviour', 'horizon'] as const).flatMap((tag) => {
      const value = card.tags[tag];
      return value === undefined ? [] : [tagLabel(tag, value, this.say.lang)];
    });
  }
  #author(): string | undefined {
    const card = this.card;
    return card && (card.owner ?? (card.createdBy || undefined));
  }
  #talks(): Count {
    return this.canvas ? liveCountsOf(this.canvas).about(this.cardId) : NO_TALKS;
  }
  /** The discussions of this card in words; nothing when there are none. */
  #talked(): string {
    const { open, unread } = this.#talks();
    const words = this.say.board;
    return [...(open ? [words.conversations(open)] : []), ...(unread ? [words.unread(unread)] : [])].join(', ');
  }
  #discussed(field: CardField): readonly string[] {
    return this.canvas ? textMarksOf(this.canvas.doc).about(`${this.cardId}.${field}`) : [];
  }
  #marks(field: CardField): readonly TextMark[] {
    return this.canvas ? textMarksOf(this.canvas.doc).in(`${this.cardId}.${field}`, this.activeThread) : [];
  }
  #visitors(): Present[] {
    return (this.presence?.people() ?? []).filter((p) => !p.me && (p.at.card === this.cardId || this.#writes(p)));
  }
  #writes(person: Present): boolean {
    return person.at.text?.startsWith(`${this.cardId}.`) ?? false;
  }
  #field(field: CardField): TextField | undefined {
    const fields = [...this.renderRoot.querySelectorAll<TextField>('clc-text')];
    return fields.find((f) => f.textId === `${this.cardId}.${field}`);
  }

  readonly #click = (event: MouseEvent): void => {
    if (this.editing !== undefined || onControl(event)) return;
    const mode = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
    if (mode === 'only' && this.picked === 'one') return;
    this.dispatchEvent(new PickCard(this.cardId, mode));
  };
  readonly #dblclick = (event: MouseEvent): void => {
    if (this.editing !== undefined || this.phone || onControl(event)) return;
    if (this.canvas?.rights.edit) void this.edit('text');
    // Who cannot write here chooses a word with it, to talk about.
    else if (!event.composedPath().some((node) => node instanceof Element && node.localName === 'clc-text'))
      this.dispatchEvent(new CardDetailsRequest(this.cardId));
  };
  readonly #started = (event: TextStart): void => {
    this.editing = event.textId === `${this.cardId}.instead` ? 'instead' : 'text';
  };
  readonly #done = (event: TextDone): void => {
    if (event.textId === `${this.cardId}.${this.editing}`) this.editing = undefined;
    if (event.reason === 'enter' || event.reason === 'escape') this.focusCard();
  };
  readonly #mark = (event: TextMarkClick): void => {
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new DiscussRequest({ thread: event.id }));
  };
}

/** A full stop before the comma of a list would be read as the end. */
const ENDS = /[.,;]+$/u;

function mark(decided: boolean): TemplateResult {
  return html`<svg class="mk" viewBox="0 0 14 14" aria-hidden="true">
    ${svg`<circle cx="7" cy="7" r="5.8" />`}${decided ? svg`<path d="M4.2 7.2l2 2 3.7-4.2" />` : nothing}
  </svg>`;
}
/** Did the pointer hit something inside the card that acts by itself? */
function onControl(event: Event): boolean {
  for (const node of event.composedPath()) {
    if (node === event.currentTarget) return false;
    if (node instanceof Element && node.matches('button, a[href], input, textarea, select, [contenteditable="true"]'))
      return true;
  }
  return false;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-card': ClcCard;
  }
}
