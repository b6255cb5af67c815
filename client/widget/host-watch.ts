// Watches a canvas for the page around it: what changed, who wrote in a discussion, who is here. No texts leave it.
import type * as Y from 'yjs';
import { leadRole } from '../../shared/document/choices.ts';
import { discussionTypes, readComment } from '../../shared/document/threads.ts';
import { root } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';
import type { Canvas, PresenceView, Stop } from '../session/contexts.ts';
import { ChangeEvent, CommentEvent, PresenceChangeEvent } from './host-events.ts';
import type { Change } from './host-events.ts';

/** What changed is told so long after the last change, in milliseconds, and at the latest after `LATEST_MS`. */
export const QUIET_MS = 300;
const LATEST_MS = 2_000;

/**
 * The only roots a page around hears of, and as what. What people answer in rounds and surveys, the session they are
 * led in, and how they judge, is theirs.
 */
const HEARD: Partial<Record<Root, Change['kind']>> = {
  cards: 'card',
  stances: 'facet',
  choice: 'facet',
  empty: 'facet',
  compass: 'compass',
  meta: 'title',
};

export function watchForHost(
  canvas: Pick<Canvas, 'doc' | 'me'>,
  presence: PresenceView,
  tell: (event: Event) => void,
): Stop {
  const { doc } = canvas;
  const stops: Stop[] = [];
  const found = new Map<string, Change>();
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const flush = (): void => {
    quiet = undefined;
    const changes = [...found.values()];
    found.clear();
    tell(new ChangeEvent(changes));
  };
  const note = (kind: Change['kind'], id: string): void => {
    if (found.size === 0) since = Date.now();
    found.set(`${kind} ${id}`, { kind, id });
    clearTimeout(quiet);
    quiet = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, since + LATEST_MS - Date.now())));
  };
  for (const [name, kind] of Object.entries(HEARD) as [Root, Change['kind']][]) {
    const type = root(doc, name);
    const listen = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        const [key] = event.path;
        const keys = key === undefined ? [...event.keys.keys()] : [String(key)];
        for (const changed of keys) {
          const id = idOf(doc, name, changed);
          if (id !== undefined) note(kind, id);
        }
      }
    };
    type.observeDeep(listen);
    stops.push(() => type.unobserveDeep(listen));
  }
  const [, comments] = discussionTypes(doc);
  const commented = (event: Y.YMapEvent<unknown>): void => {
    for (const [id, { action }] of event.keys) {
      const comment = action === 'add' ? readComment(doc, id) : undefined;
      if (comment) tell(new CommentEvent(comment.thread, comment.by === canvas.me.id));
    }
  };
  comments.observe(commented);
  let names = '';
  const present = (): void => {
    const here = presence.people().map(({ name }) => name);
    if (JSON.stringify(here) === names) return;
    names = JSON.stringify(here);
    tell(new PresenceChangeEvent(here));
  };
  stops.push(
    presence.subscribe(present),
    () => comments.unobserve(commented),
    () => clearTimeout(quiet),
  );
  present();
  return () => stops.forEach((stop) => stop());
}

/** What a page around knows it by; undefined where it is none of its business. */
function idOf(doc: Y.Doc, name: Root, key: string): string | undefined {
  switch (name) {
    case 'meta':
      return key === 'title' ? key : undefined;
    case 'stances':
      return `proposition.${key}`;
    case 'choice': {
      const lead = leadRole(doc);
      return lead && `proposition.${lead}`;
    }
    default:
      return key;
  }
}
