// What every store must do; each store's test runs this same suite against itself.
import { expect, test } from 'vitest';
import type { LinkRow, NewCanvas, ReceiptRow, Store } from '../../server/store/store.ts';

const AT = '2026-01-01T00:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
function link(canvas: string, id: string, other: Partial<LinkRow> = {}): LinkRow {
  return { id, canvas, role: 'editor', label: '', keyHash: `hash-${id}`, createdAt: AT, withdrawnAt: null, ...other };
}
function canvas(id: string, other: Partial<NewCanvas> = {}): NewCanvas {
  return { id, createdAt: AT, links: [link(id, `${id}-l`)], people: [], first: bytes(1, 2), firstClient: 1, ...other };
}

/** `open` gives an empty store; `reopen` closes it and opens the same data again. */
export function storeContract(open: () => Promise<{ store: Store; reopen: () => Promise<Store> }>): void {
  test('a canvas is there whole, also after opening the store again', async () => {
    const { store, reopen } = await open();
    await store.canvases.create(canvas('a', { people: [{ id: 'p', name: 'Bram' }] }));
    const again = await reopen();
    expect(await again.canvases.has('a')).toBe(true);
    expect(await again.journal.load('a')).toEqual({ snapshot: null, updates: [bytes(1, 2)], seq: 1 });
    expect(await again.members.list('a')).toEqual([{ id: 'p', name: 'Bram', slot: 0, role: null }]);
    expect((await again.links.list('a')).map((l) => l.id)).toEqual(['a-l']);
  });

  test('a canvas that cannot be made whole is not made at all', async () => {
    const { store } = await open();
    const twice = link('a', 'same');
    await expect(store.canvases.create(canvas('a', { links: [twice, twice] }))).rejects.toThrow();
    expect(await store.canvases.has('a')).toBe(false);
    expect(await store.journal.load('a')).toBeUndefined();
    await store.canvases.create(canvas('a'));
    await expect(store.canvases.create(canvas('a'))).rejects.toThrow();
  });

  test('what nobody made is not there', async () => {
    const { store } = await open();
    expect(await store.canvases.has('x')).toBe(false);
    expect(await store.journal.load('x')).toBeUndefined();
    expect(await store.links.byKey('x', 'y')).toBeUndefined();
    expect(await store.people.byDevice('x')).toBeUndefined();
    expect(await store.members.list('x')).toEqual([]);
    await expect(store.journal.append([{ canvas: 'x', seq: 1, update: bytes(1) }])).rejects.toThrow();
  });

  test('entries of several canvases are appended together, in order, or not at all', async () => {
    const { store } = await open();
    await store.canvases.create(canvas('a'));
    await store.canvases.create(canvas('b'));
    await store.journal.append([
      { canvas: 'a', seq: 2, update: bytes(3) },
      { canvas: 'b', seq: 2, update: bytes(4) },
      { canvas: 'a', seq: 3, update: bytes() },
    ]);
    const taken = store.journal.append([
      { canvas: 'a', seq: 4, update: bytes(6) },
      { canvas: 'b', seq: 2, update: bytes(7) },
    ]);
    await expect(taken).rejects.toThrow();
    expect(await store.journal.load('a')).toEqual({
      snapshot: null,
      updates: [bytes(1, 2), bytes(3), bytes()],
      seq: 3,
    });
    expect((await store.journal.load('b'))?.updates).toEqual([bytes(1, 2), bytes(4)]);
  });

  test.each([1, 2, 31, 32, 47, 100])(
    '%i entries are kept in their order, and none of them beside one too many',
    async (count) => {
      const { store } = await open();
      await store.canvases.create(canvas('a'));
      const entries = Array.from({ length: count }, (_, n) => ({ canvas: 'a', seq: n + 2, update: bytes(n) }));
      await expect(store.journal.append([...entries, { canvas: 'a', seq: 1, update: bytes(9) }])).rejects.toThrow();
      expect((await store.journal.load('a'))?.seq).toBe(1);
      await store.journal.append(entries);
      const updates = [bytes(1, 2), ...entries.map(({ update }) => update)];
      expect(await store.journal.load('a')).toEqual({ snapshot: null, updates, seq: count + 1 });
    },
  );

  test('a snapshot stands for the updates up to its number; later ones stay', async () => {
    const { store, reopen } = await open();
    await store.canvases.create(canvas('a'));
    await store.journal.append([2, 3, 4].map((seq) => ({ canvas: 'a', seq, update: bytes(seq) })));
    await store.journal.compact('a', 3, bytes(9, 9));
    expect(await store.journal.load('a')).toEqual({ snapshot: bytes(9, 9), updates: [bytes(4)], seq: 4 });
    await store.journal.compact('a', 4, bytes(8));
    await store.journal.append([{ canvas: 'a', seq: 5, update: bytes(5) }]);
    expect(await (await reopen()).journal.load('a')).toEqual({ snapshot: bytes(8), updates: [bytes(5)], seq: 5 });
  });

  test('an edit that does not come next in its canvas is refused', async () => {
    const { store } = await open();
    await store.canvases.create(canvas('a'));
    const { journal } = store;
    for (const seqs of [[1], [3], [2, 4], [2, 2], [3, 2]])
      await expect(journal.append(seqs.map((seq) => ({ canvas: 'a', seq, update: bytes(seq) })))).rejects.toThrow();
    expect((await journal.load('a'))?.seq).toBe(1);
    await journal.append([{ canvas: 'a', seq: 2, update: bytes(2) }]);
    await expect(journal.append([{ canvas: 'a', seq: 2, update: bytes(9) }])).rejects.toThrow();
    await journal.compact('a', 2, bytes(8));
    await expect(journal.append([{ canvas: 'a', seq: 2, update: bytes(9) }])).rejects.toThrow();
    expect(await journal.load('a')).toEqual({ snapshot: bytes(8), updates: [], seq: 2 });
  });

  test('a sync stands for all that was appended before it, also when there is nothing to sync', async () => {
    const { store, reopen } = await open();
    await store.journal.sync();
    await store.canvases.create(canvas('a'));
    await store.journal.append([{ canvas: 'a', seq: 2, update: bytes(2) }]);
    await Promise.all([store.journal.sync(), store.journal.sync()]);
    await store.journal.append([{ canvas: 'a', seq: 3, update: bytes(3) }]);
    await store.journal.sync();
    expect((await (await reopen()).journal.load('a'))?.updates).toEqual([bytes(1, 2), bytes(2), bytes(3)]);
  });

  test('appends that are asked for together are kept in their order', async () => {
    const { store } = await open();
    await store.canvases.create(canvas('a'));
    const seqs = Array.from({ length: 20 }, (_, n) => n + 2);
    await Promise.all(seqs.map((seq) => store.journal.append([{ canvas: 'a', seq, update: bytes(seq) }])));
    expect((await store.journal.load('a'))?.updates).toEqual([bytes(1, 2), ...seqs.map((seq) => bytes(seq))]);
  });

  test('a link is found by its key on its own canvas only, and is withdrawn once', async () => {
    const { store } = await open();
    await store.canvases.create(canvas('a'));
    await store.canvases.create(canvas('b'));
    await store.links.add(link('a', 'n', { role: 'viewer', label: 'Raad' }));
    expect(await store.links.byKey('a', 'hash-n')).toEqual(link('a', 'n', { role: 'viewer', label: 'Raad' }));
    expect(await store.links.byKey('b', 'hash-n')).toBeUndefined();
    expect(await store.links.withdraw('b', 'n', AT)).toBe(false);
    expect(await store.links.withdraw('a', 'n', AT)).toBe(true);
    expect(await store.links.withdraw('a', 'n', AT)).toBe(false);
    expect((await store.links.byKey('a', 'hash-n'))?.withdrawnAt).toBe(AT);
  });

  test('members are listed in order of joining, with the role of the link they last came with', async () => {
    const { store } = await open();
    await store.canvases.create(canvas('a', { links: [link('a', 'e'), link('a', 'v', { role: 'viewer' })] }));
    await store.people.add({ id: 'z', name: 'Zoë', deviceHash: 'dz' });
    await store.people.add({ id: 'y', name: 'Ype', deviceHash: null });
    expect(await store.members.join('a', 'z', 'e')).toBe(true);
    expect(await store.members.join('a', 'y', 'v')).toBe(true);
    expect(await store.members.join('a', 'z', 'v')).toBe(false);
    await store.people.rename('z', 'Zoe');
    expect(await store.members.list('a')).toEqual([
      { id: 'z', name: 'Zoe', slot: 0, role: 'viewer' },
      { id: 'y', name: 'Ype', slot: 1, role: 'viewer' },
    ]);
    expect(await store.members.find('a', 'y')).toEqual({ id: 'y', name: 'Ype', slot: 1, role: 'viewer' });
    expect([await store.members.find('a', 'q'), await store.members.find('b', 'y')]).toEqual([undefined, undefined]);
    await store.links.withdraw('a', 'v', AT);
    expect((await store.members.list('a')).map((m) => m.role)).toEqual([null, null]);
    expect((await store.members.find('a', 'y'))?.role).toBeNull();
    expect(await store.people.byDevice('dz')).toEqual({ id: 'z', name: 'Zoe' });
    expect([await store.people.has('y'), await store.people.has('q')]).toEqual([true, false]);
    await expect(store.people.add({ id: 'q', name: 'Q', deviceHash: 'dz' })).rejects.toThrow();
  });

  test('what a host said last of somebody is kept, also before they come, and is their role once they have', async () => {
    const { store, reopen } = await open();
    await store.canvases.create(canvas('a', { links: [link('a', 'v', { role: 'viewer' })] }));
    await store.canvases.create(canvas('b'));
    const editor = { role: 'editor', at: 5000, told: false } as const;
    expect(await store.hosted.find('a', 'z')).toBeUndefined();
    const row = { canvas: 'a', person: 'z', ...editor };
    expect(await store.hosted.change('a', 'z', () => editor)).toEqual({ before: undefined, after: row });
    expect(await store.hosted.change('a', 'z', () => editor)).toEqual({ before: row, after: row });
    expect(await store.people.find('z')).toBeUndefined();
    await store.people.add({ id: 'z', name: 'Zoë', deviceHash: null });
    expect(await store.people.find('z')).toEqual({ id: 'z', name: 'Zoë' });
    expect(await store.members.join('a', 'z', null)).toBe(true);
    expect(await store.members.join('a', 'z', null)).toBe(false);
    expect((await store.members.find('a', 'z'))?.role).toBe('editor');
    // Of a link that they came with, the link says it.
    expect(await store.members.join('a', 'z', 'v')).toBe(false);
    expect((await store.members.find('a', 'z'))?.role).toBe('viewer');
    expect(await store.members.join('a', 'z', null)).toBe(false);
    await Promise.all(
      [1, 2, 3].map((n) =>
        store.hosted.change('a', 'z', (before) => ({ role: null, at: (before?.at ?? 0) + n, told: true })),
      ),
    );
    const again = await reopen();
    expect(await again.hosted.find('a', 'z')).toEqual({ ...row, role: null, at: 5006, told: true });
    expect((await again.members.list('a')).map((m) => m.role)).toEqual([null]);
    expect(await again.hosted.find('b', 'z')).toBeUndefined();
    await expect(again.hosted.change('c', 'z', () => editor)).rejects.toThrow();
  });

  test('a clientID belongs to one person per canvas, the server’s own to nobody', async () => {
    const { store } = await open();
    await store.canvases.create(canvas('a'));
    await store.canvases.create(canvas('b'));
    expect(await store.members.claim('a', 0xffffffff, 'p')).toBe(true);
    expect(await store.members.claim('a', 0xffffffff, 'p')).toBe(true);
    expect(await store.members.claim('a', 0xffffffff, 'q')).toBe(false);
    expect(await store.members.claim('b', 0xffffffff, 'q')).toBe(true);
    expect(await store.members.claim('a', 1, 'p')).toBe(false);
    expect(await store.members.holder('a', 0xffffffff)).toBe('p');
    expect(await store.members.holder('a', 2)).toBeUndefined();
    expect(await store.members.claimsOf('a', 'p')).toEqual([0xffffffff]);
  });

  test('of a late comment the first moment is kept, on its own canvas, also after opening the store again', async () => {
    const { store, reopen } = await open();
    await store.canvases.create(canvas('a'));
    await store.canvases.create(canvas('b'));
    const row = (of: string, comment: string, at: string): ReceiptRow => ({ canvas: of, comment, at });
    const rows = [row('a', 'x', '2026-01-01T10:00:00.000Z'), row('a', 'y', '2026-01-01T11:00:00.000Z')];
    await store.receipts.add([...rows, row('b', 'x', AT)]);
    await store.receipts.add([row('a', 'x', '2026-01-02T00:00:00.000Z')]);
    expect(await store.receipts.list('a')).toEqual([rows[1], rows[0]]);
    const again = await reopen();
    expect(await again.receipts.list('b')).toEqual([row('b', 'x', AT)]);
    expect(await again.receipts.list('c')).toEqual([]);
    await expect(again.receipts.add([row('c', 'x', AT)])).rejects.toThrow();
  });

  test('it says whether it answers', async () => {
    const { store } = await open();
    await store.ping();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });
}
