// What runs on the board of somebody who edits: dragging, drawing links, and word of what others take from under their hands.
import { readCard } from '../../shared/document/cards.ts';
import { plainText } from '../../shared/document/text.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Canvas, PresenceView, Say, Stop } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { editingWords } from '../words/editing.ts';
import { moveCards } from './card-actions.ts';
import type { ClcCard } from './card.ts';
import type { PlacedFacet } from './placed-facet.ts';
import { watchLead } from './lead-watch.ts';
import type { LeadRace } from './lead-watch.ts';
import { linkDrags } from './link-drag.ts';
import { roleName, spokenFacetName } from './names.ts';
import { watchTakenAway } from './taken-away.ts';
import type { TakenAway } from './taken-away.ts';

/** The board as far as what runs on it needs it. */
export interface EquippedBoard extends EventTarget {
  readonly say: Say;
  readonly presence: PresenceView | undefined;
  readonly surface: HTMLElement;
  facets(): readonly PlacedFacet[];
  facetElement(id: FacetId): PlacedFacet | undefined;
  cardElement(id: string): ClcCard | undefined;
  /** The cards that move along with this one, in board order, itself included. */
  together(card: string): readonly string[];
  /** The card the focus is in. */
  focusedCard(): { readonly card: string; readonly facet: FacetId } | undefined;
  /** Everything on the board has been drawn. */
  settled(): Promise<void>;
}

/** Watches at once, and can be dragged on as soon as that code is here. Returns the stop. */
export function equip(board: EquippedBoard, canvas: Canvas): { readonly stop: Stop; readonly ready: Promise<void> } {
  let stopped = false;
  const names = namesOf(board);
  const stops: Stop[] = [
    names.stop,
    watchLead(
      canvas.doc,
      () => Date.now(),
      (race) => tellOfRace(board, race, names.of),
    ),
    watchTakenAway(
      canvas.doc,
      () => board.focusedCard(),
      (away) => tellOfLoss({ board, canvas, nameOf: names.of }, away),
    ),
    linkDrags({ surface: board.surface, canvas, say: () => board.say }),
  ];
  const dragging = async (): Promise<void> => {
    // When it does not come, keys and menus still move cards; the next opening asks for it again.
    const drag = await import('./drag.ts').catch(() => undefined);
    if (stopped || !drag) return;
    stops.push(
      drag.draggableCards({
        surface: board.surface,
        facets: () => board.facets(),
        together: (card) => board.together(card),
        label: (cards) => dragLabel(cards, canvas, board.say),
        drop: (cards, facet, before) => moveCards({ from: board, canvas, say: board.say }, cards, facet, before),
      }),
    );
  };
  return {
    stop: () => {
      stopped = true;
      stops.forEach((stop) => stop());
    },
    ready: dragging(),
  };
}

function dragLabel(cards: readonly string[], canvas: Canvas, say: Say): string {
  const [only] = cards;
  const card = cards.length === 1 && only !== undefined ? readCard(canvas.doc, only) : undefined;
  const text = card ? plainText(card.text).trim() : '';
  return text === '' ? editingWords[say.lang].dragging(cards.length) : text;
}
/** The card somebody has the focus in goes to the bin or elsewhere by another hand. */
function tellOfLoss(
  { board, canvas, nameOf }: { board: EquippedBoard; canvas: Canvas; nameOf: NameOf },
  away: TakenAway,
): void {
  const { say } = board;
  const from = board.focusedCard()?.facet;
  const who = nameOf(away.client);
  switch (away.kind) {
    case 'binned':
      // Not the next card: whoever is still typing would change or bin that one.
      void board.settled().then(() => from && board.facetElement(from)?.focusName());
      board.dispatchEvent(
        new SayRequest(editingWords[say.lang].binnedBy(who), {
          label: editingWords[say.lang].undone,
          run: () => canvas.commands.setStatus([away.card], away.was),
        }),
      );
      return;
    case 'moved': {
      const writing = from && board.facetElement(from)?.cardElement(away.card)?.writing;
      void board.settled().then(() => {
        const card = board.cardElement(away.card);
        if (writing) void card?.edit(writing.field, writing.at);
        else card?.focusCard();
      });
      board.dispatchEvent(new SayRequest(editingWords[say.lang].movedBy(who, spokenFacetName(away.facet, say.lang))));
      return;
    }
    default:
      away satisfies never;
  }
}
function tellOfRace(board: EquippedBoard, { outcome, mine, theirs, client }: LeadRace, nameOf: NameOf): void {
  const { say } = board;
  const who = nameOf(client);
  const [their, my] = [roleName(theirs, say.lang), roleName(mine, say.lang)];
  if (outcome === 'stood') board.dispatchEvent(new SayRequest(editingWords[say.lang].youStood(who, their, my)));
  else
    board.dispatchEvent(
      new SayRequest(editingWords[say.lang].youWereReplaced(who, their, my), {
        label: editingWords[say.lang].chooseAgain(my),
        run: () => board.facetElement(`proposition.${mine}`)?.chooseLead(),
      }),
    );
}
type NameOf = (client: number | undefined) => string;
/** Who writes with which Yjs client; after a line was down their work can be here before they are. */
function namesOf(board: EquippedBoard): { readonly of: NameOf; readonly stop: Stop } {
  const known = new Map<number, string>();
  const awareness = board.presence?.awareness;
  const look = (): void => {
    for (const [client, state] of awareness?.getStates() ?? []) {
      const name = (state['user'] as { name?: unknown } | undefined)?.name;
      if (typeof name === 'string') known.set(client, name);
    }
  };
  look();
  awareness?.on('change', look);
  return {
    of: (client) => {
      look();
      return (client === undefined ? undefined : known.get(client)) ?? board.say.board.somebody;
    },
    stop: () => awareness?.off('change', look),
  };
}
