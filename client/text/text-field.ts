// A rich text of the canvas: static while it is read, a ProseMirror editor (loaded then) while somebody writes.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type * as Y from 'yjs';
import { readCard } from '../../shared/document/cards.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { isBlank, richText } from '../../shared/document/text.ts';
import { textOf } from '../../shared/document/threads.ts';
import type { TextId } from '../../shared/document/threads.ts';
import type { Lang } from '../../shared/template/template.ts';
import { canvasContext, presenceContext, sayContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { onDemand } from '../session/on-demand.ts';
import { DiscussRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import type { Selected } from './bar-here.ts';
import type { StartAt } from './editor.ts';
import { TextMarkClick, TextSelection, TextStart } from './events.ts';
import type { DoneReason } from './events.ts';
import type { TextKind } from './keys.ts';
import type { ReadingSelection } from './reading-selection.ts';
import { staticText } from './static-text.ts';
import type { TextMark } from './text-mark.ts';
import { textStyles } from './text-styles.ts';
import type { WritingText } from './writing-text.ts';

type Mode =
  | { readonly kind: 'reading' }
  | { readonly kind: 'opening'; at: StartAt; readonly opened: Promise<void> }
  | { readonly kind: 'writing'; readonly writing: WritingText };
const READING: Mode = { kind: 'reading' };
/** Asks for the editor; the browser loads it once. */
export const loadEditor = () => import('./writing-text.ts');

@customElement('clc-text')
export class TextField extends LitElement {
  static override styles = [base, textStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;

  @property() textId: TextId = '';
  @property() kind: TextKind = 'card';
  /** The name of the textbox. */
  @property() label = '';
  @property() placeholder = '';
  @property({ type: Boolean }) editable = false;
  /** The field is its own tab stop, with its own focus ring; otherwise the card around it is. */
  @property({ type: Boolean, reflect: true }) standalone = false;
  /** A single paragraph flows inline, so that something may follow on its last line. */
  @property({ type: Boolean, reflect: true }) inline = false;
  @property({ attribute: false }) marks: readonly TextMark[] = [];
  /** More words than this: a quiet word of advice while writing. */
  @property({ type: Number }) maxWords: number | undefined;
  /** Tests hand in their own. */
  @property({ attribute: false }) load = loadEditor;
  @property({ attribute: false }) loadSelection = () => import('./reading-selection.ts');

  @state() private mode: Mode = READING;
  @query('.text') private readonly textElement!: HTMLElement | null;
  /** What somebody selects here while reading; it comes with the first sign that they may. */
  #reading: ReadingSelection | undefined;
  /** Has the editor had the focus, so that losing it means something? */
  #entered = false;
  /** Where the caret was when the element was taken out of the page: it may be put back elsewhere at once. */
  #moved: StartAt | undefined;

  constructor() {
    super();
    new Observe(this, () => [this.#fragment, this.editing ? this.#owner : undefined]);
    // Taking the element out of the page fires this as well, in the middle of it; that is no leaving (see `#moved`).
    this.addEventListener('focusout', () => queueMicrotask(() => this.#focusLeft()));
  }

  get editing(): boolean {
    return this.mode.kind === 'writing';
  }
  /** Where one writes now, for going on elsewhere. */
  get caret(): StartAt | undefined {
    return this.mode.kind === 'writing' ? this.mode.writing.caret() : undefined;
  }
  /** Starts to write. Resolves when the caret is in the text, or when writing turned out not to be possible. */
  async startEditing(at: StartAt = 'end'): Promise<void> {
    switch (this.mode.kind) {
      case 'writing':
        this.mode.writing.focus(at);
        return;
      case 'opening':
        this.mode.at = at;
        return this.mode.opened;
      case 'reading': {
        if (!this.#mayEdit) return;
        let settle!: (value: Promise<void>) => void;
        const opening: Mode = { kind: 'opening', at, opened: new Promise((resolve) => (settle = resolve)) };
        this.mode = opening;
        settle(
          this.#open(opening).finally(() => {
            if (this.mode === opening) this.mode = READING;
          }),
        );
        return opening.opened;
      }
      default:
        return this.mode satisfies never;
    }
  }
  /** Stops writing; all that was written is in the document already. */
  stopEditing(): void {
    this.#end('ended');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const at = this.#moved;
    this.#moved = undefined;
    if (at) void this.startEditing(at);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const at = this.caret;
    this.#end('ended');
    this.#moved = at;
    queueMicrotask(() => (this.#moved = undefined));
  }
  protected override willUpdate(): void {
    const { mode } = this;
    if (mode.kind === 'reading') return;
    const elsewhere = mode.kind === 'writing' && mode.writing.fragment !== this.#fragment;
    if (!this.#mayEdit || elsewhere) this.#end('ended');
  }
  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute('editing', this.editing);
    if (this.mode.kind === 'writing') this.mode.writing.updated(changed);
  }

  override render(): TemplateResult {
    const fragment = this.#fragment;
    if (!fragment) return html``;
    return this.mode.kind === 'writing' ? this.mode.writing.render() : this.#readingTemplate(fragment);
  }
  #readingTemplate(fragment: Y.XmlFragment): TemplateResult {
    const mayEdit = this.#mayEdit;
    const blank = isBlank(fragment);
    if (blank && !mayEdit) return html``;
    const text = richText(fragment);
    const single = blank || (text.length === 1 && text[0]?.kind === 'paragraph');
    // The text is no control: by keyboard one starts at the card around it, or at the button of a standalone field.
    /* eslint-disable lit-a11y/click-events-have-key-events */
    return html`<div
        class="text ${this.kind} ${single ? 'single' : ''} ${mayEdit ? 'editable' : ''}"
        lang=${(!blank && this.spoken) || nothing}
        @click=${this.#clicked}
        @pointerenter=${mayEdit ? this.#prepare : nothing}
        @selectstart=${mayEdit || !this.canvas?.rights.discuss ? nothing : () => this.#follow(true)}
      >
        ${blank ? html`<p><span class="placeholder">${this.placeholder}</span></p>` : staticText(text, this.marks)}
      </div>
      ${
        mayEdit && this.standalone
          ? html`<button
              class="edit"
              type="button"
              aria-label=${this.say.text.edit(this.label)}
              @click=${() => this.startEditing()}
              @focus=${this.#prepare}
            ></button>`
          : nothing
      }
      ${this.#reading?.offer(this.say, (selected) => this.#comment(selected)) ?? nothing}`;
    /* eslint-enable lit-a11y/click-events-have-key-events */
  }
  /** The language people write in here, which a voice that reads it aloud must know. */
  get spoken(): Lang | undefined {
    return this.canvas && readMeta(this.canvas.doc).lang;
  }
  get #fragment(): Y.XmlFragment | undefined {
    return this.canvas && textOf(this.canvas.doc, this.textId);
  }
  get #card(): ReturnType<typeof readCard> {
    return this.canvas && readCard(this.canvas.doc, this.textId.slice(0, this.textId.lastIndexOf('.')));
  }
  /** The card around the text: it may be binned while somebody writes. */
  get #owner(): Y.AbstractType<unknown> | undefined {
    return this.#card ? (this.#fragment?.parent ?? undefined) : undefined;
  }
  get #mayEdit(): boolean {
    return this.editable && this.canvas?.rights.edit === true && !!this.#fragment && this.#card?.status !== 'rejected';
  }

  async #open(opening: Extract<Mode, { kind: 'opening' }>): Promise<void> {
    const load = await onDemand(this, this.load);
    // While it loaded the field may have been closed, moved or emptied of its right.
    if (this.mode !== opening) return;
    const fragment = this.#mayEdit && this.isConnected ? this.#fragment : undefined;
    const writing =
      fragment &&
      load?.writingIn(this, fragment, {
        end: (reason) => this.#end(reason),
        comment: (selected) => this.#comment(selected),
        tellSelected: (selected) => this.#tellSelected(selected),
      });
    if (!writing) {
      this.mode = READING;
      return;
    }
    this.mode = { kind: 'writing', writing };
    await this.updateComplete;
    if (!this.editing) return;
    this.#entered = true;
    writing.begin(opening.at);
    this.dispatchEvent(new TextStart(writing.textId));
  }
  #end(reason: DoneReason): void {
    const { mode } = this;
    this.mode = READING;
    this.#entered = false;
    if (mode.kind !== 'writing') return;
    mode.writing.close(reason);
    if (this.standalone && (reason === 'escape' || reason === 'enter'))
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.edit')?.focus());
  }
  /** Fires only when the focus goes out of the field; between the text and its bar it stays inside. */
  #focusLeft(): void {
    // A window that goes to the background keeps its active element, and its writer comes back.
    if (!this.#entered || this.shadowRoot?.activeElement) return;
    this.#end('blur');
  }

  /** Somebody may be about to write. */
  readonly #prepare = (): void => {
    // What does not come now is asked for again when they do write, and said then.
    this.load().catch(() => undefined);
    void this.#follow();
  };
  /** `asked`: something is being selected, so it is said when what follows that cannot be had. */
  async #follow(asked = false): Promise<void> {
    const come = this.#reading
      ? undefined
      : await (asked ? onDemand(this, this.loadSelection) : this.loadSelection().catch(() => undefined));
    if (come)
      this.#reading ??= new come.ReadingSelection(
        this,
        () => this.textElement,
        (selected) => this.#tellSelected(selected),
      );
    if (asked) this.#reading?.watch();
  }
  readonly #clicked = (event: MouseEvent): void => {
    const path = event.composedPath();
    // With these keys a click selects cards; on a link it follows the link.
    if (event.ctrlKey || event.metaKey || event.shiftKey || path.some((t) => t instanceof HTMLAnchorElement)) return;
    const mark = path.find((t): t is HTMLElement => t instanceof HTMLElement && t.dataset['mark'] !== undefined);
    const goOn = !mark || this.dispatchEvent(new TextMarkClick(this.textId, mark.dataset['mark'] ?? ''));
    if (goOn && this.#mayEdit) void this.#startAt({ x: event.clientX, y: event.clientY });
  };
  async #startAt(point: StartAt): Promise<void> {
    // What reads a selection may still be on its way, as the editor is; what is selected waits.
    await this.#follow();
    // The browser has set a caret in the static text already: exact, also where lines break otherwise in the editor.
    await this.startEditing(this.#reading?.now() ?? point);
  }
  #tellSelected(selected: { from: number; to: number; rect: DOMRect } | undefined): void {
    const { textId } = this;
    this.dispatchEvent(new TextSelection(textId, selected ? { textId, ...selected } : null));
  }
  #comment(selected: Selected): void {
    if (!selected) return;
    const about = { kind: 'text' as const, id: this.textId, from: selected.from, to: selected.to };
    this.dispatchEvent(new DiscussRequest({ about, compose: true }));
    this.#reading?.stop();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-text': TextField;
  }
}
