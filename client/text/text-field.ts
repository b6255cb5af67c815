// A rich text of the canvas: static while it is read, a ProseMirror editor (loaded then) while somebody writes.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type * as Y from 'yjs';
import { readCard } from '../../shared/document/cards.ts';
import { isBlank, plainText, richText, TEXT_CHARS, wordCount } from '../../shared/document/text.ts';
import { textOf } from '../../shared/document/threads.ts';
import type { TextId } from '../../shared/document/threads.ts';
import { canvasContext, presenceContext, sayContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { onDemand } from '../session/on-demand.ts';
import { DiscussRequest, SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { PopoverBeside } from './beside.ts';
import type { BarHere, Selected } from './bar-here.ts';
import { commentOffer } from './comment-offer.ts';
import type { StartAt, TextEditor } from './editor.ts';
import { TextDone, TextMarkClick, TextSelection, TextStart } from './events.ts';
import type { DoneReason } from './events.ts';
import type { TextKind } from './keys.ts';
import { ReadingSelection } from './reading-selection.ts';
import { staticText } from './static-text.ts';
import type { TextMark } from './text-mark.ts';
import { textStyles } from './text-styles.ts';

type Mode =
  | { readonly kind: 'reading' }
  | { readonly kind: 'opening'; at: StartAt; readonly opened: Promise<void> }
  | { readonly kind: 'writing'; readonly editor: TextEditor; readonly bar: BarHere; readonly textId: TextId };
const READING: Mode = { kind: 'reading' };
/** Asks for the editor; the browser loads it once. */
export const loadEditor = () => import('./editor.ts');

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

  @state() private mode: Mode = READING;
  @query('.text') private readonly textElement!: HTMLElement | null;
  readonly #reading = new ReadingSelection(
    this,
    () => this.textElement,
    (selected) => this.#tellSelected(selected),
  );
  #writtenSelection: { from: number; to: number } | undefined;
  /** Has the editor had the focus, so that losing it means something? */
  #entered = false;
  /** Where the caret was when the element was taken out of the page: it may be put back elsewhere at once. */
  #moved: StartAt | undefined;

  constructor() {
    super();
    new PopoverBeside(this, () => this.renderRoot.querySelector<HTMLElement>('[popover]'));
    new Observe(this, () => [this.#fragment, this.editing ? this.#owner : undefined]);
    // Taking the element out of the page fires this as well, in the middle of it; that is no leaving (see `#moved`).
    this.addEventListener('focusout', () => queueMicrotask(() => this.#focusLeft()));
  }

  get editing(): boolean {
    return this.mode.kind === 'writing';
  }
  /** Where one writes now, for going on elsewhere. */
  get caret(): StartAt | undefined {
    return this.mode.kind === 'writing' ? this.mode.editor.caret() : undefined;
  }
  /** Starts to write. Resolves when the caret is in the text, or when writing turned out not to be possible. */
  async startEditing(at: StartAt = 'end'): Promise<void> {
    switch (this.mode.kind) {
      case 'writing':
        this.mode.editor.focus(at);
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
    const at = this.mode.kind === 'writing' ? this.mode.editor.caret() : undefined;
    this.#end('ended');
    this.#moved = at;
    queueMicrotask(() => (this.#moved = undefined));
  }
  protected override willUpdate(): void {
    const { mode } = this;
    if (mode.kind === 'reading') return;
    const elsewhere = mode.kind === 'writing' && mode.editor.fragment !== this.#fragment;
    if (!this.#mayEdit || elsewhere) this.#end('ended');
  }
  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute('editing', this.editing);
    if (this.mode.kind === 'writing') {
      const { editor } = this.mode;
      const advised = editor.dom.hasAttribute('aria-describedby');
      if (changed.has('marks')) editor.setMarks(this.marks);
      if (changed.has('label') || changed.has('placeholder') || advised !== !!this.#advice(editor.fragment))
        editor.refresh();
    }
  }

  override render(): TemplateResult {
    const fragment = this.#fragment;
    if (!fragment) return html``;
    return this.mode.kind === 'writing' ? this.#writingTemplate(fragment, this.mode) : this.#readingTemplate(fragment);
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
        @click=${this.#clicked}
        @pointerenter=${mayEdit ? this.#prepare : nothing}
        @selectstart=${mayEdit || !this.canvas?.rights.discuss ? nothing : () => this.#reading.watch()}
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
      ${this.#reading.selected ? commentOffer(this.say, () => this.#comment(this.#reading.selected)) : nothing}`;
    /* eslint-enable lit-a11y/click-events-have-key-events */
  }
  #writingTemplate(fragment: Y.XmlFragment, { editor, bar }: Extract<Mode, { kind: 'writing' }>): TemplateResult {
    const advice = this.#advice(fragment);
    return html`<div class="text ${this.kind}">${editor.dom}</div>
      ${advice ? html`<p class="advice" id="advice">${advice}</p>` : nothing} ${bar.render(editor)}`;
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
  #advice(fragment: Y.XmlFragment): string | undefined {
    if (this.maxWords === undefined) return undefined;
    const words = wordCount(plainText(fragment));
    return words > this.maxWords ? this.say.text.tooLong(words, this.maxWords) : undefined;
  }

  async #open(opening: Extract<Mode, { kind: 'opening' }>): Promise<void> {
    const load = await onDemand(this, this.load);
    // While it loaded the field may have been closed, moved or emptied of its right.
    if (this.mode !== opening) return;
    const { canvas, presence, textId } = this;
    const fragment = this.#mayEdit && this.isConnected ? this.#fragment : undefined;
    const fits = fragment && load?.fitsEditor(fragment);
    if (!load || !canvas || !presence || !fragment || !fits) {
      this.mode = READING;
      if (load && fits === false) this.dispatchEvent(new SayRequest(this.say.text.newerText));
      return;
    }
    canvas.undo.follow(load.EDITING);
    canvas.undo.stop();
    const bar = new load.BarHere(this, (selected) => this.#comment(selected));
    const editor = load.openEditor({
      root: this.renderRoot as ShadowRoot,
      fragment,
      kind: this.kind,
      textId,
      awareness: presence.awareness,
      marks: this.marks,
      attributes: () => this.#attributes(fragment),
      tell: (cursor) => presence.tell({ text: textId, cursor }),
      changed: () => this.#written(),
      markClicked: (id) => this.dispatchEvent(new TextMarkClick(textId, id)),
      full: () => this.dispatchEvent(new SayRequest(this.say.text.full(TEXT_CHARS))),
      done: (reason) => this.#end(reason),
      step: () => canvas.undo.stop(),
      undo: () => this.#undo('undo'),
      redo: () => this.#undo('redo'),
      toBar: () => void bar.enter(),
      askLink: () => void bar.askLink(),
    });
    this.mode = { kind: 'writing', editor, bar, textId };
    await this.updateComplete;
    if (!this.editing) return;
    editor.focus(opening.at);
    this.#entered = true;
    presence.tell({ text: textId });
    this.dispatchEvent(new TextStart(textId));
  }
  #end(reason: DoneReason): void {
    const { mode, canvas, presence } = this;
    this.mode = READING;
    this.#entered = false;
    if (mode.kind !== 'writing') return;
    mode.editor.close();
    canvas?.undo.stop();
    // Another field may have taken over already; what is told about that one stays.
    const told = presence?.awareness.getLocalState() as { text?: unknown } | null | undefined;
    if (told?.text === mode.textId) presence?.tell({ text: null, cursor: null });
    if (this.#writtenSelection) this.#tellSelected(undefined);
    this.#writtenSelection = undefined;
    this.dispatchEvent(new TextDone(mode.textId, reason));
    if (this.standalone && (reason === 'escape' || reason === 'enter'))
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.edit')?.focus());
  }
  /** Fires only when the focus goes out of the field; between the text and its bar it stays inside. */
  #focusLeft(): void {
    // A window that goes to the background keeps its active element, and its writer comes back.
    if (!this.#entered || this.shadowRoot?.activeElement) return;
    this.#end('blur');
  }
  #attributes(fragment: Y.XmlFragment): Record<string, string> {
    return {
      role: 'textbox',
      'aria-multiline': this.kind === 'card' ? 'true' : 'false',
      'aria-label': this.label,
      ...(this.placeholder ? { 'aria-placeholder': this.placeholder, 'data-placeholder': this.placeholder } : {}),
      ...(this.#advice(fragment) ? { 'aria-describedby': 'advice' } : {}),
    };
  }
  #undo(which: 'undo' | 'redo'): void {
    if (this.canvas?.commands[which]() !== 'no-effect') return;
    this.dispatchEvent(new SayRequest(which === 'undo' ? this.say.text.undoNoEffect : this.say.text.redoNoEffect));
  }

  /** Somebody may be about to write. */
  readonly #prepare = (): void => {
    // What does not come now is asked for again when they do write, and said then.
    this.load().catch(() => undefined);
  };
  readonly #clicked = (event: MouseEvent): void => {
    const path = event.composedPath();
    // With these keys a click selects cards; on a link it follows the link.
    if (event.ctrlKey || event.metaKey || event.shiftKey || path.some((t) => t instanceof HTMLAnchorElement)) return;
    const mark = path.find((t): t is HTMLElement => t instanceof HTMLElement && t.dataset['mark'] !== undefined);
    const goOn = !mark || this.dispatchEvent(new TextMarkClick(this.textId, mark.dataset['mark'] ?? ''));
    // The browser has set a caret in the static text already: exact, also where lines break otherwise in the editor.
    const at = this.#reading.now();
    if (goOn && this.#mayEdit) void this.startEditing(at ?? { x: event.clientX, y: event.clientY });
  };
  #written(): void {
    if (this.mode.kind !== 'writing') return;
    this.requestUpdate();
    const selected = this.canvas?.rights.discuss ? this.mode.editor.selected() : undefined;
    const before = this.#writtenSelection;
    this.#writtenSelection = selected;
    if (before?.from !== selected?.from || before?.to !== selected?.to) this.#tellSelected(selected);
  }
  #tellSelected(selected: { from: number; to: number; rect: DOMRect } | undefined): void {
    const { textId } = this;
    this.dispatchEvent(new TextSelection(textId, selected ? { textId, ...selected } : null));
  }
  #comment(selected: Selected): void {
    if (!selected) return;
    const about = { kind: 'text' as const, id: this.textId, from: selected.from, to: selected.to };
    this.dispatchEvent(new DiscussRequest({ about, compose: true }));
    this.#reading.stop();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-text': TextField;
  }
}
