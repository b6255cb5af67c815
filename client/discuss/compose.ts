// Where a new discussion begins: about a place or a selected text, of a kind.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { THREAD_KINDS, placeOfAnchor } from '../../shared/document/threads.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import type { Anchor, ThreadKind } from '../../shared/document/threads.ts';
import { isFacetId } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, SessionStatus, Target, View } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { discussWords } from '../words/discuss.ts';
import { accents } from './accents.ts';
import { kindSign } from './kinds.ts';
import {
  PARTS,
  cardAnchor,
  isPart,
  ownerOf,
  partLabel,
  partNumeral,
  partOf,
  placeLabel,
  quoteOf,
  targetLabel,
} from './places.ts';
import { writtenOffline } from './written-offline.ts';
import type { ClcWriting, PlaceEvent } from './writing.ts';
import './writing.ts';

/** A discussion has been opened by this person. */
export class OpenedEvent extends Event {
  static readonly type = 'clc-opened';
  constructor(
    readonly thread: string,
    /** About selected words: the drawer was only waiting for these. */
    readonly ofSelection: boolean,
  ) {
    super(OpenedEvent.type);
  }
}

@customElement('clc-compose')
export class ClcCompose extends LitElement {
  static override styles = [
    base,
    accents,
    css`
      :host {
        display: block;
      }
      .compose {
        display: flex;
        flex-direction: column;
        gap: var(--s2);
        padding: var(--s3) var(--s4);
        border-block-start: 1px solid var(--line);
        background: var(--surface);
      }
      blockquote {
        border-inline-start: 2px solid var(--a);
        padding-inline-start: 0.5rem;
        font: italic 400 0.9375rem/1.25 var(--font-voice);
        color: var(--ink-2);
        max-block-size: 5rem;
        overflow: auto;
        overflow-wrap: anywhere;
      }
      blockquote small {
        display: block;
        font: 500 var(--t-xs) / 1.3 var(--font-text);
        color: var(--ink-3);
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1875rem;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .kind {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: 0.1875rem;
        min-block-size: 1.5rem;
        padding-inline: 0.3125rem;
        border-radius: var(--rfull);
        box-shadow: inset 0 0 0 1px var(--line-2);
        font-size: var(--t-xs);
        color: var(--ink-2);
        cursor: pointer;
      }
      .kind input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .kind:has(:checked) {
        color: var(--ink);
        font-weight: 650;
        box-shadow: inset 0 0 0 1.5px var(--ink);
      }
      .kind:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      .over {
        display: flex;
        align-items: center;
        gap: var(--s2);
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      select {
        min-block-size: var(--target);
        border: 1px solid var(--control);
        border-radius: var(--r2);
        background: var(--surface);
        color: var(--ink);
        padding-inline: var(--s1);
      }
      .touch {
        padding-inline: 0;
      }
      .touch .kind,
      .touch select {
        min-block-size: 2.75rem;
        padding-inline: var(--s3);
      }
      @media (pointer: coarse) {
        .kind,
        select {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  /** What to write about; without it the person chooses a part of the canvas. */
  @property({ attribute: false }) about: Target | undefined;
  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: statusContext, subscribe: true }) private status: SessionStatus | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  @state() private kind: ThreadKind = 'comment';
  @state() private chosen: Target & { kind: 'block' } = { kind: 'block', id: 'compass' };
  @state() private active = false;
  @query('clc-writing') private writing: ClcWriting | null | undefined;
  /** Made when the words were selected: colleagues who type above them meanwhile do not shift it. */
  @state() private selection: Anchor | undefined;
  #selected: Target | undefined;

  override focus(): void {
    void this.updateComplete.then(() => this.writing?.focus());
  }
  override willUpdate(_changed: PropertyValues): void {
    const { about, canvas } = this;
    if (about === this.#selected || !canvas) return;
    this.#selected = about;
    this.selection = about?.kind === 'text' ? textAnchor(canvas.doc, about.id, about.from, about.to) : undefined;
  }
  override render(): TemplateResult | undefined {
    const { canvas, say } = this;
    if (!canvas?.rights.discuss || !say) return undefined;
    const about = this.about ?? this.chosen;
    const label = spoken(canvas, about, say);
    const touch = this.view?.size === 'phone';
    const quote = this.selection ? quoteOf(this.selection) : '';
    return html`<div
      class="compose ${touch ? 'touch' : ''}"
      data-part=${partOf(canvas.doc, about) ?? 'compass'}
      @focusin=${() => (this.active = true)}
    >
      ${quote ? html`<blockquote><small>${this.#placeOfSelection(canvas, say)}</small>${quote}</blockquote>` : nothing}
      ${this.active ? html`${this.about ? nothing : this.#chooser(say)}${this.#kinds(say)}` : nothing}
      <clc-writing
        above
        draft=${this.about ? `new:${about.kind}:${about.id}` : 'new'}
        label=${discussWords[say.lang].newAbout(label)}
        placeholder=${discussWords[say.lang].write(label)}
        @clc-place=${this.#placed}
        @clc-leave=${() => this.dispatchEvent(new Event('clc-leave-compose'))}
      ></clc-writing>
    </div>`;
  }
  #placeOfSelection(canvas: Canvas, say: Say): string {
    return this.selection ? placeLabel(this.selection, placeOfAnchor(canvas.doc, this.selection), say) : '';
  }
  #chooser(say: Say): TemplateResult {
    return html`<label class="over"
      >${discussWords[say.lang].writeAbout}
      <select
        @change=${(e: Event) => {
          const { value } = e.target as HTMLSelectElement;
          if (isPart(value)) this.chosen = { kind: 'block', id: value };
        }}
      >
        ${PARTS.map(
          (part) =>
            html`<option value=${part} ?selected=${part === this.chosen.id}>
              ${partNumeral(part)} ${partLabel(part, say)}
            </option>`,
        )}
      </select></label
    >`;
  }
  #kinds(say: Say): TemplateResult {
    return html`<fieldset>
      <legend class="sr">${discussWords[say.lang].kind}</legend>
      ${THREAD_KINDS.map(
        (kind) =>
          html`<label class="kind"
            ><input
              type="radio"
              name="kind"
              value=${kind}
              .checked=${kind === this.kind}
              @change=${() => (this.kind = kind)}
            />${kindSign(kind, say)}</label
          >`,
      )}
    </fieldset>`;
  }
  readonly #placed = (event: PlaceEvent): void => {
    const { canvas, say } = this;
    if (!canvas?.rights.discuss || !say) return;
    const found = this.#anchor(canvas);
    if (!found) return;
    const thread = canvas.commands.openThread(found.anchor, event.body, this.kind);
    const first = commentsOf(canvas.doc, thread)[0];
    if (first && this.status && !this.status.connected) writtenOffline(canvas).add(first.id);
    this.writing?.clear();
    this.kind = 'comment';
    this.dispatchEvent(
      new SayRequest(
        found.fell ? discussWords[say.lang].selectionGone : discussWords[say.lang].placed,
        undefined,
        !found.fell,
      ),
    );
    this.dispatchEvent(new OpenedEvent(thread, this.about?.kind === 'text'));
  };
  /** The anchor of what is being written; `fell`: the selected words are gone, so it goes to what held them. */
  #anchor(canvas: Canvas): { anchor: Anchor; fell: boolean } | undefined {
    const about = this.about ?? this.chosen;
    switch (about.kind) {
      case 'block':
        return { anchor: { kind: 'block', id: about.id }, fell: false };
      case 'facet':
        return isFacetId(about.id) ? { anchor: { kind: 'facet', id: about.id }, fell: false } : undefined;
      case 'card': {
        const anchor = cardAnchor(canvas.doc, about.id);
        return anchor && { anchor, fell: false };
      }
      case 'text': {
        const { selection } = this;
        if (selection && placeOfAnchor(canvas.doc, selection).state === 'here')
          return { anchor: selection, fell: false };
        const owner = ownerOf(about.id);
        const anchor: Anchor | undefined =
          owner === 'compass' ? { kind: 'block', id: 'compass' } : cardAnchor(canvas.doc, owner);
        return anchor && { anchor, fell: true };
      }
      default:
        return about satisfies never;
    }
  }
}
/** The place as it stands in a sentence: a card by its whole text would be too much. */
function spoken(canvas: Canvas, about: Target, say: Say): string {
  if (about.kind === 'card') return discussWords[say.lang].thisCard;
  if (about.kind === 'text') return discussWords[say.lang].theseWords;
  return about.id === 'compass' ? discussWords[say.lang].theCompass : targetLabel(canvas.doc, about, say);
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-compose': ClcCompose;
  }
  interface HTMLElementEventMap {
    'clc-opened': OpenedEvent;
  }
}
