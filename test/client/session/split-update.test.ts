// Large work in parts: every part builds only on what came before, and together they are the whole.
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { splitUpdate } from '../../../client/session/split-update.ts';
import { fileOf } from '../../../shared/document/file.ts';
import { readCard } from '../../../shared/document/cards.ts';
import { makeCard } from '../../../shared/document/card-changes.ts';
import { startDocument } from '../../../shared/document/compass-changes.ts';
import { declareRoots, root } from '../../../shared/document/roots.ts';
import { plainText } from '../../../shared/document/text.ts';
import { textFrom } from '../../../shared/document/text-made.ts';

const MOST = 4096;
const newDoc = (clientID: number): Y.Doc => {
  const doc = declareRoots(new Y.Doc());
  doc.clientID = clientID;
  return doc;
};
/** Applies parts one by one, and says whether each was complete in itself. */
function takeIn(doc: Y.Doc, parts: readonly Uint8Array[]): boolean {
  return parts.every((part) => {
    Y.applyUpdate(doc, part);
    return doc.store.pendingStructs === null && doc.store.pendingDs === null;
  });
}

describe('an update in parts', () => {
  it('is complete after each part, also where earlier tabs of mine build on each other both ways', () => {
    const [server, one, two] = [newDoc(1), newDoc(900), newDoc(7)];
    startDocument(server, 'Veldkamp', 'nl');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(server));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(server));
    const maker = { person: 'u1', at: '2026-01-01T00:00:00.000Z', random: () => 0.5 };
    for (let round = 0; round < 40; round++) {
      const [writer, other] = round % 2 === 0 ? [one, two] : [two, one];
      makeCard(writer, `k${round}`, 'licence.customers', maker, { text: textFrom(`kaart ${round} `.repeat(30)) });
      const earlier = readCard(writer, `k${Math.floor(round / 2)}`);
      earlier?.text.delete(0, 1);
      earlier?.text.insert(0, [new Y.XmlElement('paragraph')]);
      Y.applyUpdate(other, Y.encodeStateAsUpdate(writer));
    }
    const update = Y.encodeStateAsUpdate(one, Y.encodeStateVector(server));
    const parts = splitUpdate(update, MOST);
    expect(parts.length).to.be.greaterThan(5);
    for (const part of parts) expect(part.byteLength).to.be.at.most(MOST);
    expect(takeIn(server, parts)).to.equal(true);
    expect(Y.encodeStateVector(server)).to.deep.equal(Y.encodeStateVector(one));
    expect(fileOf(server, () => 'x')).to.deep.equal(fileOf(one, () => 'x'));
  });

  it('cuts one long text between its characters, never through one', () => {
    const [server, mine] = [newDoc(1), newDoc(9)];
    const long = '🦉é'.repeat(30_000);
    root(mine, 'compass').set('mission', textFrom(long));
    const parts = splitUpdate(Y.encodeStateAsUpdate(mine), 64 * 1024);
    expect(parts.length).to.be.greaterThan(2);
    expect(takeIn(server, parts)).to.equal(true);
    const text = root(server, 'compass').get('mission');
    expect(text instanceof Y.XmlFragment && plainText(text)).to.equal(long);
  });

  it('takes the deletions along, however many', () => {
    const [server, mine] = [newDoc(1), newDoc(9)];
    const values = root<number>(mine, 'reactions');
    for (let i = 0; i < 4000; i++) values.set(`k${i}`, i);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    for (let i = 0; i < 4000; i += 2) values.delete(`k${i}`);
    const parts = splitUpdate(Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server)), MOST);
    expect(parts.length).to.be.greaterThan(2);
    expect(takeIn(server, parts)).to.equal(true);
    expect(root(server, 'reactions').size).to.equal(2000);
  });

  it('leaves a value that cannot be cut in one part, so that it is seen to be too large', () => {
    const mine = newDoc(9);
    root(mine, 'meta').set('title', 'x'.repeat(MOST * 3));
    root(mine, 'meta').set('lang', 'nl');
    const sizes = splitUpdate(Y.encodeStateAsUpdate(mine), MOST).map((part) => part.byteLength > MOST);
    expect(sizes).to.deep.equal([true, false]);
  });
});
