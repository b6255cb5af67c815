// Undo and redo as the shell offers them: what the keys mean, what to say, and when the buttons change.
import type { OwnUndo } from '../../shared/document/undo.ts';
import type { Canvas, Say, Stop } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';

export type UndoWay = 'undo' | 'redo';

/** Undoes or redoes one step of this person; returns what to say. What was held back has been told already. */
export function takeStep(canvas: Canvas, way: UndoWay, { app }: Say): SayRequest | undefined {
  const outcome = canvas.commands[way]();
  switch (outcome) {
    case 'done':
      // It is seen, but not heard.
      return new SayRequest(way === 'undo' ? app.undone : app.redone, undefined, true);
    case 'held':
      return undefined;
    case 'no-effect':
      return new SayRequest(app.undoNoEffect);
    case 'nothing':
      return new SayRequest(way === 'undo' ? app.undoNothing : app.redoNothing);
    default:
      return outcome satisfies never;
  }
}

/** Mod+Z, Mod+Shift+Z and Ctrl+Y, outside texts: a text field has its own. */
export function undoKey(event: KeyboardEvent): UndoWay | undefined {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  const way = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' && !event.shiftKey ? 'redo' : undefined;
  return way && !inText(event) ? way : undefined;
}
function inText(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (node) =>
        node instanceof HTMLTextAreaElement ||
        (node instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(node.type)) ||
        (node instanceof HTMLElement && node.isContentEditable),
    );
}

interface Source {
  subscribe(listener: () => void): Stop;
}
const sources = new WeakMap<OwnUndo, Source>();
/** The undo stack as something to subscribe to; the same object for the same stack. */
export function undoSource(undo: OwnUndo | undefined): Source | undefined {
  if (!undo) return undefined;
  let source = sources.get(undo);
  if (!source) sources.set(undo, (source = { subscribe: (listener) => undo.onChange(listener) }));
  return source;
}
