// Everything a person can do to a canvas, each as one gesture that undo takes back in one step.
import type * as Y from 'yjs';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { CardTag, FacetId, Role, Stance } from '../../shared/template/canvas-template.ts';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import {
  copyCard,
  makeCard,
  moveCard,
  setFields,
  setLink,
  setStatus,
  setTag,
} from '../../shared/document/card-changes.ts';
import type { CardLink, CardStatus } from '../../shared/document/cards.ts';
import type { CardFields } from '../../shared/document/card-changes.ts';
import { deliberatelyEmpty } from '../../shared/document/choices.ts';
import { setDeliberatelyEmpty, setStance } from '../../shared/document/choice-changes.ts';
import { hasMission } from '../../shared/document/compass.ts';
import { setDeadline, setMissionRead, setTitle } from '../../shared/document/compass-changes.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import {
  addComment,
  deleteComment,
  editComment,
  openThread,
  setThreadState,
} from '../../shared/document/thread-changes.ts';
import type { Anchor, ThreadKind } from '../../shared/document/threads.ts';
import { BIRTH } from '../../shared/document/undo.ts';
import type { OwnUndo, UndoOutcome } from '../../shared/document/undo.ts';

/** Where time, chance and the person come from. */
export interface CommandEnvironment {
  readonly person: string;
  now(): Date;
  random(): number;
  newId(): string;
}
export type Commands = ReturnType<typeof commandsOn>;

/** A random id of 21 characters (125 bits), as DOMAIN asks of cards, threads and comments. */
export function newId(): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let id = '';
  while (id.length < 21) {
    // 62 does not divide 256: bytes past the last whole multiple are thrown away, or some letters would be likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < 248 && id.length < 21) id += alphabet.charAt(byte % 62);
  }
  return id;
}

/** The commands of one person on one document. Nothing here checks rights: buttons do, and the server does. */
export function commandsOn(doc: Y.Doc, undo: OwnUndo, env: CommandEnvironment) {
  const at = (): string => env.now().toISOString();
  const maker = () => ({ person: env.person, at: at(), random: () => env.random() });
  const born = (make: (id: string) => void): string => {
    const id = env.newId();
    doc.transact(() => make(id), BIRTH);
    return id;
  };
  return {
    /** Now by the server's clock, as what is written says it: an ISO instant. */
    at,
    /** May these cards, and this facet, be changed now? Whoever locked a block they are in stands in the way, and says so. */
    may: (_cards: readonly string[], _facet?: FacetId): boolean => true,
    /** Adds a card at the end of a facet (or before a card) and returns its id. A "deliberately empty" mark goes. */
    addCard(
      facet: FacetId,
      init: { text?: string; before?: string | null; tags?: Partial<Record<CardTag, string>> } = {},
    ): string {
      const id = born((card) =>
        makeCard(doc, card, facet, maker(), {
          before: init.before ?? null,
          ...(init.text === undefined ? {} : { text: textFrom(init.text) }),
          ...(init.tags ? { tags: init.tags } : {}),
        }),
      );
      undo.gesture(() => {
        setStatus(doc, id, 'proposal');
        if (deliberatelyEmpty(doc, facet)) setDeliberatelyEmpty(doc, facet, undefined);
      });
      return id;
    },
    /** Copies cards, each after its original; returns the new ids. */
    duplicate(ids: readonly string[]): string[] {
      const copies = ids.map((from) => born((id) => copyCard(doc, from, id, maker())));
      undo.gesture(() => copies.forEach((id) => setStatus(doc, id, 'proposal')));
      return copies;
    },
    /** Moves cards, in the order given, before a card of the facet (null = to the end). */
    move(ids: readonly string[], facet: FacetId, before: string | null): void {
      undo.gesture(() => ids.forEach((id) => moveCard(doc, id, facet, before, () => env.random())));
    },
    /**
     * Moves one card by keyboard: up or down among its neighbours, or to the end of the facet before or after its
     * own. Returns where it ended, or undefined when there was nowhere to go; `held`: a lock stood in the way, and said so.
     */
    nudge(
      id: string,
      direction: 'up' | 'down' | 'previous-facet' | 'next-facet',
    ): { facet: FacetId; index: number; count: number } | 'held' | undefined {
      const card = readCard(doc, id);
      if (!card) return undefined;
      const ids = cardsIn(doc, card.facet);
      const index = ids.indexOf(id);
      let facet = card.facet;
      let before: string | null;
      if (direction === 'up' || direction === 'down') {
        const target = direction === 'up' ? index - 1 : index + 1;
        if (index < 0 || target < 0 || target >= ids.length) return undefined;
        before = direction === 'up' ? (ids[target] ?? null) : (ids[target + 1] ?? null);
      } else {
        const next = FACET_IDS[FACET_IDS.indexOf(facet) + (direction === 'next-facet' ? 1 : -1)];
        if (!next) return undefined;
        facet = next;
        before = null;
      }
      undo.gesture(() => moveCard(doc, id, facet, before, () => env.random()));
      const now = cardsIn(doc, facet);
      return { facet, index: now.indexOf(id), count: now.length };
    },
    setStatus(ids: readonly string[], status: CardStatus): void {
      undo.gesture(() => ids.forEach((id) => setStatus(doc, id, status)));
    },
    setFields(id: string, fields: CardFields): void {
      undo.gesture(() => setFields(doc, id, fields));
    },
    setTag(id: string, tag: CardTag, value: string | undefined): void {
      undo.gesture(() => setTag(doc, id, tag, value));
    },
    setLink(id: string, link: CardLink, present: boolean): void {
      undo.gesture(() => setLink(doc, id, link, present));
    },
    setStance(role: Role, stance: Stance | undefined, steppingBack?: 'parity' | 'off'): void {
      undo.gesture(() => setStance(doc, role, stance, steppingBack));
    },
    /** Marks a facet as deliberately empty with a reason, or takes the mark away. */
    setEmpty(facet: FacetId, reason: string | undefined): void {
      undo.gesture(() =>
        setDeliberatelyEmpty(doc, facet, reason === undefined ? undefined : { reason, by: env.person, at: at() }),
      );
    },
    setTitle(title: string): void {
      undo.gesture(() => setTitle(doc, title));
    },
    setDeadline(date: string | undefined): void {
      undo.gesture(() => setDeadline(doc, date));
    },
    /** A mission that is not there cannot have been read. */
    setMissionRead(read: boolean): void {
      if (read && !hasMission(doc)) return;
      undo.gesture(() => setMissionRead(doc, env.person, read));
    },

    /** Opens a thread and returns its id. */
    openThread(anchor: Anchor, body: string, kind: ThreadKind = 'comment'): string {
      const id = env.newId();
      openThread(doc, { id, anchor, kind, by: env.person, at: at() }, { id: env.newId(), body });
      return id;
    },
    reply(thread: string, body: string): string {
      const id = env.newId();
      addComment(doc, { id, thread, by: env.person, body, at: at() });
      return id;
    },
    editComment(id: string, body: string): void {
      editComment(doc, id, body, at());
    },
    deleteComment(id: string): void {
      deleteComment(doc, id);
    },
    resolve(thread: string, resolved: boolean): void {
      setThreadState(doc, thread, { state: resolved ? 'resolved' : 'open', by: env.person, at: at() });
    },

    undo: (): UndoOutcome => undo.undo(),
    redo: (): UndoOutcome => undo.redo(),
  };
}
