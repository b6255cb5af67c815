// The workshop from 0:00 to 0:38: links, private writing, the compass, the licence and a line that drops.
import { byKey } from '../../client/session/access.ts';
import { createLink } from '../../client/session/api-on-demand.ts';
import { cardIds, cardsIn, readCard } from '../../shared/document/cards.ts';
import { compassText, readMeta } from '../../shared/document/compass.ts';
import { levelsAt } from '../../shared/document/levels.ts';
import { finished, readBaton, readPhase, readTimer } from '../../shared/document/session.ts';
import { report } from '../../shared/judge/ledger.ts';
import { FACET_IDS, template, TEMPLATE_REF } from '../../shared/template/canvas-template.ts';
import type { Answer, RoundView } from '../../shared/wire/rounds.ts';
import { socketUrl } from './raw-client.ts';
import { createCanvas, get, until } from './with-server.ts';
import {
  at,
  everybody,
  everywhere,
  allSaved,
  textOf,
  mission,
  writes,
  held,
  ballots,
  made,
  place,
  team,
  watch,
  who,
} from './workshop-state.ts';
import { comesIn, run, type } from './workshop-team.ts';
import type { Member } from './workshop-team.ts';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
export function firstHalf(): void {
  it('0:00 a canvas from the template; links give the right they say, and an unknown one not a byte', async () => {
    place.canvas = await createCanvas(place.hall.server, { title: 'Rijwiel & Co', lang: 'nl' });
    const owner = { server: place.hall.server.url, canvasId: place.canvas.id, access: byKey(place.canvas.keys.owner) };
    const keyOf = async (role: 'editor' | 'commenter', label: string): Promise<string> =>
      new URL((await createLink(owner, role, label)).url).hash.replace('#key=', '');
    const comes = async (name: string, role: 'editor' | 'commenter'): Promise<Member> =>
      comesIn(place.hall.server, { canvasId: place.canvas.id, key: await keyOf(role, name), name, watch });
    for (const name of ['Noor', 'Bram', 'Aylin', 'Femke', 'Daan']) team.push(await comes(name, 'editor'));
    everybody.push(...team, await comes('Ravi', 'commenter'));
    for (const one of everybody) who[one.name as keyof typeof who] = one;

    expect([template.blocks.length, FACET_IDS.length]).toEqual([4, 18]);
    for (const { doc } of everybody) {
      expect(readMeta(doc)).toMatchObject({ template: TEMPLATE_REF, title: 'Rijwiel & Co', lang: 'nl' });
      expect(cardIds(doc)).toEqual([]);
    }
    expect(team.map((one) => one.canvas.rights.edit)).toEqual([true, true, true, true, true]);
    expect(who.Ravi.canvas.rights).toEqual({ edit: false, discuss: true, share: false });

    const stranger = new WebSocket(socketUrl(place.hall.server, place.canvas.id, 'een-kaartje-dat-niemand-gaf'));
    let bytes = 0;
    const closed = new Promise<unknown>((done) => {
      stranger.on('message', () => bytes++);
      stranger.on('error', done);
      stranger.on('close', done);
    });
    await closed;
    expect(bytes).toBe(0);
    const guess = await get(
      place.hall.server,
      `/api/canvases/${place.canvas.id}/export.json`,
      'een-sleutel-die-niemand-gaf',
    );
    expect(guess.status).toBe(403);
    expect(await guess.text()).not.toContain('Rijwiel');
  });

  it('0:03 six people see each other, each with a name and a mark of their own, and Noor leads', async () => {
    at(3);
    const names = everybody.map(({ name }) => name).toSorted();
    const marks = (one: Member): number[] => one.session.presence.people().map(({ slot }) => slot);
    await everywhere((one) => marks(one).toSorted().join() === '0,1,2,3,4,5');
    for (const { session } of everybody)
      expect(
        session.presence
          .people()
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(names);
    expect(await who.Noor.act({ kind: 'take-baton' })).toBe('done');
    await everywhere(({ doc }) => readBaton(doc)?.person === who.Noor.id);
    for (const act of [
      { kind: 'start-timer', minutes: 5 },
      { kind: 'phase', phase: 'compass' },
    ] as const)
      await expect(who.Bram.act(act)).rejects.toMatchObject({ status: 403 });
  });

  const FAREWELLS = ['Noor', 'Bram', 'Aylin', 'Femke', 'Daan'].map(
    (name) => `Zonder ${name} was ik nooit gaan fietsen.`,
  );
  let writing: RoundView;
  it('0:05 five people write alone: the others see how many, and no byte of what', async () => {
    at(5);
    await who.Noor.act({ kind: 'phase', phase: 'compass' });
    await who.Noor.act({ kind: 'start-timer', minutes: 5 });
    await everywhere(({ doc }) => readPhase(doc) === 'compass' && readTimer(doc)?.kind === 'running');
    const { id } = await who.Noor.rounds.create({ about: { kind: 'writing', prompt: 'Het eind voor ogen' } });
    writing = await who.Noor.rounds.open(id, {});
    expect(writing).toMatchObject({ of: 5, answered: 0, invited: team.map((one) => one.id) });
    const says = (n: number): Promise<RoundView> =>
      team[n]!.rounds.answer(writing, { kind: 'writing', text: FAREWELLS[n]! });
    for (const n of [3, 0, 1]) await says(n);
    const counted = (one: Member, n: number): boolean =>
      one.rounds.list?.some((round) => round.id === id && round.answered === n && round.of === 5) ?? false;
    await everywhere((one) => counted(one, 3));
    for (const n of [2, 4]) await says(n);
    await everywhere((one) => counted(one, 5));
    await who.Femke.act({ kind: 'finished', is: true });
    await everywhere(({ doc }) => finished(doc).includes(who.Femke.id));

    expect(Buffer.concat(who.Bram.heard).includes(FAREWELLS[3]!)).toBe(false);
    expect(JSON.stringify(who.Bram.snapshot())).not.toContain(FAREWELLS[3]);
    expect(ballots(who.Bram, id)).toBe(0);
    expect(await who.Femke.rounds.own(writing)).toEqual({ kind: 'writing', text: FAREWELLS[3] });
  });

  it('0:10 the five texts appear at once; a hollow mission is said to be, until it is rewritten', async () => {
    at(10);
    expect(readTimer(who.Daan.doc)).toEqual({ kind: 'running', endsAt: new Date(watch.ms).toISOString() });
    let changes = 0;
    who.Bram.doc.on('update', () => changes++);
    await who.Noor.rounds.reveal(writing);
    await everywhere((one) => ballots(one, writing.id) === 1);
    expect(changes).toBe(1);
    const shown = JSON.stringify(who.Bram.doc.getMap('rounds').get(writing.id));
    for (const text of FAREWELLS) expect(shown).toContain(text);

    const hollow = 'Wereldwijd de beste fietsen voor iedereen.';
    const field = run(compassText(who.Noor.doc, 'mission'));
    field.insert(0, hollow);
    await everywhere((one) => mission(one) === hollow && one.findings('C03').length === 1);
    field.delete(0, hollow.length);
    field.insert(0, 'Wij helpen forenzen zorgeloos fietsen naar hun werk.');
    await everywhere((one) => mission(one).startsWith('Wij helpen') && one.findings('C03').length === 0);
  });

  it('0:16 a bold goal asks for its date, and is short enough', async () => {
    at(16);
    const goal = 'Honderdduizend forenzen laten de auto drie dagen staan.';
    run(compassText(who.Aylin.doc, 'boldGoal')).insert(0, goal);
    await everywhere((one) => one.findings('C05', 'C06', 'C07').join() === 'C07:compass.boldGoal');
    who.Aylin.canvas.commands.setDeadline('2032-12-31');
    await everywhere((one) => one.findings('C05', 'C06', 'C07').length === 0);
  });

  it('0:20 five people fill five facets at once and two type in one card: no card and no letter is lost', async () => {
    at(20);
    await who.Noor.act({ kind: 'phase', phase: 'licence' });
    const facets = FACET_IDS.filter((facet) => facet.startsWith('licence.'));
    const cards = team.flatMap((one, n) =>
      (['investment', 'progress'] as const).map((side) => {
        const text = `${one.name}: ${side}`;
        return { id: one.canvas.commands.addCard(facets[n]!, { text, tags: { side } }), text, facet: facets[n]! };
      }),
    );
    await everywhere((one) => cards.every(({ id, text }) => textOf(one, id) === text));
    for (const { doc } of everybody) {
      expect(cardIds(doc)).toHaveLength(10);
      for (const facet of facets)
        expect(cardsIn(doc, facet).toSorted()).toEqual(
          cards.flatMap((card) => (card.facet === facet ? [card.id] : [])).toSorted(),
        );
    }
    made.licence = cards[1]!.id;
    const [shared] = [cards[0]!];
    who.Bram.session.presence.tell({ card: shared.id });
    await until(() => who.Femke.session.presence.people().some((p) => p.name === 'Bram' && p.at.card === shared.id));
    type(who.Bram.doc, shared.id, 0, 'Elke maand ');
    type(who.Femke.doc, shared.id, shared.text.length, ', zonder kleine letters');
    await everywhere((one) => textOf(one, shared.id) === `Elke maand ${shared.text}, zonder kleine letters`);
  });

  it('0:30 the value round: partners lose out at first, hidden until the reveal, and gain after the talk', async () => {
    at(30);
    const levels = (customers: [number, number], partners: [number, number]): Answer => ({
      kind: 'ledger',
      levels: {
        'customers.now.investment': customers[0],
        'customers.now.progress': customers[1],
        'partners.now.investment': partners[0],
        'partners.now.progress': partners[1],
      },
    });
    const { id } = await who.Noor.rounds.create({ about: { kind: 'ledger', times: ['now'] } });
    const round = await who.Noor.rounds.open(id, {});
    // The median counts, not the mean: one person far out moves nothing.
    const first: [number, number][] = [[5, 4], [5, 4], [5, 4], [4, 10], [6, 3]]; // prettier-ignore
    for (const [n, one] of team.entries()) await one.rounds.answer(round, levels([4, 8], first[n]!));
    await allSaved();
    for (const { doc } of everybody) expect(doc.getMap('ledger').size).toBe(0);
    await who.Noor.rounds.reveal(round);
    await everywhere((one) => ballots(one, id) === 1);
    for (const one of everybody) {
      expect(report(levelsAt(one.doc, 'now'))).toMatchObject({
        nets: { customers: 4, partners: -1, society: null },
        weakest: ['partners'],
        complete: false,
        positive: 1,
      });
      expect(one.findings('L03')).toEqual(['L03:licence.partners']);
    }
    await who.Noor.rounds.talked(round);
    // On the customers they agreed: only the partners are asked about again.
    const again = await who.Noor.rounds.second(round);
    expect(again.asking).toEqual({ kind: 'ledger', times: ['now'], parties: ['partners'] });
    const turned = { 'partners.now.investment': 4, 'partners.now.progress': 5 };
    await held(again, Array<Answer>(5).fill({ kind: 'ledger', levels: turned }));
    await everywhere((one) => ballots(one, id) === 2);
    for (const one of everybody) {
      expect(report(levelsAt(one.doc, 'now')).nets).toMatchObject({ customers: 4, partners: 1 });
      expect(one.findings('L03')).toEqual([]);
    }
  });

  it('0:38 a line drops for four minutes: two cards arrive once, and a card moved by two stands in one place', async () => {
    at(38);
    await who.Noor.act({ kind: 'phase', phase: 'arena' });
    made.app = await writes(who.Aylin, 'arena.customers', 'FietsApp');
    await allSaved();
    await who.Daan.cut();
    await until(() => !who.Noor.session.presence.people().some(({ name }) => name === 'Daan'));
    const rivals = ['Autolease Van Dam', 'De tweedehandsauto'];
    const ids = rivals.map((text) => who.Daan.canvas.commands.addCard('arena.competitors', { text }));
    expect(who.Daan.session.status.save).toEqual({ kind: 'not-saved', why: 'device' });
    // Neither hears of the other's move.
    await Promise.all([who.Aylin.cut(), who.Noor.cut()]);
    who.Aylin.canvas.commands.move([made.app], 'arena.stakeholders', null);
    who.Noor.canvas.commands.move([made.app], 'arena.competitors', null);
    at(42);
    await Promise.all([who.Daan, who.Aylin, who.Noor].map((one) => one.mend()));
    await everywhere((one) => ids.every((id, n) => textOf(one, id) === rivals[n]));
    await until(() => new Set(everybody.map((one) => readCard(one.doc, made.app!)!.facet)).size === 1);
    for (const { doc } of everybody) {
      expect(FACET_IDS.filter((facet) => cardsIn(doc, facet).includes(made.app!))).toHaveLength(1);
      expect(['arena.stakeholders', 'arena.competitors']).toContain(readCard(doc, made.app)!.facet);
      for (const id of ids) expect(cardsIn(doc, 'arena.competitors').filter((one) => one === id)).toHaveLength(1);
      expect(cardIds(doc)).toHaveLength(13);
    }
    made.rival = ids[0]!;
    await until(() => everybody.every((one) => one.session.presence.people().length === 6));
  });
}
