// Moving cards with a pointer: when a press becomes a drag, what is shown meanwhile, and where the cards land.
import { AutoScroller, DragDropManager, Draggable, PointerActivationConstraints, PointerSensor } from '@dnd-kit/dom';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Stop } from '../session/contexts.ts';
import type { ClcCard } from './card.ts';
import { dropPlace } from './drop-place.ts';
import type { DropPlace } from './drop-place.ts';
import type { PlacedFacet } from './placed-facet.ts';

/** A mouse must travel this many CSS pixels before a press is a drag. */
const DISTANCE = 5;
/** A finger must rest this many milliseconds, and may tremble this many CSS pixels, before a touch is a drag. */
const PRESS_MS = 250;
const TREMBLE = 8;

export interface DragBoard {
  /** Catches pointers; drawings of the drag are put in it. */
  readonly surface: HTMLElement;
  facets(): readonly PlacedFacet[];
  /** The cards that move along with this one, in board order, itself included. */
  together(card: string): readonly string[];
  /** What a screen shows at the pointer. */
  label(cards: readonly string[]): string;
  drop(cards: readonly string[], facet: FacetId, before: string | null): void;
}

/** Makes the cards of a board movable by pointer; returns its stop. */
export function draggableCards(board: DragBoard): Stop {
  const manager = new DragDropManager({
    // Not its PreventSelection: that writes a style element into the page around, which may be somebody else's.
    plugins: [AutoScroller],
    sensors: [
      PointerSensor.configure({
        activationConstraints: (event) =>
          event.pointerType === 'touch'
            ? [new PointerActivationConstraints.Delay({ value: PRESS_MS, tolerance: TREMBLE })]
            : [new PointerActivationConstraints.Distance({ value: DISTANCE })],
        preventActivation: (event) => event.button !== 0 || onControl(event),
      }),
    ],
  });
  const known = new Map<ClcCard, Draggable>();
  const ghost = part('ghost');
  const line = part('drop-line');
  let moving: readonly string[] = [];
  let lifted: readonly ClcCard[] = [];
  let place: DropPlace | undefined;

  // A card becomes draggable when a pointer first comes over it; elements that went are forgotten then.
  const over = (event: Event): void => {
    const card = event
      .composedPath()
      .find((node): node is ClcCard => node instanceof HTMLElement && node.localName === 'clc-card');
    if (!card || known.has(card)) return;
    for (const [old, draggable] of known)
      if (!old.isConnected && !moving.length) {
        draggable.destroy();
        known.delete(old);
      }
    known.set(
      card,
      new Draggable(
        { id: `${card.cardId}:${known.size}:${event.timeStamp}`, element: card, data: { card: card.cardId } },
        manager,
      ),
    );
  };
  const show = (x: number, y: number): void => {
    ghost.style.translate = `${x + 12}px ${y + 8}px`;
    place = dropPlace(board.facets(), x, y, new Set(moving));
    line.hidden = place === undefined;
    if (!place) return;
    line.style.translate = `${place.line.left}px ${place.line.top}px`;
    line.style.inlineSize = `${place.line.width}px`;
  };
  const end = (): void => {
    document.removeEventListener('selectionchange', selectNothing);
    ghost.remove();
    line.remove();
    lifted.forEach((card) => card.removeAttribute('lifted'));
    lifted = [];
    moving = [];
    place = undefined;
  };
  // The pointer is followed here and not through the manager, whose coordinates follow the element it moves.
  const follow = (event: PointerEvent): void => {
    if (moving.length) show(event.clientX, event.clientY);
  };
  // Heard before anything else does: the card under the focus would take Escape for itself.
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !moving.length) return;
    event.preventDefault();
    event.stopPropagation();
    manager.actions.stop({ event, canceled: true });
    // The pointer is still pressed: moving on would select words from where it began.
    const still = (selecting: Event): void => selecting.preventDefault();
    window.addEventListener('selectstart', still, { capture: true });
    window.addEventListener('pointerup', () => window.removeEventListener('selectstart', still, { capture: true }), {
      capture: true,
      once: true,
    });
  };
  manager.monitor.addEventListener('dragstart', (event) => {
    const id: unknown = event.operation.source?.data.card;
    if (typeof id !== 'string') return;
    moving = board.together(id);
    lifted = board.facets().flatMap((f) => f.cards.filter((card) => moving.includes(card.cardId)));
    lifted.forEach((card) => card.setAttribute('lifted', ''));
    // The press may have begun to select words, and the pointer goes over more of them.
    selectNothing();
    document.addEventListener('selectionchange', selectNothing);
    ghost.textContent = board.label(moving);
    line.hidden = true;
    board.surface.append(line, ghost);
    const at = event.operation.position.current;
    show(at.x, at.y);
  });
  manager.monitor.addEventListener('dragend', (event) => {
    const [cards, to] = [moving, place];
    end();
    if (!event.canceled && to && cards.length) board.drop(cards, to.facet, to.before);
  });
  board.surface.addEventListener('pointerover', over, { capture: true });
  window.addEventListener('pointermove', follow, { capture: true, passive: true });
  window.addEventListener('keydown', escape, { capture: true });
  return () => {
    board.surface.removeEventListener('pointerover', over, { capture: true });
    window.removeEventListener('pointermove', follow, { capture: true });
    window.removeEventListener('keydown', escape, { capture: true });
    end();
    known.forEach((draggable) => draggable.destroy());
    manager.destroy();
  };
}

function selectNothing(): void {
  const selected = getSelection();
  if (selected && !selected.isCollapsed) selected.removeAllRanges();
}
function part(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.ariaHidden = 'true';
  return element;
}
/** Pressing on what acts by itself, or selecting words in a text that is being written, is no drag. */
function onControl(event: Event): boolean {
  for (const node of event.composedPath()) {
    if (!(node instanceof Element)) continue;
    if (node.matches('button, a[href], input, textarea, select, [contenteditable="true"], clc-card-toolbar, .editing'))
      return true;
    if (node.localName === 'clc-card') return false;
  }
  return false;
}
