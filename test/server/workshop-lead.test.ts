// Promise: of two lead roles chosen at once the one that lost is told of, also to whoever came back after it was replaced.
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { leadRole, mayForget } from '../../shared/document/choices.ts';
import { leadWrites } from '../../shared/document/lead-writes.ts';
import { setStance } from '../../shared/document/choice-changes.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { documentOf } from '../../server/sync/document.ts';

it('a lead role that lost on the server is in what a line that is back asks for', () => {
  const [femke, bram] = [1, 2].map((client) => {
    const doc = declareRoots(new Y.Doc({ gcFilter: mayForget }));
    doc.clientID = client;
    return doc;
  }) as [Y.Doc, Y.Doc];
  setStance(femke, 'steward', 'lead');
  setStance(bram, 'inventor', 'lead');
  const server = documentOf({ snapshot: null, updates: [], seq: 0 });
  // His own choice arrives before he is answered.
  for (const doc of [femke, bram]) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  const heard: unknown[] = [];
  bram.on('afterTransaction', (transaction: Y.Transaction) => heard.push(...leadWrites(bram, transaction)));
  Y.applyUpdate(bram, Y.encodeStateAsUpdate(server, Y.encodeStateVector(bram)));
  expect(leadRole(bram)).toBe('inventor');
  expect(heard).toEqual([{ role: 'steward', client: 1, stands: false }]);
});
