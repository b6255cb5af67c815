// The keys of a text field: formatting, lists, own undo, and the ways out of the field.
import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { Selection, TextSelection } from 'prosemirror-state';
import type { Command, Plugin } from 'prosemirror-state';
import { toggle } from './formats.ts';
import { types } from './schema.ts';

export interface KeyActions {
  done(reason: 'escape' | 'enter'): void;
  undo(): void;
  redo(): void;
  /** Ends the present step of undo: what comes next is one of its own. */
  step(): void;
  /** Puts the focus in the formatting bar. */
  toBar(): void;
  /** Opens the small form for a link's address. */
  askLink(): void;
}
/** A line is one paragraph of plain words; a card holds paragraphs, breaks, marks and lists. */
export type TextKind = 'line' | 'card';

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(types.hard_break.create()).scrollIntoView());
  return true;
};
/** Everything, from character to character: ProseMirror's own "all" is not inside any paragraph or list. */
const selectAll: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to)));
  return true;
};
/** A key the browser would otherwise format with. */
const nothing: Command = () => true;

/** Makes a command a step of its own, apart from the typing around it. */
export function asStep(command: Command, step: () => void): Command {
  return (state, dispatch, view) => {
    step();
    const done = command(state, dispatch, view);
    step();
    return done;
  };
}

export function keys(kind: TextKind, actions: KeyActions): Plugin[] {
  const act =
    (action: () => void): Command =>
    () => {
      action();
      return true;
    };
  const enter = act(() => actions.done('enter'));
  const both: Record<string, Command> = {
    Escape: act(() => actions.done('escape')),
    'Mod-Enter': enter,
    'Mod-z': act(actions.undo),
    'Mod-y': act(actions.redo),
    'Shift-Mod-z': act(actions.redo),
    'Alt-F10': act(actions.toBar),
    F10: act(actions.toBar),
    'Mod-a': selectAll,
    'Mod-u': nothing,
  };
  const line: Record<string, Command> = { Enter: enter, 'Shift-Enter': enter, 'Mod-b': nothing, 'Mod-i': nothing };
  const card: Record<string, Command> = {
    Enter: chainCommands(splitListItem(types.list_item), baseKeymap['Enter'] ?? nothing),
    'Shift-Enter': lineBreak,
    'Mod-b': asStep(toggle('strong'), actions.step),
    'Mod-i': asStep(toggle('em'), actions.step),
    'Mod-k': act(actions.askLink),
    Tab: sinkListItem(types.list_item),
    'Shift-Tab': liftListItem(types.list_item),
    Backspace: undoInputRule,
  };
  return [keymap({ ...both, ...(kind === 'line' ? line : card) }), keymap(baseKeymap)];
}
