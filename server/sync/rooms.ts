// The rooms that are open in this process, each with one lifecycle: loading, open, closing.
import type { Notice } from '../../shared/wire/frames.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Grant } from '../access/tickets.ts';
import { NotKept } from '../store/refused.ts';
import type { Store, StoredDocument } from '../store/store.ts';
import { Beats } from './beats.ts';
import { notify } from './connection.ts';
import type { Connection } from './connection.ts';
import { Room } from './room.ts';
import type { RoomShare } from './room.ts';

export interface RoomsParts extends RoomShare {
  readonly store: Pick<Store, 'journal'>;
  /** How long an empty room stays open. */
  readonly graceMs: number;
  /** How often everybody is told again who is present; below the 30 s after which stock clients give up. */
  readonly refreshMs: number;
  /** How long a stop waits for what is on its way to the disk. */
  readonly drainMs: number;
}
type State =
  | { readonly kind: 'loading'; readonly loaded: Promise<Room> }
  | {
      readonly kind: 'open';
      readonly room: Room;
      readonly stopRefreshing: () => void;
      grace: NodeJS.Timeout | undefined;
    }
  | { readonly kind: 'closing'; readonly closed: Promise<void> };
type OpenState = Extract<State, { kind: 'open' }>;

export class Rooms {
  readonly #parts: RoomsParts;
  readonly #rooms = new Map<string, State>();
  /** A part of the rooms at a time: thousands of people told at once hold everybody up. */
  readonly #refreshes = new Beats();
  #stopRefreshing: () => void = () => undefined;
  #stopped = false;

  constructor(parts: RoomsParts) {
    this.#parts = parts;
  }
  open(): void {
    this.#stopRefreshing = this.#refreshes.start(this.#parts.refreshMs);
  }
  /**
   * Takes nothing any more, keeps and acknowledges what was taken, and sends everybody away. A disk that does not answer
   * holds that up for `drainMs` only; what was not acknowledged then is still with its writers.
   */
  async close(): Promise<void> {
    this.#stopped = true;
    this.#stopRefreshing();
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (deadline = setTimeout(resolve, this.#parts.drainMs)));
    await Promise.race([this.#closeAll(), late]);
    clearTimeout(deadline);
    for (const room of this.#openRooms()) sendAllAway(room);
  }
  async #closeAll(): Promise<void> {
    while (this.#rooms.size > 0) {
      await Promise.allSettled(
        [...this.#rooms].map(async ([canvas, state]) => {
          switch (state.kind) {
            case 'loading':
              return state.loaded;
            case 'closing':
              return state.closed;
            case 'open':
              await state.room.drain();
              sendAllAway(state.room);
              return this.#unload(canvas, state);
            default:
              return state satisfies never;
          }
        }),
      );
    }
  }
  /** How many are in memory, in whatever state. */
  get size(): number {
    return this.#rooms.size;
  }

  /**
   * Brings a connection into its room; a room that is closing is waited for and loaded afresh. `stillWanted` is asked
   * last, in the same turn as the joining. Rejects when the canvas cannot be read.
   */
  join(canvas: string, connection: Connection, stillWanted: () => boolean): Promise<Room | undefined> {
    return this.#whenOpen(canvas, (state) => {
      if (!stillWanted()) {
        this.#emptied(canvas);
        return undefined;
      }
      clearTimeout(state.grace);
      state.grace = undefined;
      this.#replace(state.room, connection);
      state.room.join(connection);
      return state.room;
    });
  }
  /** Uses a room that nobody may have open: it is loaded for it, and goes after its grace. Rejects when the server stops. */
  async use<T>(canvas: string, work: (room: Room) => T | Promise<T>): Promise<T> {
    const used = await this.#whenOpen(canvas, ({ room }) => {
      this.#emptied(canvas);
      return { result: work(room) };
    });
    if (!used) throw new NotKept('The server stops.');
    return used.result;
  }
  /** `then` runs in the same turn in which the room was found open. */
  async #whenOpen<T>(canvas: string, then: (state: OpenState) => T): Promise<T | undefined> {
    for (;;) {
      if (this.#stopped) return undefined;
      const state = this.#rooms.get(canvas);
      if (!state) {
        const loaded = this.#load(canvas);
        this.#rooms.set(canvas, { kind: 'loading', loaded });
        await loaded;
        continue;
      }
      switch (state.kind) {
        case 'loading':
          await state.loaded;
          break;
        case 'closing':
          await state.closed;
          break;
        case 'open':
          return then(state);
        default:
          return state satisfies never;
      }
    }
  }
  leave(canvas: string, room: Room, connection: Connection): void {
    room.leave(connection);
    this.#emptied(canvas);
  }

  /** The room when it is open right now; never loads. */
  peek(canvas: string): Room | undefined {
    const state = this.#rooms.get(canvas);
    return state?.kind === 'open' ? state.room : undefined;
  }
  notify(canvas: string, notice: Notice): void {
    for (const connection of this.peek(canvas)?.connections.keys() ?? []) notify(connection, notice);
  }
  /** A clientID now belongs to this person; their other open connections may send what it wrote. */
  claimed(canvas: string, clientId: number, person: string): void {
    for (const connection of this.peek(canvas)?.connections.keys() ?? [])
      if (connection.person.id === person) connection.claims.add(clientId);
  }
  renamed(person: string, name: string): void {
    for (const room of this.#openRooms()) {
      const here = [...room.connections.keys()].some((connection) => connection.person.id === person);
      if (!here) continue;
      room.presence.renamed(person, name);
      for (const connection of room.connections.keys()) notify(connection, { kind: 'members' });
    }
  }
  /** Ends every connection that came with this link. */
  withdrawn(canvas: string, link: string): void {
    this.#sendAway(canvas, ({ grant }) => grant.link === link);
  }
  /** What somebody a host vouches for may do here from now on; null: nothing, and their connections end. */
  regraded(canvas: string, person: string, role: AccessRole | null): void {
    const isTheirs = ({ grant }: Connection): boolean => grant.person === person && grant.link === null;
    if (role === null) return this.#sendAway(canvas, isTheirs);
    for (const connection of this.peek(canvas)?.connections.keys() ?? []) {
      if (!isTheirs(connection)) continue;
      connection.grant.role = role;
      notify(connection, { kind: 'role', role });
    }
  }
  /** A newer token has come for this clientID: its connection need not end before that does. */
  prolonged({ canvas, person, clientId, ends }: Grant): void {
    for (const { grant } of this.peek(canvas)?.connections.keys() ?? [])
      if (grant.person === person && grant.clientId === clientId && grant.ends !== undefined && ends !== undefined)
        grant.ends = Math.max(grant.ends, ends);
  }

  #sendAway(canvas: string, isMeant: (connection: Connection) => boolean): void {
    const room = this.peek(canvas);
    if (!room) return;
    for (const connection of [...room.connections.keys()]) {
      if (!isMeant(connection)) continue;
      room.leave(connection);
      connection.close(CLOSE.forbidden, 'withdrawn');
    }
    this.#emptied(canvas);
  }

  /** A tab that comes back before its old socket was missed: the new one counts. */
  #replace(room: Room, connection: Connection): void {
    for (const other of room.connections.keys()) {
      if (other.clientId !== connection.clientId) continue;
      room.leave(other);
      other.close(CLOSE.clientIdTaken, 'replaced');
    }
  }
  async #load(canvas: string): Promise<Room> {
    try {
      const stored = await this.#read(canvas);
      const { store } = this.#parts;
      const room = new Room(
        {
          ...this.#parts,
          canvas,
          load: () => this.#read(canvas),
          compact: (seq, snapshot) => store.journal.compact(canvas, seq, snapshot),
          onBroken: () => {
            if (this.peek(canvas) === room) this.#forget(canvas);
          },
        },
        stored,
      );
      const stopRefreshing = this.#refreshes.add(() => room.presence.refresh(this.#parts.refreshMs / 2));
      this.#rooms.set(canvas, { kind: 'open', room, stopRefreshing, grace: undefined });
      return room;
    } catch (error) {
      this.#rooms.delete(canvas);
      throw error;
    }
  }
  async #read(canvas: string): Promise<StoredDocument> {
    const stored = await this.#parts.store.journal.load(canvas);
    if (!stored) throw new Error(`There is no canvas ${canvas}.`);
    return stored;
  }
  #emptied(canvas: string): void {
    const state = this.#rooms.get(canvas);
    if (state?.kind !== 'open' || state.room.connections.size > 0 || state.grace || this.#stopped) return;
    state.grace = setTimeout(() => void this.#unload(canvas, state), this.#parts.graceMs);
    state.grace.unref();
  }
  async #unload(canvas: string, state: OpenState): Promise<void> {
    clearTimeout(state.grace);
    state.stopRefreshing();
    const closed = state.room
      .close()
      .catch((error: unknown) => this.#parts.warn('a room did not close cleanly', error))
      .finally(() => this.#rooms.delete(canvas));
    this.#rooms.set(canvas, { kind: 'closing', closed });
    await closed;
  }
  #forget(canvas: string): void {
    const state = this.#rooms.get(canvas);
    if (state?.kind === 'open') {
      clearTimeout(state.grace);
      state.stopRefreshing();
    }
    this.#rooms.delete(canvas);
  }
  #openRooms(): Room[] {
    return [...this.#rooms.values()].flatMap((state) => (state.kind === 'open' ? [state.room] : []));
  }
}

function sendAllAway(room: Room): void {
  for (const connection of [...room.connections.keys()]) {
    room.leave(connection);
    connection.close(CLOSE.restart, 'the server restarts');
  }
}
