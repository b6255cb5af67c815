// The canvas as its person may use it now: a new object whenever they or their right change, with an undo that fits.
import type * as Y from 'yjs';
import { ownUndo } from '../../shared/document/undo.ts';
import type { OwnUndo } from '../../shared/document/undo.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { commandsOn, newId } from './commands.ts';
import type { Canvas } from './contexts.ts';

export interface CanvasHere {
  /** The same object for the same person and role. */
  become(me: Canvas['me'], role: AccessRole): Canvas;
  close(): void;
}
export interface CanvasParts {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly members: Canvas['members'];
  readonly server: Canvas['server'];
  /** What stamps what is written, in milliseconds since 1970. */
  now(): number;
}

export function canvasHere({ id, doc, members, server, now }: CanvasParts): CanvasHere {
  let undo: OwnUndo | undefined;
  let canvas: Canvas | undefined;
  return {
    become: (me, role) => {
      if (canvas && canvas.me.id === me.id && canvas.me.name === me.name && canvas.role === role) return canvas;
      const rights = rightsOf(role);
      // Undo of somebody who may no longer edit would change a document that nobody else sees.
      if (!undo || (canvas && canvas.rights.edit !== rights.edit)) {
        undo?.close();
        undo = ownUndo(doc);
      }
      const env = { person: me.id, now: () => new Date(now()), random: Math.random, newId };
      return (canvas = { id, doc, me, role, rights, undo, members, server, commands: commandsOn(doc, undo, env) });
    },
    close: () => undo?.close(),
  };
}
