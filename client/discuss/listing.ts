// Which discussions the drawer lists: those of a place, in reading order, by filter.
import type * as Y from 'yjs';
import { liveComments, readThread, threadState } from '../../shared/document/threads.ts';
import type { Target } from '../session/contexts.ts';
import { EVERYWHERE, isUnread, placesHolding } from './counts.ts';
import type { Reader } from './counts.ts';
import { readingOrder } from './places.ts';

export const FILTERS = ['open', 'unread', 'resolved'] as const;
export type Filter = (typeof FILTERS)[number];
export interface Listed {
  readonly id: string;
  readonly resolved: boolean;
  readonly unread: boolean;
}

/** All discussions of a place (undefined = the whole canvas), in reading order, oldest first within one place. */
export function threadsAbout(doc: Y.Doc, about: Target | undefined, reader: Reader): Listed[] {
  const place = about === undefined ? EVERYWHERE : wholeOf(about);
  const order = readingOrder(doc);
  const found: (Listed & { readonly key: readonly number[]; readonly at: string })[] = [];
  for (const [id, comments] of liveComments(doc)) {
    const thread = readThread(doc, id);
    if (!thread || !placesHolding(doc, thread.anchor).includes(place)) continue;
    found.push({
      id,
      resolved: threadState(doc, id).state === 'resolved',
      unread: comments.some((c) => isUnread(c, reader)),
      key: order(thread.anchor),
      at: `${thread.at} ${id}`,
    });
  }
  found.sort((a, b) => byNumbers(a.key, b.key) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return found.map(({ id, resolved, unread }) => ({ id, resolved, unread }));
}
export function passes(thread: Listed, filter: Filter): boolean {
  switch (filter) {
    case 'open':
      return !thread.resolved;
    case 'unread':
      return thread.unread;
    case 'resolved':
      return thread.resolved;
    default:
      return filter satisfies never;
  }
}
/** About words of a card one wants to see all that is said of the card. */
function wholeOf(about: Target): string {
  if (about.kind !== 'text') return about.id;
  const owner = about.id.slice(0, about.id.lastIndexOf('.'));
  return owner === 'compass' ? about.id : owner;
}
function byNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
