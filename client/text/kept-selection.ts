// Keeps the selection visible while the focus is elsewhere in the field, in its bar.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { EditorView } from 'prosemirror-view';

const key = new PluginKey<boolean>('kept selection');

/** A browser shows one selection at a time: that of the text goes when somebody types the address of a link. */
export function keptSelection(): Plugin<boolean> {
  const away = (view: EditorView, value: boolean): boolean => {
    view.dispatch(view.state.tr.setMeta(key, value));
    return false;
  };
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, before) => (tr.getMeta(key) as boolean | undefined) ?? before,
    },
    props: {
      handleDOMEvents: { blur: (view) => away(view, true), focus: (view) => away(view, false) },
      decorations: (state) =>
        key.getState(state) && !state.selection.empty
          ? DecorationSet.create(state.doc, [
              Decoration.inline(state.selection.from, state.selection.to, { class: 'kept' }),
            ])
          : null,
    },
  });
}
