// Promise: what Yjs tidies up by itself is kept and told, and never gets a reader refused.
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { makeCard } from '../../shared/document/card-changes.ts';
import { root } from '../../shared/document/roots.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import { stockClient, synced } from './stock-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

function text(doc: Y.Doc): Y.XmlText {
  const card = root(doc, 'cards').get('c') as Y.Map<Y.XmlFragment> | undefined;
  return (card?.get('text')?.get(0) as Y.XmlElement).firstChild as Y.XmlText;
}

test('two people who format the same words at once end alike, with a reader looking on', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await synced(await stockClient(server, canvas));
  const bram = await synced(await stockClient(server, canvas));
  const reader = await synced(await stockClient(server, canvas, 'viewer'));
  makeCard(
    anna.doc,
    'c',
    'licence.customers',
    { person: anna.ticket.person.id, at: new Date().toISOString(), random: Math.random },
    { text: textFrom('De klant staat voorop') },
  );
  await until(() => root(bram.doc, 'cards').has('c') && root(reader.doc, 'cards').has('c'));
  for (let n = 0; n < 20; n++) {
    text(anna.doc).format(n % 5, 8, { strong: n % 2 ? {} : null });
    text(bram.doc).format((n + 3) % 7, 6, { strong: n % 2 ? null : {}, em: {} });
    text(bram.doc).delete(2, 1);
    text(anna.doc).insert(4, 'x', { strong: {} });
    const last = n % 10;
    root(anna.doc, 'ledger').set('owners.now.progress', last);
    root(bram.doc, 'ledger').set('customers.now.progress', last);
    await until(() =>
      [anna, bram, reader].every(
        ({ doc }) =>
          root(doc, 'ledger').get('owners.now.progress') === last &&
          root(doc, 'ledger').get('customers.now.progress') === last,
      ),
    );
  }
  expect([...anna.closed, ...bram.closed, ...reader.closed]).toEqual([]);
  await until(() => {
    const texts = [anna, bram, reader].map(({ doc }) => JSON.stringify(text(doc).toDelta()));
    return new Set(texts).size === 1;
  });
  const late = await synced(await stockClient(server, canvas, 'viewer'));
  expect(text(late.doc).toDelta()).toEqual(text(anna.doc).toDelta());
  expect(server.warnings).toEqual([]);
});
