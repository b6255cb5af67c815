// Promise: a session is led by one person, the baton is given or taken with consent, and all of it is told in the document.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  finished,
  lockedBlocks,
  readBaton,
  readBatonAsked,
  readCall,
  readPhase,
  readProgrammeStep,
  readTimer,
} from '../../shared/document/session.ts';
import type { Problem } from '../../shared/wire/http.ts';
import type { SessionAct, SessionReply } from '../../shared/wire/session.ts';
import { openRound, people, person, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { changeOf, joined } from './raw-client.ts';
import { createCanvas, post, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const AT = Date.parse('2026-11-22T09:00:00.000Z');
const MINUTE = 60_000;

interface Act {
  (who: RoundPerson, act: SessionAct): Promise<SessionReply['outcome']>;
  refused(who: RoundPerson, act: unknown): Promise<Problem>;
}
function acts(server: TestServer, canvas: TestCanvas): Act {
  const send = (who: RoundPerson, act: unknown): Promise<Response> =>
    post(server, `/api/canvases/${canvas.id}/session`, { device: who.device, act }, canvas.keys[who.role]);
  const does = async (who: RoundPerson, act: SessionAct): Promise<SessionReply['outcome']> => {
    const reply = await send(who, act);
    const said = (await reply.json()) as SessionReply;
    expect([act.kind, reply.status, said]).toEqual([act.kind, 200, said]);
    return said.outcome;
  };
  const refused = async (who: RoundPerson, act: unknown): Promise<Problem> => {
    const reply = await send(who, act);
    expect(reply.ok).toBe(false);
    return (await reply.json()) as Problem;
  };
  return Object.assign(does, { refused });
}
async function session(): Promise<{
  server: TestServer;
  canvas: TestCanvas;
  act: Act;
  clock: { ms: number };
  noor: RoundPerson;
  bram: RoundPerson;
}> {
  const clock = { ms: AT };
  const server = await serve({ now: () => clock.ms });
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  return { server, canvas, act: acts(server, canvas), clock, noor, bram };
}

test('the baton is taken while nobody has it, asked for while somebody does, and given with consent', async () => {
  const { server, canvas, act, noor, bram } = await session();
  const both = await Promise.all([act(noor, { kind: 'take-baton' }), act(bram, { kind: 'take-baton' })]);
  expect(both.toSorted()).toEqual(['asked', 'done']);
  await until(() => readBatonAsked(noor.doc));
  const [leads, asks] = readBaton(noor.doc)?.person === noor.id ? [noor, bram] : [bram, noor];
  expect(readBatonAsked(noor.doc)).toEqual({ person: asks.id, at: new Date(AT).toISOString() });
  expect(await act.refused(asks, { kind: 'give-baton', to: asks.id })).toMatchObject({
    code: 'not-facilitator',
    status: 403,
  });
  await act(leads, { kind: 'keep-baton' });
  await until(() => readBatonAsked(asks.doc) === undefined);
  expect(readBaton(asks.doc)?.person).toBe(leads.id);
  const ravi = await person(server, canvas, 'ravi', 'commenter');
  expect(await act.refused(ravi, { kind: 'take-baton' })).toMatchObject({ code: 'not-facilitator' });
  expect(await act.refused(leads, { kind: 'give-baton', to: ravi.id })).toMatchObject({ code: 'not-member' });
  await act(leads, { kind: 'give-baton', to: asks.id });
  await until(() => readBaton(leads.doc)?.person === asks.id);
  await act(asks, { kind: 'lay-down-baton' });
  await until(() => readBaton(leads.doc) === undefined);
});

test('nobody waits for whoever has the baton and is not here', async () => {
  const { act, noor, bram } = await session();
  await act(noor, { kind: 'take-baton' });
  noor.ws.terminate();
  await until(async () => (await act(bram, { kind: 'take-baton' })) === 'done');
  await until(() => readBaton(bram.doc)?.person === bram.id);
});

test('whoever has the baton leads: the phase, the timer, the rounds; without a baton everybody who edits may', async () => {
  const { act, noor, bram } = await session();
  await act(bram, { kind: 'phase', phase: 'compass' });
  await act(noor, { kind: 'take-baton' });
  expect(await act.refused(bram, { kind: 'phase', phase: 'arena' })).toMatchObject({ code: 'not-facilitator' });
  const { id } = await bram.does('', STEP_3);
  expect(await bram.refused(`${id}/open`)).toMatchObject({ code: 'not-facilitator' });
  await noor.does(`${id}/open`);
  await bram.does(`${id}/answer`, score(3));
  expect(await bram.refused(`${id}/reveal`)).toMatchObject({ code: 'not-facilitator' });
  await act(bram, { kind: 'finished', is: true });
  await until(() => finished(noor.doc).length === 1);
  await act(noor, { kind: 'phase', phase: 'arena' });
  await until(() => readPhase(bram.doc) === 'arena' && finished(bram.doc).length === 0);
  const to = { kind: 'card', id: 'k1' } as const;
  expect(await act.refused(bram, { kind: 'call', to })).toMatchObject({ code: 'not-facilitator' });
  await act(noor, { kind: 'call', to });
  await until(() => readCall(bram.doc));
  expect(readCall(bram.doc)).toEqual({ by: noor.id, at: new Date(AT).toISOString(), to });
  await act(noor, { kind: 'phase', phase: null });
  await until(() => readPhase(bram.doc) === undefined);
});

test('one timer runs in the server’s time: paused, gone on, and longer by a minute or five', async () => {
  const { act, clock, noor, bram } = await session();
  const shows = (timer: unknown): Promise<unknown> =>
    until(() => JSON.stringify(readTimer(bram.doc)) === JSON.stringify(timer));
  const until5 = new Date(AT + 5 * MINUTE).toISOString();
  expect(await act.refused(noor, { kind: 'pause-timer' })).toMatchObject({ code: 'round-state' });
  for (const minutes of [0, 241, -1, '5'])
    expect(await act.refused(noor, { kind: 'start-timer', minutes })).toMatchObject({ status: 400 });
  await act(noor, { kind: 'start-timer', minutes: 5 });
  await shows({ kind: 'running', endsAt: until5 });
  clock.ms += 2 * MINUTE;
  await act(bram, { kind: 'pause-timer' });
  await shows({ kind: 'paused', leftMs: 3 * MINUTE });
  await act(noor, { kind: 'add-time', minutes: 1 });
  await shows({ kind: 'paused', leftMs: 4 * MINUTE });
  clock.ms += 60 * MINUTE;
  await act(noor, { kind: 'go-on' });
  await shows({ kind: 'running', endsAt: new Date(AT + 66 * MINUTE).toISOString() });
  clock.ms += 10 * MINUTE;
  await act(noor, { kind: 'add-time', minutes: 5 });
  await shows({ kind: 'running', endsAt: new Date(AT + 77 * MINUTE).toISOString() });
  await act(noor, { kind: 'stop-timer' });
  await shows(undefined);
});

test('the programme is the session’s: it goes with the baton, through a reload and a restart, step by step', async () => {
  const { server, canvas, act, clock, noor, bram } = await session();
  await act(noor, { kind: 'take-baton' });
  await act(noor, { kind: 'programme', programme: 'workshop' });
  await until(() => readProgrammeStep(bram.doc) === -1);
  for (const step of [-1, 12, 1.5, '1'])
    expect(await act.refused(noor, { kind: 'step', step })).toMatchObject({ status: 400 });
  expect(await act.refused(bram, { kind: 'step', step: 0 })).toMatchObject({ code: 'not-facilitator' });
  await act(bram, { kind: 'finished', is: true });
  const told: unknown[] = [];
  bram.doc.on('afterTransaction', () =>
    told.push([readProgrammeStep(bram.doc), readPhase(bram.doc), finished(bram.doc).length]),
  );
  await act(noor, { kind: 'step', step: 4 });
  await until(() => readPhase(bram.doc) === 'licence');
  // Step, phase and time come as one: nobody sees half of it.
  expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify([4, 'licence', 0])]));
  expect(readTimer(bram.doc)).toEqual({ kind: 'running', endsAt: new Date(AT + 10 * MINUTE).toISOString() });
  await act(noor, { kind: 'give-baton', to: bram.id });
  const reloaded = await person(server, canvas, 'reload');
  expect([readBaton(reloaded.doc)?.person, readProgrammeStep(reloaded.doc)]).toEqual([bram.id, 4]);
  clock.ms += MINUTE;
  await server.stop();
  const again = await serve({ now: () => clock.ms }, { dataDir: server.dataDir });
  const after = await people(again, canvas, 'noor', 'bram');
  const [noor2, bram2] = after as [RoundPerson, RoundPerson];
  const later = acts(again, canvas);
  expect(readProgrammeStep(noor2.doc)).toBe(4);
  await later(bram2, { kind: 'step', step: 5 });
  await until(() => readProgrammeStep(noor2.doc) === 5);
  await later(bram2, { kind: 'programme', programme: null });
  await until(() => readProgrammeStep(noor2.doc) === undefined);
});

test('a session ends at once: of baton, phase, timer, programme, locks and who is finished nothing is left', async () => {
  const { act, noor, bram } = await session();
  await act(noor, { kind: 'take-baton' });
  await act(noor, { kind: 'step', step: 0 });
  await act(noor, { kind: 'lock', block: 'arena' });
  await act(bram, { kind: 'finished', is: true });
  await act(bram, { kind: 'take-baton' });
  expect(await act.refused(bram, { kind: 'end' })).toMatchObject({ code: 'not-facilitator' });
  await act(noor, { kind: 'end' });
  await until(() => bram.doc.getMap('session').size === 0);
});

test('a locked block keeps its cards: what was on its way is taken, what comes later is not, talk goes on', async () => {
  const { server, canvas, act, clock, noor, bram } = await session();
  const at = new Date(AT).toISOString();
  const write = (doc: Y.Doc, id: string, place: string, by: string): void => {
    const card = new Y.Map();
    card.set('place', place);
    card.set('createdBy', by);
    card.set('createdAt', at);
    doc.getMap('cards').set(id, card);
  };
  bram.edit((doc) => write(doc, 'k1', 'arena.customers|a0', bram.id));
  bram.edit((doc) => write(doc, 'k2', 'licence.customers|a0', bram.id));
  await until(() => noor.doc.getMap('cards').size === 2);
  await act(noor, { kind: 'lock', block: 'arena' });
  await until(() => lockedBlocks(bram.doc).length === 1);
  clock.ms += 14_000;
  const card = (doc: Y.Doc, id: string): Y.Map<unknown> => doc.getMap('cards').get(id) as Y.Map<unknown>;
  bram.edit((doc) => card(doc, 'k1').set('status', 'decided'));
  await until(() => card(noor.doc, 'k1').get('status') === 'decided');
  clock.ms += 2000;
  const refused: ((who: RoundPerson) => void)[] = [
    ({ doc }) => card(doc, 'k1').set('status', 'rejected'),
    ({ doc }) => card(doc, 'k1').set('place', 'licence.customers|a1'),
    ({ doc }) => card(doc, 'k2').set('place', 'arena.customers|a1'),
    (who) => write(who.doc, 'k3', 'arena.context|a0', who.id),
  ];
  for (const [n, change] of refused.entries()) {
    const device = `een-geheim-van-het-apparaat-van-${n}`;
    const late = await joined(server, canvas, 'editor', { device });
    const who = Object.assign(late, { id: late.ticket.person.id }) as RoundPerson;
    who.update(changeOf(who.doc, () => change(who)));
    await until(() => who.closed);
    expect([n, who.closed?.code, who.closed?.reason]).toEqual([n, 4403, 'arena is locked']);
  }
  bram.edit((doc) => card(doc, 'k2').set('status', 'decided'));
  bram.edit((doc) =>
    doc.getMap('threads').set('draad', { anchor: { kind: 'card', id: 'k1' }, kind: 'question', by: bram.id, at }),
  );
  await until(() => noor.doc.getMap('threads').size === 1);
  expect(card(noor.doc, 'k1').get('place')).toBe('arena.customers|a0');
  await act(noor, { kind: 'unlock', block: 'arena' });
  await until(() => lockedBlocks(bram.doc).length === 0);
  bram.edit((doc) => card(doc, 'k1').set('status', 'proposal'));
  await until(() => card(noor.doc, 'k1').get('status') === 'proposal');
});

test('what is no act is refused, and the session survives a restart', async () => {
  const { server, canvas, act, noor } = await session();
  for (const wrong of [
    undefined,
    { kind: 'become-king' },
    { kind: 'phase', phase: 'party' },
    { kind: 'lock', block: 'cellar' },
    { kind: 'give-baton' },
  ])
    expect(await act.refused(noor, wrong)).toMatchObject({ status: 400, code: 'bad-request' });
  await act(noor, { kind: 'take-baton' });
  await act(noor, { kind: 'phase', phase: 'test' });
  const round = await openRound(noor, STEP_3);
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  const back = await person(again, canvas, 'noor');
  expect([readBaton(back.doc)?.person, readPhase(back.doc)]).toEqual([noor.id, 'test']);
  expect(await back.rounds()).toMatchObject([{ id: round.id, state: 'open' }]);
});
