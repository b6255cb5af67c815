// What every store must do with rounds: keep them with the update that tells of them, and forget answers for good.
import { expect, test } from 'vitest';
import type { RoundRow, RoundSave, Store } from '../../server/store/store.ts';

const AT = '2026-01-01T00:00:00.000Z';
const row = (id: string, body = '{}', canvas = 'a'): RoundRow => ({ id, canvas, body });
const KEY = new Uint8Array([7, 8, 9]);

async function withCanvas(store: Store): Promise<Store> {
  for (const id of ['a', 'b'])
    await store.canvases.create({
      id,
      createdAt: AT,
      links: [],
      people: [],
      first: new Uint8Array([1]),
      firstClient: 1,
    });
  return store;
}

/** `open` gives an empty store; `reopen` closes it and opens the same data again. */
export function roundsContract(open: () => Promise<{ store: Store; reopen: () => Promise<Store> }>): void {
  test('rounds are listed as they were made, of their own canvas only, also after opening the store again', async () => {
    const { store, reopen } = await open();
    await withCanvas(store);
    for (const id of ['z', 'y']) await store.rounds.save({ row: row(id) });
    await store.rounds.save({ row: row('z', '{"state":"open"}'), key: KEY });
    const { rounds } = await reopen();
    expect(await rounds.list('a')).toEqual([row('z', '{"state":"open"}'), row('y')]);
    expect(await rounds.list('b')).toEqual([]);
    expect(await rounds.find('a', 'y')).toEqual(row('y'));
    expect([await rounds.find('b', 'y'), await rounds.find('a', 'x')]).toEqual([undefined, undefined]);
    expect([await rounds.key('z'), await rounds.key('y')]).toEqual([KEY, undefined]);
    await expect(rounds.save({ row: row('x', '{}', 'nowhere') })).rejects.toThrow();
  });

  test('a named answer is its person’s one answer, and is replaced', async () => {
    const { store } = await open();
    const { rounds } = await withCanvas(store);
    await rounds.save({ row: row('r') });
    await rounds.save({ row: row('other') });
    await rounds.answerAs('r', 'q', '1');
    await rounds.answerAs('r', 'p', '2');
    await rounds.answerAs('r', 'q', '3');
    await rounds.answerAs('other', 'q', '9');
    expect(await rounds.count('r')).toBe(2);
    expect(await rounds.answers('r')).toEqual([
      { person: 'p', answer: '2' },
      { person: 'q', answer: '3' },
    ]);
    expect(await rounds.answeredBy('r')).toEqual(['p', 'q']);
    await expect(rounds.answerAs('nowhere', 'q', '1')).rejects.toThrow();
  });

  test('a round that asked nobody anything goes alone', async () => {
    const { store } = await open();
    const { rounds } = await withCanvas(store);
    await rounds.save({ row: row('r') });
    await rounds.save({ row: row('other') });
    await rounds.remove('r');
    expect([await rounds.list('a'), await rounds.find('a', 'r')]).toEqual([[row('other')], undefined]);
    await rounds.remove('r');
  });

  test('a nameless answer takes one ticket, carries no person, and is changed with its edit key only', async () => {
    const { store } = await open();
    const { rounds } = await withCanvas(store);
    await rounds.save({ row: row('r'), key: KEY });
    expect(await rounds.answerNameless('r', 't1', 'e2', '1')).toBe(true);
    expect(await rounds.answerNameless('r', 't1', 'e3', '2')).toBe(false);
    expect(await rounds.answerNameless('r', 't2', 'e1', '3')).toBe(true);
    await expect(rounds.answerNameless('r', 't3', 'e1', '4')).rejects.toThrow();
    expect([await rounds.hasTicket('r', 't1'), await rounds.hasTicket('r', 't3')]).toEqual([true, false]);
    expect([await rounds.changeNameless('r', 'e2', '5'), await rounds.changeNameless('r', 'e9', '6')]).toEqual([
      true,
      false,
    ]);
    expect([await rounds.namelessBy('r', 'e2'), await rounds.namelessBy('r', 'e9')]).toEqual(['5', undefined]);
    // By their edit keys, not as they came.
    expect(await rounds.answers('r')).toEqual([
      { person: null, answer: '3' },
      { person: null, answer: '5' },
    ]);
    expect([await rounds.count('r'), await rounds.answeredBy('r')]).toEqual([2, []]);
  });

  test('a round is saved with the update that tells of it, or not at all', async () => {
    const { store } = await open();
    const { rounds, journal } = await withCanvas(store);
    await rounds.save({ row: row('r'), key: KEY });
    await rounds.answerNameless('r', 't', 'e', '1');
    const round: RoundSave = { row: row('r', '{"state":"revealed"}'), key: null, forget: 'now' };
    const update = new Uint8Array([2]);
    await expect(journal.append([{ canvas: 'a', seq: 1, update, round }])).rejects.toThrow();
    expect(await rounds.find('a', 'r')).toEqual(row('r'));
    expect([await rounds.count('r'), await rounds.key('r')]).toEqual([1, KEY]);
    await journal.append([{ canvas: 'a', seq: 2, update, round }]);
    expect((await journal.load('a'))?.seq).toBe(2);
    expect(await rounds.find('a', 'r')).toEqual(row('r', '{"state":"revealed"}'));
    expect([await rounds.count('r'), await rounds.key('r')]).toEqual([0, undefined]);
    expect(await rounds.hasTicket('r', 't')).toBe(false);
  });

  test('what is to be forgotten later is there until then', async () => {
    const { store } = await open();
    const { rounds } = await withCanvas(store);
    await rounds.save({ row: row('r'), key: KEY });
    await rounds.save({ row: row('s'), key: KEY });
    for (const round of ['r', 's']) await rounds.answerNameless(round, 't', `e-${round}`, '1');
    await rounds.save({ row: row('r', 'closed'), key: null, forget: { at: '2026-01-15T00:00:00.000Z' } });
    await rounds.forgetUntil('2026-01-14T23:59:59.999Z');
    expect(await rounds.count('r')).toBe(1);
    await rounds.forgetUntil('2026-01-15T00:00:00.000Z');
    expect([await rounds.count('r'), await rounds.count('s')]).toEqual([0, 1]);
    expect(await rounds.find('a', 'r')).toEqual(row('r', 'closed'));
  });
}
