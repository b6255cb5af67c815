// Promise: a round is answered alone and shown to everybody at once, whatever happens while it is open.
import { expect, test } from 'vitest';
import { root } from '../../shared/document/roots.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { openRound, people, person, score, STEP_3, withRounds } from './round-people.ts';
import { joined } from './raw-client.ts';
import { createCanvas, get, post, send, serve, until } from './with-server.ts';

test('everybody answers alone, only the number is told, and one update shows all of it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram, aylin] = await people(server, canvas, 'noor', 'bram', 'aylin');
  const { id, of, invited } = await openRound(noor!, { ...STEP_3, title: 'Trede 3' });
  expect({ of, invited }).toEqual({ of: 3, invited: [noor!.id, bram!.id, aylin!.id] });
  await noor!.does(`${id}/answer`, score(3));
  await bram!.does(`${id}/answer`, score(1, 'De marge daalt al twee jaar.'));
  const counted = await bram!.does(`${id}/answer`, score(2, 'De marge daalt.'));
  expect(counted).toMatchObject({ state: 'open', answered: 2, of: 3, ballot: 1 });
  expect(await (await bram!.ask(`${id}/own`)).json()).toEqual(score(2, 'De marge daalt.'));
  expect(await (await aylin!.ask(`${id}/own`)).json()).toEqual({ answer: null });
  const updates = aylin!.count('update');
  await aylin!.does(`${id}/answer`, score(null));

  expect(await noor!.does(`${id}/reveal`, { ballot: 1 })).toMatchObject({ state: 'revealed', answered: 3 });
  await until(() => aylin!.result(id));
  expect(aylin!.count('update')).toBe(updates + 1);
  expect(aylin!.result(id)).toMatchObject({
    kind: 'stairway',
    title: 'Trede 3',
    named: true,
    state: 'revealed',
    by: noor!.id,
  });
  const [ballot] = aylin!.result(id)!.ballots;
  expect(ballot).toMatchObject({ named: true, of: 3 });
  expect(ballot?.named && ballot.answers.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual(
    [
      { person: noor!.id, ...score(3) },
      { person: bram!.id, ...score(2, 'De marge daalt.') },
      { person: aylin!.id, ...score(null) },
    ].toSorted((a, b) => (a.person < b.person ? -1 : 1)),
  );
  expect(server.warnings).toEqual([]);
});

test('two who reveal at once make one result, and a late second click reveals nothing more', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = await people(server, canvas, 'noor', 'bram');
  const { id } = await openRound(noor!, STEP_3);
  await noor!.does(`${id}/answer`, score(3));
  const updates = bram!.count('update');
  const both = await Promise.all([noor!.does(`${id}/reveal`), bram!.does(`${id}/reveal`)]);
  expect(both.map(({ state }) => state)).toEqual(['revealed', 'revealed']);
  await until(() => bram!.result(id));
  await noor!.does(`${id}/second`);
  await until(() => bram!.result(id)?.state === 'open');
  expect(bram!.count('update')).toBe(updates + 2);
  await noor!.does(`${id}/answer`, score(4));
  expect(await bram!.does(`${id}/reveal`, { ballot: 1 })).toMatchObject({ state: 'open', ballot: 2, answered: 1 });
  expect(await noor!.refused(`${id}/second`)).toMatchObject({ code: 'round-state' });
});

test('the second ballot stands beside the first, then the round closes with an outcome and takes nothing more', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = await people(server, canvas, 'noor', 'bram');
  const { id } = await openRound(noor!, STEP_3);
  await noor!.does(`${id}/answer`, score(1));
  await bram!.does(`${id}/answer`, score(4));
  await noor!.does(`${id}/reveal`);
  await noor!.does(`${id}/talked`);
  expect(await noor!.does(`${id}/second`)).toMatchObject({ state: 'open', ballot: 2, answered: 0 });
  await bram!.does(`${id}/answer`, score(3));
  await noor!.does(`${id}/answer`, score(2));
  expect(bram!.result(id)?.ballots).toHaveLength(1);
  await noor!.does(`${id}/reveal`, { ballot: 2 });
  const outcome = { kind: 'differ', text: 'We blijven verschillen.', sides: ['Te dun.', 'Genoeg.'] };
  await noor!.does(`${id}/close`, { outcome });
  await until(() => bram!.result(id)?.state === 'closed');
  const result = bram!.result(id)!;
  expect(result.outcome).toEqual(outcome);
  expect(
    result.ballots.map(
      (one) =>
        one.named &&
        one.answers.map(({ answer }) => answer.kind === 'stairway' && answer.steps.sound?.score).toSorted(),
    ),
  ).toEqual([
    [1, 4],
    [2, 3],
  ]);
  for (const path of ['answer', 'talked', 'second'])
    expect(await bram!.refused(`${id}/${path}`, path === 'answer' ? score(0) : {})).toMatchObject({
      code: 'round-closed',
      status: 409,
    });
  expect((await bram!.does(`${id}/reveal`)).state).toBe('closed');
});

test('an answer after the reveal is shown as late; what was shown is not changed', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = await people(server, canvas, 'noor', 'bram');
  const { id } = await openRound(noor!, STEP_3);
  await noor!.does(`${id}/answer`, score(3));
  await noor!.does(`${id}/reveal`);
  expect(await noor!.refused(`${id}/answer`, score(0))).toMatchObject({ code: 'round-revealed' });
  await bram!.does(`${id}/answer`, score(1));
  expect(await bram!.does(`${id}/answer`, score(0))).toMatchObject({ answered: 1 });
  await until(() => JSON.stringify(noor!.result(id)).includes('"score":0'));
  expect(noor!.result(id)?.ballots[0]).toMatchObject({
    answers: [
      { person: noor!.id, ...score(3) },
      { person: bram!.id, ...score(0), late: true },
    ],
  });
});

test('a round whose only absent member leaves is revealed, and what a leaver answered stays', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = await people(server, canvas, 'noor', 'bram');
  const made = await post(server, `/api/canvases/${canvas.id}/links`, { role: 'editor' }, canvas.keys.owner);
  const { link, url } = (await made.json()) as { link: { id: string }; url: string };
  const apart = { id: canvas.id, keys: { ...canvas.keys, editor: new URL(url).hash.replace('#key=', '') } };
  const [daan, femke] = await people(server, apart, 'daan', 'femke');
  const { id, of } = await openRound(noor!, { ...STEP_3, auto: true });
  expect(of).toBe(4);
  await femke!.does(`${id}/answer`, score(1));
  await noor!.does(`${id}/answer`, score(3));
  await bram!.does(`${id}/answer`, score(3));
  expect(noor!.result(id)).toBeUndefined();
  const withdrawn = await send(
    server,
    'DELETE',
    `/api/canvases/${canvas.id}/links/${link.id}`,
    undefined,
    canvas.keys.owner,
  );
  expect(withdrawn.status).toBe(204);
  await until(() => noor!.result(id));
  expect(noor!.result(id)?.ballots[0]).toMatchObject({ of: 3 });
  expect(JSON.stringify(noor!.result(id))).toContain(femke!.id);
  expect((await daan!.ask(`${id}/answer`, score(0))).status).toBe(403);
});

test('whoever is waited for no more counts when they had answered: never more answers than people', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram, femke] = await people(server, canvas, 'noor', 'bram', 'femke');
  const { id } = await openRound(noor!, STEP_3);
  for (const one of [noor!, bram!]) await one.does(`${id}/answer`, score(3));
  expect(await noor!.does(`${id}/invited`, { remove: [bram!.id] })).toMatchObject({ answered: 2, of: 2 });
  expect(await noor!.does(`${id}/invited`, { add: [bram!.id], remove: [noor!.id] })).toMatchObject({
    answered: 2,
    of: 2,
  });
  expect(await noor!.does(`${id}/invited`, { remove: [bram!.id] })).toMatchObject({ answered: 2, of: 2 });
  await femke!.does(`${id}/answer`, score(3));
  await noor!.does(`${id}/reveal`);
  await until(() => noor!.result(id));
  expect(noor!.result(id)?.ballots[0]).toMatchObject({ of: 3 });
});

test('answers given before the server stopped are there when it is back, and still hidden', async () => {
  const first = await serve();
  const canvas = await createCanvas(first);
  const [noor, bram] = await people(first, canvas, 'noor', 'bram');
  const { id } = await openRound(noor!, STEP_3);
  await noor!.does(`${id}/answer`, score(3));
  await bram!.does(`${id}/answer`, score(1));
  await first.stop();
  const server = await serve({}, { dataDir: first.dataDir });
  const again = await person(server, canvas, 'bram');
  expect(again.result(id)).toBeUndefined();
  expect(await again.rounds()).toMatchObject([{ id, state: 'open', answered: 2 }]);
  await again.does(`${id}/answer`, score(2));
  await again.does(`${id}/reveal`);
  await until(() => again.result(id));
  expect(JSON.stringify(again.result(id))).toMatch(/"score":3.*"score":2|"score":2.*"score":3/u);
});

test('a round is revealed on a canvas nobody has open', async () => {
  const server = await serve({ limits: { roomGraceMs: 0 } });
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  const { id } = await openRound(noor!, STEP_3);
  await noor!.does(`${id}/answer`, score(3));
  noor!.ws.close();
  await until(() => server.openRooms() === 0);
  await noor!.does(`${id}/reveal`);
  await until(() => server.openRooms() === 0);
  const bram = await person(server, canvas, 'bram');
  expect(bram.result(id)).toMatchObject({ state: 'revealed' });
});

test('all who answered and automatic: the last answer reveals, also of a person asked in later', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = await people(server, canvas, 'noor', 'bram');
  const { id } = await openRound(noor!, { ...STEP_3, auto: true }, { invited: [noor!.id] });
  expect(await bram!.refused(`${id}/answer`, score(1))).toMatchObject({ code: 'not-invited', status: 403 });
  await noor!.does(`${id}/invited`, { add: [bram!.id] });
  expect((await noor!.does(`${id}/answer`, score(3))).state).toBe('open');
  expect((await bram!.does(`${id}/answer`, score(3))).state).toBe('revealed');
});

test('the last answer is kept when it cannot be shown by itself, and whoever leads reveals', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  const { id } = await openRound(noor!, { ...STEP_3, auto: true });
  gate.mode = 'fail';
  expect(await noor!.does(`${id}/answer`, score(3))).toMatchObject({ state: 'open', answered: 1 });
  expect(server.warnings.map(({ what }) => what)).toContain('a round could not be shown by itself');
  gate.mode = 'work';
  await until(async () => (await noor!.ask(`${id}/reveal`)).status === 200);
  await until(() => noor!.result(id));
});

test('a canvas too full for the result keeps every answer, says so, and shows it once there is room', async () => {
  const server = await serve({ limits: { documentSoftBytes: 10_000, documentHardBytes: 20_000 } });
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  const { id } = await openRound(noor!, { about: { kind: 'writing', prompt: 'Het eind voor ogen' } });
  await noor!.does(`${id}/answer`, { answer: { kind: 'writing', text: 'x'.repeat(1900) } });
  for (let n = 0; n < 18; n++) noor!.edit((doc) => root(doc, 'stances').set(`rol${n}`, 'y'.repeat(1000)));
  // Whoever comes now is shown all of it, so it has been taken.
  const other = await person(server, canvas, 'bram');
  await until(() => root(other.doc, 'stances').size === 18);
  expect(await noor!.refused(`${id}/reveal`)).toMatchObject({ code: 'canvas-full', status: 409 });
  expect(await noor!.rounds()).toMatchObject([{ state: 'open', answered: 1 }]);
  noor!.edit((doc) => [...root(doc, 'stances').keys()].forEach((key) => root(doc, 'stances').delete(key)));
  await until(() => root(other.doc, 'stances').size === 0);
  await noor!.does(`${id}/reveal`);
  await until(() => other.result(id));
});

test('a ledger round leaves the medians as levels, in the update that shows it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram, aylin] = await people(server, canvas, 'noor', 'bram', 'aylin');
  const { id } = await openRound(noor!, { about: { kind: 'ledger', times: ['now'] } });
  const levels = (investment: number, progress: number): object => ({
    answer: { kind: 'ledger', levels: { 'partners.now.investment': investment, 'partners.now.progress': progress } },
  });
  await noor!.does(`${id}/answer`, levels(5, 4));
  await bram!.does(`${id}/answer`, levels(5, 3));
  await aylin!.does(`${id}/answer`, levels(9, 10));
  const updates = bram!.count('update');
  await noor!.does(`${id}/reveal`);
  await until(() => bram!.result(id));
  expect(bram!.count('update')).toBe(updates + 1);
  expect(root(bram!.doc, 'ledger').toJSON()).toEqual({ 'partners.now.investment': 5, 'partners.now.progress': 4 });
});

test('what does not fit a round is refused with a reason, and nothing changes', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  const ledger = await openRound(noor!, { about: { kind: 'ledger', times: ['now'] } });
  const dots = await openRound(noor!, { about: { kind: 'dots', budget: 3, cards: ['a', 'b'] } });
  const writing = await openRound(noor!, {
    about: { kind: 'writing', prompt: 'Wat zegt een klant bij het afscheid?' },
  });
  const roles = await openRound(noor!, { about: { kind: 'lead-role', points: 10 } });
  const level = (key: string, value: unknown): object => ({ answer: { kind: 'ledger', levels: { [key]: value } } });
  const wrong: [string, object, number, RegExp][] = [
    [ledger.id, level('customers.now.progress', 11), 400, /whole number from 0 to 10/u],
    [ledger.id, level('customers.now.progress', 2.5), 400, /whole number/u],
    [ledger.id, level('customers.then.progress', 5), 422, /does not ask for that level/u],
    [ledger.id, level('everybody.now.progress', 5), 422, /does not ask for that level/u],
    [ledger.id, score(3), 422, /ledger round/u],
    [ledger.id, { answer: { kind: 'ledger', levels: {} } }, 422, /at least one/u],
    [dots.id, { answer: { kind: 'dots', dots: { a: 2, b: 2 } } }, 422, /3 dots/u],
    [dots.id, { answer: { kind: 'dots', dots: { c: 1 } } }, 422, /that card/u],
    [roles.id, { answer: { kind: 'lead-role', points: { steward: 6, monarch: 5 } } }, 422, /10 points/u],
    [writing.id, { answer: { kind: 'writing', text: 'woord '.repeat(61) } }, 422, /60 words/u],
    [writing.id, { answer: { kind: 'writing', text: '  ' } }, 400, /Write something/u],
  ];
  for (const [id, body, status, why] of wrong)
    expect(await noor!.refused(`${id}/answer`, body)).toMatchObject({
      status,
      detail: expect.stringMatching(why) as string,
    });
  expect((await noor!.rounds()).map(({ answered }) => answered)).toEqual([0, 0, 0, 0]);
  expect(await noor!.refused(`${ledger.id}/reveal`)).toMatchObject({ code: 'too-few-answers' });
  expect(await noor!.refused('r_nergens/reveal')).toMatchObject({ code: 'not-found' });
  const other = await createCanvas(server);
  const elsewhere = withRounds(
    server,
    other,
    await joined(server, other, 'editor', { device: noor!.device }),
    noor!.device,
    'editor',
  );
  expect(await elsewhere.refused(`${ledger.id}/reveal`)).toMatchObject({ code: 'not-found' });
});

test('who may not lead, who is no member and who has no key are each told so', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  const ravi = await person(server, canvas, 'ravi', 'commenter');
  const vera = await person(server, canvas, 'vera', 'viewer');
  expect(await ravi.refused('', STEP_3)).toMatchObject({ code: 'not-facilitator', status: 403 });
  const { id } = await noor!.does('', STEP_3);
  expect(await ravi.refused(`${id}/open`)).toMatchObject({ code: 'not-facilitator' });
  expect(await noor!.refused(`${id}/answer`, score(3))).toMatchObject({ code: 'round-state' });
  expect(await noor!.refused(`${id}/open`, { invited: [noor!.id, 'p_nobody'] })).toMatchObject({ code: 'not-member' });
  expect(await noor!.refused(`${id}/open`, { invited: [vera.id] })).toMatchObject({ code: 'not-member' });
  await noor!.does(`${id}/open`, { invited: [noor!.id, ravi.id] });
  expect(await ravi.does(`${id}/answer`, score(2))).toMatchObject({ answered: 1 });
  expect(await vera.refused(`${id}/answer`, score(2))).toMatchObject({ code: 'not-invited' });
  const path = `/api/canvases/${canvas.id}/rounds`;
  expect((await get(server, path)).status).toBe(403);
  const stranger = await post(server, path, { device: 'een-apparaat-dat-niemand-kent', ...STEP_3 }, canvas.keys.editor);
  expect(stranger.status).toBe(403);
});

test('an attacker who writes rounds or the session directly is sent away, and the document is as it was', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  for (const name of ['rounds', 'session'] as const) {
    const forger = await joined(server, canvas, 'owner');
    forger.edit((doc) => root(doc, name).set('r', { state: 'revealed' }));
    await until(() => forger.closed);
    expect(forger.closed?.code).toBe(4403);
    expect(root(noor!.doc, name).size).toBe(0);
  }
});

test('a draft that is closed is gone; a named round closed before its reveal shows nothing', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = await people(server, canvas, 'noor');
  const draft = await noor!.does('', STEP_3);
  await noor!.does(`${draft.id}/close`);
  const { id } = await openRound(noor!, STEP_3);
  await noor!.does(`${id}/answer`, score(3));
  expect(await noor!.does(`${id}/close`)).toMatchObject({ state: 'closed', answered: 0 });
  expect((await noor!.rounds()).map((round) => round.id)).toEqual([id]);
  expect(noor!.result(id)).toBeUndefined();
});
