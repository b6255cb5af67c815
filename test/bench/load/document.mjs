// Documents and edits as the product makes them: cards with texts, each keystroke one update, the same bytes every time.
import { Buffer } from 'node:buffer';
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';

export const FACETS = ['arena.customers', 'licence.customers', 'licence.owners', 'licence.partners', 'licence.society'];
export const WORDS =
  'klant kiest gemak boven prijs en wij leveren binnen een dag zonder omwegen aan huis met zorg'.split(' ');

/** Small, seeded and good enough to choose with (mulberry32). */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
/** So many different clientIDs, always the same for a seed. */
export function clientIds(seed, count) {
  const random = dice(seed ^ 0x5eed);
  const ids = new Set();
  while (ids.size < count) ids.add(1 + Math.floor(random() * 0xfffffffe));
  return [...ids];
}

/** A canvas with so many cards, written by its first author in one update. */
export function canvas({ seed, cards, author }) {
  const random = dice(seed);
  const doc = new Y.Doc();
  doc.clientID = author.clientId;
  const keys = generateNKeysBetween(null, null, cards);
  const sentence = (words) =>
    Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ');
  doc.transact(() => {
    for (let n = 0; n < cards; n++) {
      const card = newCard({
        place: `${FACETS[n % FACETS.length]}|${keys[n]}`,
        text: sentence(6 + Math.floor(random() * 20)),
        instead: n % 3 ? '' : sentence(5),
        status: n % 4 ? 'decided' : 'proposal',
        person: author.person,
      });
      doc.getMap('cards').set(cardId(n), card);
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
/** A card as the product makes it. */
export function newCard({ place, text, instead = '', status = 'proposal', person }) {
  const card = new Y.Map();
  card.set('place', place);
  card.set('text', textOf(text));
  card.set('instead', textOf(instead));
  card.set('status', status);
  card.set('createdBy', person);
  card.set('createdAt', '2026-01-01T00:00:00.000Z');
  card.set('links', new Y.Map());
  return card;
}
export function cardId(n) {
  return `bench-card-${String(n).padStart(6, '0')}`;
}
/** What somebody has who got these updates: how many cards with a text, and how many clocks of one writer. */
export function contentOf(updates, writer) {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    const cards = [...doc.getMap('cards').values()].filter((card) => card.get('text')?.toString().length > 0).length;
    return { cards, clocks: Y.getState(doc.store, writer) };
  } finally {
    doc.destroy();
  }
}

/**
 * So many keystrokes of one writer at the end of one card, each an update of its own. Every keystroke is one clock of
 * the writer's clientID, from 0 on: that is the mark by which it is known again.
 * @returns {Uint8Array[]}
 */
export function keystrokes({ base, clientId, card, count, seed }) {
  const random = dice(seed ^ clientId);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  doc.clientID = clientId;
  const words = doc.getMap('cards').get(cardId(card)).get('text').get(0).get(0);
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  for (let n = 0; n < count; n++)
    words.insert(words.length, random() < 0.18 ? ' ' : String.fromCharCode(97 + Math.floor(random() * 26)));
  doc.destroy();
  return updates;
}

/** How a client asks for everything: a state vector that holds nothing; and how it says that it has nothing itself. */
export const NOTHING_YET = Buffer.from([0]);
export const NOTHING_NEW = Buffer.from([0, 0]);

/** What an update holds, slowly but whatever its form: per clientID the clocks from `from` up to `to`. */
export function rangesOf(update) {
  return Y.decodeUpdate(update).structs.map(({ id, length }) => ({
    clientId: id.client,
    from: id.clock,
    to: id.clock + length,
  }));
}

function textOf(plain) {
  const fragment = new Y.XmlFragment();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(plain)]);
  fragment.insert(0, [paragraph]);
  return fragment;
}
