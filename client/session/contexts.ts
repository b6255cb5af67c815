// All context keys of the client, grouped by what changes together, with the shape of what each carries.
import { createContext } from '@lit/context';
import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { OwnUndo } from '../../shared/document/undo.ts';
import type { Question } from '../../shared/judge/divergence.ts';
import type { AccessRole, Rights } from '../../shared/rules/roles.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { Member } from '../../shared/wire/http.ts';
import type { PresenceFields } from '../../shared/wire/presence.ts';
import type { Say } from '../words/words.ts';
import type { Commands } from './commands.ts';
import type { StopReason, Trouble } from './stop-reason.ts';

// Apart, so that the words can name the reasons without looking back in here.
export type { StopReason, Trouble } from './stop-reason.ts';

/** Stops what was started. */
export type Stop = () => void;

/**
 * One open canvas. A new object whenever role or person changes; the document inside changes through Yjs events.
 * Elements hold ids and read `doc` through `shared/document`; they write through `commands` only.
 */
export interface Canvas {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly me: { readonly id: string; readonly name: string };
  readonly role: AccessRole;
  readonly rights: Rights;
  readonly commands: Commands;
  readonly undo: OwnUndo;
  readonly members: Members;
  readonly server: ServerCalls;
}
/** What the server keeps of a canvas beside its document, such as rounds: asked for, and told of when it changes. */
export interface ServerCalls {
  /** Calls an address under the canvas, as this person. Rejects with an `ApiProblem`. */
  ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T>;
  /** What is there may have changed: the server said so, or the line is back. */
  onChange(listener: () => void): Stop;
}
/** Everybody who ever joined, by person id. The document holds ids only; names come from here. */
export interface Members {
  /** undefined = not known (yet), shown as "former member". */
  nameOf(person: string): string | undefined;
  /** Colour and shape, 0-5. */
  slotOf(person: string): number;
  list(): readonly Member[];
  subscribe(listener: () => void): Stop;
}
export const canvasContext = createContext<Canvas | undefined>(Symbol('canvas'));

/** A person who is here now: all their tabs as one. */
export interface Present {
  readonly id: string;
  readonly name: string;
  readonly slot: number;
  readonly me: boolean;
  readonly activity: 'active' | 'idle' | 'away';
  /** Fields of the tab that was heard last. */
  readonly at: PresenceFields;
}
/** Where somebody else points: fractions (0-1) of the width and height of the place `in` the board, or of the board. */
export interface Pointing {
  readonly person: Present;
  readonly x: number;
  readonly y: number;
  readonly in?: string | undefined;
}
/**
 * Who is here. `subscribe` fires at most once per animation frame, and only when something visible changed; pointers
 * and carets move too often for that, so pointers have a listener of their own.
 */
export interface PresenceView {
  /** Everybody here, myself first, then in order of joining. */
  people(): readonly Present[];
  /** Says something about myself; merged with what was said before. */
  tell(fields: Partial<PresenceFields>): void;
  subscribe(listener: () => void): Stop;
  /** Where the others point now. */
  pointers(): readonly Pointing[];
  /** A pointer moved, came or went; at most once per animation frame. */
  onPointers(listener: () => void): Stop;
  /** Somebody came or went (not on reconnects of less than a few seconds). */
  onJoinLeave(listener: (event: { readonly kind: 'join' | 'leave'; readonly person: Present }) => void): Stop;
  /** For the text editor's carets only. */
  readonly awareness: Awareness;
}
export const presenceContext = createContext<PresenceView | undefined>(Symbol('presence'));

/**
 * What is safe right now, as the person reads it.
 * - `loading`: there is nothing to show yet, or the latest version is being fetched and nothing of mine is at stake.
 * - `saved`: the server has acknowledged everything after its commit.
 * - `saving`: something of mine is on its way to the server, or without one to this browser's own database.
 * - `reconnecting`: no server, but everything is in this browser's own database.
 * - `not-saved`: neither the server nor this device has it; `why` says what fails.
 */
export type SaveState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'not-saved'; readonly why: 'device' | 'server' }
  | { readonly kind: 'stopped'; readonly reason: StopReason };
export interface SessionStatus {
  readonly save: SaveState;
  readonly connected: boolean;
  /** Is the document there: from the device, from the server, not yet, or impossible. */
  readonly content: 'loading' | 'from-device' | 'live' | 'failed';
  /** Does this browser keep a copy (IndexedDB works)? */
  readonly onDevice: boolean;
  /**
   * Whoever they are, nobody can write here from this page: it is older than the server understands, or the document is
   * newer than it understands itself.
   */
  readonly reading?: 'old-page' | 'newer-document';
  /** The canvas is getting full: how large it is, in bytes, and beyond what it takes deletions only. */
  readonly size?: { readonly bytes: number; readonly hard: number };
  /** What stands between this page and the server, as far as can be told. */
  readonly trouble?: Trouble;
  /** The document is the copy on this device, as it was then: an ISO instant. */
  readonly asOf?: string;
  /** How many pieces of my own work a fresh document did not take over; `Session.notTaken` has them. */
  readonly notTaken?: number;
}
export const statusContext = createContext<SessionStatus>(Symbol('status'));

/** A place a person can be taken to or talk about. */
export type Target =
  | { readonly kind: 'block'; readonly id: BlockId | 'compass' }
  | { readonly kind: 'facet'; readonly id: string }
  | { readonly kind: 'card'; readonly id: string }
  | { readonly kind: 'text'; readonly id: string; readonly from: number; readonly to: number };
/** The views on one canvas. */
export type Face = 'canvas' | 'agenda' | 'ledger' | 'stairway' | 'check';
/** What this person is looking at and prefers; never shared. Replaced whole by the root element. */
export interface View {
  /** Without it, the canvas. */
  readonly face?: Face;
  /** The page around says who this person is, so they cannot choose another name. */
  readonly vouched?: boolean;
  /** Only this part of the canvas is shown: the page around asks for one block. */
  readonly only?: BlockId | 'compass' | undefined;
  readonly selection: ReadonlySet<string>;
  /** Discussion drawer: closed, all threads, those of a place, or one thread. */
  readonly drawer:
    | { readonly open: false }
    | { readonly open: true; readonly about?: Target; readonly thread?: string; readonly compose?: boolean };
  /** Which part the phone shows. */
  readonly tab: BlockId | 'compass';
  /** Width class of the stage: it decides arrangement, tabs and sheets. */
  readonly size: 'phone' | 'narrow' | 'wide';
  readonly arrangement: 'reading' | 'book';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly showPointers: boolean;
  readonly announceJoins: boolean;
  /** The session bar is open although nobody leads. */
  readonly session?: boolean;
  /** Cards show what testing looks at. */
  readonly testing?: boolean;
  /** Person id being followed. */
  readonly following?: string | undefined;
  /** The question its view is to open; `from` = the block in whose head somebody asked for it. */
  readonly question?: { readonly ask: Question; readonly from?: BlockId } | undefined;
  /** The block to whose mark the focus goes back. */
  readonly backTo?: BlockId | undefined;
}
export const viewContext = createContext<View>(Symbol('view'));

/** Every visible sentence in the chosen language. */
export const sayContext = createContext<Say>(Symbol('say'));
export type { Lang, Say };
