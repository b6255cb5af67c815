// Promise: nothing that somebody may write breaks the canvas for others, or the server while it writes the canvas out.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeCard, setStatus } from '../../shared/document/card-changes.ts';
import { csvOf } from '../../shared/document/csv.ts';
import { fileOf } from '../../shared/document/file.ts';
import { startDocument } from '../../shared/document/compass-changes.ts';
import { markdownOf } from '../../shared/document/markdown.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import { openThread } from '../../shared/document/thread-changes.ts';
import { joined } from './raw-client.ts';
import { createCanvas, get, serve, until } from './with-server.ts';

const AT = '2026-01-01T00:00:00.000Z';
const nobody = (): undefined => undefined;

function canvasWith(text: string): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  startDocument(doc, 'Vol', 'nl');
  makeCard(doc, 'c', 'arena.context', { person: 'p', at: AT, random: () => 0.5 }, { text: textFrom(text) });
  setStatus(doc, 'c', 'proposal');
  return doc;
}
function line(doc: Y.Doc): Y.XmlText {
  const card = root(doc, 'cards').get('c') as Y.Map<Y.XmlFragment>;
  return (card.get('text')?.get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

// What grows with the square of its length takes minutes here, and the server does nothing else meanwhile.
test.each([
  ['spaces', ' '],
  ['line ends', '\n'],
  ['digits', '1'],
  ['ampersands', '&a'],
  ['dashes', '-'],
  ['stars', '*'],
  ['mentions', '<@a'],
])('400,000 characters of %s are written out at once', (_what, character) => {
  const doc = canvasWith('');
  line(doc).insert(0, `a${character.repeat(400_000 / character.length)}b`);
  expect(markdownOf(doc, 'nl', nobody)).toContain('## ');
  expect(csvOf(doc, 'nl', nobody)).toContain('a');
  expect(fileOf(doc).cards).toHaveLength(1);
});

test('20,000 threads on words of one long text are written out at once', () => {
  const doc = canvasWith('woord '.repeat(3000));
  const anchor = textAnchor(doc, 'c.text', 0, 5)!;
  doc.transact(() => {
    for (let n = 0; n < 20_000; n++)
      openThread(doc, { id: `t${n}`, anchor, kind: 'comment', by: 'p', at: AT }, { id: `c${n}`, body: 'x' });
  });
  expect(fileOf(doc).threads).toHaveLength(20_000);
  expect(markdownOf(doc, 'nl', nobody)).toContain('woord');
});

test('a thread about a place that cannot be is shown as lost, and the canvas can be exported all the same', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const mallory = await joined(server, canvas, 'commenter');
  const by = mallory.ticket.person.id;
  mallory.edit((doc) => {
    const range = { start: 'Aw==', end: 'Aw==' };
    const anchor = { kind: 'text', id: 'compass.mission', range, quote: 'q' } as const;
    openThread(doc, { id: 't', anchor, kind: 'comment', by, at: AT }, { id: 'k', body: 'Vals' });
  });
  await until(() => mallory.saved() === 2);
  for (const kind of ['json', 'md', 'csv']) {
    const reply = await get(server, `/api/canvases/${canvas.id}/export.${kind}`, canvas.keys.viewer);
    expect(reply.status, kind).toBe(200);
  }
  expect(server.warnings).toEqual([]);
});

test.each<[string, unknown]>([
  ['nowhere', {}],
  ['at a root', { tname: 'foreign' }],
  ['at no number', { item: { client: 'x', clock: 1 } }],
  ['before the beginning', { type: { client: 1, clock: -1 } }],
])('a caret %s is not shown to anybody: their editors would fail on it', async (_where, position) => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const mallory = await joined(server, canvas, 'viewer');
  const cursor = { anchor: position, head: position };
  mallory.awareness([{ id: mallory.doc.clientID, clock: 1, state: { text: 'compass.mission', cursor } }]);
  await until(() => anna.received.some((r) => r.kind === 'awareness' && r.body.byteLength > 20));
  const shown = anna.received.map((r) => (r.kind === 'awareness' ? new TextDecoder().decode(r.body) : '')).join();
  expect(shown).toContain('compass.mission');
  expect(shown).not.toContain('cursor');
});
