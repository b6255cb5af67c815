// Underlines marked ranges (threads) in the editor, and notices clicks on them.
import { Plugin, PluginKey } from 'prosemirror-state';
import type { Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { Node } from 'prosemirror-model';
import { positionOf } from './offsets.ts';
import type { TextMark } from './text-mark.ts';
import { heardWhereIAm } from './where-i-am.ts';

interface Drawn {
  readonly marks: readonly TextMark[];
  readonly set: DecorationSet;
}
const key = new PluginKey<Drawn>('marks');

export function markDecorations(clicked: (id: string) => void): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: () => ({ marks: [], set: DecorationSet.empty }),
      apply: (tr, { marks, set }) => {
        const given = tr.getMeta(key) as readonly TextMark[] | undefined;
        if (given) return { marks: given, set: draw(tr.doc, given) };
        // A change from outside replaces the whole content, so nothing could be mapped through it. The owner of the
        // marks follows them in the document and gives them anew.
        return { marks, set: isRemote(tr) ? draw(tr.doc, marks) : set.map(tr.mapping, tr.doc) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleClick: (_view, _position, event) => {
        const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mark]') : null;
        const id = mark?.dataset['mark'];
        if (id !== undefined) clicked(id);
        return false;
      },
    },
  });
}
export function giveMarks(view: EditorView, marks: readonly TextMark[]): void {
  heardWhereIAm(view);
  view.dispatch(view.state.tr.setMeta(key, marks));
}

function isRemote(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}
function draw(doc: Node, marks: readonly TextMark[]): DecorationSet {
  return DecorationSet.create(
    doc,
    marks.map((mark) =>
      Decoration.inline(positionOf(doc, mark.from), positionOf(doc, mark.to), {
        class: mark.active ? 'mark active' : 'mark',
        'data-mark': mark.id,
      }),
    ),
  );
}
