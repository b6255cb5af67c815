// Several authors write one canvas at the same time: every edit an update of its own, made beforehand, the same each time.
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { dice, FACETS, newCard, rangesOf, WORDS } from './document.mjs';
import { at, readVarUint } from './frames.mjs';

/** An author knows what the others did except for the last so many edits: they write at the same time. */
export const LAG = 64;
/** Edits of one visit to a card, at most. */
const LONGEST_VISIT = 140;
const STATUSES = ['proposal', 'decided', 'question'];

/**
 * @typedef {{ author: number, update: Uint8Array, from: number, to: number }} Edit The author's clock before and after;
 *   both are the same when something is deleted only.
 */

/** So many edits, the authors taking turns. @returns {Edit[]} */
export function editsOf({ seats, count, seed }) {
  const keys = generateNKeysBetween(null, null, Math.ceil(count / 8));
  const last = Math.floor(count * 0.99);
  let cards = 0;
  /** @type {Edit[]} */
  const edits = [];
  const authors = seats.map((seat, n) => new Author(seat, dice(seed + n)));
  for (let n = 0; n < count; n++) {
    const index = n % authors.length;
    const known = edits[n - LAG];
    if (known) for (const [other, author] of authors.entries()) if (other !== known.author) author.hear(known.update);
    const edit = authors[index].act({
      mayDelete: n < last,
      next: () => ({ id: `card-${cards}`, place: place(cards++) }),
    });
    edits.push({ author: index, ...edit });
  }
  for (const author of authors) author.doc.destroy();
  return edits;

  function place(card) {
    return `${FACETS[card % FACETS.length]}|${keys[card]}`;
  }
}
/** The canvas all these edits make. */
export function canvasOf(edits) {
  const doc = new Y.Doc();
  doc.transact(() => edits.forEach(({ update }) => Y.applyUpdate(doc, update)));
  return doc;
}
/** How much of these clientIDs a document holds, and what stands in its cards. */
export function holdingOf(doc, clientIds) {
  const cards = [...doc.getMap('cards').entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    items: clientIds.reduce((sum, id) => sum + Y.getState(doc.store, id), 0),
    pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    cards: cards.length,
    text: JSON.stringify(cards.map(([id, card]) => [id, card.get('text'), card.get('instead'), card.get('place')])),
  };
}

class Author {
  doc = new Y.Doc();
  #seat;
  #random;
  #words;
  #left = 0;
  #at = 0;

  constructor(seat, random) {
    this.doc.clientID = seat.clientId;
    this.#seat = seat;
    this.#random = random;
  }
  hear(update) {
    Y.applyUpdate(this.doc, update);
  }
  /** The next thing this author does; exactly one update. */
  act(turn) {
    let update;
    const listen = (bytes) => (update = bytes);
    const from = Y.getState(this.doc.store, this.doc.clientID);
    this.doc.on('update', listen);
    this.doc.transact(() => this.#do(turn));
    this.doc.off('update', listen);
    return { update, from, to: Y.getState(this.doc.store, this.doc.clientID) };
  }
  #do({ mayDelete, next }) {
    if (!this.#words) return this.#begin(next);
    const random = this.#random();
    if (this.#left-- <= 0) {
      this.#words = undefined;
      return this.#settle(random);
    }
    if (mayDelete && random < 0.06 && this.#at > 0) return this.#words.delete(--this.#at, 1);
    this.#at = Math.min(this.#at, this.#words.length);
    return this.#words.insert(this.#at++, random < 0.24 ? ' ' : String.fromCharCode(97 + Math.floor(random * 26)));
  }
  /** A card of one's own, or on in one that stands there, by whomever. */
  #begin(next) {
    const cards = [...this.doc.getMap('cards').values()];
    this.#left = 10 + Math.floor(this.#random() * (LONGEST_VISIT - 10));
    if (cards.length > 8 && this.#random() < 0.4) {
      const card = cards[Math.floor(this.#random() * cards.length)];
      this.#words = card
        .get(this.#random() < 0.8 ? 'text' : 'instead')
        .get(0)
        .get(0);
      this.#at = Math.floor(this.#random() * (this.#words.length + 1));
      return this.#words.insert(this.#at++, ' ');
    }
    const { id, place } = next();
    const card = newCard({ place, text: WORDS[cards.length % WORDS.length], person: this.#seat.person });
    this.doc.getMap('cards').set(id, card);
    this.#words = card.get('text').get(0).get(0);
    this.#at = this.#words.length;
    return undefined;
  }
  #settle(random) {
    const cards = [...this.doc.getMap('cards').values()];
    const card = cards[Math.floor(this.#random() * cards.length)];
    card.set('status', STATUSES[Math.floor(random * STATUSES.length)]);
  }
}

/** What one reader has of these edits, by the clocks of their authors. */
export class Witness {
  /** The first edit, in the order they were sent, that this reader lacks. */
  lacking = 0;
  #edits;
  #seats;
  #has;
  #starts;
  #authorOf;

  /** @param {Edit[]} edits @param {{ clientId: number }[]} seats of the authors */
  constructor(edits, seats) {
    this.#edits = edits;
    this.#seats = seats;
    this.#has = seats.map(() => 0);
    this.#authorOf = new Map(seats.map(({ clientId }, n) => [clientId, n]));
    this.#starts = seats.map(() => new Map());
    for (const edit of edits) if (edit.to > edit.from) this.#starts[edit.author].set(edit.from, edit);
  }
  /** An update has come. */
  hear(buffer, start, end) {
    at.pos = start;
    const clients = readVarUint(buffer);
    // It deletes only: that goes with what comes next.
    if (clients === 0) return;
    if (clients === 1) {
      readVarUint(buffer);
      const author = this.#authorOf.get(readVarUint(buffer));
      const edit = author === undefined ? undefined : this.#starts[author].get(readVarUint(buffer));
      if (edit?.update.length === end - start) return this.#got(edit.author, edit.from, edit.to);
    }
    for (const { clientId, from, to } of rangesOf(buffer.subarray(start, end))) {
      const author = this.#authorOf.get(clientId);
      if (author !== undefined) this.#got(author, from, to);
    }
  }
  get all() {
    return this.lacking === this.#edits.length;
  }
  #got(author, from, to) {
    if (from > this.#has[author])
      throw new Error(`${this.#seats[author].clientId}: ${from} came while ${this.#has[author]} was expected`);
    this.#has[author] = Math.max(this.#has[author], to);
    while (
      this.lacking < this.#edits.length &&
      this.#edits[this.lacking].to <= this.#has[this.#edits[this.lacking].author]
    )
      this.lacking++;
  }
}
