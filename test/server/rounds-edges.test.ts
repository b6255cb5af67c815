// Promise: what goes wrong around a round (two at once, too late, gone, forged) changes nothing that was promised; each case names its test.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cardIds } from '../../shared/document/cards.ts';
import { setStatus } from '../../shared/document/card-changes.ts';
import { stairIn } from '../../shared/document/evidence.ts';
import { root } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { checker } from '../../shared/judge/findings/check.ts';
import { LIMITS } from '../../shared/judge/findings/finding.ts';
import type { RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import { joined } from './raw-client.ts';
import { editKey, openRound, people, person, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, post, send, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 'test/server/rounds.test.ts';
const HERE = 'test/server/rounds-edges.test.ts';

const CASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'two facilitators reveal at once': {
    [ROUNDS]: ['two who reveal at once make one result, and a late second click reveals nothing more'],
    [HERE]: ['an answer and the reveal at the same instant: the answer is in time or late, and there once'],
    'test/server/rounds-machine.test.ts': [
      'a round goes forward only, but for the second ballot; what was shown stays, and is never more than two',
    ],
  },
  'a vote after close': {
    [ROUNDS]: [
      'the second ballot stands beside the first, then the round closes with an outcome and takes nothing more',
      'an answer after the reveal is shown as late; what was shown is not changed',
    ],
    [HERE]: ['an answer and the close at the same instant: nothing is shown of it'],
  },
  'a round whose only absent member leaves': {
    [ROUNDS]: ['a round whose only absent member leaves is revealed, and what a leaver answered stays'],
  },
  'level 11': {
    [ROUNDS]: ['what does not fit a round is refused with a reason, and nothing changes'],
    [HERE]: ['a level of 11 written past the round is refused, and no level changes'],
    'test/shared/ledger.test.ts': ['are unknown where somebody wrote what is no level'],
  },
  'evidence on a binned card': {
    [HERE]: ['a proof whose card goes in the bin lets its step fall for everybody, and holds it up once it is back'],
    'test/shared/stair-rounds.test.ts': ['loses a step with its only proof'],
    'test/server/workshop-judging.ts': [
      '1:10 the Stairway: a talk on step 3 lets step 4 float; the second ballot and a proof bring all four',
    ],
  },
  'a member removed mid-round': {
    [ROUNDS]: ['a round whose only absent member leaves is revealed, and what a leaver answered stays'],
    [HERE]: [
      'without names nothing tells whether somebody who was removed had answered, and the answer stays',
      'with names everybody is told that nobody waits any more for somebody who was removed before they answered',
    ],
  },
  'fewer invited than the threshold': {
    'test/server/rounds-small.test.ts': [
      'a round about a choice asks five people at least, and says so before it opens',
    ],
    'test/server/rounds-nameless.test.ts': [
      'with fewer asked than the threshold it says so before it opens, and offers the two honest choices',
    ],
  },
  'an attacker who writes rounds or the session': {
    [ROUNDS]: ['an attacker who writes rounds or the session directly is sent away, and the document is as it was'],
    [HERE]: ['an attacker who changes or removes what a round has shown is sent away, and it stays'],
  },
  'a reader of the raw sync bytes': {
    'test/server/rounds-leaks.test.ts': [
      'before the reveal nobody else is sent anything of an answer, %s; after it they are',
      'an answer that leaks in a frame is noticed in each kind of frame',
    ],
    'test/server/rounds-hidden.test.ts': [
      'a disk that refuses the reveal leaves everything hidden, says so, and the next try shows it',
    ],
  },
};

test('each case has a test that exists', () => {
  const missing = Object.entries(CASES).flatMap(([about, files]) =>
    Object.entries(files).flatMap(([file, names]) => {
      const text = existsSync(ROOT + file) ? readFileSync(ROOT + file, 'utf8') : '';
      // Here each name is written in the table as well.
      const times = file === HERE ? 2 : 1;
      return names.filter((name) => text.split(`'${name}'`).length - 1 < times).map((name) => `${about}: ${name}`);
    }),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(CASES)).toHaveLength(9);
});

const named = (result: RoundResult | undefined, ballot = 0): readonly { person: string; late?: true }[] => {
  const shown = result?.ballots[ballot];
  return shown?.named ? shown.answers : [];
};
test('an answer and the reveal at the same instant: the answer is in time or late, and there once', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  for (let n = 0; n < 10; n++) {
    const { id } = await openRound(noor, STEP_3);
    await noor.does(`${id}/answer`, score(3));
    const acts = [() => noor.does(`${id}/reveal`), () => bram.ask(`${id}/answer`, score(1))];
    const both = await Promise.all((n % 2 ? acts : acts.toReversed()).map((act) => act()));
    expect(both).toHaveLength(2);
    await until(() => named(noor.result(id)).length === 2);
    const [hers, his] = [noor, bram].map((who) => named(noor.result(id)).filter((one) => one.person === who.id));
    expect(hers).toEqual([{ person: noor.id, ...score(3) }]);
    expect(his).toHaveLength(1);
    const view = (await noor.rounds()).find((round) => round.id === id);
    expect(view?.answered).toBe(his![0]!.late ? 1 : 2);
  }
});

test('an answer and the close at the same instant: nothing is shown of it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  for (let n = 0; n < 10; n++) {
    const { id } = await openRound(noor, STEP_3);
    const acts = [() => noor.does(`${id}/close`), () => bram.ask(`${id}/answer`, score(1))];
    await Promise.all((n % 2 ? acts : acts.toReversed()).map((act) => act()));
    expect(await bram.refused(`${id}/answer`, score(2))).toMatchObject({ code: 'round-closed', status: 409 });
    expect(await (await bram.ask(`${id}/own`)).json()).toEqual({ answer: null });
  }
  expect((await noor.rounds()).map(({ state, answered }) => [state, answered])).toEqual(
    Array<unknown>(10).fill(['closed', 0]),
  );
  expect(noor.doc.getMap('rounds').size).toBe(0);
});

/** A link of its own, so that it can be withdrawn from one person. */
async function apart(
  server: TestServer,
  canvas: TestCanvas,
): Promise<{ canvas: TestCanvas; withdraw(): Promise<void> }> {
  const path = `/api/canvases/${canvas.id}/links`;
  const made = await post(server, path, { role: 'editor' }, canvas.keys.owner);
  const { link, url } = (await made.json()) as { link: { id: string }; url: string };
  return {
    canvas: { id: canvas.id, keys: { ...canvas.keys, editor: new URL(url).hash.replace('#key=', '') } },
    withdraw: async () => {
      const gone = await send(server, 'DELETE', `${path}/${link.id}`, undefined, canvas.keys.owner);
      expect(gone.status).toBe(204);
    },
  };
}
test('without names nothing tells whether somebody who was removed had answered, and the answer stays', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, 'noor', 'bram', 'aylin');
  const [noor] = all as [RoundPerson];
  const links = [await apart(server, canvas), await apart(server, canvas)];
  const [daan, femke] = [
    await person(server, links[0]!.canvas, 'daan'),
    await person(server, links[1]!.canvas, 'femke'),
  ];
  const { id } = await openRound(noor, { ...STEP_3, named: false, threshold: 4 });
  for (const who of [...all, daan]) await who.does(`${id}/answer`, { ...score(3), edit: editKey(who.id) });
  const seen = async (): Promise<RoundView> => (await noor.rounds()).find((round) => round.id === id)!;
  const views = [await seen()];
  // Daan had answered, Femke had not.
  for (const { withdraw } of links) {
    await withdraw();
    views.push(await seen());
  }
  await until(() => daan.closed && femke.closed);
  expect(views[0]).toMatchObject({ state: 'open', of: 5, answered: 4 });
  expect(views.slice(1)).toEqual([views[0], views[0]]);
  expect((await daan.ask(`${id}/answer`, { ...score(0), edit: editKey(daan.id) })).status).toBe(403);
  await noor.does(`${id}/reveal`);
  await until(() => noor.result(id));
  expect(noor.result(id)!.ballots).toMatchObject([{ named: false, shown: true, of: 5, n: 4 }]);
});

test('with names everybody is told that nobody waits any more for somebody who was removed before they answered', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  const link = await apart(server, canvas);
  const daan = await person(server, link.canvas, 'daan');
  const { id } = await openRound(noor, STEP_3);
  await noor.does(`${id}/answer`, score(3));
  const told = (who: RoundPerson): number =>
    who.received.filter((one) => one.kind === 'notice' && one.notice.kind === 'rounds').length;
  // That it was made, that it asks, that somebody answered.
  await until(() => told(bram) === 3);
  await link.withdraw();
  await until(() => daan.closed);
  await until(() => told(bram) === 4 && told(noor) === 4);
  expect((await bram.rounds()).find((round) => round.id === id)).toMatchObject({ of: 2, answered: 1 });
});

test('an attacker who changes or removes what a round has shown is sent away, and it stays', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = (await people(server, canvas, 'noor')) as [RoundPerson];
  const { id } = await openRound(noor, STEP_3);
  await noor.does(`${id}/answer`, score(3));
  await noor.does(`${id}/reveal`);
  await until(() => noor.result(id));
  const shown = noor.result(id);
  const forgeries = [
    (rounds: RoundPerson['doc']) => root(rounds, 'rounds').delete(id),
    (rounds: RoundPerson['doc']) => root(rounds, 'rounds').set(id, { ...shown, state: 'closed', ballots: [] }),
    (rounds: RoundPerson['doc']) => root(rounds, 'rounds').clear(),
  ];
  for (const forge of forgeries) {
    const forger = await joined(server, canvas, 'owner');
    forger.edit(forge);
    await until(() => forger.closed);
    expect(forger.closed?.code).toBe(4403);
    expect(noor.result(id)).toEqual(shown);
  }
  const late = await person(server, canvas, 'bram');
  expect(late.result(id)).toEqual(shown);
});

test('a level of 11 written past the round is refused, and no level changes', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = (await people(server, canvas, 'noor')) as [RoundPerson];
  noor.edit((doc) => root(doc, 'ledger').set('partners.now.progress', 5));
  await until(() => noor.saved() > 1);
  for (const level of [11, -1, 2.5, '5', true]) {
    const forger = await joined(server, canvas, 'editor');
    forger.edit((doc) => root(doc, 'ledger').set('partners.now.progress', level));
    await until(() => forger.closed);
    expect([level, forger.closed?.code]).toEqual([level, 4403]);
  }
  const late = await person(server, canvas, 'bram');
  expect(root(late.doc, 'ledger').toJSON()).toEqual({ 'partners.now.progress': 5 });
});

test('a proof whose card goes in the bin lets its step fall for everybody, and holds it up once it is back', async () => {
  const server = await serve();
  const canvas = await createCanvas(server, { example: 'rijwiel' });
  const all = await people(server, canvas, 'noor', 'bram', 'aylin');
  const [noor, bram] = all as [RoundPerson, RoundPerson];
  const card = cardIds(noor.doc)[0]!;
  const { id } = await openRound(noor, STEP_3);
  for (const who of all) await who.does(`${id}/answer`, score(3));
  await noor.does(`${id}/reveal`);
  // In the bin already: taken down, and no proof as long as it is there.
  bram.edit((doc) => setStatus(doc, card, 'rejected'));
  await noor.does(`${id}/evidence`, { step: 'sound', add: [{ card }] });
  const stands = (who: RoundPerson): unknown => {
    const step = stairIn(who.doc).stairway?.find((one) => one.step === 'sound');
    const lint = checker(LIMITS).check(snapshotOf(who.doc, { members: [], now: '2026-11-22' })).findings;
    return [step?.holds, lint.some((finding) => finding.id === 'D03')];
  };
  const everywhere = async (wanted: unknown): Promise<void> => {
    await until(() => all.every((who) => JSON.stringify(stands(who)) === JSON.stringify(wanted)));
    expect(all.map(stands)).toEqual(all.map(() => wanted));
  };
  await everywhere([false, true]);
  for (const [status, wanted] of [
    ['decided', [true, false]],
    ['rejected', [false, true]],
  ] as const) {
    const heard = noor.count('update');
    bram.edit((doc) => setStatus(doc, card, status));
    await everywhere(wanted);
    expect(noor.count('update')).toBe(heard + 1);
  }
});
