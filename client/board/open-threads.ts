// Which conversations are still open, per block and per card, counted once per document for all elements that show it.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import { placeOfAnchor, readThread, threadIds, threadState } from '../../shared/document/threads.ts';
import type { Anchor, TextId } from '../../shared/document/threads.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import type { Stop } from '../session/contexts.ts';
import type { TextMark } from '../text/text-mark.ts';

export interface OpenThread {
  readonly id: string;
  readonly anchor: Anchor;
}
export interface OpenThreads {
  all(): readonly OpenThread[];
  /** Open conversations about a card or about words in it. */
  ofCard(card: string): readonly OpenThread[];
  /** Open conversations in a block, its facets and its cards. */
  countIn(block: BlockId | 'compass'): number;
  /** Where in a text the conversations of `threads` are, as far as their words are still there. */
  marksIn(text: TextId, threads: readonly OpenThread[], active?: string): readonly TextMark[];
  subscribe(listener: () => void): Stop;
}

const known = new WeakMap<Y.Doc, OpenThreads>();

/** The open conversations of a document; it listens only while somebody has subscribed. */
export function openThreads(doc: Y.Doc): OpenThreads {
  const existing = known.get(doc);
  if (existing) return existing;
  const made = makeOpenThreads(doc);
  known.set(doc, made);
  return made;
}

function makeOpenThreads(doc: Y.Doc): OpenThreads {
  const roots = (['threads', 'comments', 'threadStates'] as const).map((name) => root(doc, name));
  const listeners = new Set<() => void>();
  let list: readonly OpenThread[] | undefined;
  let byCard = new Map<string, OpenThread[]>();
  const read = (): readonly OpenThread[] => {
    if (list) return list;
    byCard = new Map();
    const found: OpenThread[] = [];
    for (const id of threadIds(doc)) {
      const thread = readThread(doc, id);
      if (!thread || threadState(doc, id).state !== 'open') continue;
      const open = { id, anchor: thread.anchor };
      found.push(open);
      const card = cardOf(thread.anchor);
      if (card) byCard.set(card, [...(byCard.get(card) ?? []), open]);
    }
    // Kept only while changes are heard; without listeners the next reader reads again.
    if (listeners.size) list = found;
    return found;
  };
  const changed = (): void => {
    list = undefined;
    listeners.forEach((listener) => listener());
  };
  return {
    all: read,
    ofCard: (card) => {
      read();
      return byCard.get(card) ?? [];
    },
    countIn: (block) => read().filter((t) => placeOfAnchor(doc, t.anchor).block === block).length,
    marksIn: (text, threads, active) =>
      threads.flatMap((t) => {
        if (t.anchor.kind !== 'text' || t.anchor.id !== text) return [];
        const place = placeOfAnchor(doc, t.anchor);
        return place.state === 'here' && place.text
          ? [{ id: t.id, from: place.text.from, to: place.text.to, active: t.id === active }]
          : [];
      }),
    subscribe: (listener) => {
      if (listeners.size === 0) roots.forEach((r) => r.observe(changed));
      listeners.add(listener);
      return () => {
        if (!listeners.delete(listener) || listeners.size) return;
        roots.forEach((r) => r.unobserve(changed));
        list = undefined;
      };
    },
  };
}
function cardOf(anchor: Anchor): string | undefined {
  if (anchor.kind === 'card') return anchor.id;
  if (anchor.kind !== 'text') return undefined;
  const owner = anchor.id.slice(0, anchor.id.lastIndexOf('.'));
  return owner === 'compass' ? undefined : owner;
}
