// The canvas as its person may use it now: a new object whenever they or their right change, with an undo that fits.
import type * as Y from 'yjs';
import type { OwnUndo } from '../../shared/document/undo.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Commands } from './commands.ts';
import type { Canvas } from './contexts.ts';
import type { Writing } from './writing.ts';

export interface CanvasHere {
  /** Fetches what this role will need, so that it is there when the canvas is. */
  prepare(role: AccessRole): void;
  /**
   * The same object for the same person and role. While what they write with is on its way it is the one before; if it
   * did not come, the canvas is for reading.
   */
  become(me: Canvas['me'], role: AccessRole): Canvas | undefined;
  /** Is there no canvas only because something is on its way? */
  waiting(): boolean;
  /** There is a line again: what did not come may come now. */
  again(): void;
  close(): void;
}
export interface CanvasParts {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly members: Canvas['members'];
  readonly server: Canvas['server'];
  /** What stamps what is written, in milliseconds since 1970. */
  now(): number;
  /** What was on its way has come, or will not. */
  came(): void;
}

/** Whoever may only read does nothing that could be undone. */
const NOTHING_DONE: OwnUndo = {
  undo: () => 'nothing',
  redo: () => 'nothing',
  canUndo: () => false,
  canRedo: () => false,
  next: () => undefined,
  stop: () => undefined,
  gesture: (change) => change(),
  follow: () => undefined,
  onChange: () => () => undefined,
  clear: () => undefined,
  close: () => undefined,
};
/** No button of a reader gives a command; only what time it is and why something may not be done is asked. */
const noCommands = (now: () => number): Commands =>
  ({ at: () => new Date(now()).toISOString(), may: () => true }) as Partial<Commands> as Commands;

/** Once here it is here for every canvas of this page. */
let writing: Writing | undefined;

export function canvasHere({ id, doc, members, server, now, came }: CanvasParts): CanvasHere {
  let undo: OwnUndo | undefined;
  let canvas: Canvas | undefined;
  let state: 'unasked' | 'asked' | 'failed' = 'unasked';
  const fetch = async (): Promise<void> => {
    state = 'asked';
    try {
      ({ writing } = await import('./writing.ts'));
    } catch {
      // No line, and it has never been here: asked for again when there is one.
      state = 'failed';
    }
    came();
  };
  const prepare = (role: AccessRole): void => {
    if (!writing && state === 'unasked' && rightsOf(role).discuss) void fetch();
  };
  return {
    prepare,
    become: (me, wanted) => {
      prepare(wanted);
      const lacking = rightsOf(wanted).discuss && !writing;
      if (!writing && state === 'asked') return canvas;
      const role = lacking ? 'viewer' : wanted;
      if (canvas && canvas.me.id === me.id && canvas.me.name === me.name && canvas.role === role) return canvas;
      const rights = rightsOf(role);
      // Undo of somebody who may no longer edit would change a document that nobody else sees.
      if (!undo || (canvas && canvas.rights.edit !== rights.edit)) {
        undo?.close();
        undo = writing ? writing.ownUndo(doc) : NOTHING_DONE;
      }
      const commands = writing
        ? writing.commandsOn(doc, undo, {
            person: me.id,
            now: () => new Date(now()),
            random: Math.random,
            newId: writing.newId,
          })
        : noCommands(now);
      return (canvas = { id, doc, me, role, rights, undo, members, server, commands });
    },
    waiting: () => !canvas && !writing && state === 'asked',
    again: () => {
      if (state === 'failed') state = 'unasked';
    },
    close: () => undo?.close(),
  };
}
