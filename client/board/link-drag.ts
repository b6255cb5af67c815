// Linking with a pointer: from the toolbar of a card a line is drawn to another card, and let go there.
import { readCard } from '../../shared/document/cards.ts';
import { tiesBetween } from '../../shared/document/links.ts';
import type { Canvas, Say, Stop } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { linkWords } from '../words/links.ts';
import type { ClcCard } from './card.ts';
import { CardLinksRequest } from './events.ts';
import { linkCards } from './link-actions.ts';

/** A press must travel this many CSS pixels before it draws a line; below that it is a click. */
const DISTANCE = 5;
const SVG = 'http://www.w3.org/2000/svg';

export interface LinkBoard {
  /** Hears the presses; the line is drawn on it. */
  readonly surface: HTMLElement;
  readonly canvas: Canvas;
  say(): Say;
}

/** A press on a button with `data-link-from` draws a link from that card. Returns its stop. */
export function linkDrags(board: LinkBoard): Stop {
  let stop: Stop | undefined;
  const press = (event: PointerEvent): void => {
    const button = event
      .composedPath()
      .find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset.linkFrom !== undefined);
    const from = button?.dataset.linkFrom;
    if (button && from !== undefined && event.button === 0) stop = drawn(board, button, from, event);
  };
  board.surface.addEventListener('pointerdown', press);
  return () => {
    board.surface.removeEventListener('pointerdown', press);
    stop?.();
  };
}

function drawn(board: LinkBoard, button: HTMLElement, from: string, start: PointerEvent): Stop {
  const { canvas, surface } = board;
  const mine = readCard(canvas.doc, from);
  const line = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  line.ariaHidden = 'true';
  // Over the whole window, and in nobody's way.
  Object.assign(line.style, { position: 'fixed', inset: '0', inlineSize: '100%', blockSize: '100%' });
  Object.assign(line.style, { zIndex: '8', pointerEvents: 'none' });
  Object.assign(path.style, { fill: 'none', stroke: 'var(--select)', strokeWidth: '2', strokeLinecap: 'round' });
  line.append(path);
  let target: ClcCard | undefined;
  let drawing = false;

  const fits = (card: ClcCard | undefined): card is ClcCard => {
    const theirs = card && card.cardId !== from ? readCard(canvas.doc, card.cardId) : undefined;
    return mine !== undefined && theirs !== undefined && tiesBetween(mine.facet, theirs.facet).length > 0;
  };
  const aim = (card: ClcCard | undefined): void => {
    if (card === target) return;
    if (target) target.style.outline = '';
    target = card;
    if (target) target.style.outline = `2px ${fits(card) ? 'solid var(--select)' : 'dashed var(--control)'}`;
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    if (!drawing && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < DISTANCE) return;
    if (!drawing) surface.append(line);
    drawing = true;
    const under = cardUnder(event);
    aim(under?.cardId === from ? undefined : under);
    path.setAttribute('d', curve(start.clientX, start.clientY, event.clientX, event.clientY));
    path.style.strokeDasharray = fits(target) ? '' : '4 5';
    event.preventDefault();
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    const [to, was] = [target, drawing];
    end();
    if (!was) return;
    // The press that ends here is no click on the button, nor on what lies under the pointer.
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
    if (to && mine) link(to.cardId);
  };
  const link = (to: string): void => {
    const theirs = readCard(canvas.doc, to);
    const say = board.say();
    const relations = mine && theirs ? tiesBetween(mine.facet, theirs.facet) : [];
    const [only, ...others] = relations;
    if (!only) button.dispatchEvent(new SayRequest(linkWords[say.lang].doesNotFit));
    else if (others.length) button.dispatchEvent(new CardLinksRequest(from, to));
    else linkCards({ from: button, canvas, say }, from, { ...only, other: to });
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !drawing) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const end = (): void => {
    aim(undefined);
    line.remove();
    drawing = false;
    window.removeEventListener('pointermove', move, { capture: true });
    window.removeEventListener('pointerup', up, { capture: true });
    window.removeEventListener('pointercancel', end, { capture: true });
    window.removeEventListener('keydown', escape, { capture: true });
  };
  window.addEventListener('pointermove', move, { capture: true });
  window.addEventListener('pointerup', up, { capture: true });
  window.addEventListener('pointercancel', end, { capture: true });
  window.addEventListener('keydown', escape, { capture: true });
  return end;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
/** The card under the pointer, through shadow roots, whatever has captured it. */
function cardUnder({ clientX, clientY }: PointerEvent): ClcCard | undefined {
  let root: DocumentOrShadowRoot = document;
  let found: ClcCard | undefined;
  for (;;) {
    const element: Element | null = root.elementFromPoint(clientX, clientY);
    const card = element?.closest('clc-card');
    if (card) found = card;
    const inner: ShadowRoot | null | undefined = element?.shadowRoot;
    if (!inner || inner === root) return found;
    root = inner;
  }
}
function curve(x1: number, y1: number, x2: number, y2: number): string {
  const reach = Math.max(24, Math.abs(x2 - x1) / 2);
  const way = x2 < x1 ? -1 : 1;
  return `M${x1} ${y1}C${x1 + way * reach} ${y1} ${x2 - way * reach} ${y2} ${x2} ${y2}`;
}
