// Yjs as the product carries it, without what we never use: what waits for something earlier is kept, handed on and taken in.
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';

/** A document with the update of each of three changes to it, which build on each other. */
function threeChanges(): { readonly doc: Y.Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  const text = new Y.XmlText();
  doc.getXmlFragment('text').insert(0, [text]);
  text.insert(0, 'Wij repareren fietsen.', { strong: true });
  text.delete(0, 4);
  return { doc, updates };
}
function written(doc: Y.Doc): string {
  return (doc.getXmlFragment('text').get(0) as Y.XmlText | undefined)?.toString() ?? '';
}
function from(...updates: (Uint8Array | undefined)[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, update);
  return doc;
}

describe('Yjs as the product carries it', () => {
  it('knows one format of updates, and no questions that we never ask', () => {
    expect(Y.UpdateEncoderV2 === (Y.UpdateEncoderV1 as unknown)).to.equal(true);
    expect('toDOM' in Y.XmlFragment.prototype).to.equal(false);
  });
  it('takes in what came too early once what it builds on is here', () => {
    const { doc, updates } = threeChanges();
    const [first, second, third] = updates;
    const late = from(third);
    expect(written(late)).to.equal('');
    Y.applyUpdate(late, second!);
    Y.applyUpdate(late, first!);
    expect(written(late)).to.equal(written(doc));
    expect(written(doc)).to.contain('repareren');
  });
  it('hands on what waits, changes and deletions, to whoever has what it waits for', () => {
    const { doc, updates } = threeChanges();
    const [first, second, third] = updates;
    const waiting = Y.encodeStateAsUpdate(from(third, second));
    expect(written(from(waiting))).to.equal('');
    expect(written(from(waiting, first))).to.equal(written(doc));
    expect(written(from(first, waiting))).to.equal(written(doc));
    // Twice on its way, and once more merged with others of its kind.
    expect(written(from(Y.encodeStateAsUpdate(from(waiting)), first))).to.equal(written(doc));
    expect(written(from(Y.mergeUpdates([third!, waiting]), first))).to.equal(written(doc));
  });
});
