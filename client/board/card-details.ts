// Everything about one card: beside the card on a wide stage, a sheet on a phone.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cardMap, CONFIDENCES, readCard } from '../../shared/document/cards.ts';
import type { Card, CardStatus } from '../../shared/document/cards.ts';
import { ties } from '../../shared/document/links.ts';
import { root } from '../../shared/document/roots.ts';
import { readLock } from '../../shared/document/session.ts';
import { isBlank } from '../../shared/document/text.ts';
import { blockOfFacet, isFacetId, template } from '../../shared/template/canvas-template.ts';
import type { CardTag } from '../../shared/template/canvas-template.ts';
import { liveCountsOf } from '../discuss/counts.ts';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, View } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { DiscussRequest } from '../session/requests.ts';
import '../text/text-field.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import type { MenuSelect } from '../ui/menu.ts';
import '../ui/menu.ts';
import { editingWords } from '../words/editing.ts';
import { accents } from './accents.ts';
import { binCards, duplicateCards, moveCards } from './card-actions.ts';
import { detailsStyles } from './card-details-styles.ts';
import { moveItems, tagsOf } from './card-menus.ts';
import { CardLinksRequest } from './events.ts';
import { linkWords } from '../words/links.ts';
import { dateText, facetName, personName, tagLabel } from './names.ts';
import { Watch } from './watch.ts';

@customElement('clc-card-details')
export class ClcCardDetails extends LitElement {
  static override styles = [
    base,
    accents,
    detailsStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;
  /** The card shown; undefined = closed. */
  @property({ attribute: false }) cardId: string | undefined;
  /** The card's element, beside which the panel stands. */
  @property({ attribute: false }) beside: Element | undefined;

  constructor() {
    super();
    new Observe(this, () => [
      this.canvas && this.cardId !== undefined ? cardMap(this.canvas.doc, this.cardId) : undefined,
      this.canvas && root(this.canvas.doc, 'session'),
    ]);
    new Subscribe(this, () => this.canvas?.members);
    new Watch(
      this,
      () => (this.canvas && this.cardId !== undefined ? liveCountsOf(this.canvas).about(this.cardId) : undefined),
      () => String(this.#talks()),
    );
  }

  protected override updated(): void {
    // Without it the details lack what judging says; they are tried again with the next card.
    if (this.cardId !== undefined) void import('../judge/card-judged.ts').catch(() => undefined);
  }
  override render(): TemplateResult {
    const { canvas, say, cardId } = this;
    const card = canvas && cardId !== undefined ? readCard(canvas.doc, cardId) : undefined;
    const open = card !== undefined && card.status !== 'rejected';
    return html`<clc-dialog
      .heading=${say.board.card}
      .open=${open}
      .beside=${this.beside}
      .sheet=${this.view?.size === 'phone'}
      @clc-close=${this.#close}
    >
      ${card && canvas && open ? this.#content(canvas, card) : nothing}
    </clc-dialog>`;
  }
  #content(canvas: Canvas, card: Card): TemplateResult {
    const { say } = this;
    const block = blockOfFacet(card.facet);
    const edit = canvas.rights.edit && !readLock(canvas.doc, block.id);
    const acting = { from: this, canvas, say };
    const talks = this.#talks();
    return html`<div slot="heading" class="where" data-block=${block.id}>
        <span class="n" aria-hidden="true">${block.part}</span><span>${facetName(card.facet, say.lang)}</span>
      </div>
      <div class="details" data-block=${block.id}>
        <div class="big">
          <clc-text
            kind="card"
            standalone
            .textId=${`${card.id}.text`}
            label=${say.board.card}
            placeholder=${say.board.textPlaceholder}
            .editable=${edit}
          ></clc-text>
        </div>
        ${
          edit || !isBlank(card.instead)
            ? html`<div class="no">
                <b>${say.board.instead}</b>
                <clc-text
                  kind="line"
                  standalone
                  .textId=${`${card.id}.instead`}
                  label=${say.board.insteadLabel}
                  placeholder=${say.board.insteadPlaceholder}
                  .editable=${edit}
                ></clc-text>
              </div>`
            : nothing
        }
        ${this.#status(canvas, card, edit)}
        <dl>
          ${this.#owner(canvas, card, edit)} ${this.#next(canvas, card, edit)} ${this.#tags(canvas, card, edit)}
          ${this.#confidence(canvas, card, edit)} ${this.#links(canvas, card)}
        </dl>
        <clc-card-judged .card=${card.id}></clc-card-judged>
        <p class="made">
          ${editingWords[say.lang].madeBy(
            card.createdBy === '' ? undefined : personName(canvas, card.createdBy, say),
            dateText(card.createdAt, say.lang),
          )}
        </p>
        <div class="foot">
          ${
            canvas.rights.discuss || talks
              ? html`<button
                  class="btn grow"
                  @click=${() => {
                    this.dispatchEvent(
                      new DiscussRequest({
                        about: { kind: 'card', id: card.id },
                        compose: talks === 0 && canvas.rights.discuss,
                      }),
                    );
                    this.#close();
                  }}
                >
                  ${icon('chat', 'small')}${talks ? say.board.conversations(talks) : editingWords[say.lang].comment}
                </button>`
              : nothing
          }
          ${
            edit
              ? html`<clc-menu
                    class="grow"
                    .label=${editingWords[say.lang].moveTo}
                    .items=${moveItems(say.lang, canvas.doc, card.facet)}
                    @clc-menu-select=${(event: MenuSelect) => {
                      if (!isFacetId(event.id) || event.id === card.facet) return;
                      this.#close();
                      moveCards(acting, [card.id], event.id, null);
                    }}
                    ><button slot="button" class="btn grow">
                      ${icon('move', 'small')}${editingWords[say.lang].moveTo}
                    </button></clc-menu
                  >
                  <button
                    class="ib"
                    aria-label=${editingWords[say.lang].duplicate}
                    title=${editingWords[say.lang].duplicate}
                    @click=${() => {
                      this.#close();
                      duplicateCards(acting, [card.id]);
                    }}
                  >
                    ${icon('copy')}
                  </button>
                  <button
                    class="ib"
                    aria-label=${editingWords[say.lang].bin}
                    title=${editingWords[say.lang].bin}
                    @click=${() => {
                      this.#close();
                      binCards(acting, [card.id]);
                    }}
                  >
                    ${icon('bin')}
                  </button>`
              : nothing
          }
        </div>
      </div>`;
  }
  #status(canvas: Canvas, card: Card, edit: boolean): TemplateResult {
    const { say } = this;
    if (!edit) return html`<p class="made">${card.status === 'decided' ? say.board.decided : say.board.proposal}</p>`;
    const states: readonly { readonly id: CardStatus; readonly label: string }[] = [
      { id: 'proposal', label: say.board.proposal },
      { id: 'decided', label: say.board.decided },
    ];
    return html`<div class="status" role="radiogroup" aria-label=${editingWords[say.lang].status}>
      ${states.map(
        ({ id, label }) =>
          html`<label
            ><input
              type="radio"
              name="status"
              .checked=${card.status === id}
              @change=${() => canvas.commands.setStatus([card.id], id)}
            />${card.status === id ? icon('check', 'small') : nothing}${label}</label
          >`,
      )}
    </div>`;
  }
  #owner(canvas: Canvas, card: Card, edit: boolean): TemplateResult | typeof nothing {
    const { say } = this;
    if (!edit)
      return card.owner === undefined
        ? nothing
        : row(editingWords[say.lang].owner, personName(canvas, card.owner, say));
    const members = canvas.members.list();
    const gone = card.owner !== undefined && !members.some((m) => m.id === card.owner);
    return html`<div>
      <dt><label for="owner">${editingWords[say.lang].owner}</label></dt>
      <dd>
        <select
          id="owner"
          class="field"
          @change=${(event: Event) =>
            canvas.commands.setFields(card.id, { owner: (event.target as HTMLSelectElement).value || undefined })}
        >
          <option value="" ?selected=${card.owner === undefined}>${say.board.nobody}</option>
          ${gone ? html`<option value=${card.owner ?? ''} selected>${say.board.formerMember}</option>` : nothing}
          ${members.map((m) => html`<option value=${m.id} ?selected=${m.id === card.owner}>${m.name}</option>`)}
        </select>
      </dd>
    </div>`;
  }
  #next(canvas: Canvas, card: Card, edit: boolean): TemplateResult | typeof nothing {
    const { say } = this;
    if (!edit) {
      const due = card.due === undefined ? '' : dateText(card.due, say.lang);
      const text = [card.next ?? '', due].filter((t) => t !== '').join(', ');
      return text === '' ? nothing : row(editingWords[say.lang].next, text);
    }
    return html`<div>
        <dt><label for="next">${editingWords[say.lang].next}</label></dt>
        <dd>
          <textarea
            id="next"
            class="field"
            rows="1"
            maxlength="300"
            .value=${card.next ?? ''}
            @keydown=${enterEnds}
            @change=${(event: Event) =>
              canvas.commands.setFields(card.id, {
                next: (event.target as HTMLTextAreaElement).value.trim() || undefined,
              })}
          ></textarea>
        </dd>
      </div>
      <div>
        <dt><label for="due">${editingWords[say.lang].due}</label></dt>
        <dd>
          <input
            id="due"
            class="field"
            type="date"
            lang=${say.lang}
            .value=${card.due ?? ''}
            @blur=${(event: Event) => {
              const value = (event.target as HTMLInputElement).value || undefined;
              if (value !== card.due) canvas.commands.setFields(card.id, { due: value });
            }}
          />
        </dd>
      </div>`;
  }
  #tags(canvas: Canvas, card: Card, edit: boolean): TemplateResult[] {
    const { say } = this;
    const tags: { tag: CardTag; values: readonly string[] }[] = [...tagsOf(card.facet)];
    if (card.facet.startsWith('resources.')) tags.push({ tag: 'horizon', values: Object.keys(template.tags.horizon) });
    return tags.map(({ tag, values }) => {
      const chosen = card.tags[tag];
      const label = editingWords[say.lang].tagName[tag];
      if (!edit) return chosen === undefined ? html`` : row(label, tagLabel(tag, chosen, say.lang));
      return this.#select(
        label,
        tag,
        values.map((v) => [v, tagLabel(tag, v, say.lang)]),
        editingWords[say.lang].noTag,
        chosen,
        (value) => canvas.commands.setTag(card.id, tag, value),
      );
    });
  }
  #confidence(canvas: Canvas, card: Card, edit: boolean): TemplateResult | typeof nothing {
    const { say } = this;
    if (!edit)
      return card.confidence === undefined
        ? nothing
        : row(editingWords[say.lang].confidence, tagLabel('confidence', card.confidence, say.lang));
    return this.#select(
      editingWords[say.lang].confidence,
      'confidence',
      CONFIDENCES.map((c) => [c, tagLabel('confidence', c, say.lang)]),
      editingWords[say.lang].unknownConfidence,
      card.confidence,
      (value) => canvas.commands.setFields(card.id, { confidence: CONFIDENCES.find((c) => c === value) }),
    );
  }
  #links(canvas: Canvas, card: Card): TemplateResult | typeof nothing {
    const count = ties(canvas.doc, card.id).length;
    if (count === 0 && !canvas.rights.edit) return nothing;
    const words = linkWords[this.say.lang];
    return html`<div>
      <dt>${words.title}</dt>
      <dd>
        <button class="btn small" @click=${() => this.dispatchEvent(new CardLinksRequest(card.id))}>
          ${icon('link', 'small')}${count === 0 ? words.link : count}
        </button>
      </dd>
    </div>`;
  }
  #select(
    label: string,
    id: string,
    options: readonly (readonly [string, string])[],
    none: string,
    chosen: string | undefined,
    choose: (value: string | undefined) => void,
  ): TemplateResult {
    return html`<div>
      <dt><label for=${id}>${label}</label></dt>
      <dd>
        <select
          id=${id}
          class="field"
          @change=${(e: Event) => choose((e.target as HTMLSelectElement).value || undefined)}
        >
          <option value="" ?selected=${chosen === undefined}>${none}</option>
          ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
        </select>
      </dd>
    </div>`;
  }
  #talks(): number {
    return this.canvas && this.cardId !== undefined ? liveCountsOf(this.canvas).about(this.cardId).open : 0;
  }
  readonly #close = (): void => {
    this.dispatchEvent(new DialogClose());
  };
}

/** One line that may wrap: Enter keeps it. */
function enterEnds(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  (event.target as HTMLElement).blur();
}

function row(label: string, value: string): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-card-details': ClcCardDetails;
  }
}
