// Reads where the person has put the caret, when something from outside is about to be shown before the editor heard of it.
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, ySyncPluginKey } from 'y-prosemirror';
import type { ProsemirrorBinding } from 'y-prosemirror';
import type * as Y from 'yjs';

/** So long after it got the focus, ProseMirror takes a caret at the very start for the browser's doing, and takes it back. */
const AFTER_FOCUS_MS = 200;

/**
 * A browser moves the caret by itself and tells it later. A colleague's change that arrives in between would be shown
 * with the selection from before, and so take the caret back to where it was.
 */
export function whereIAm(fragment: Y.XmlFragment): Plugin {
  return new Plugin({
    view: (view) => {
      const doc = fragment.doc;
      const keep = (): void => {
        // What is typed here is known to the editor already.
        if (doc?._transaction?.origin === ySyncPluginKey) return;
        const moved = movedTo(view);
        if (!moved) return;
        const { type, binding } = ySyncPluginKey.getState(view.state) as Sync;
        const relative = (position: number): Y.RelativePosition =>
          absolutePositionToRelativePosition(position, type, binding.mapping) as Y.RelativePosition;
        binding.beforeTransactionSelection = {
          type: 'text',
          anchor: relative(moved.anchor),
          head: relative(moved.head),
        };
      };
      // The editor's own look at the selection comes after this one, and leaves alone what it finds.
      doc?.on('beforeAllTransactions', keep);
      const gone = new AbortController();
      const { signal } = gone;
      let focused = 0;
      view.dom.addEventListener('focus', ({ timeStamp }) => (focused = timeStamp), { signal });
      const hear = (): void => heardWhereIAm(view);
      view.dom.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          if (timeStamp - focused > AFTER_FOCUS_MS) return;
          document.addEventListener('selectionchange', hear, { once: true, capture: true, signal });
        },
        { signal },
      );
      return {
        destroy: () => {
          doc?.off('beforeAllTransactions', keep);
          gone.abort();
        },
      };
    },
  });
}
interface Sync {
  readonly type: Y.XmlFragment;
  readonly binding: ProsemirrorBinding;
}

/** Lets the editor know first, before something that leaves the text alone is drawn. */
export function heardWhereIAm(view: EditorView): void {
  const moved = movedTo(view);
  if (moved) view.dispatch(view.state.tr.setSelection(moved));
}

/** The selection the browser has, when the editor does not know of it yet. */
function movedTo(view: EditorView): TextSelection | undefined {
  const { doc, selection } = view.state;
  // While a word is composed the two may differ for good reason.
  if (view.composing || !view.hasFocus() || !(selection instanceof TextSelection)) return undefined;
  const here = (view.root as Document).getSelection();
  if (!here?.anchorNode || !here.focusNode) return undefined;
  if (!view.dom.contains(here.anchorNode) || !view.dom.contains(here.focusNode)) return undefined;
  const anchor = view.posAtDOM(here.anchorNode, here.anchorOffset, 1);
  const head = view.posAtDOM(here.focusNode, here.focusOffset, 1);
  if (anchor === selection.anchor && head === selection.head) return undefined;
  const moved = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  return moved instanceof TextSelection && !moved.eq(selection) ? moved : undefined;
}
