// One open canvas: its document, who is connected, and the order judge, apply, commit, tell. Knows no sockets.
import * as Y from 'yjs';
import { declareRoots } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { StoredDocument } from '../store/store.ts';
import { Broadcast } from './broadcast.ts';
import { notify, wants } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Journal } from './journal.ts';
import { judge } from './judge.ts';
import type { Judged } from './judge.ts';
import type { Missed } from './outbox.ts';
import { rootNames } from './place.ts';
import { RoomPresence } from './presence.ts';
import type { PresenceTiming } from './presence.ts';
import { readFrame, step1Frame, step2Frame, updateFrame } from './protocol.ts';
import { Patience } from './patience.ts';

export interface RoomLimits {
  /** Updates in the journal after which they are folded into a snapshot. */
  readonly rows: number;
  /** The same in bytes. */
  readonly rowBytes: number;
  /** Bytes of document and journal beyond which it takes deletions only. */
  readonly documentBytes: number;
}
export interface RoomParts {
  readonly canvas: string;
  readonly journal: Journal;
  readonly presence: PresenceTiming;
  readonly limits: RoomLimits;
  readonly load: () => Promise<StoredDocument>;
  readonly compact: (seq: number, snapshot: Uint8Array) => Promise<void>;
  /** Called when the document cannot be had any more; everybody has been sent away. */
  readonly onBroken: () => void;
  readonly warn: (what: string, error: unknown) => void;
}

/** What has been applied and waits for its commit. */
interface Batch {
  readonly updates: { readonly bytes: Uint8Array; readonly from: Connection | undefined }[];
  /** Connections that would lose something if this is not kept. */
  readonly writers: Set<Connection>;
  /** Frames of each connection that are durable once this is. */
  readonly counts: Map<Connection, number>;
  readonly answers: (() => void)[];
}
type State =
  /** `gathering` is applied; `committing` is on its way to the disk. */
  | { readonly kind: 'open'; gathering: Batch | undefined; committing: Batch | undefined }
  | { readonly kind: 'reloading'; readonly waiting: (() => void)[] }
  | { readonly kind: 'closed' };
/** Origin of what a connection wrote; anything else the document emits is Yjs tidying up. */
const JUDGED = 'judged';

export class Room {
  readonly presence: RoomPresence;
  readonly #parts: RoomParts;
  readonly #connections = new Set<Connection>();
  readonly #broadcast = new Broadcast();
  /** Per connection: sync frames handled, and how it stands with missing dependencies. */
  readonly #counted = new Map<Connection, number>();
  readonly #patience = new Map<Connection, Patience>();
  #judged: Judged;
  #state: State = { kind: 'open', gathering: undefined, committing: undefined };
  #seq = 0;
  #rows = 0;
  #rowBytes = 0;
  #snapshotBytes = 0;
  #settled: (() => void)[] = [];
  #compacting: Promise<void> = Promise.resolve();
  #flying: Promise<void> = Promise.resolve();

  constructor(parts: RoomParts, stored: StoredDocument) {
    this.#parts = parts;
    this.presence = new RoomPresence(parts.presence);
    this.#judged = this.#take(stored);
  }

  get doc(): Y.Doc {
    return this.#judged.doc;
  }
  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  join(connection: Connection): void {
    this.#connections.add(connection);
    this.#broadcast.add(connection);
    this.#counted.set(connection, 0);
    this.#patience.set(connection, new Patience(this.#parts.presence.now));
    this.#whenDurable(() => {
      if (!this.#connections.has(connection)) return;
      connection.outbox.answer(step1Frame(this.doc));
      this.presence.enter(connection);
    });
  }
  leave(connection: Connection): void {
    this.#connections.delete(connection);
    this.#broadcast.remove(connection);
    this.#counted.delete(connection);
    this.#patience.delete(connection);
    this.presence.leave(connection);
  }

  /** One frame from a connection; malformed ones end that connection only. */
  receive(connection: Connection, frame: Uint8Array): void {
    if (!this.#connections.has(connection)) return;
    if (this.#state.kind === 'reloading') {
      // Read again afterwards, in the same order.
      this.#state.waiting.push(() => this.receive(connection, frame));
      return;
    }
    const incoming = readFrame(frame);
    if (!incoming) return this.#sendAway(connection, CLOSE.badData, 'unreadable message');
    switch (incoming.kind) {
      case 'step1':
        return this.#answerStep1(connection, incoming.stateVector);
      case 'step2':
      case 'update':
        return this.#write(connection, incoming.update, incoming.kind === 'step2');
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

  /** The socket took everything again: what the connection missed, in one diff. */
  catchUp(connection: Connection, missed: Missed): void {
    this.#whenDurable(() => {
      if (!this.#connections.has(connection)) return;
      const from = Y.decodeStateVector(Y.encodeStateVector(this.doc));
      for (const [client, clock] of missed) from.set(client, clock);
      connection.outbox.answer(updateFrame(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(from))));
      this.presence.tellAll(connection);
    });
  }

  /** Resolves when nothing waits for a commit. */
  async settled(): Promise<void> {
    const busy =
      this.#state.kind === 'reloading' ||
      (this.#state.kind === 'open' && (this.#state.gathering ?? this.#state.committing) !== undefined);
    if (busy) await new Promise<void>((resolve) => this.#settled.push(resolve));
    await this.#compacting;
  }
  /** Folds the journal into a snapshot and lets go of the document. */
  async close(): Promise<void> {
    await this.settled();
    if (this.#state.kind === 'open' && this.#rows > 1) {
      this.#compact(Y.encodeStateAsUpdate(this.doc));
      await this.#compacting;
    }
    this.#state = { kind: 'closed' };
    this.presence.close();
    this.#broadcast.close();
    this.doc.destroy();
  }

  #answerStep1(connection: Connection, stateVector: Uint8Array): void {
    const patience = this.#patience.get(connection);
    if (patience && !patience.mayAsk()) return this.#sendAway(connection, CLOSE.rate, 'too many requests');
    try {
      Y.decodeStateVector(stateVector);
    } catch {
      // Yjs says "this is no state vector" only by throwing: that is the answer.
      return this.#sendAway(connection, CLOSE.badData, 'unreadable state vector');
    }
    this.#count(connection);
    this.#whenDurable(() => connection.outbox.answer(step2Frame(this.doc, stateVector)));
    this.#acknowledge(connection, false);
  }

  #write(connection: Connection, update: Uint8Array, whole: boolean): void {
    this.#count(connection);
    const { person, role } = connection.grant;
    const verdict = judge(this.#judged, update, { person, role, claims: connection.claims });
    const patience = this.#patience.get(connection);
    switch (verdict.kind) {
      case 'nothing-new':
        if (whole) patience?.caughtUp();
        return this.#acknowledge(connection, true);
      case 'accept':
        if (verdict.grows && this.#size() + verdict.update.byteLength > this.#parts.limits.documentBytes)
          return this.#refuse(connection, CLOSE.full, 'the canvas is full');
        if (!this.#apply(connection, verdict.update)) return;
        if (whole) patience?.caughtUp();
        return this.#acknowledge(connection, true);
      case 'missing':
        switch (patience?.missing()) {
          case 'ask':
            return connection.outbox.answer(step1Frame(this.doc));
          case 'enough':
            return this.#refuse(connection, CLOSE.missingDependencies, 'builds on what the server does not have');
          default:
            return;
        }
      case 'refuse':
        return this.#refuse(connection, verdict.code, verdict.reason);
      default:
        return verdict satisfies never;
    }
  }

  /** Applies an accepted update; false when Yjs made something else of it than the judge. */
  #apply(connection: Connection, update: Uint8Array): boolean {
    const { doc } = this;
    const tidied: Uint8Array[] = [];
    const listen = (bytes: Uint8Array, origin: unknown): void => {
      if (origin !== JUDGED) tidied.push(bytes);
    };
    doc.on('update', listen);
    try {
      Y.applyUpdate(doc, update, JUDGED);
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('left pending');
    } catch (error) {
      this.#parts.warn('an update judged fine could not be applied', error);
      this.#refuse(connection, CLOSE.policy, 'not applicable');
      this.#startOver();
      return false;
    } finally {
      doc.off('update', listen);
    }
    const batch = this.#gather();
    if (!batch) return false;
    batch.writers.add(connection);
    batch.updates.push({ bytes: update, from: connection });
    // Yjs removes superfluous formatting marks after a change; every replica does, so it is kept and told like any edit.
    for (const bytes of tidied) batch.updates.push({ bytes, from: undefined });
    return true;
  }

  #count(connection: Connection): void {
    this.#counted.set(connection, (this.#counted.get(connection) ?? 0) + 1);
  }
  /** Says that all this connection sent so far is durable, once it is. */
  #acknowledge(connection: Connection, wrote: boolean): void {
    // Something of it was dropped as missing: the count must not pass that until a whole step 2 has come through.
    if (!wants(connection, 'saved') || this.#patience.get(connection)?.isMissing) return;
    const count = this.#counted.get(connection) ?? 0;
    const batch = this.#pending();
    if (!batch) return connection.outbox.saved(count);
    batch.counts.set(connection, count);
    if (wrote) batch.writers.add(connection);
  }
  #refuse(connection: Connection, code: number, reason: string): void {
    notify(connection, { kind: 'refused', reason });
    this.#sendAway(connection, code, reason);
  }
  #sendAway(connection: Connection, code: number, reason: string): void {
    this.leave(connection);
    connection.close(code, reason);
  }

  /** The latest batch that waits for its commit. */
  #pending(): Batch | undefined {
    return this.#state.kind === 'open' ? (this.#state.gathering ?? this.#state.committing) : undefined;
  }
  #gather(): Batch | undefined {
    if (this.#state.kind !== 'open') return undefined;
    if (!this.#state.gathering) {
      this.#state.gathering = { updates: [], writers: new Set(), counts: new Map(), answers: [] };
      if (!this.#state.committing) queueMicrotask(() => void this.#commit());
    }
    return this.#state.gathering;
  }
  /** Runs at once, or when all that has been applied is on disk: nobody is told what could still be lost. */
  #whenDurable(answer: () => void): void {
    if (this.#state.kind === 'reloading') this.#state.waiting.push(answer);
    else {
      const batch = this.#pending();
      if (batch) batch.answers.push(answer);
      else answer();
    }
  }

  async #commit(): Promise<void> {
    for (;;) {
      const state = this.#state;
      if (state.kind !== 'open' || !state.gathering) break;
      const batch = state.gathering;
      state.committing = batch;
      state.gathering = undefined;
      const entries = batch.updates.map(({ bytes }, index) => ({
        canvas: this.#parts.canvas,
        seq: this.#seq + index + 1,
        update: bytes,
      }));
      // Right now the document is exactly what is kept plus this batch; a busy room may never be quieter than that.
      const bytes = entries.reduce((sum, { update }) => sum + update.byteLength, 0);
      const snapshot = this.#isLong(entries.length, bytes) ? Y.encodeStateAsUpdate(this.doc) : undefined;
      const append = this.#parts.journal.append(entries);
      this.#flying = append;
      try {
        await append;
      } catch (error) {
        this.#parts.warn('the journal could not be written', error);
        if (this.#state === state) this.#startOver();
        return;
      }
      // Started over meanwhile: the store is read again, and that tells everybody what was kept.
      if (this.#state !== state) return;
      state.committing = undefined;
      this.#seq += entries.length;
      this.#rows += entries.length;
      this.#rowBytes += bytes;
      if (snapshot) this.#compact(snapshot);
      this.#tell(batch);
    }
    this.#release();
  }
  #isLong(moreRows: number, moreBytes: number): boolean {
    const { rows, rowBytes } = this.#parts.limits;
    return this.#rows + moreRows >= rows || this.#rowBytes + moreBytes >= rowBytes;
  }
  #tell(batch: Batch): void {
    for (const { bytes, from } of batch.updates) this.#broadcast.update(bytes, from);
    for (const answer of batch.answers) answer();
    for (const [connection, count] of batch.counts)
      if (this.#connections.has(connection)) connection.outbox.saved(count);
  }

  /** The document holds something that is not kept: its writers are told so, and it is read again from the store. */
  #startOver(): void {
    if (this.#state.kind !== 'open') return;
    const waiting: (() => void)[] = [];
    for (const batch of [this.#state.committing, this.#state.gathering]) {
      if (!batch) continue;
      for (const writer of batch.writers) this.#sendAway(writer, CLOSE.storage, 'not saved');
      waiting.push(...batch.answers);
      for (const [connection, count] of batch.counts)
        waiting.push(() => {
          if (this.#connections.has(connection)) connection.outbox.saved(count);
        });
    }
    this.#state = { kind: 'reloading', waiting };
    void this.#reload(waiting);
  }
  async #reload(waiting: (() => void)[]): Promise<void> {
    const old = this.doc;
    try {
      // What is on its way to the disk may still arrive there.
      await this.#flying.catch(() => undefined);
      this.#judged = this.#take(await this.#parts.load());
      this.#state = { kind: 'open', gathering: undefined, committing: undefined };
      old.destroy();
      this.#broadcast.update(Y.encodeStateAsUpdate(this.doc), undefined);
      for (const run of waiting) run();
    } catch (error) {
      this.#parts.warn('the canvas could not be read again', error);
      this.#state = { kind: 'closed' };
      for (const connection of [...this.#connections]) this.#sendAway(connection, CLOSE.storage, 'storage unavailable');
      this.#parts.onBroken();
    }
    this.#release();
  }
  #release(): void {
    if (this.#state.kind === 'reloading' || this.#pending()) return;
    const waiting = this.#settled;
    this.#settled = [];
    for (const resolve of waiting) resolve();
  }

  #take(stored: StoredDocument): Judged {
    const doc = documentOf(stored);
    this.#seq = stored.seq;
    this.#rows = stored.updates.length;
    this.#rowBytes = stored.updates.reduce((sum, update) => sum + update.byteLength, 0);
    this.#snapshotBytes = stored.snapshot?.byteLength ?? 0;
    return { doc, names: rootNames(doc) };
  }
  #size(): number {
    return this.#snapshotBytes + this.#rowBytes;
  }
  /** `snapshot` holds exactly the updates up to the last one committed. */
  #compact(snapshot: Uint8Array): void {
    const seq = this.#seq;
    this.#rows = 0;
    this.#rowBytes = 0;
    this.#snapshotBytes = snapshot.byteLength;
    this.#compacting = this.#compacting.then(() =>
      this.#parts.compact(seq, snapshot).catch((error: unknown) => {
        // Nothing is lost: the rows are still there, and the next compaction takes them along.
        this.#parts.warn('the journal could not be folded into a snapshot', error);
      }),
    );
  }
}

/** The document a store holds. */
export function documentOf(stored: StoredDocument): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
