// Whoever links two cards has looked at both: what changes afterwards asks for another look, and undo leaves nothing behind.
import { expect } from '@open-wc/testing';
import { linkCards } from '../../../client/board/link-actions.ts';
import { localSession } from '../../../client/session/local-session.ts';
import { sayIn } from '../../../client/words/both.ts';
import { looksIn } from '../../../shared/document/looks.ts';
import { snapshotOf } from '../../../shared/document/snapshot.ts';
import { lookAgain } from '../../../shared/judge/look-again.ts';
import type { Tie } from '../../../shared/document/links.ts';

function linked(tie: Pick<Tie, 'type' | 'way'>) {
  const { canvas } = localSession();
  const promise = canvas.commands.addCard('proposition.steward', { text: 'Altijd een fiets' });
  const other = canvas.commands.addCard(tie.way === 'out' ? 'arena.customers' : 'resources.company', { text: 'x' });
  linkCards({ from: new EventTarget(), canvas, say: sayIn('nl') }, promise, { ...tie, other });
  const marks = () => lookAgain(snapshotOf(canvas.doc, { members: [], now: '2026-11-22' }).cards, looksIn(canvas.doc));
  return { canvas, promise, other, marks };
}

for (const tie of [
  { type: 'targets', way: 'out' },
  { type: 'enables', way: 'in' },
] as const)
  it(`a promise linked by "${tie.type}" asks for another look when the other card changes`, () => {
    const { canvas, promise, other, marks } = linked(tie);
    expect(marks()).to.deep.equal([]);
    canvas.commands.setStatus([other], 'decided');
    expect(marks()).to.deep.equal([{ card: promise, on: other }]);
  });
it('undo of the link takes the look along', () => {
  const { canvas, marks } = linked({ type: 'targets', way: 'out' });
  expect(looksIn(canvas.doc).size).to.equal(1);
  canvas.undo.undo();
  expect(looksIn(canvas.doc).size).to.equal(0);
  expect(marks()).to.deep.equal([]);
});
