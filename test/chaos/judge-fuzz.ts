// A made-up network whose server judges: honest people with bad lines, and what the server took from whom.
import * as Y from 'yjs';
import { applyJudged, documentOf } from '../../server/sync/document.ts';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import type { Judged, Verdict } from '../../server/sync/judge.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { desk, freshState } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';

/** The server's clock; the desks' clocks begin here too. */
export const NOW = Date.UTC(2026, 10, 22);

export interface Honest {
  readonly name: string;
  readonly role: AccessRole;
  desk: Desk;
  online: boolean;
  /** Messages under way; a lost one breaks the line, and with it all others are lost. */
  toServer: Uint8Array[];
  toPeer: Uint8Array[];
  readonly onDevice: Uint8Array[];
}
/** Whoever sends something to the server: their name and right. */
export interface Sender {
  readonly name: string;
  readonly role: AccessRole;
}
/** What the server made of one update; `told` is what it passed on. */
export interface Heard {
  readonly from: Sender;
  readonly sent: Uint8Array;
  readonly verdict: Verdict;
  readonly told: readonly Uint8Array[];
}

export class JudgedNetwork {
  readonly people: Honest[] = [];
  /**
   * Every update that was passed on: what a forger can listen to. What is still under way nobody hears, and the keys in it
   * are random, so that nobody takes them first.
   */
  readonly overheard: Uint8Array[] = [];
  readonly journal: Uint8Array[] = [freshState()];
  /** Who owns each clientID: claimed with the ticket, for ever. */
  readonly owners = new Map<number, string>([[1, '(server)']]);
  readonly #random: () => number;
  readonly #heard: (heard: Heard) => void;
  #judged: Judged;
  #nextClientId = 100;

  /** `heard` is told of every judgement, at once. */
  constructor(random: () => number, heard: (heard: Heard) => void) {
    this.#random = random;
    this.#heard = heard;
    this.#judged = this.#load();
  }
  get server(): Y.Doc {
    return this.#judged.doc;
  }

  join(name: string, role: AccessRole): Honest {
    const from = Y.encodeStateAsUpdate(this.server);
    const person: Honest = {
      name,
      role,
      desk: this.#sitDown(name, from),
      online: true,
      toServer: [],
      toPeer: [],
      onDevice: [from],
    };
    this.#listen(person);
    this.people.push(person);
    return person;
  }
  /** As the ticket does it: a free clientID is theirs from now on; false when it is somebody else's. */
  claim(clientId: number, name: string): boolean {
    if (!this.owners.has(clientId)) this.owners.set(clientId, name);
    return this.owners.get(clientId) === name;
  }
  freshClientId(): number {
    return this.#nextClientId++;
  }
  /** An update reaches the server. */
  submit(from: Sender, update: Uint8Array, whole = false): Verdict {
    const claims = new Set([...this.owners].flatMap(([id, owner]) => (owner === from.name ? [id] : [])));
    const writer = { person: from.name, role: from.role, claims, now: NOW };
    const verdict = judge(this.#judged, update, writer);
    const told: Uint8Array[] = [];
    if (verdict.kind === 'accept') {
      told.push(verdict.update, ...applyJudged(this.server, verdict.update));
      this.journal.push(...told);
      this.overheard.push(verdict.update);
      for (const person of this.people)
        if (person.online) person.toPeer.push(...told.slice(person.name === from.name && !whole ? 1 : 0));
    }
    this.#heard({ from, sent: update, verdict, told });
    return verdict;
  }

  goOffline(person: Honest): void {
    person.online = false;
    person.toServer = [];
    person.toPeer = [];
  }
  goOnline(person: Honest): void {
    if (person.online) return;
    person.online = true;
    this.resync(person);
  }
  resync(person: Honest): void {
    const { doc } = person.desk;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(doc)), FROM_SERVER);
    this.submit(person, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.server)), true);
  }
  /** One waiting message arrives, not always the oldest; it may be lost or come twice. */
  deliverOne(person: Honest, fate: 'once' | 'twice' | 'never'): void {
    const up = this.#random() < 0.6;
    const queue = up ? person.toServer : person.toPeer;
    const index = this.#random() < 0.8 ? 0 : Math.floor(this.#random() * queue.length);
    const message = queue[index];
    if (!message) return;
    if (fate === 'never') return this.goOffline(person);
    if (fate !== 'twice') queue.splice(index, 1);
    if (!up) Y.applyUpdate(person.desk.doc, message, FROM_SERVER);
    // What was overtaken is dropped and asked for again.
    else if (this.submit(person, message).kind === 'missing') this.resync(person);
  }
  restartServer(): void {
    this.server.destroy();
    this.#judged = this.#load();
    for (const person of this.people) this.goOffline(person);
  }
  /** A new tab from the copy on the device: another clientID, the same person. */
  restart(person: Honest): void {
    this.goOffline(person);
    person.desk.undo.close();
    person.desk.doc.destroy();
    person.desk = this.#sitDown(person.name, Y.mergeUpdates(person.onDevice));
    this.#listen(person);
  }
  settle(): void {
    // Twice: what the last to connect brought has to reach the first.
    for (let round = 0; round < 2; round++)
      for (const person of this.people) {
        this.goOffline(person);
        this.goOnline(person);
      }
  }
  close(): void {
    for (const { desk: at } of this.people) {
      at.undo.close();
      at.doc.destroy();
    }
    this.server.destroy();
  }

  #load(): Judged {
    const doc = documentOf({ snapshot: null, updates: this.journal, seq: this.journal.length });
    doc.clientID = 2;
    return judgedDocument(doc);
  }
  #sitDown(name: string, from: Uint8Array): Desk {
    const clientId = this.freshClientId();
    this.claim(clientId, name);
    return desk(name, { from, random: this.#random, clientId });
  }
  #listen(person: Honest): void {
    person.desk.doc.on('update', (update: Uint8Array, origin: unknown) => {
      person.onDevice.push(update);
      if (origin === FROM_SERVER) return;
      if (person.online) person.toServer.push(update);
    });
  }
}
const FROM_SERVER = 'server';
