// A canvas without a server: the same contexts on a document in memory, for the gallery and for tests of elements.
import * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import type { CanvasFile } from '../../shared/document/file.ts';
import { startDocument } from '../../shared/document/compass-changes.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { ownUndo } from '../../shared/document/undo.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Member } from '../../shared/wire/http.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { ApiProblem } from './api.ts';
import { commandsOn, newId } from './commands.ts';
import type { Canvas, Present, PresenceView, SessionStatus, Stop } from './contexts.ts';

export interface LocalSession {
  readonly canvas: Canvas;
  readonly presence: PresenceView;
  readonly status: SessionStatus;
  /** Puts somebody else in the room. */
  join(person: { id: string; name: string; slot: number }, at?: Present['at']): Stop;
  close(): void;
}
export interface LocalOptions {
  file?: CanvasFile;
  role?: AccessRole;
  me?: { id: string; name: string };
  members?: readonly Member[];
  /** Answers what is asked of the server; without it nothing answers. */
  server?: Canvas['server'];
  now?: () => Date;
}

const NO_SERVER: Canvas['server'] = {
  ask: () => Promise.reject(new ApiProblem(0, undefined, 'There is no server here.')),
  onChange: () => () => undefined,
};

export function localSession(options: LocalOptions = {}): LocalSession {
  const me = options.me ?? { id: 'u1', name: 'Noor Bakker' };
  const role = options.role ?? 'editor';
  const doc = declareRoots(new Y.Doc());
  if (options.file) {
    const checked = checkFile(options.file);
    if (!checked.ok) throw new Error(`The file is not a canvas: ${JSON.stringify(checked.problems)}`);
    fillDocument(doc, checked.file);
  } else startDocument(doc, '', 'nl');
  const undo = ownUndo(doc);
  const members = options.members ?? [{ ...me, slot: 0, role }];
  const awareness = new Awareness(doc);
  const others = new Map<string, Present>();
  const listeners = new Set<() => void>();
  let mine: Present['at'] = { activity: 'active' };
  const tellAll = (): void => listeners.forEach((listener) => listener());
  return {
    canvas: {
      id: 'local',
      doc,
      me,
      role,
      rights: rightsOf(role),
      undo,
      commands: commandsOn(doc, undo, {
        person: me.id,
        now: options.now ?? (() => new Date()),
        random: Math.random,
        newId,
      }),
      members: {
        nameOf: (id) => members.find((m) => m.id === id)?.name,
        slotOf: (id) => members.find((m) => m.id === id)?.slot ?? 0,
        list: () => members,
        subscribe: () => () => undefined,
      },
      server: options.server ?? NO_SERVER,
    },
    presence: {
      people: () => [{ ...me, slot: 0, me: true, activity: 'active', at: mine }, ...others.values()],
      tell: (fields) => {
        mine = { ...mine, ...fields };
        const state: Presence = { ...mine, user: { ...me, slot: 0 } };
        awareness.setLocalState({ ...state });
        tellAll();
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      pointers: () =>
        [...others.values()].flatMap((person) => (person.at.pointer ? [{ person, ...person.at.pointer }] : [])),
      onPointers: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onJoinLeave: () => () => undefined,
      awareness,
    },
    status: { save: { kind: 'saved' }, connected: true, content: 'live', onDevice: true },
    join: (person, at = {}) => {
      others.set(person.id, { ...person, me: false, activity: at.activity ?? 'active', at });
      tellAll();
      return () => {
        others.delete(person.id);
        tellAll();
      };
    },
    close: () => {
      undo.close();
      awareness.destroy();
      doc.destroy();
    },
  };
}
