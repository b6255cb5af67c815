// The order apply, append, tell, sync, promise in one room: what is applied goes to the journal in batches, is told of once it is there, and called saved once it is synced.
import * as Y from 'yjs';
import { NotKept } from '../store/refused.ts';
import type { StoredDocument } from '../store/store.ts';
import { entriesOf, newBatch } from './batch.ts';
import type { Authored, Batch, Kept, OwnChange, Question, Taken } from './batch.ts';
import type { Connection } from './connection.ts';
import { applyJudged, changeAs, documentOf } from './document.ts';
import type { Folding } from './folding.ts';
import type { Journal } from './journal.ts';
import { judgedDocument } from './judge.ts';
import type { Judged } from './judge.ts';
import { Promises } from './promises.ts';
import { Rest } from './rest.ts';

export interface CommitsParts {
  readonly canvas: string;
  readonly journal: Journal;
  readonly folding: Folding;
  readonly now: () => number;
  readonly load: () => Promise<StoredDocument>;
  readonly warn: (what: string, error: unknown) => void;
  /** In the order of the journal. */
  readonly onKept: (kept: Kept) => void;
  /** So many frames of this connection are saved: they survive a power cut. */
  readonly onSaved: (connection: Connection, count: number) => void;
  /** The document was written anew; this many bytes it takes. */
  readonly onMeasured: (bytes: number) => void;
  /** What this connection wrote is not kept, or may not be when the power goes. */
  readonly onLost: (connection: Connection) => void;
  /** The document was read again. */
  readonly onReread: () => void;
  /** It could not be read again: there is no document any more. */
  readonly onBroken: (error: unknown) => void;
}
type State =
  /** `gathering` is applied; `committing` is on its way to the journal. */
  | { readonly kind: 'open'; gathering: Batch | undefined; committing: Batch | undefined }
  | { readonly kind: 'reloading'; readonly waiting: (() => void)[] }
  | { readonly kind: 'closed' };

export class Commits {
  readonly #parts: CommitsParts;
  readonly #rest: Rest;
  readonly #promises: Promises;
  #judged: Judged;
  #state: State = { kind: 'open', gathering: undefined, committing: undefined };
  /** Number of the last update that is in the journal. */
  #seq: number;
  #flying: Promise<void> = Promise.resolve();
  #settled: (() => void)[] = [];

  constructor(parts: CommitsParts, stored: StoredDocument) {
    this.#parts = parts;
    this.#rest = new Rest(parts.now);
    this.#promises = new Promises({
      sync: () => parts.journal.sync(),
      onSaved: parts.onSaved,
      onLost: parts.onLost,
      onSynced: () => this.#rest.worked(),
      onFailed: (error) => {
        parts.warn('the journal could not be synced', error);
        this.#rest.failed();
      },
    });
    this.#judged = judgedDocument(documentOf(stored));
    this.#seq = stored.seq;
    parts.folding.read(stored);
  }

  get judged(): Judged {
    return this.#judged;
  }
  /** The document is exactly what the journal holds. */
  get isSettled(): boolean {
    return this.#state.kind === 'open' && this.#pending() === undefined;
  }
  get isReading(): boolean {
    return this.#state.kind === 'reloading';
  }
  /** The disk refused again and again, and is left alone for a moment: nothing is to be applied. */
  get isResting(): boolean {
    return this.#rest.isResting;
  }

  /** Applies an accepted update; false when it could not be, and the document is read again. */
  apply(update: Uint8Array, by: Authored & { readonly connection: Connection }): boolean {
    if (this.#state.kind !== 'open') return false;
    let tidied: readonly Uint8Array[];
    try {
      tidied = applyJudged(this.#judged.doc, update);
    } catch (error) {
      this.#parts.warn('an update judged fine could not be applied', error);
      this.#startOver();
      return false;
    }
    const batch = this.#gather(this.#state);
    batch.writers.add(by.connection);
    batch.updates.push({ bytes: update, by });
    for (const bytes of tidied) batch.updates.push({ bytes, by: undefined });
    return true;
  }
  /** Makes a change of the server's own. Resolves once it is in the journal; rejects when it is not kept, and nobody saw it then. */
  write(own: OwnChange): Promise<void> {
    return new Promise((resolve, reject) => this.#write(own, resolve, reject));
  }
  #write(own: OwnChange, kept: () => void, lost: (error: Error) => void): void {
    if (this.#state.kind === 'reloading') return this.afterReading(() => this.#write(own, kept, lost));
    if (this.#state.kind === 'closed' || this.isResting) return lost(new NotKept('The journal takes nothing now.'));
    let done: ReturnType<typeof changeAs>;
    try {
      done = changeAs(this.#judged.doc, own.clientId, own.change);
    } catch (error) {
      // Half of it may have been made.
      this.#startOver();
      return lost(error instanceof Error ? error : new NotKept(String(error)));
    }
    const { made, changes } = done;
    if (made.length === 0) return kept();
    const batch = this.#gather(this.#state);
    const by = { connection: undefined, person: own.person, at: this.#parts.now(), changes };
    made.forEach((bytes, index) =>
      batch.updates.push(index === 0 ? { bytes, by, round: own.round } : { bytes, by: undefined }),
    );
    batch.own.push({ kept, lost });
  }
  /** Says that so many frames of this connection are saved, once they are. */
  acknowledge(connection: Connection, count: number, wrote: boolean): void {
    const batch = this.#pending();
    if (!batch) return this.#promises.again(connection, count, wrote);
    batch.counts.set(connection, count);
    if (wrote) batch.writers.add(connection);
  }
  /** Answered at once, or when all that has been applied is appended: nobody is told what `kill -9` could still take away. */
  ask(question: Question): void {
    const { doc } = this.#judged;
    switch (this.#state.kind) {
      case 'reloading':
        this.#state.waiting.push(() => this.ask(question));
        return;
      case 'closed':
        return;
      case 'open': {
        const { gathering, committing } = this.#state;
        if (gathering) gathering.asked.push({ question, answer: undefined });
        else if (committing)
          committing.asked.push({ question, answer: question(doc, this.#seq + committing.updates.length) });
        else question(doc, this.#seq)();
        return;
      }
      default:
        this.#state satisfies never;
    }
  }
  /** Runs when the document has been read again. */
  afterReading(run: () => void): void {
    if (this.#state.kind === 'reloading') this.#state.waiting.push(run);
  }

  /** Resolves when nothing waits for a commit, and nobody for a sync. */
  async settled(): Promise<void> {
    const busy = this.#state.kind === 'reloading' || this.#pending() !== undefined;
    if (busy) await new Promise<void>((resolve) => this.#settled.push(resolve));
    await this.#promises.settled();
    await this.#parts.folding.settled();
  }
  /** Folds the journal into a snapshot and lets go of the document. */
  async close(): Promise<void> {
    await this.settled();
    const { folding } = this.#parts;
    const { doc } = this.#judged;
    if (this.#state.kind === 'open' && folding.rows > 1) {
      folding.fold(this.#seq, Y.encodeStateAsUpdate(doc));
      await folding.settled();
    }
    this.#state = { kind: 'closed' };
    doc.destroy();
  }

  /** The latest batch that waits for its commit. */
  #pending(): Batch | undefined {
    return this.#state.kind === 'open' ? (this.#state.gathering ?? this.#state.committing) : undefined;
  }
  #gather(state: Extract<State, { kind: 'open' }>): Batch {
    if (!state.gathering) {
      state.gathering = newBatch();
      if (!state.committing) void this.#commit();
    }
    return state.gathering;
  }

  async #commit(): Promise<void> {
    for (;;) {
      const state = this.#state;
      if (state.kind !== 'open' || !state.gathering) break;
      let taken: Taken | undefined;
      const append = this.#parts.journal.append(() => {
        taken = this.#take(state);
        return taken?.entries ?? [];
      });
      this.#flying = append;
      try {
        await append;
      } catch (error) {
        this.#parts.warn('the journal could not be written', error);
        this.#rest.failed();
        this.#startOver();
        if (taken) this.#lose(taken.batch);
        return;
      }
      state.committing = undefined;
      if (taken) this.#kept(taken);
      // Started over meanwhile; what was gathered since the batch was taken is lost, the batch is not.
      if (this.#state !== state) return;
    }
    this.#release();
  }
  /** The batch as it goes to the journal. Right now the document is exactly what is kept plus this batch. */
  #take(state: Extract<State, { kind: 'open' }>): Taken | undefined {
    const batch = state.gathering;
    if (!batch || this.#state !== state) return undefined;
    state.gathering = undefined;
    state.committing = batch;
    const { canvas, folding } = this.#parts;
    const { doc } = this.#judged;
    const entries = entriesOf(batch, canvas, this.#seq + 1);
    for (const asked of batch.asked) asked.answer = asked.question(doc, this.#seq + entries.length);
    const bytes = entries.reduce((sum, { update }) => sum + update.byteLength, 0);
    // A busy room may never be quieter than now.
    const snapshot = folding.isLong(entries.length, bytes) ? Y.encodeStateAsUpdate(doc) : undefined;
    return { batch, entries, bytes, snapshot };
  }
  #kept({ batch, bytes, snapshot }: Taken): void {
    const { folding, onKept, onMeasured } = this.#parts;
    const first = this.#seq + 1;
    this.#seq += batch.updates.length;
    folding.added(batch.updates.length, bytes);
    if (snapshot) {
      folding.fold(this.#seq, snapshot);
      onMeasured(snapshot.byteLength);
    }
    batch.updates.forEach((update, index) => onKept({ ...update, seq: first + index }));
    for (const { kept } of batch.own) kept();
    for (const { answer } of batch.asked) answer?.();
    void this.#promises.appended(batch);
  }

  /** The document holds something that is not kept: it is read again from the store. */
  #startOver(): void {
    if (this.#state.kind !== 'open') return;
    const { gathering } = this.#state;
    const waiting: (() => void)[] = [];
    this.#state = { kind: 'reloading', waiting };
    if (gathering) this.#lose(gathering);
    void this.#reload(waiting);
  }
  /** Its writers are told that it is not kept; whoever only asked is answered after the reading. */
  #lose({ writers, own, asked, counts }: Batch): void {
    for (const writer of writers) this.#parts.onLost(writer);
    for (const { lost } of own) lost(new NotKept('The journal could not be written.'));
    for (const { question } of asked) this.afterReading(() => this.ask(question));
    for (const [connection, count] of counts) this.afterReading(() => this.#promises.again(connection, count, false));
  }
  async #reload(waiting: readonly (() => void)[]): Promise<void> {
    const old = this.#judged.doc;
    try {
      // A batch on its way comes first; whether it arrived is told where it was sent off.
      await this.#flying.catch(() => undefined);
      const stored = await this.#parts.load();
      if (stored.seq !== this.#seq)
        throw new Error(`The journal ends at ${stored.seq}; it was told of up to ${this.#seq}.`);
      this.#judged = judgedDocument(documentOf(stored));
      this.#parts.folding.read(stored);
      this.#state = { kind: 'open', gathering: undefined, committing: undefined };
      old.destroy();
      this.#parts.onReread();
      for (const run of waiting) run();
    } catch (error) {
      this.#state = { kind: 'closed' };
      this.#parts.onBroken(error);
      // Nobody is there to be answered any more, but whoever waits for the server's own change must hear of it.
      for (const run of waiting) run();
    }
    this.#release();
  }
  #release(): void {
    if (this.#state.kind === 'reloading' || this.#pending()) return;
    const waiting = this.#settled;
    this.#settled = [];
    for (const resolve of waiting) resolve();
  }
}
