// The oracle of `kill -9`: people write until the server dies, and what was promised to them must be there afterwards.
import * as decoding from 'lib0/decoding';
import { cardIds } from '../../shared/document/cards.ts';
import { makeCard } from '../../shared/document/card-changes.ts';
import { FRAME, readSaved } from '../../shared/wire/frames.ts';
import { joined } from '../server/raw-client.ts';
import type { RawClient } from '../server/raw-client.ts';
import { createCanvas } from '../server/with-server.ts';
import type { TestCanvas } from '../server/with-server.ts';
import { launch } from './child.ts';
import type { Child, Wanted } from './child.ts';

const WRITERS = 3;
/** Cards a writer has under way at once, so that a kill always finds some that are not saved. */
const UNDER_WAY = 4;

export interface Round {
  readonly round: number;
  /** Acknowledged, and not there any more. */
  readonly lost: readonly string[];
  /** Seen by somebody else than its writer, and not there any more. */
  readonly vanished: readonly string[];
  /** There, and nobody wrote it. */
  readonly invented: readonly string[];
  readonly acknowledged: number;
}
export interface Rounds {
  readonly entry: string;
  readonly server: Omit<Wanted, 'port'>;
  readonly rounds: number;
  readonly random: () => number;
  /** `stay`: a line lasts until the kill. `come-and-go`: rooms are left and entered all the time. */
  readonly people: 'stay' | 'come-and-go';
}

/** Each round: a canvas, people who write, a kill after 40 to 160 ms, a restart, and what came of it. */
export async function* killRounds({ entry, server, rounds, random, people }: Rounds): AsyncGenerator<Round> {
  let child = await launch(entry, server);
  for (let round = 1; round <= rounds; round++) {
    const canvas = await createCanvas(child, { title: `Round ${round}` });
    const ledger = new Ledger();
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, async (_, n) => {
        const writer = new Writer(`r${round}w${n}`, ledger);
        await writer.begin(child, canvas);
        return writer;
      }),
    );
    const dying = child;
    const after = 40 + Math.floor(random() * 120);
    const killed = new Promise<void>((dead, failed) => {
      setTimeout(() => void dying.kill().then(dead, failed), after);
    });
    const coming = people === 'come-and-go' ? writers.map((writer) => writer.comeAndGo(dying, canvas, killed)) : [];
    await killed;
    await Promise.all([...writers.map((writer) => writer.ended()), ...coming]);
    for (const writer of writers) ledger.sawOthers(writer);
    child = await launch(entry, { ...server, port: child.port });
    const witness = await joined(child, canvas, 'viewer');
    const there = new Set(cardIds(witness.doc));
    yield {
      round,
      lost: [...ledger.acknowledged].filter((id) => !there.has(id)),
      vanished: [...ledger.seen].filter((id) => !there.has(id)),
      invented: [...there].filter((id) => !ledger.written.has(id)),
      acknowledged: ledger.acknowledged.size,
    };
    witness.ws.terminate();
  }
  await child.stop();
}

/** What was written, promised and seen, apart from any server. */
class Ledger {
  readonly written = new Set<string>();
  readonly acknowledged = new Set<string>();
  readonly seen = new Set<string>();
  sawOthers(writer: Writer): void {
    for (const id of cardIds(writer.doc)) if (!id.startsWith(writer.name)) this.seen.add(id);
  }
}

class Writer {
  readonly name: string;
  readonly #ledger: Ledger;
  #client: RawClient | undefined;
  #sent = 0;
  #made = 0;
  #pending: { readonly id: string; readonly frame: number }[] = [];
  #gone: Promise<void> = Promise.resolve();
  /** After so many acknowledgements it leaves. */
  #enough = Infinity;

  constructor(name: string, ledger: Ledger) {
    this.name = name;
    this.#ledger = ledger;
  }
  get doc(): RawClient['doc'] {
    return this.#client!.doc;
  }
  async begin(child: Child, canvas: TestCanvas): Promise<void> {
    const client = await joined(child, canvas);
    this.#client = client;
    // Joining has sent a step 1.
    this.#sent = 1;
    this.#pending = [];
    this.#gone = new Promise((gone) => client.ws.once('close', () => gone()));
    client.ws.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.#write();
  }
  /** Resolves when the line is down. */
  async ended(): Promise<void> {
    await this.#gone;
  }
  /** Leaves after a few cards and comes back, until the server is no more. */
  async comeAndGo(child: Child, canvas: TestCanvas, killed: Promise<void>): Promise<void> {
    let over = false;
    const end = killed.then(() => {
      over = true;
    });
    while (!over) {
      this.#enough = 3;
      await this.#gone;
      this.#ledger.sawOthers(this);
      // Whoever is on the way in when the server dies never arrives; that is no failure.
      await Promise.race([end, this.begin(child, canvas).catch(() => end)]);
    }
  }
  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== FRAME.saved) return;
    const saved = readSaved(decoder);
    while (this.#pending[0] && this.#pending[0].frame <= saved) {
      this.#ledger.acknowledged.add(this.#pending.shift()!.id);
      this.#enough--;
    }
    if (this.#enough <= 0) this.#client?.ws.close();
    else this.#write();
  }
  #write(): void {
    const client = this.#client!;
    while (this.#pending.length < UNDER_WAY && client.ws.readyState === client.ws.OPEN) {
      const id = `${this.name}-${this.#made++}`;
      this.#ledger.written.add(id);
      this.#pending.push({ id, frame: ++this.#sent });
      const maker = { person: client.ticket.person.id, at: new Date().toISOString(), random: Math.random };
      client.edit((doc) => makeCard(doc, id, 'arena.context', maker));
    }
  }
}
