// The workshop from 1:10 to 1:30: the Stairway, the agenda, the export and a server that is killed.
import { byKey } from '../../client/session/access.ts';
import { downloadExport } from '../../client/session/api-on-demand.ts';

import { looksIn } from '../../shared/document/looks.ts';
import { readBaton, readPhase } from '../../shared/document/session.ts';
import { agenda } from '../../shared/judge/agenda.ts';
import type { AgendaItem } from '../../shared/judge/agenda.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Stair } from '../../shared/judge/stair-rounds.ts';
import type { Answer, StepId } from '../../shared/wire/rounds.ts';
import { createCanvas, newFolder, serve, until } from './with-server.ts';
import {
  at,
  everybody,
  everywhere,
  allSaved,
  textOf,
  held,
  ballots,
  made,
  place,
  team,
  watch,
  who,
} from './workshop-state.ts';
import { comesIn } from './workshop-team.ts';
import type { Member } from './workshop-team.ts';
import { cp } from 'node:fs/promises';
import { expect, it } from 'vitest';
export function judging(): void {
  const STEPS: readonly StepId[] = ['chosen', 'kept', 'sound', 'ahead'];
  const stair = (one: Member): Stair =>
    stairOf(
      one.snapshot().rounds,
      { hasCard: (id) => (one.snapshot().cards.get(id)?.status ?? 'rejected') !== 'rejected' },
      'strict',
    );
  it('1:10 the Stairway: a talk on step 3 lets step 4 float; the second ballot and a proof bring all four', async () => {
    at(70);
    await who.Noor.act({ kind: 'phase', phase: 'test' });
    const votes = [[3, 3, 3, 3, 3], [2, 3, 3, 3, 4], [1, 3, 3, 3, 4], [3, 3, 4, 4, 3]]; // prettier-ignore
    const proof = [made.promise, made.resource, undefined, made.customer];
    const { id } = await who.Noor.rounds.create({ about: { kind: 'stairway', steps: [...STEPS] } });
    const round = await who.Noor.rounds.open(id, {});
    const answers = team.map((_, person): Answer => {
      const steps = STEPS.map((step, n) => {
        const evidence = proof[n] === undefined || person > 0 ? {} : { evidence: [{ card: proof[n] }] };
        return [step, { score: votes[n]![person]!, ...evidence }];
      });
      return { kind: 'stairway', steps: Object.fromEntries(steps) as Extract<Answer, { kind: 'stairway' }>['steps'] };
    });
    await held(round, answers);
    await everywhere((one) => ballots(one, id) === 1);
    for (const one of everybody) {
      const { standing, steps } = stair(one);
      expect(standing).toMatchObject({ reached: 2, floating: [4] });
      expect(steps[2]).toMatchObject({ talk: true, holds: false });
      expect(steps[2]!.consensus).toBeCloseTo(0.68, 3);
    }
    await who.Noor.rounds.talked(round);
    await who.Daan.rounds.addProof(id, 'sound', { card: made.licence! });
    const again = [2, 3, 3, 3, 3].map((score): Answer => ({ kind: 'stairway', steps: { sound: { score } } }));
    await held(await who.Noor.rounds.second(round), again);
    await who.Noor.rounds.close(id, { kind: 'agreed', text: 'Trede 4 is bereikt.', revisit: '2027-05-01' });
    await everywhere((one) => stair(one).standing.reached === 4);
    for (const one of everybody) {
      expect(stair(one).steps[2]!.ballots).toHaveLength(2);
      expect(stair(one).standing.floating).toEqual([]);
    }
    // The proof of step 1 goes in the bin: at once nothing is reached for anybody, and D03 says why.
    who.Noor.canvas.commands.setStatus([made.promise!], 'rejected');
    await everywhere((one) => stair(one).standing.reached === 0 && one.findings('D03').length === 1);
    expect(stair(who.Ravi).steps[0]).toMatchObject({ holds: false, gone: [{ card: made.promise }] });
    who.Noor.canvas.commands.setStatus([made.promise!], 'proposal');
    await everywhere((one) => stair(one).standing.reached === 4 && one.findings('D03').length === 0);
  });

  const decisions = (one: Member): AgendaItem[] =>
    agenda({ snapshot: one.snapshot(), looks: looksIn(one.doc), divided: [], findings: [] }).filter(
      ({ kind }) => kind === 'decision',
    );
  it('1:24 the agenda: what is decided asks for who does what, and six open decisions get an owner and a date', async () => {
    at(84);
    const { Noor } = who;
    const open = decisions(Noor).flatMap(({ card }) => card ?? []);
    const decided = open.slice(6);
    expect(decided.length).toBeGreaterThan(3);
    Noor.canvas.commands.setStatus(decided, 'decided');
    await everywhere((one) => one.findings('D02').length === decided.length);
    for (const [n, card] of decided.entries()) {
      Noor.canvas.commands.setFields(card, { owner: team[n % 5]!.id, next: 'Eerste stap plannen' });
      await everywhere((one) => one.findings('D02').length === decided.length - n - 1);
    }
    expect(decisions(who.Ravi)).toHaveLength(6);
    const dates = ['2026-12-04', '2026-11-20', '2027-01-15', '2026-12-01', '2026-12-02', '2026-12-03'];
    for (const [n, card] of open.slice(0, 6).entries())
      team[n % 5]!.canvas.commands.setFields(card, { owner: team[n % 5]!.id, due: dates[n] });
    await everywhere((one) => decisions(one).every(({ owner, due }) => owner !== undefined && due !== undefined));
    for (const one of everybody)
      expect(decisions(one).map(({ due, overdue }) => [due, overdue])).toEqual(
        dates.toSorted().map((due) => [due, due === '2026-11-20']),
      );
  });

  it('1:28 the export comes in as a new canvas with the same texts, choices and findings', async () => {
    at(88);
    await allSaved();
    const reach = { server: place.hall.server.url, canvasId: place.canvas.id, access: byKey(place.canvas.keys.viewer) };
    const file: unknown = JSON.parse(await (await downloadExport(reach, 'json')).text());
    const markdown = await (await downloadExport(reach, 'md')).text();
    for (const id of [made.promise, made.lab, made.rival]) expect(markdown).toContain(textOf(who.Noor, id!));
    const copy = await createCanvas(place.hall.server, { document: file });
    const reader = await comesIn(place.hall.server, { canvasId: copy.id, key: copy.keys.viewer, name: 'Lezer', watch });
    const plain = (one: Member): unknown => {
      const { cards, compass, leadRole: lead, stances, ledger, evidence } = one.snapshot();
      const texts = [...cards.values()].map(({ id, facet, text, status, links, tags, next, due }) => ({
        ...{ id, facet, text, status, links, tags, next, due },
      }));
      return { texts, compass, lead, stances, ledger: [...ledger], evidence };
    };
    expect(plain(reader)).toEqual(plain(who.Noor));
    // Who read the mission is asked of those who are here, and other people are.
    await who.Noor.act({ kind: 'phase', phase: null });
    await until(() => readPhase(who.Noor.doc) === undefined);
    const ofContent = (one: Member): string[] => one.findings().filter((key) => !key.startsWith('C08'));
    expect(ofContent(reader)).toEqual(ofContent(who.Noor));
    expect(ofContent(reader).length).toBeGreaterThan(15);
    await reader.session.close();
  });

  it('1:30 all leave and the server is killed: every text is there, what was hidden still is, and nobody is present', async () => {
    at(90);
    const dots = await who.Noor.rounds.create({
      about: { kind: 'dots', budget: 3, cards: [made.promise!, made.resource!] },
    });
    const round = await who.Noor.rounds.open(dots.id, {});
    await who.Femke.rounds.answer(round, { kind: 'dots', dots: { [made.resource!]: 3 } });
    await allSaved();
    const content = (one: Member): unknown => ({
      cards: [...one.snapshot().cards.values()],
      compass: one.snapshot().compass,
      baton: readBaton(one.doc),
      findings: one.findings().filter((key) => !key.startsWith('C08')),
    });
    const before = content(who.Noor);
    for (const { session } of everybody) await session.close();
    // What a kill leaves: the folder as it is this moment, with nothing written to it in parting.
    const left = await newFolder();
    await cp(place.hall.dataDir, left, { recursive: true });
    const again = await serve({ now: () => watch.ms }, { dataDir: left });
    const late = await comesIn(again, {
      canvasId: place.canvas.id,
      key: place.canvas.keys.editor,
      name: 'Nakomer',
      watch,
    });
    expect(content(late)).toEqual(before);
    expect(late.session.presence.people().map(({ name }) => name)).toEqual(['Nakomer']);
    await until(() => late.rounds.list);
    expect(late.rounds.list!.map(({ about, state, answered }) => [about.kind, state, answered])).toEqual([
      ['writing', 'revealed', 5],
      ['ledger', 'revealed', 5],
      ['stairway', 'closed', 5],
      ['dots', 'open', 1],
    ]);
    expect(late.doc.getMap('rounds').has(dots.id)).toBe(false);
    expect(stair(late).standing.reached).toBe(4);
    await late.session.close();
    expect([...again.warnings, ...place.hall.warnings]).toEqual([]);
  });
}
