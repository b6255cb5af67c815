// Promise: whoever leads, with the owner's link and a script, learns no more of a nameless round than everybody sees.
import { expect, test } from 'vitest';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { editKey, openRound, people, person, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, serve, until } from './with-server.ts';

const NAMELESS = { ...STEP_3, named: false } as const;
const NAMES = ['noor', 'bram', 'aylin', 'femke', 'daan', 'sven'];
const answers = (who: RoundPerson, round: string, value = 3): Promise<RoundView> =>
  who.does(`${round}/answer`, { ...score(value), edit: editKey(`${who.id}-${round}`) });

test.each(['who had answered', 'who had not'])(
  'whoever leads waits for one after the other no more, and it is not told %s',
  async (which) => {
    const server = await serve();
    const canvas = await createCanvas(server);
    const all = await people(server, canvas, ...NAMES);
    const [noor, bram, sven] = [all[0]!, all[1]!, all[5]!];
    const { id } = await openRound(noor, { ...NAMELESS, auto: true });
    for (const who of all.slice(0, 5)) await answers(who, id);
    const [out] = [which === 'who had answered' ? bram : sven];
    const seen = [await noor.does(`${id}/invited`, { remove: [out.id] })];
    // Her own answer, changed and changed back, is another way to ask.
    seen.push(await answers(noor, id, 2), await answers(noor, id));
    const view = { state: 'open', of: 5, answered: 5, auto: false };
    expect(seen).toMatchObject([view, view, view]);
    await noor.does(`${id}/reveal`);
    await until(() => noor.result(id));
    expect(noor.result(id)?.ballots).toMatchObject([{ shown: true, n: 5, of: 5 }]);
  },
);

test('once all who are asked have answered it shows itself still, and nothing before that', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, ...NAMES.slice(0, 5));
  const [noor] = all as [RoundPerson];
  const { id } = await openRound(noor, { ...NAMELESS, auto: true, threshold: 4 });
  const states: string[] = [];
  for (const who of all) states.push((await answers(who, id)).state);
  expect(states).toEqual(['open', 'open', 'open', 'open', 'revealed']);
});

test('the same asked again of one person more shows nothing: what that person answered would be the difference', async () => {
  let now = Date.now();
  const server = await serve({ now: () => now });
  const canvas = await createCanvas(server);
  const five = await people(server, canvas, ...NAMES.slice(0, 5));
  const [noor] = five as [RoundPerson];
  const sven = await person(server, canvas, 'sven');
  const ask = async (
    asked: object,
    who: readonly RoundPerson[],
    value: (n: number) => number,
    later: readonly RoundPerson[] = [],
  ): Promise<unknown> => {
    const { id } = await openRound(noor, { ...NAMELESS, ...asked }, { invited: who.map((one) => one.id) });
    if (later.length > 0) await noor.does(`${id}/invited`, { add: later.map((one) => one.id) });
    for (const [n, one] of [...who, ...later].entries()) await answers(one, id, value(n));
    await noor.does(`${id}/reveal`);
    await until(() => noor.result(id));
    return noor.result(id)?.ballots[0];
  };
  const hidden = { named: false, shown: false, reason: 'difference' };
  const shown = { named: false, shown: true };
  expect(await ask({}, five, () => 3)).toMatchObject({ ...shown, n: 5 });
  // Said before anybody is asked.
  for (const who of [
    [...five, sven],
    [...five.slice(1), sven],
  ]) {
    const open = { invited: who.map((one) => one.id) };
    const problem = await noor.refused('', { ...NAMELESS, open });
    expect(problem).toMatchObject({ code: 'asked-lately', problems: [{ path: 'named', code: 'true' }] });
  }
  // Who is asked in later, also where a step more is asked about; and who was asked before and had not answered.
  expect(await ask({}, five, (n) => (n === 5 ? 0 : 3), [sven])).toMatchObject(hidden);
  const steps = { about: { kind: 'stairway', steps: ['sound', 'kept'] } };
  expect(await ask(steps, five, (n) => (n === 5 ? 0 : 3), [sven])).toMatchObject(hidden);
  // The same people may say it again, and another question is another question.
  expect(await ask({}, five, () => 2)).toMatchObject(shown);
  const other = { about: { kind: 'lead-role', points: 10 } };
  const { id } = await noor.does('', {
    ...NAMELESS,
    ...other,
    open: { invited: [...five, sven].map((one) => one.id) },
  });
  expect((await noor.does(`${id}/close`)).state).toBe('closed');
  // Weeks later they answer anew.
  now += 15 * 24 * 3600 * 1000;
  expect(await ask({}, [...five, sven], () => 3)).toMatchObject({ ...shown, n: 6 });
});

test('whoever knows the edit key of somebody else neither reads nor changes what they answered', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram, aylin] = (await people(server, canvas, ...NAMES.slice(0, 3))) as [
    RoundPerson,
    RoundPerson,
    RoundPerson,
  ];
  const { id } = await openRound(noor, { ...NAMELESS, threshold: 3 });
  // Two people at one computer, each with a token of the host, have one browser's memory.
  const edit = { edit: editKey('van-de-computer-in-de-hal') };
  await noor.does(`${id}/answer`, { ...score(4), ...edit });
  expect(await (await bram.ask(`${id}/own`, edit)).json()).toEqual({ answer: null });
  expect(await bram.refused(`${id}/answer`, { ...score(0), ...edit })).toMatchObject({ code: 'bad-answer' });
  expect(await (await noor.ask(`${id}/own`, edit)).json()).toEqual(score(4));
  await answers(bram, id, 3);
  expect(await answers(aylin, id, 3)).toMatchObject({ answered: 3 });
  await noor.does(`${id}/answer`, { ...score(3), ...edit });
  await noor.does(`${id}/reveal`);
  await until(() => noor.result(id));
  expect(noor.result(id)?.ballots).toMatchObject([{ n: 3, figures: { sound: { median: 3 } } }]);
  expect(server.warnings).toEqual([]);
});
