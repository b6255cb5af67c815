// Promise: the changes the judge names before anything is applied are those Yjs reports after.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ROOTS } from '../../shared/document/roots.ts';
import type { CanvasChange } from '../../server/sync/changes.ts';
import { run } from './judge-people.ts';
import type { Apply } from './judge-people.ts';

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];
const KIND = { add: 'added', update: 'changed', delete: 'removed' } as const;

/** What Yjs says happened: `sure` it shows, `maybe` it fired for something that may show nothing (a mark set twice). */
function listenTo(doc: Y.Doc): { sure: Map<string, string>; maybe: Set<string>; stop: () => void } {
  const sure = new Map<string, string>();
  const maybe = new Set<string>();
  const stops = ROOTS.map((root) => {
    const type = doc.getMap(root);
    const seen = (events: Events): void => {
      for (const event of events) {
        const [key, field] = event.path;
        const isMap = event.target instanceof Y.Map;
        if (isMap && event.path.length < 2)
          for (const [changed, { action }] of event.changes.keys)
            sure.set(key === undefined ? `${root} ${changed}` : `${root} ${key} ${changed}`, KIND[action]);
        else {
          const name = typeof field === 'string' ? `${root} ${String(key)} ${field}` : `${root} ${String(key)}`;
          const shows = event.changes.keys.size > 0 || event.changes.delta.length > 0;
          if (shows && !sure.has(name)) sure.set(name, 'changed');
          maybe.add(name);
        }
      }
    };
    type.observeDeep(seen as never);
    return () => type.unobserveDeep(seen as never);
  });
  return { sure, maybe, stop: () => stops.forEach((stop) => stop()) };
}
const nameOf = ({ root, key, field }: CanvasChange): string => [root, key, ...((field ?? '') ? [field] : [])].join(' ');
const placeOf = (doc: Y.Doc, card: string): unknown => {
  const map = doc.getMap('cards').get(card);
  return map instanceof Y.Map ? map.get('place') : undefined;
};

let updates = 0;
const kinds = new Map<string, number>();
const apply: Apply = (server, { update, changes }) => {
  updates++;
  const before = new Map(changes.map((c) => [c, c.root === 'cards' ? placeOf(server, c.key) : undefined]));
  const { sure, maybe, stop } = listenTo(server);
  server.once('afterTransaction', stop);
  Y.applyUpdate(server, update);
  for (const change of changes) {
    const name = nameOf(change);
    kinds.set(`${change.root} ${change.kind}`, (kinds.get(`${change.root} ${change.kind}`) ?? 0) + 1);
    if (!maybe.has(name) || sure.has(name)) expect([name, sure.get(name)]).toEqual([name, change.kind]);
    if (change.root === 'cards')
      expect(change.place).toEqual({ before: before.get(change), after: placeOf(server, change.key) });
    else expect(change.place).toBeUndefined();
  }
  expect(new Set(changes.map(nameOf)).size).toBe(changes.length);
  const named = new Set(changes.map(nameOf));
  for (const name of sure.keys()) expect([name, named.has(name)]).toEqual([name, true]);
};

test.each(Array.from({ length: 12 }, (_, n) => 5000 + 5 * n))(
  'seeds from %i: the changes are those Yjs reports',
  (seed) => {
    for (let n = 0; n < 5; n++) run(seed + n, apply);
  },
);
test('those were thousands of updates, of every kind', () => {
  expect(updates).toBeGreaterThan(2000);
  for (const seen of ['cards added', 'cards changed', 'cards removed', 'comments changed', 'empty removed'])
    expect(kinds.get(seen), seen).toBeGreaterThan(0);
});
