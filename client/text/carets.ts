// Shows where colleagues are in a text, and tells them where I am.
import { Plugin, PluginKey } from 'prosemirror-state';
import type { EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import type { ProsemirrorBinding } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import type { Presence, PresenceFields } from '../../shared/wire/presence.ts';
import { heardWhereIAm } from './where-i-am.ts';

export type Cursor = NonNullable<PresenceFields['cursor']>;
interface Sync {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: ProsemirrorBinding;
  readonly isChangeOrigin: boolean;
}
interface Colleague {
  readonly client: number;
  readonly name: string;
  readonly slot: number;
  readonly cursor: Cursor;
}
const key = new PluginKey<DecorationSet>('carets');

/**
 * y-prosemirror has a plugin for this too, with the same positions in the same field. It draws again on every
 * presence change of anybody (pointers move all the time), clears the caret of whichever field the person went to
 * next, and schedules work on views that may be gone.
 */
export function carets(textId: string, awareness: Awareness, tell: (cursor: Cursor) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, drawn, _old, state) =>
        tr.getMeta(key) === true || syncOf(state).isChangeOrigin
          ? draw(state, colleaguesIn(textId, awareness))
          : drawn.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      let told = '';
      let shown = '';
      let waiting = false;
      const redraw = (): void => {
        waiting = false;
        if (view.isDestroyed) return;
        heardWhereIAm(view);
        view.dispatch(view.state.tr.setMeta(key, true));
      };
      const changed = (): void => {
        const now = JSON.stringify(colleaguesIn(textId, awareness));
        if (now === shown) return;
        shown = now;
        // Presence may arrive in the middle of an update of this view; a view is not updated inside its own update.
        if (!waiting) queueMicrotask(redraw);
        waiting = true;
      };
      const update = (): void => {
        if (!view.hasFocus()) return;
        const cursor = cursorOf(view);
        const now = JSON.stringify(cursor);
        if (now === told) return;
        told = now;
        tell(cursor);
      };
      awareness.on('change', changed);
      view.dom.addEventListener('focus', update);
      changed();
      return {
        update,
        destroy: () => {
          awareness.off('change', changed);
          view.dom.removeEventListener('focus', update);
        },
      };
    },
  });
}

function syncOf(state: EditorState): Sync {
  return ySyncPluginKey.getState(state) as Sync;
}
function cursorOf(view: EditorView): Cursor {
  const { type, binding } = syncOf(view.state);
  const relative = (position: number): Cursor['anchor'] => {
    const found = absolutePositionToRelativePosition(position, type, binding.mapping) as Y.RelativePosition;
    return Y.relativePositionToJSON(found) as Record<string, unknown>;
  };
  return { anchor: relative(view.state.selection.anchor), head: relative(view.state.selection.head) };
}
function colleaguesIn(textId: string, awareness: Awareness): Colleague[] {
  const found: Colleague[] = [];
  for (const [client, state] of awareness.getStates() as Map<number, Partial<Presence>>) {
    if (client === awareness.clientID || state.text !== textId || !state.cursor || !state.user) continue;
    const slot = Math.abs(Math.trunc(Number(state.user.slot) || 0)) % PERSON_SLOTS;
    found.push({ client, name: state.user.name, slot, cursor: state.cursor });
  }
  return found;
}

function draw(state: EditorState, colleagues: readonly Colleague[]): DecorationSet {
  const { doc, type, binding } = syncOf(state);
  const place = (position: Cursor['anchor']): number | undefined => {
    if (!position) return undefined;
    const relative = Y.createRelativePositionFromJSON(position);
    const found = relativePositionToAbsolutePosition(doc, type, relative, binding.mapping);
    return found === null ? undefined : Math.min(found, Math.max(0, state.doc.content.size - 1));
  };
  const decorations = colleagues.flatMap((colleague) => {
    const anchor = place(colleague.cursor.anchor);
    const head = place(colleague.cursor.head);
    if (anchor === undefined || head === undefined) return [];
    // The position is in the key: a caret that moved is drawn anew, and so shows its name again.
    const name = `${colleague.client} ${JSON.stringify(colleague.cursor.head)}`;
    return [
      Decoration.widget(head, () => caret(colleague), { key: name, side: 10, ignoreSelection: true }),
      Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `theirs p${colleague.slot}` }),
    ];
  });
  return DecorationSet.create(state.doc, decorations);
}
function caret({ name, slot }: Colleague): HTMLElement {
  const line = document.createElement('span');
  line.className = `caret p${slot}`;
  // Who is where is told by presence; inside the text it would be read as part of the sentence.
  line.setAttribute('aria-hidden', 'true');
  const flag = document.createElement('span');
  flag.className = 'flag';
  flag.append(document.createTextNode(name));
  // Word joiners keep the caret from breaking a word over two lines.
  line.append(document.createTextNode('\u2060'), flag, document.createTextNode('\u2060'));
  return line;
}
