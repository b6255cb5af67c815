// A colleague bins or moves the card a person is writing in: told, nothing lost, and the caret where it does no harm.
import { expect, waitUntil } from '@open-wc/testing';
import * as Y from 'yjs';
import { cardsInBin, readCard } from '../../../shared/document/cards.ts';
import { moveCard, setStatus } from '../../../shared/document/card-changes.ts';
import { declareRoots } from '../../../shared/document/roots.ts';
import { plainText } from '../../../shared/document/text.ts';
import { focused, onBoard, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';

/** Bram does something in his own copy, and it arrives here. */
function bram(on: OnBoard, act: (doc: Y.Doc) => void): void {
  const { doc } = on.session.canvas;
  const other = declareRoots(new Y.Doc());
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const known = Y.encodeStateVector(other);
  other.transact(() => act(other));
  on.session.presence.awareness.states.set(other.clientID, { user: { id: 'u2', name: 'Bram Claes', slot: 1 } });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, known));
}
function textOf(on: OnBoard, card: string): string {
  return plainText(there(readCard(on.session.canvas.doc, card), card).text).trim();
}
async function writeIn(on: OnBoard, card: string): Promise<void> {
  on.body(card).focus();
  await on.card(card).edit('text', 'start');
  await waitUntil(() => focused()?.getAttribute('role') === 'textbox');
  document.execCommand('insertText', false, 'Nog ');
  await waitUntil(() => textOf(on, card).startsWith('Nog '));
}

describe('a card somebody writes in', () => {
  it('that a colleague bins keeps the words; the writer is told by whom, with the way back, and cannot harm a neighbour', async () => {
    const on = await onBoard();
    const { doc } = on.session.canvas;
    await writeIn(on, 'a3');
    bram(on, (other) => setStatus(other, 'a3', 'rejected'));
    await waitUntil(() => focused()?.classList.contains('name') === true);
    expect(on.facet('arena.context').shadowRoot?.activeElement).to.equal(focused());
    expect(on.said.map((s) => s.text)).to.deep.equal([
      'Bram Claes legde deze kaart in de prullenbak. Wat je schreef staat erin.',
    ]);
    expect(cardsInBin(doc)).to.deep.equal(['a3']);
    there(on.said[0]?.action, 'way back').run();
    expect(readCard(doc, 'a3')?.status).to.equal('decided');
    expect(textOf(on, 'a3')).to.equal('Nog Onderdelen komen uit drie werelddelen');
  });
  it('that a colleague moves to another facet goes on being written, at the same letter', async () => {
    const on = await onBoard();
    await writeIn(on, 'a3');
    bram(on, (other) => moveCard(other, 'a3', 'resources.lab', null, () => 0.5));
    await waitUntil(() => {
      const there = on.facet('resources.lab').cardElement('a3');
      return there?.matches(':focus-within') === true && focused()?.getAttribute('role') === 'textbox';
    });
    document.execCommand('insertText', false, 'steeds ');
    await waitUntil(() => textOf(on, 'a3') === 'Nog steeds Onderdelen komen uit drie werelddelen');
    expect(on.said.map((s) => s.text)).to.deep.equal(['Bram Claes verplaatste deze kaart naar Lab.']);
  });
  it('is nobody else\u2019s news: what happens to other cards, and what I do myself, says nothing', async () => {
    const on = await onBoard();
    on.body('a3').focus();
    bram(on, (other) => setStatus(other, 'a2', 'rejected'));
    on.session.canvas.commands.move(['a3'], 'resources.lab', null);
    await on.settled();
    expect(on.said).to.deep.equal([]);
  });
});
