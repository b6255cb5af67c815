// One open canvas: who is connected, and what becomes of each message they send. Knows no sockets.
import * as Y from 'yjs';
import { WRITABLE } from '../../shared/rules/roles.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import { NotKept } from '../store/refused.ts';
import { storedBytes } from '../store/store.ts';
import type { StoredDocument } from '../store/store.ts';
import { Answers } from './answers.ts';
import type { Kept, OwnChange } from './batch.ts';
import { Broadcast } from './broadcast.ts';
import type { ChangeListener } from './changes.ts';
import { Commits } from './commits.ts';
import { notify, wants } from './connection.ts';
import type { Connection } from './connection.ts';
import { Folding } from './folding.ts';
import type { FoldingLimits } from './folding.ts';
import type { Journal } from './journal.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import type { Missed } from './outbox.ts';
import { RoomPresence } from './presence.ts';
import type { PresenceTiming } from './presence.ts';
import { readFrame } from './protocol.ts';
import { Patience } from './patience.ts';
import { CanvasFull, DocumentSize } from './size.ts';
import type { SizeLimits } from './size.ts';
import { readStateVector } from './state-vector.ts';

/** What every room of a server has in common. */
export interface RoomShare {
  readonly journal: Journal;
  readonly presence: PresenceTiming;
  readonly folding: FoldingLimits;
  readonly size: SizeLimits;
  readonly onChanges: ChangeListener;
  /** Somebody sent what no honest client sends. They have been sent away; what else they deserve is decided elsewhere. */
  readonly onHostile: (connection: Connection) => void;
  readonly warn: (what: string, error: unknown) => void;
}
export interface RoomParts extends RoomShare {
  readonly canvas: string;
  readonly load: () => Promise<StoredDocument>;
  readonly compact: (seq: number, snapshot: Uint8Array) => Promise<void>;
  /** Called when the document cannot be had any more; everybody has been sent away. */
  readonly onBroken: () => void;
}
/** What the room knows of a connection. */
interface Standing {
  /** Sync frames handled. */
  counted: number;
  readonly patience: Patience;
}

export class Room {
  readonly presence: RoomPresence;
  readonly #parts: RoomParts;
  readonly #connections = new Map<Connection, Standing>();
  readonly #broadcast = new Broadcast();
  readonly #answers = new Answers();
  readonly #folding: Folding;
  readonly #size: DocumentSize;
  readonly #commits: Commits;
  #draining = false;

  constructor(parts: RoomParts, stored: StoredDocument) {
    this.#parts = parts;
    const { now } = parts.presence;
    this.presence = new RoomPresence(parts.presence);
    this.#folding = new Folding(parts.folding, parts.compact, parts.warn);
    this.#size = new DocumentSize(
      parts.size,
      now,
      () => Y.encodeStateAsUpdate(this.doc).byteLength,
      (notice) => this.#tellWriters(notice),
    );
    this.#commits = new Commits(
      {
        canvas: parts.canvas,
        journal: parts.journal,
        folding: this.#folding,
        now,
        load: parts.load,
        warn: parts.warn,
        onKept: (kept) => this.#tell(kept),
        onSaved: (connection, count) => {
          if (this.#connections.has(connection)) connection.outbox.saved(count);
        },
        onMeasured: (bytes) => this.#size.measured(bytes),
        onLost: (connection) => this.#sendAway(connection, CLOSE.storage, 'not saved'),
        onReread: () => this.#answers.clear(),
        onBroken: (error) => this.#broken(error),
      },
      stored,
    );
    this.#size.changed(storedBytes(stored), 'content');
  }

  get doc(): Y.Doc {
    return this.#commits.judged.doc;
  }
  /** The document while all of it is on disk; only to be read, and at once. */
  get durableDoc(): Y.Doc | undefined {
    return this.#commits.isSettled ? this.doc : undefined;
  }
  get connections(): ReadonlyMap<Connection, unknown> {
    return this.#connections;
  }

  join(connection: Connection): void {
    this.#connections.set(connection, { counted: 0, patience: new Patience(() => performance.now()) });
    this.#broadcast.add(connection);
    this.#commits.ask((doc, seq) => {
      const frame = this.#answers.step1(doc, seq);
      return () => {
        if (!this.#connections.has(connection)) return;
        connection.outbox.answer(frame);
        const { notice } = this.#size;
        if (notice && isWriter(connection)) notify(connection, notice);
        this.presence.enter(connection);
      };
    });
  }
  leave(connection: Connection): void {
    this.#connections.delete(connection);
    this.#broadcast.remove(connection);
    this.presence.leave(connection);
  }

  /** One frame from a connection; malformed ones end that connection only. */
  receive(connection: Connection, frame: Uint8Array): void {
    const standing = this.#connections.get(connection);
    if (!standing || this.#draining) return;
    // Read again afterwards, in the same order.
    if (this.#commits.isReading) return this.#commits.afterReading(() => this.receive(connection, frame));
    const incoming = readFrame(frame);
    if (!incoming) return this.#sendAway(connection, CLOSE.badData, 'unreadable message');
    switch (incoming.kind) {
      case 'step1':
        return this.#answerStep1(connection, standing, incoming.stateVector);
      case 'step2':
      case 'update':
        return this.#write(connection, standing, incoming.update, incoming.kind === 'step2');
      case 'awareness':
        if (!this.presence.receive(connection, incoming.update))
          this.#sendAway(connection, CLOSE.badData, 'unreadable presence');
        return;
      case 'query-awareness':
        return this.presence.tellAll(connection);
      default:
        return incoming satisfies never;
    }
  }

  /** A change of the server's own, of about so many bytes; told to everybody once it is on disk. Rejects when it is not kept. */
  async write(own: OwnChange, bytes: number): Promise<void> {
    if (this.#draining) throw new NotKept('The server stops.');
    if (!this.#size.hasRoomFor(bytes, 'content')) throw new CanvasFull('The canvas is full.');
    const kept = this.#commits.write(own);
    this.#size.changed(bytes, 'content');
    return kept;
  }

  /** The socket took everything again: what the connection missed, in one diff. */
  catchUp(connection: Connection, missed: Missed): void {
    this.#commits.ask((doc, seq) => {
      const from = Y.decodeStateVector(Y.encodeStateVector(doc));
      for (const [client, clock] of missed) from.set(client, clock);
      // Many fall behind together: what they lack is encoded once.
      const frames = this.#answers.step2(doc, seq, Y.encodeStateVector(from));
      return () => {
        if (this.#connections.has(connection)) connection.outbox.answer(...frames);
      };
    });
  }

  /** Takes nothing any more; resolves when all that was taken is on disk, and its writers know. */
  async drain(): Promise<void> {
    this.#draining = true;
    await this.#commits.settled();
  }
  /** Folds the journal into a snapshot and lets go of the document. */
  async close(): Promise<void> {
    await this.#commits.close();
    this.#answers.clear();
    this.presence.close();
    this.#broadcast.close();
  }

  #answerStep1(connection: Connection, standing: Standing, stateVector: Uint8Array): void {
    if (!standing.patience.mayAsk()) return this.#sendAway(connection, CLOSE.rate, 'too many requests');
    if (!readStateVector(stateVector)) return this.#sendAway(connection, CLOSE.badData, 'unreadable state vector');
    standing.counted++;
    this.#commits.ask((doc, seq) => {
      const frames = this.#answers.step2(doc, seq, stateVector);
      return () => connection.outbox.answer(...frames);
    });
    this.#acknowledge(connection, standing, false);
  }

  #write(connection: Connection, standing: Standing, update: Uint8Array, whole: boolean): void {
    standing.counted++;
    const { patience } = standing;
    const at = this.#parts.presence.now();
    const verdict = this.#judge(connection, update, at);
    switch (verdict.kind) {
      case 'nothing-new':
        if (whole) patience.caughtUp();
        return this.#acknowledge(connection, standing, true);
      case 'accept': {
        const { update: bytes, adds, freed, changes } = verdict;
        if (!this.#size.hasRoomFor(bytes.byteLength - freed, adds))
          return this.#refuse(connection, CLOSE.full, { reason: 'the canvas is full' });
        if (this.#commits.isResting) return this.#sendAway(connection, CLOSE.storage, 'not saved');
        if (!this.#commits.apply(bytes, { connection, person: connection.grant.person, at, changes }))
          return this.#refuse(connection, CLOSE.policy, { reason: 'not applicable' });
        this.#size.changed(bytes.byteLength, adds);
        if (whole) patience.caughtUp();
        return this.#acknowledge(connection, standing, true);
      }
      case 'missing':
        return this.#missing(connection, standing);
      case 'refuse': {
        const { code, reason, root, key, hostile } = verdict;
        this.#refuse(connection, code, {
          reason,
          ...(root === undefined ? {} : { root }),
          ...(key === undefined ? {} : { key }),
        });
        if (hostile) this.#parts.onHostile(connection);
        return;
      }
      default:
        return verdict satisfies never;
    }
  }
  #judge(connection: Connection, update: Uint8Array, now: number): Verdict {
    const { person, role } = connection.grant;
    try {
      return judge(this.#commits.judged, update, {
        person,
        role,
        claims: connection.claims,
        now,
      });
    } catch (error) {
      // Nothing has been applied: what the judge cannot digest is one connection's trouble, and must be nobody else's.
      this.#parts.warn('an update could not be judged', error);
      return { kind: 'refuse', code: CLOSE.policy, reason: 'not understood', hostile: false };
    }
  }
  #missing(connection: Connection, { patience }: Standing): void {
    const answer = patience.missing();
    switch (answer) {
      case 'ask':
        return this.#commits.ask((doc, seq) => {
          const frame = this.#answers.step1(doc, seq);
          return () => connection.outbox.answer(frame);
        });
      case 'enough':
        return this.#refuse(connection, CLOSE.missingDependencies, {
          reason: 'builds on what the server does not have',
        });
      case 'wait':
        return;
      default:
        return answer satisfies never;
    }
  }

  /** Says that all this connection sent so far is durable, once it is. */
  #acknowledge(connection: Connection, { patience, counted }: Standing, wrote: boolean): void {
    // Something of it was dropped as missing: the count must not pass that until a whole step 2 has come through.
    if (wants(connection, 'saved') && !patience.isMissing) this.#commits.acknowledge(connection, counted, wrote);
  }
  #tell({ seq, bytes, by }: Kept): void {
    this.#broadcast.update(bytes, by?.connection);
    this.#answers.kept(seq, bytes);
    if (!by) return;
    const { canvas, onChanges, warn } = this.#parts;
    try {
      onChanges({ canvas, seq, person: by.person, at: by.at, changes: by.changes });
    } catch (error) {
      // Whoever listens may fail; the edit is on disk and everybody is told of it all the same.
      warn('a listener to changes failed', error);
    }
  }
  #tellWriters(notice: Notice): void {
    for (const connection of this.#connections.keys()) if (isWriter(connection)) notify(connection, notice);
  }
  #refuse(connection: Connection, code: number, why: Omit<Extract<Notice, { kind: 'refused' }>, 'kind'>): void {
    notify(connection, { kind: 'refused', ...why });
    this.#sendAway(connection, code, why.reason);
  }
  #sendAway(connection: Connection, code: number, reason: string): void {
    this.leave(connection);
    connection.close(code, reason);
  }
  #broken(error: unknown): void {
    this.#parts.warn('the canvas could not be read again', error);
    for (const connection of [...this.#connections.keys()])
      this.#sendAway(connection, CLOSE.storage, 'storage unavailable');
    this.#parts.onBroken();
  }
}

function isWriter(connection: Connection): boolean {
  return WRITABLE[connection.grant.role].length > 0;
}
