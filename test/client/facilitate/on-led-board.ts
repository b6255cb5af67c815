// A board in a led session, put together as the root element does it.
import { html, nextFrame } from '@open-wc/testing';
import type { ClcBoard } from '../../../client/board/board.ts';
import '../../../client/board/board.ts';
import '../../../client/board/editing.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { led } from './led.ts';
import type { Led } from './led.ts';

export interface LedBoard extends Led {
  readonly board: ClcBoard;
  /** The canvas as everything on the board has it now. */
  now(): Canvas;
  drawn(): Promise<void>;
}
export async function ledBoard(options: Parameters<typeof led>[0] = {}): Promise<LedBoard> {
  sessionStorage.clear();
  const there = await led(options, html`<div><clc-board></clc-board></div>`);
  const { host, settled } = there;
  const board = host.querySelector('clc-board');
  if (!board) throw new Error('The board is not there.');
  host.addEventListener('clc-view', (event) => (host.view = { ...host.view, ...event.change }));
  const drawn = async (): Promise<void> => {
    await settled();
    await nextFrame();
    await board.equipped;
    for (const block of board.renderRoot.querySelectorAll('clc-block')) {
      await block.updateComplete;
      for (const facet of block.facets) {
        await facet.updateComplete;
        await Promise.all(facet.cards.map((card) => card.updateComplete));
      }
    }
  };
  await drawn();
  return { ...there, board, now: () => board.canvas ?? there.canvas, drawn };
}
