// Promise: a nameless answer carries no person anywhere, and a small group is shown nothing it could be found in.
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { openRound, people, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, newFolder, serve, until } from './with-server.ts';
import type { TestServer } from './with-server.ts';

const NAMES = ['noor', 'bram', 'aylin', 'femke', 'daan'];
const NAMELESS = { ...STEP_3, named: false };
const edit = (who: RoundPerson): object => ({ edit: `sleutel-van-de-browser-van-${who.id}` });

/** What is on the disk, read from a copy. */
async function rows(server: TestServer, table: string): Promise<Record<string, unknown>[]> {
  const copy = await newFolder();
  // The tail first: what is folded into the file meanwhile is then in both.
  for (const file of ['canvas.db-wal', 'canvas.db'])
    if (existsSync(join(server.dataDir, file))) await copyFile(join(server.dataDir, file), join(copy, file));
  const db = new Database(join(copy, 'canvas.db'));
  try {
    return db.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
}

test('with fewer asked than the threshold it says so before it opens, and offers the two honest choices', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram, aylin, femke] = await people(server, canvas, ...NAMES.slice(0, 4));
  const { id } = await noor!.does('', NAMELESS);
  const problem = await noor!.refused(`${id}/open`);
  expect(problem).toMatchObject({ code: 'too-few-invited', status: 409 });
  expect(problem.detail).toContain('It would ask 4 people, and shows nothing below 5 answers.');
  expect(problem.problems).toEqual([
    { path: 'threshold', code: '4' },
    { path: 'named', code: 'true' },
  ]);
  expect(await noor!.rounds()).toMatchObject([{ id, state: 'draft' }]);
  const two = await noor!.refused(`${id}/open`, { invited: [noor!.id, bram!.id], threshold: 3 });
  expect(two.problems).toEqual([{ path: 'named', code: 'true' }]);
  expect((await noor!.refused(`${id}/open`, { threshold: 2 })).status).toBe(400);
  expect(await noor!.does(`${id}/open`, { threshold: 4 })).toMatchObject({
    named: false,
    threshold: 4,
    answered: null,
  });
  const other = await noor!.does('', NAMELESS);
  expect(await noor!.does(`${other.id}/open`, { named: true })).toMatchObject({
    named: true,
    threshold: null,
    answered: 0,
  });
  expect([aylin!.id, femke!.id]).toHaveLength(2);
});

test('the number is told from the threshold on; then the group is shown as one, and the key is destroyed', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, ...NAMES);
  const [noor] = all as [RoundPerson];
  const { id } = await openRound(noor, NAMELESS);
  const notices = noor.count('notice');
  for (const [n, who] of all.entries())
    expect((await who.does(`${id}/answer`, { ...score([1, 3, 3, 3, 4][n]!), ...edit(who) })).answered).toBe(
      n < 4 ? null : 5,
    );
  expect(noor.count('notice')).toBe(notices);
  // Once more, with the same key: changed, not added. With another: refused.
  expect(await noor.does(`${id}/answer`, { ...score(2), ...edit(noor) })).toMatchObject({ answered: 5 });
  expect(await noor.refused(`${id}/answer`, { ...score(4), edit: 'een-andere-sleutel-dan-eerst' })).toMatchObject({
    code: 'already-answered',
  });
  expect(await noor.refused(`${id}/answer`, score(4))).toMatchObject({ code: 'bad-answer' });
  expect(await (await noor.ask(`${id}/own`, edit(noor))).json()).toEqual(score(2));
  expect(await (await noor.ask(`${id}/own`)).json()).toEqual({ answer: null });

  const stored = JSON.stringify([await rows(server, 'nameless_ballot'), await rows(server, 'ballot_ticket')]);
  for (const who of all) for (const mark of [who.id, who.device]) expect(stored).not.toContain(mark);
  expect(Object.keys((await rows(server, 'nameless_ballot'))[0]!)).toEqual(['round', 'edit_hash', 'answer']);
  expect(Object.keys((await rows(server, 'ballot_ticket'))[0]!)).toEqual(['round', 'ticket']);
  expect((await rows(server, 'round'))[0]!['key']).not.toBeNull();

  await noor.does(`${id}/reveal`);
  await until(() => noor.result(id));
  expect(noor.result(id)!.ballots).toEqual([
    {
      named: false,
      shown: true,
      revealedAt: expect.any(String) as string,
      of: 5,
      n: 5,
      figures: { sound: { shown: true, answers: 5, mean: 3, spread: 'united', median: 3, talk: false, unknown: '≤2' } },
    },
  ]);
  expect((await rows(server, 'round'))[0]!['key']).toBeNull();
  expect([await rows(server, 'nameless_ballot'), await rows(server, 'ballot_ticket')]).toEqual([[], []]);
  expect(await noor.refused(`${id}/answer`, { ...score(4), ...edit(noor) })).toMatchObject({ code: 'round-revealed' });
});

test('below the threshold nothing is revealed; closed so, nothing is shown, and the answers are destroyed after 14 days', async () => {
  const first = await serve();
  const canvas = await createCanvas(first);
  const all = await people(first, canvas, ...NAMES);
  const [noor] = all as [RoundPerson];
  const { id } = await openRound(noor, { ...NAMELESS, auto: true });
  for (const who of all.slice(1)) await who.does(`${id}/answer`, { ...score(3), ...edit(who) });
  const problem = await noor.refused(`${id}/reveal`);
  expect(problem).toMatchObject({ code: 'too-few-answers', status: 409 });
  expect(problem.detail).not.toMatch(/\b4\b/u);
  expect(await noor.does(`${id}/close`)).toMatchObject({ state: 'closed', answered: null });
  await until(() => noor.result(id));
  expect(noor.result(id)!.ballots).toMatchObject([{ named: false, shown: false, reason: 'too-few' }]);
  expect(JSON.stringify(noor.result(id))).not.toContain('score');
  expect(await rows(first, 'nameless_ballot')).toHaveLength(4);
  expect((await rows(first, 'round'))[0]!['key']).toBeNull();
  await first.stop();
  const day = 24 * 3600 * 1000;
  const early = await serve({ now: () => Date.now() + 13 * day }, { dataDir: first.dataDir });
  await early.stop();
  expect(await rows(first, 'nameless_ballot')).toHaveLength(4);
  const server = await serve({ now: () => Date.now() + 15 * day }, { dataDir: first.dataDir });
  await until(async () => (await rows(server, 'nameless_ballot')).length === 0);
  expect(await rows(server, 'ballot_ticket')).toEqual([]);
});

test('nameless texts come without their writers, and a round is closed with its results when there are enough', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, ...NAMES.slice(0, 3));
  const [noor] = all as [RoundPerson];
  const asked = { about: { kind: 'writing', prompt: 'Het eind voor ogen' }, named: false, threshold: 3 } as const;
  const { id } = await openRound(noor, asked);
  const texts = all.map((_, n) => `Tekst ${n}`);
  for (const [n, who] of all.entries())
    await who.does(`${id}/answer`, { answer: { kind: 'writing', text: texts[n] }, ...edit(who) });
  await noor.does(`${id}/close`);
  await until(() => noor.result(id));
  const [ballot] = noor.result(id)!.ballots;
  expect(ballot && !ballot.named && ballot.shown && ballot.texts?.toSorted()).toEqual(texts);
  const told = JSON.stringify(noor.result(id)!.ballots);
  for (const who of all) expect(told).not.toContain(who.id);
});

test('a step few have an opinion on, and a second ballot that would give one person away, show no figures', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, 'noor', 'bram', 'aylin', 'femke');
  const [noor] = all as [RoundPerson];
  const about = { kind: 'stairway', steps: ['sound', 'kept'] } as const;
  const { id } = await openRound(noor, { about: { ...about, steps: [...about.steps] }, named: false, threshold: 3 });
  const both = (sound: number, kept: number | null): object => ({
    answer: { kind: 'stairway', steps: { sound: { score: sound }, kept: { score: kept } } },
  });
  for (const who of all.slice(0, 3))
    await who.does(`${id}/answer`, { ...both(3, who === noor ? null : 2), ...edit(who) });
  await noor.does(`${id}/reveal`);
  await noor.does(`${id}/second`);
  expect(await noor.refused(`${id}/invited`, { remove: [all[3]!.id] })).toMatchObject({ code: 'round-state' });
  for (const who of all) await who.does(`${id}/answer`, { ...both(3, 2), ...edit(who) });
  await noor.does(`${id}/reveal`, { ballot: 2 });
  await until(() => noor.result(id)?.ballots.length === 2);
  expect(noor.result(id)!.ballots).toMatchObject([
    { shown: true, n: 3, figures: { sound: { shown: true, answers: 3 }, kept: { shown: false, reason: 'too-few' } } },
    { shown: false, reason: 'difference' },
  ]);
});
