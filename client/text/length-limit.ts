// Keeps a text within what a file takes back: what would make it longer is refused with a sentence, nothing is cut.
import { Plugin } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';

/** `full` is called for each refused change. What colleagues write always comes through. */
export function lengthLimit(chars: number, full: () => void): Plugin {
  return new Plugin({
    filterTransaction(tr, state) {
      if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true;
      const size = tr.doc.content.size;
      if (size <= chars || size <= state.doc.content.size) return true;
      full();
      return false;
    },
  });
}
