// A made-up network: one server with a journal, and people whose messages wait in two arrays each.
import * as Y from 'yjs';
import { declareRoots } from '../../shared/document/roots.ts';
import { desk, freshState } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';

export interface Peer {
  readonly name: string;
  desk: Desk;
  online: boolean;
  /** Messages under way; any of them may be lost, doubled or overtaken. */
  toServer: Uint8Array[];
  toPeer: Uint8Array[];
  /** The copy on this device: every update, as it was applied. */
  readonly onDevice: Uint8Array[];
  /** Update events of this person's own changes so far. */
  ownUpdates: number;
}

const FROM_SERVER = 'server';

export class Network {
  readonly peers: Peer[] = [];
  server: Y.Doc;
  readonly journal: Uint8Array[] = [freshState()];
  readonly #random: () => number;
  #nextClientId = 100;

  constructor(people: number, random: () => number) {
    this.#random = random;
    this.server = this.#openServer();
    for (let i = 0; i < people; i++) this.peers.push(this.#join(`p${i}`));
  }

  goOffline(peer: Peer): void {
    peer.online = false;
    peer.toServer = [];
    peer.toPeer = [];
  }
  goOnline(peer: Peer): void {
    if (peer.online) return;
    peer.online = true;
    this.resync(peer);
  }
  /** Both sides ask for what they lack, as after every connect. */
  resync(peer: Peer): void {
    Y.applyUpdate(this.server, Y.encodeStateAsUpdate(peer.desk.doc, Y.encodeStateVector(this.server)), peer);
    Y.applyUpdate(peer.desk.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(peer.desk.doc)), FROM_SERVER);
  }
  /** Delivers one waiting message, not always the oldest; it may be lost or come twice. */
  deliverOne(peer: Peer, fate: 'once' | 'twice' | 'never'): void {
    const up = this.#random() < 0.5;
    const queue = up ? peer.toServer : peer.toPeer;
    const index = this.#random() < 0.7 ? 0 : Math.floor(this.#random() * queue.length);
    const message = queue[index];
    if (!message) return;
    if (fate !== 'twice') queue.splice(index, 1);
    // A lost message means a broken line: what else was under way is lost as well, and the two meet again later.
    if (fate === 'never') this.goOffline(peer);
    else Y.applyUpdate(up ? this.server : peer.desk.doc, message, up ? peer : FROM_SERVER);
  }
  /** The server process dies and comes back with what its journal holds. */
  restartServer(): void {
    this.server.destroy();
    this.server = this.#openServer();
    for (const peer of this.peers) this.goOffline(peer);
  }
  /** The browser is closed and opened again: what this device kept is there, undo is not. */
  restartPeer(peer: Peer): void {
    this.goOffline(peer);
    peer.desk.undo.close();
    peer.desk.doc.destroy();
    peer.desk = this.#sitDown(peer.name, Y.mergeUpdates(peer.onDevice));
    this.#listen(peer);
  }
  /** Everybody online and every message delivered. */
  settle(): void {
    for (const peer of this.peers) this.goOnline(peer);
    // Twice: what the last to connect brought has to reach the first.
    for (let round = 0; round < 2; round++) {
      for (const peer of this.peers) {
        for (const message of peer.toServer.splice(0)) Y.applyUpdate(this.server, message, peer);
        for (const message of peer.toPeer.splice(0)) Y.applyUpdate(peer.desk.doc, message, FROM_SERVER);
        this.resync(peer);
      }
    }
    for (const peer of this.peers)
      for (const message of peer.toPeer.splice(0)) Y.applyUpdate(peer.desk.doc, message, FROM_SERVER);
  }
  close(): void {
    for (const peer of this.peers) {
      peer.desk.undo.close();
      peer.desk.doc.destroy();
    }
    this.server.destroy();
  }

  #openServer(): Y.Doc {
    const doc = declareRoots(new Y.Doc());
    doc.clientID = 2;
    for (const update of this.journal) Y.applyUpdate(doc, update);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.journal.push(update);
      for (const peer of this.peers) if (peer.online && peer !== origin) peer.toPeer.push(update);
    });
    return doc;
  }
  #sitDown(name: string, from: Uint8Array): Desk {
    return desk(name, { from, random: this.#random, clientId: this.#nextClientId++ });
  }
  #join(name: string): Peer {
    const from = freshState();
    const peer: Peer = {
      name,
      desk: this.#sitDown(name, from),
      online: true,
      toServer: [],
      toPeer: [],
      onDevice: [from],
      ownUpdates: 0,
    };
    this.#listen(peer);
    return peer;
  }
  #listen(peer: Peer): void {
    peer.desk.doc.on('update', (update: Uint8Array, origin: unknown) => {
      peer.onDevice.push(update);
      if (origin === FROM_SERVER) return;
      peer.ownUpdates++;
      if (peer.online) peer.toServer.push(update);
    });
  }
}
