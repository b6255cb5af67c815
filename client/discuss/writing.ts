// The field one writes a comment in: grows with its text, offers names after "@", keeps its draft, knows its limit.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Member } from '../../shared/wire/http.ts';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, View } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../presence/avatar.ts';
import { discussWords } from '../words/discuss.ts';
import { BODY_LIMIT, answersTo, decode, encode, mentionAt } from './body.ts';
import type { Mentioned } from './body.ts';
import { draftsOf } from './drafts.ts';

/** The counter appears when so many characters or fewer are left. */
const COUNT_FROM = 500;
/** The list of names is short enough to be read at a glance. */
const MOST_NAMES = 6;

/** The person placed what they wrote. Whoever hears it stores it and calls `clear()`. */
export class PlaceEvent extends Event {
  static readonly type = 'clc-place';
  constructor(readonly body: string) {
    super(PlaceEvent.type);
  }
}
/** The person wants out of the field without placing. */
export class LeaveEvent extends Event {
  static readonly type = 'clc-leave';
  constructor() {
    super(LeaveEvent.type);
  }
}

@customElement('clc-writing')
export class ClcWriting extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
        min-inline-size: 0;
      }
      .box {
        display: flex;
        align-items: flex-end;
        gap: 0.125rem;
        border: 1px solid var(--control);
        border-radius: var(--r2);
        background: var(--surface);
        padding: 0.1875rem 0.25rem 0.1875rem 0.125rem;
        font-size: var(--t-sm);
      }
      .box:focus-within {
        border-color: var(--ink);
        outline: 1px solid var(--ink);
      }
      /* The copy behind the field is as high as the text, so the field grows without being measured. */
      .grow {
        display: grid;
        flex: 1;
        min-inline-size: 0;
        max-block-size: 12rem;
        overflow: auto;
      }
      .grow::after {
        content: attr(data-text) ' ';
        visibility: hidden;
      }
      .grow > textarea,
      .grow::after {
        grid-area: 1 / 1;
        font: inherit;
        line-height: 1.4;
        padding: 0.25rem 0.5rem;
        border: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        min-inline-size: 0;
      }
      textarea {
        resize: none;
        background: none;
        overflow: hidden;
        inline-size: 100%;
      }
      textarea:focus {
        outline: none;
      }
      textarea::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      .ib.xs {
        inline-size: 1.75rem;
        block-size: 1.75rem;
      }
      .ib.ready {
        color: var(--ink);
      }
      .left {
        font-size: var(--t-xs);
        color: var(--ink-2);
        text-align: end;
        padding-block-start: 0.125rem;
      }
      .left.over {
        color: var(--error);
        font-weight: 620;
      }
      .pop {
        position: absolute;
        inset-inline: 0;
        inset-block-start: calc(100% + 0.125rem);
        z-index: 6;
        padding: var(--s1);
        background: var(--surface);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        box-shadow: var(--shadow-2);
      }
      :host([above]) .pop {
        inset-block: auto calc(100% + 0.125rem);
      }
      .pop li {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: 2rem;
        padding-inline: 0.375rem;
        border-radius: var(--r1);
        font-size: var(--t-sm);
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      .pop li[aria-selected='true'] {
        background: var(--hover);
        box-shadow: inset 2px 0 0 var(--ink);
      }
      .touch .box {
        font-size: 1rem;
        align-items: center;
      }
      .touch .ib.xs {
        inline-size: 2.75rem;
        block-size: 2.75rem;
      }
      .touch .pop li {
        min-block-size: 2.75rem;
      }
      .touch textarea {
        min-block-size: 2.25rem;
      }
    `,
  ];

  /** Where the draft is kept; the same place gets the same draft back. */
  @property() draft = '';
  /** What stands in the field when there is no draft (a comment being edited), as stored. */
  @property({ attribute: false }) initial = '';
  @property() label = '';
  @property() placeholder = '';
  /** Names of the buttons, where "Place" is not the word. */
  @property({ attribute: 'send-label' }) sendLabel = '';
  /** Names open above the field instead of below (at the bottom of the drawer). */
  @property({ type: Boolean, reflect: true }) above = false;

  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  @state() private text = '';
  @state() private mentioning: { readonly from: number; readonly query: string; readonly at: number } | undefined;
  @query('textarea') private field: HTMLTextAreaElement | null | undefined;
  protected readonly members = new Subscribe(this, () => this.canvas?.members);
  #mentioned: Mentioned[] = [];
  #shown: string | undefined;

  /** What is written, as it would be stored. */
  get body(): string {
    return encode(this.text.trim(), this.#mentioned);
  }
  /** Empties the field and forgets the draft: what was written has been stored. */
  clear(): void {
    if (this.canvas) draftsOf(this.canvas.id).set(this.draft, '');
    this.#fill('');
  }
  override focus(): void {
    void this.updateComplete.then(() => {
      this.field?.focus();
      this.field?.setSelectionRange(this.text.length, this.text.length);
    });
  }

  override willUpdate(changed: PropertyValues): void {
    if (!this.canvas || !this.draft) return;
    if (!changed.has('draft') && this.#shown === this.draft) return;
    this.#shown = this.draft;
    this.#fill(draftsOf(this.canvas.id).get(this.draft) || this.initial);
  }
  override updated(changed: PropertyValues): void {
    // The names may open below the edge of the list this field stands in.
    if (changed.has('mentioning')) this.renderRoot.querySelector('.pop')?.scrollIntoView({ block: 'nearest' });
  }
  override render(): TemplateResult | undefined {
    const { say } = this;
    if (!say || !this.canvas) return undefined;
    const names = this.#names();
    const touch = this.#touch();
    const left = BODY_LIMIT - this.body.length;
    const chosen = this.mentioning ? names[this.mentioning.at] : undefined;
    const ready = this.body !== '' && left >= 0;
    return html`<div class=${touch ? 'touch' : ''}>
      <div class="box">
        <div class="grow" data-text=${this.text || this.placeholder}>
          <textarea
            rows="1"
            .value=${live(this.text)}
            placeholder=${this.placeholder}
            aria-label=${this.label}
            aria-describedby="keys"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls=${this.mentioning ? 'names' : nothing}
            aria-activedescendant=${chosen ? `name-${this.mentioning?.at ?? 0}` : nothing}
            aria-invalid=${left < 0 ? 'true' : nothing}
            @input=${this.#typed}
            @keydown=${this.#keys}
            @click=${this.#look}
            @blur=${() => (this.mentioning = undefined)}
          ></textarea>
        </div>
        <button
          class="ib xs"
          aria-label=${discussWords[say.lang].mention}
          title=${discussWords[say.lang].mention}
          @click=${this.#startMention}
        >
          ${icon('at', 'small')}
        </button>
        <button
          class="ib xs send ${ready ? 'ready' : ''}"
          aria-label=${this.sendLabel || discussWords[say.lang].send}
          title=${this.sendLabel || discussWords[say.lang].send}
          aria-disabled=${ready ? 'false' : 'true'}
          @click=${this.#place}
        >
          ${icon('send', 'small')}
        </button>
      </div>
      <span id="keys" class="sr">${touch ? discussWords[say.lang].keysTouch : discussWords[say.lang].keysEnter}</span>
      ${left <= COUNT_FROM ? html`<p class="left ${left < 0 ? 'over' : ''}">${discussWords[say.lang].left(left)}</p>` : nothing}
      <span class="sr" aria-live="polite"
        >${this.mentioning ? discussWords[say.lang].mentionCount(names.length) : ''}</span
      >
      ${
        this.mentioning && names.length > 0
          ? html`<ul class="pop" id="names" role="listbox" aria-label=${discussWords[say.lang].mention}>
              ${names.map(
                (member, i) =>
                  html`<li
                    id="name-${i}"
                    role="option"
                    aria-selected=${i === this.mentioning?.at}
                    @pointerdown=${(e: Event) => {
                      // Before the field loses the focus and the list goes.
                      e.preventDefault();
                      this.#choose(member);
                    }}
                  >
                    <clc-avatar size="small" aria-hidden="true" .person=${member}></clc-avatar>${member.name}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </div>`;
  }

  #touch(): boolean {
    return this.view?.size === 'phone' || matchMedia('(pointer: coarse)').matches;
  }
  #names(): readonly Member[] {
    const { canvas, mentioning } = this;
    if (!canvas || !mentioning) return [];
    return canvas.members
      .list()
      .filter((m) => m.id !== canvas.me.id && answersTo(m.name, mentioning.query))
      .slice(0, MOST_NAMES);
  }
  #fill(body: string): void {
    const { text, mentioned } = decode(body, (id) => this.canvas?.members.nameOf(id));
    this.text = text;
    this.#mentioned = mentioned;
    this.mentioning = undefined;
  }
  readonly #typed = (): void => {
    this.#changed(this.field?.value ?? '');
    this.#look();
  };
  #changed(text: string): void {
    this.text = text;
    const body = encode(text, this.#mentioned);
    if (this.canvas) draftsOf(this.canvas.id).set(this.draft, body === this.initial ? '' : body);
  }
  readonly #look = (): void => {
    const caret = this.field?.selectionStart ?? 0;
    const found = mentionAt(this.text, caret);
    // Once chosen, the name itself should not ask again.
    const done = found && this.#mentioned.some((m) => this.text.startsWith(`@${m.name}`, found.from));
    this.mentioning = found && !done ? { ...found, at: 0 } : undefined;
  };
  readonly #startMention = (): void => {
    const { field } = this;
    if (!field) return;
    const caret = field.selectionStart;
    const gap = caret > 0 && !/\s/u.test(this.text.charAt(caret - 1)) ? ' @' : '@';
    this.#write(caret, caret, gap);
    this.#look();
  };
  #choose(member: Member): void {
    const { mentioning, field } = this;
    if (!mentioning || !field) return;
    this.#mentioned.push({ id: member.id, name: member.name });
    this.#write(mentioning.from, mentioning.from + 1 + mentioning.query.length, `@${member.name} `);
    this.mentioning = undefined;
  }
  #write(from: number, to: number, text: string): void {
    const { field } = this;
    if (!field) return;
    // Through the field, so that the caret ends where it should.
    field.focus();
    field.setRangeText(text, from, to, 'end');
    this.#changed(field.value);
  }
  readonly #keys = (event: KeyboardEvent): void => {
    // Enter also ends a word in Japanese, Chinese or Korean writing.
    if (event.isComposing) return;
    const names = this.#names();
    if (this.mentioning && names.length > 0) {
      const { at } = this.mentioning;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const member = names[at];
      if (step !== undefined) this.mentioning = { ...this.mentioning, at: (at + step + names.length) % names.length };
      else if ((event.key === 'Enter' || event.key === 'Tab') && member) this.#choose(member);
      else if (event.key === 'Escape') this.mentioning = undefined;
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new LeaveEvent());
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey || (!this.#touch() && !event.shiftKey))) {
      event.preventDefault();
      this.#place();
    }
    // What is typed here is text, never a shortcut of the canvas.
    event.stopPropagation();
  };
  readonly #place = (): void => {
    const { body } = this;
    if (body === '' || body.length > BODY_LIMIT) {
      this.field?.focus();
      return;
    }
    this.dispatchEvent(new PlaceEvent(body));
  };
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-writing': ClcWriting;
  }
  interface HTMLElementEventMap {
    'clc-place': PlaceEvent;
    'clc-leave': LeaveEvent;
  }
}
