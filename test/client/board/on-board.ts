// A board in a local session whose requests are answered as the root element answers them.
import { html, nextFrame } from '@open-wc/testing';
import type { ClcBoard } from '../../../client/board/board.ts';
import '../../../client/board/board.ts';
import type { ClcCard } from '../../../client/board/card.ts';
import type { ClcFacet } from '../../../client/board/facet.ts';
import type { DiscussRequest, SayRequest, ViewRequest } from '../../../client/session/requests.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import type { FacetId } from '../../../shared/template/canvas-template.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';

export interface OnBoard {
  readonly host: TestSession;
  readonly session: LocalSession;
  readonly board: ClcBoard;
  readonly said: SayRequest[];
  readonly discussed: DiscussRequest[];
  facet(id: FacetId): ClcFacet;
  card(id: string): ClcCard;
  /** The focusable part of a card. */
  body(id: string): HTMLElement;
  ids(id: FacetId): string[];
  /** Everything on the board has been drawn. */
  settled(): Promise<void>;
}

export const MEMBERS = [
  { id: 'u1', name: 'Hanne Verbeke', slot: 0, role: 'owner' as const },
  { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' as const },
];

export async function onBoard(options: Parameters<typeof withSession>[1] & { blank?: boolean } = {}): Promise<OnBoard> {
  sessionStorage.clear();
  const { host, session } = await withSession(html`<clc-board></clc-board>`, {
    ...(options.blank ? {} : { file: rijwiel }),
    me: { id: 'u1', name: 'Hanne Verbeke' },
    members: MEMBERS,
    ...options,
  });
  const board = host.querySelector('clc-board');
  if (!board) throw new Error('The board is not there.');
  const said: SayRequest[] = [];
  const discussed: DiscussRequest[] = [];
  host.addEventListener('clc-view', (event: ViewRequest) => (host.view = { ...host.view, ...event.change }));
  host.addEventListener('clc-say', (event) => said.push(event));
  host.addEventListener('clc-discuss', (event) => discussed.push(event));
  const facet = (id: FacetId): ClcFacet => there(board.facetElement(id), id);
  const card = (id: string): ClcCard => there(board.cardElement(id), id);
  const settled = async (): Promise<void> => {
    await nextFrame();
    await board.updateComplete;
    for (const block of board.renderRoot.querySelectorAll('clc-block')) {
      await block.updateComplete;
      for (const f of block.facets) {
        await f.updateComplete;
        await Promise.all(f.cards.map((c) => c.updateComplete));
      }
    }
    await nextFrame();
  };
  await settled();
  await board.equipped;
  await settled();
  return {
    host,
    session,
    board,
    said,
    discussed,
    facet,
    card,
    body: (id) => there(card(id).renderRoot.querySelector<HTMLElement>('[role=group]'), id),
    ids: (id) => facet(id).cards.map((c) => c.cardId),
    settled,
  };
}

/** What must be there. */
export function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Missing: ${what}`);
  return value;
}
/** A key as a person presses it. */
export function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
}
/** The element with the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
