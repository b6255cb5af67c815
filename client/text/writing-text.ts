// A text while somebody writes in it: the editor with its bar, what is told of it, and advice. Fetched when somebody starts.
import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type * as Y from 'yjs';
import { plainText, TEXT_CHARS, wordCount } from '../../shared/document/text.ts';
import type { TextId } from '../../shared/document/threads.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { Canvas, PresenceView, Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { writingWords } from '../words/writing.ts';
import { BarHere } from './bar-here.ts';
import type { Selected } from './bar-here.ts';
import { EDITING, openEditor } from './editor.ts';
import type { StartAt, TextEditor } from './editor.ts';
import { TextDone, TextMarkClick } from './events.ts';
import type { DoneReason } from './events.ts';
import { fitsEditor } from './fits-editor.ts';
import type { TextKind } from './keys.ts';
import type { TextMark } from './text-mark.ts';

/** The field as far as writing in it needs it. */
export interface WritingHost extends LitElement {
  readonly canvas: Canvas | undefined;
  readonly presence: PresenceView | undefined;
  readonly say: Say;
  readonly textId: TextId;
  readonly kind: TextKind;
  readonly label: string;
  readonly placeholder: string;
  readonly marks: readonly TextMark[];
  readonly maxWords: number | undefined;
  readonly spoken: Lang | undefined;
}
export interface WritingWays {
  end(reason: DoneReason): void;
  comment(selected: Selected): void;
  tellSelected(selected: ReturnType<TextEditor['selected']>): void;
}

/** Undefined, after telling the person, for a text of a newer version, which the editor cannot hold. */
export function writingIn(host: WritingHost, fragment: Y.XmlFragment, ways: WritingWays): WritingText | undefined {
  const { canvas, presence } = host;
  if (!canvas || !presence) return undefined;
  if (fitsEditor(fragment)) return new WritingText(host, { canvas, presence, fragment, ways });
  host.dispatchEvent(new SayRequest(writingWords[host.say.lang].newerText));
  return undefined;
}

interface With {
  readonly canvas: Canvas;
  readonly presence: PresenceView;
  readonly fragment: Y.XmlFragment;
  readonly ways: WritingWays;
}
export class WritingText {
  readonly textId: TextId;
  readonly fragment: Y.XmlFragment;
  readonly #host: WritingHost;
  readonly #with: With;
  readonly #editor: TextEditor;
  readonly #bar: BarHere;
  #selected: { from: number; to: number } | undefined;
  /** The editor already tells of changes while it is made. */
  #made = false;

  constructor(host: WritingHost, given: With) {
    const { canvas, presence, fragment, ways } = given;
    const { textId } = host;
    this.textId = textId;
    this.fragment = fragment;
    this.#host = host;
    this.#with = given;
    canvas.undo.follow(EDITING);
    canvas.undo.stop();
    const bar = (this.#bar = new BarHere(host, (selected) => ways.comment(selected)));
    this.#editor = openEditor({
      root: host.renderRoot as ShadowRoot,
      fragment,
      kind: host.kind,
      textId,
      awareness: presence.awareness,
      marks: host.marks,
      attributes: () => this.#attributes(),
      tell: (cursor) => presence.tell({ text: textId, cursor }),
      changed: () => this.#changed(),
      markClicked: (id) => host.dispatchEvent(new TextMarkClick(textId, id)),
      full: () => host.dispatchEvent(new SayRequest(writingWords[host.say.lang].full(TEXT_CHARS))),
      done: (reason) => ways.end(reason),
      step: () => canvas.undo.stop(),
      undo: () => this.#undo('undo'),
      redo: () => this.#undo('redo'),
      toBar: () => void bar.enter(),
      askLink: () => void bar.askLink(),
    });
    this.#made = true;
  }
  focus(at?: StartAt): void {
    this.#editor.focus(at);
  }
  caret(): StartAt {
    return this.#editor.caret();
  }
  /** To be called once it is in the page. */
  begin(at: StartAt): void {
    this.#editor.focus(at);
    this.#with.presence.tell({ text: this.textId });
  }
  close(reason: DoneReason): void {
    const { ways } = this.#with;
    // Those of now: a session that began anew has others, and was told the same.
    const { canvas, presence } = this.#host;
    this.#editor.close();
    this.#bar.close();
    canvas?.undo.stop();
    // Another field may have taken over already; what is told about that one stays.
    const told = presence?.awareness.getLocalState() as { text?: unknown } | null | undefined;
    if (told?.text === this.textId) presence?.tell({ text: null, cursor: null });
    if (this.#selected) ways.tellSelected(undefined);
    this.#host.dispatchEvent(new TextDone(this.textId, reason));
  }
  /** The field has been drawn anew. */
  updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const editor = this.#editor;
    const { dom } = editor;
    const advised = dom.hasAttribute('aria-describedby');
    const invited = dom.hasAttribute('aria-placeholder');
    if (changed.has('marks')) editor.setMarks(this.#host.marks);
    const stale = advised !== !!this.#advice() || invited !== this.#blank();
    if (changed.has('label') || changed.has('placeholder') || stale) editor.refresh();
  }
  render(): TemplateResult {
    const advice = this.#advice();
    return html`<div class="text ${this.#host.kind}" lang=${this.#host.spoken ?? nothing}>${this.#editor.dom}</div>
      ${advice ? html`<p class="advice" id="advice">${advice}</p>` : nothing} ${this.#bar.render(this.#editor)}`;
  }

  #advice(): string | undefined {
    const { maxWords, say } = this.#host;
    if (maxWords === undefined) return undefined;
    const words = wordCount(plainText(this.fragment));
    return words > maxWords ? writingWords[say.lang].tooLong(words, maxWords) : undefined;
  }
  #blank(): boolean {
    return plainText(this.fragment) === '';
  }
  #attributes(): Record<string, string> {
    const { kind, label, placeholder } = this.#host;
    return {
      role: 'textbox',
      'aria-multiline': kind === 'card' ? 'true' : 'false',
      'aria-label': label,
      ...(placeholder ? { 'data-placeholder': placeholder } : {}),
      // Where there is text, a screen reader would speak it in place of that.
      ...(placeholder && this.#blank() ? { 'aria-placeholder': placeholder } : {}),
      ...(this.#advice() ? { 'aria-describedby': 'advice' } : {}),
    };
  }
  #undo(which: 'undo' | 'redo'): void {
    const { canvas, say } = this.#host;
    if (canvas?.commands[which]() !== 'no-effect') return;
    this.#host.dispatchEvent(
      new SayRequest(which === 'undo' ? writingWords[say.lang].undoNoEffect : writingWords[say.lang].redoNoEffect),
    );
  }
  #changed(): void {
    const host = this.#host;
    if (!this.#made) return;
    host.requestUpdate();
    const selected = host.canvas?.rights.discuss ? this.#editor.selected() : undefined;
    const before = this.#selected;
    this.#selected = selected;
    if (before?.from !== selected?.from || before?.to !== selected?.to) this.#with.ways.tellSelected(selected);
  }
}
