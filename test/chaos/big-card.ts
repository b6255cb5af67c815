// A card with a text as long as wanted: one edit of a known size.
import * as Y from 'yjs';
import { makeCard } from '../../shared/document/card-changes.ts';

export function bigCard(doc: Y.Doc, id: string, person: string, characters: number): void {
  const text = new Y.XmlFragment();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('x'.repeat(characters))]);
  text.insert(0, [paragraph]);
  makeCard(doc, id, 'arena.context', { person, at: new Date().toISOString(), random: Math.random }, { text });
}
