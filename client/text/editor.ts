// One ProseMirror view on one text of the document; loaded when somebody starts to write.
import { EditorState, Selection, TextSelection } from 'prosemirror-state';
import type { Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { ySyncPlugin, ySyncPluginKey } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { TEXT_CHARS } from '../../shared/document/text.ts';
import { carets } from './carets.ts';
import type { Cursor } from './carets.ts';
import { formatsIn, setLink, toggle } from './formats.ts';
import type { Format, Formats } from './formats.ts';
import { typingRules } from './input-rules.ts';
import { asStep, keys } from './keys.ts';
import type { KeyActions, TextKind } from './keys.ts';
import { keptSelection } from './kept-selection.ts';
import { lengthLimit } from './length-limit.ts';
import { giveMarks, markDecorations } from './mark-decorations.ts';
import { offsetAt, positionOf } from './offsets.ts';
import { pasting } from './paste.ts';
import { schema } from './schema.ts';
import type { TextMark } from './text-mark.ts';
import { whereIAm } from './where-i-am.ts';
import { writingStyles } from './writing-styles.ts';

/** Where the caret starts: an end, everything, a point in the window, or characters of the plain text. */
export type StartAt = 'start' | 'end' | 'all' | { x: number; y: number } | { from: number; to: number };

export interface EditorOptions extends KeyActions {
  readonly root: ShadowRoot;
  readonly fragment: Y.XmlFragment;
  readonly kind: TextKind;
  readonly textId: string;
  readonly awareness: Awareness;
  readonly marks: readonly TextMark[];
  /** Attributes of the textbox; asked again at every change. */
  attributes(): Record<string, string>;
  tell(cursor: Cursor): void;
  /** The selection or the content changed. */
  changed(): void;
  markClicked(id: string): void;
  /** Something was not taken, because the text would become too long. */
  full(): void;
}
export interface TextEditor {
  /** The textbox; to be put in the root given, before the focus is. */
  readonly dom: HTMLElement;
  readonly fragment: Y.XmlFragment;
  focus(at?: StartAt): void;
  setMarks(marks: readonly TextMark[]): void;
  /** Asks for the attributes again. */
  refresh(): void;
  /** The selected characters, or undefined when there is only a caret. */
  selected(): { from: number; to: number; rect: DOMRect } | undefined;
  /** Characters between the ends of the selection, also when it is a caret. */
  caret(): { from: number; to: number };
  formats(): Formats;
  format(format: Format): void;
  link(href: string | undefined): void;
  close(): void;
}
/** The origin of every transaction of an editor, for undo to follow. */
export const EDITING: unknown = ySyncPluginKey;

export function openEditor(options: EditorOptions): TextEditor {
  // y-prosemirror asks the root of the view for a range, which a shadow root cannot make by itself; without this every
  // change from outside throws while the field has the focus.
  const root: ShadowRoot & { createRange?(): Range } = options.root;
  root.createRange ??= () => document.createRange();
  const { styleSheet } = writingStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);

  const view: EditorView = new EditorView(null, {
    state: EditorState.create({
      schema,
      plugins: [
        // Before the plugin whose selection it tells.
        whereIAm(options.fragment),
        ySyncPlugin(options.fragment),
        carets(options.textId, options.awareness, options.tell),
        markDecorations(options.markClicked),
        keptSelection(),
        ...(options.kind === 'card' ? [typingRules()] : []),
        ...keys(options.kind, options),
        pasting(options.kind),
        lengthLimit(TEXT_CHARS, options.full),
      ],
    }),
    attributes: (state): Record<string, string> => ({
      ...options.attributes(),
      ...(state.doc.textContent === '' && state.doc.childCount === 1 && state.doc.firstChild?.childCount === 0
        ? { 'data-empty': '' }
        : {}),
    }),
    // What colleagues write never scrolls the page under somebody's hands.
    handleScrollToSelection: (v) => (ySyncPluginKey.getState(v.state) as { isChangeOrigin: boolean }).isChangeOrigin,
    handleDOMEvents: { beforeinput: (_view, event) => nativeEdit(event) },
    // The view dispatches while it is made already, so it has no name here yet.
    dispatchTransaction(this: EditorView, tr) {
      // What is pasted, cut or dropped is undone by itself, apart from the typing around it.
      const apart = tr.getMeta('uiEvent') !== undefined;
      if (apart) options.step();
      this.updateState(this.state.apply(tr));
      if (apart) options.step();
      if (tr.docChanged || tr.selectionSet) options.changed();
    },
  });
  const run = (command: Command): void => {
    asStep(command, options.step)(view.state, (tr) => view.dispatch(tr), view);
    view.focus();
  };
  /** Menus, touch bars and shaken phones undo and format past the keyboard. */
  function nativeEdit(event: InputEvent): boolean {
    const acts: Record<string, () => void> = {
      historyUndo: () => options.undo(),
      historyRedo: () => options.redo(),
      ...(options.kind === 'card'
        ? { formatBold: () => run(toggle('strong')), formatItalic: () => run(toggle('em')) }
        : {}),
    };
    if (!/^(history|format)/u.test(event.inputType)) return false;
    event.preventDefault();
    acts[event.inputType]?.();
    return true;
  }
  giveMarks(view, options.marks);

  return {
    dom: view.dom,
    fragment: options.fragment,
    focus: (at) => {
      if (at !== undefined) view.dispatch(view.state.tr.setSelection(selectionAt(view, at)));
      view.focus();
    },
    setMarks: (marks) => giveMarks(view, marks),
    refresh: () => view.setProps({}),
    selected: () => {
      const { from, to, empty } = view.state.selection;
      if (empty) return undefined;
      const [a, b] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
      const [left, right] =
        a.top === b.top
          ? [a.left, b.right]
          : [view.dom.getBoundingClientRect().left, view.dom.getBoundingClientRect().right];
      return {
        from: offsetAt(view.state.doc, from),
        to: offsetAt(view.state.doc, to),
        rect: new DOMRect(left, a.top, right - left, b.bottom - a.top),
      };
    },
    caret: () => {
      const { from, to } = view.state.selection;
      return { from: offsetAt(view.state.doc, from), to: offsetAt(view.state.doc, to) };
    },
    formats: () => formatsIn(view.state),
    format: (format) => run(toggle(format)),
    link: (href) => run(setLink(href)),
    close: () => view.destroy(),
  };
}

function selectionAt(view: EditorView, at: StartAt): Selection {
  const { doc } = view.state;
  if (at === 'start') return Selection.atStart(doc);
  if (at === 'end') return Selection.atEnd(doc);
  if (at === 'all') return TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to);
  if ('from' in at) {
    return TextSelection.between(doc.resolve(positionOf(doc, at.from)), doc.resolve(positionOf(doc, at.to)));
  }
  const found = view.posAtCoords({ left: at.x, top: at.y });
  return found ? Selection.near(doc.resolve(found.pos)) : Selection.atEnd(doc);
}
