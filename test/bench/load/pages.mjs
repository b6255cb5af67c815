// Large edits that leave a canvas small: a page of text takes the place of the page before, again and again.
import * as Y from 'yjs';
import { dice, newCard } from './document.mjs';

/**
 * Each author fills a card of their own, so many times. An edit is one update of about `bytes` bytes.
 * @returns {import('./authors.mjs').Edit[]}
 */
export function pagesOf({ seats, count, bytes, seed }) {
  const random = dice(seed);
  const authors = seats.map(({ clientId, person }, n) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return { doc, clientId, person, id: `page-${n}`, place: `arena.customers|a${n}` };
  });
  const edits = Array.from({ length: count }, (_, n) => {
    const author = n % authors.length;
    const { doc, clientId, person, id, place } = authors[author];
    const cards = doc.getMap('cards');
    let update;
    const listen = (made) => (update = made);
    const from = Y.getState(doc.store, clientId);
    doc.on('update', listen);
    doc.transact(() => {
      if (!cards.has(id)) cards.set(id, newCard({ place, text: '.', person }));
      const words = cards.get(id).get('text').get(0).get(0);
      words.delete(0, words.length);
      words.insert(0, page(random, bytes));
    });
    doc.off('update', listen);
    return { author, update, from, to: Y.getState(doc.store, clientId) };
  });
  for (const { doc } of authors) doc.destroy();
  return edits;
}

function page(random, bytes) {
  let text = '';
  while (text.length < bytes) text += `${Math.floor(random() * 1e9).toString(36)} `;
  return text.slice(0, bytes);
}
