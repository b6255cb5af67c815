// Moving cards by pointer: across facets and shadow roots, together, and back at Escape.
import { expect, waitUntil } from '@open-wc/testing';
import { cardsIn } from '../../../shared/document/cards.ts';
import '../../../client/board/drag.ts';
import { onBoard, press, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';

function point(type: string, target: EventTarget, x: number, y: number): void {
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      isPrimary: true,
      pointerId: 1,
      pointerType: 'mouse',
      button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1,
      clientX: x,
      clientY: y,
    }),
  );
}
const ghost = (on: OnBoard): HTMLElement | null => on.board.renderRoot.querySelector('.ghost');

/** Presses on a card and pulls until the drag has begun, then goes to a point of another card. */
async function pull(on: OnBoard, from: string, to: string, part: 'upper' | 'lower'): Promise<{ x: number; y: number }> {
  // The drag is loaded when the board has been drawn; the first pointer over a card finds it ready.
  await import('../../../client/board/drag.ts');
  await on.settled();
  const body = on.body(from);
  const start = body.getBoundingClientRect();
  const [x, y] = [start.left + 40, start.top + 8];
  point('pointerover', body, x, y);
  // A real pointer lets microtasks run between two events; the card is taken up in one.
  await Promise.resolve();
  point('pointerdown', body, x, y);
  point('pointermove', document, x + 4, y + 4);
  point('pointermove', document, x + 12, y + 12);
  await waitUntil(() => ghost(on) !== null, 'the drag begins');
  const end = on.body(to).getBoundingClientRect();
  const at = { x: end.left + 40, y: part === 'upper' ? end.top + 3 : end.bottom - 3 };
  point('pointermove', document, at.x, at.y);
  return at;
}

describe('dragging', () => {
  it('moves a card before the card under the pointer, in another block', async () => {
    const on = await onBoard();
    const at = await pull(on, 'l1', 'a3', 'upper');
    expect(there(on.board.renderRoot.querySelector<HTMLElement>('.drop-line'), 'line').hidden).to.equal(false);
    point('pointerup', document, at.x, at.y);
    await waitUntil(() => cardsIn(on.session.canvas.doc, 'arena.context').length === 4);
    expect(cardsIn(on.session.canvas.doc, 'arena.context')).to.deep.equal(['a2', 'l1', 'a3', 'a4']);
    expect(ghost(on)).to.equal(null);
    expect(on.said.map((s) => s.text)).to.deep.equal(['Kaart 2 van 4 in Context']);
  });
  it('moves all chosen cards together, in board order and one step', async () => {
    const on = await onBoard({ view: { selection: new Set(['l2', 'l1']) } });
    const at = await pull(on, 'l2', 'a4', 'lower');
    expect(there(ghost(on), 'ghost').textContent).to.equal('2 kaarten');
    point('pointerup', document, at.x, at.y);
    await waitUntil(() => cardsIn(on.session.canvas.doc, 'arena.context').length === 5);
    expect(cardsIn(on.session.canvas.doc, 'arena.context')).to.deep.equal(['a2', 'a3', 'a4', 'l1', 'l2']);
    on.session.canvas.commands.undo();
    expect(cardsIn(on.session.canvas.doc, 'licence.customers')).to.deep.equal(['l1', 'l2']);
  });
  it('changes nothing when Escape is pressed', async () => {
    const on = await onBoard();
    const at = await pull(on, 'l1', 'a3', 'upper');
    press(on.body('l1'), 'Escape');
    await waitUntil(() => ghost(on) === null);
    point('pointerup', document, at.x, at.y);
    expect(cardsIn(on.session.canvas.doc, 'licence.customers')).to.deep.equal(['l1', 'l2']);
  });
  it('does not begin from a press of less than five pixels, nor for a viewer', async () => {
    const on = await onBoard();
    const body = on.body('l1');
    const box = body.getBoundingClientRect();
    point('pointerover', body, box.left + 40, box.top + 8);
    await on.settled();
    point('pointerdown', body, box.left + 40, box.top + 8);
    point('pointermove', document, box.left + 42, box.top + 9);
    await on.settled();
    expect(ghost(on)).to.equal(null);
    point('pointerup', document, box.left + 42, box.top + 9);
    on.host.remove();
    const viewer = await onBoard({ role: 'viewer' });
    const other = viewer.body('l1');
    const place = other.getBoundingClientRect();
    point('pointerover', other, place.left + 40, place.top + 8);
    await viewer.settled();
    point('pointerdown', other, place.left + 40, place.top + 8);
    point('pointermove', document, place.left + 80, place.top + 60);
    await viewer.settled();
    expect(ghost(viewer)).to.equal(null);
  });
});
