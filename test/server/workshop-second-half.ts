// The workshop from 0:46 to 1:08: one lead role, links, the bin and one’s own undo.
import { watchLead } from '../../client/board/lead-watch.ts';
import type { LeadRace } from '../../client/board/lead-watch.ts';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import { leadRole, stanceOf } from '../../shared/document/choices.ts';
import { chainOf } from '../../shared/judge/chain.ts';
import { until } from './with-server.ts';
import { at, everybody, everywhere, textOf, writes, made, watch, who } from './workshop-state.ts';
import { run, type } from './workshop-team.ts';
import type { Member } from './workshop-team.ts';
import { expect, it } from 'vitest';
export function secondHalf(): void {
  it('0:46 two lead roles at the same instant: one everywhere, both are told, and never two', async () => {
    at(46);
    await who.Noor.act({ kind: 'phase', phase: 'proposition' });
    const races: Record<string, LeadRace[]> = { Bram: [], Femke: [] };
    let twoLeads = 0;
    for (const one of everybody)
      one.doc.on('update', () => {
        twoLeads += one.findings('P02').length;
      });
    const [bram, femke] = [who.Bram, who.Femke];
    const stops = [bram, femke].map((one) => watchLead(one.doc, () => watch.ms, (race) => races[one.name]!.push(race))); // prettier-ignore
    await Promise.all([bram.cut(), femke.cut()]);
    bram.canvas.commands.setStance('inventor', 'lead');
    femke.canvas.commands.setStance('steward', 'lead');
    // Whoever chose what does not stand hears of the other choice before their own has been sent.
    const [stands, falls] = bram.doc.clientID > femke.doc.clientID ? [bram, femke] : [femke, bram];
    await stands.mend();
    await falls.mend();
    await until(() => new Set(everybody.map(({ doc }) => leadRole(doc))).size === 1);
    await until(() => races.Bram!.length > 0 && races.Femke!.length > 0);
    stops.forEach((stop) => stop());
    const lead = leadRole(who.Noor.doc);
    expect(races).toMatchObject({
      Bram: [{ mine: 'inventor', theirs: 'steward', outcome: lead === 'inventor' ? 'stood' : 'replaced' }],
      Femke: [{ mine: 'steward', theirs: 'inventor', outcome: lead === 'steward' ? 'stood' : 'replaced' }],
    });
    if (lead !== 'steward') femke.canvas.commands.setStance('steward', 'lead', 'off');
    await everywhere(({ doc }) => leadRole(doc) === 'steward');
    expect(twoLeads).toBe(0);
  });

  it('0:52 a second lead and who steps back for it are one gesture, and so is taking it back', async () => {
    at(52);
    const stances = (one: Member): unknown[] =>
      (['steward', 'merchant'] as const).map((role) => stanceOf(one.doc, role));
    expect(stances(who.Aylin)).toEqual(['lead', undefined]);
    who.Aylin.canvas.commands.setStance('merchant', 'lead', 'parity');
    await everywhere((one) => stances(one).join() === 'parity,lead');
    expect(who.Aylin.canvas.undo.undo()).toBe('done');
    await everywhere((one) => stances(one).join() === 'lead,');
  });

  it('0:55 links clear their findings one by one, and the chain lights five cards', async () => {
    at(55);
    made.customer = await writes(who.Aylin, 'arena.customers', 'Forenzen met tien kilometer');
    made.promise = await writes(who.Bram, 'proposition.steward', 'Altijd een rijdende fiets.');
    made.resource = await writes(who.Femke, 'resources.company', 'Monteurs in elke wijk');
    const open = (one: Member): string[] =>
      one.findings('P05', 'P06', 'R02').filter((key) => key.endsWith(made.promise!));
    const link = async (one: Member, from: string, type: 'targets' | 'beats' | 'enables' | 'benefits', to: string) => {
      one.canvas.commands.setLink(from, { type, to }, true);
      await everywhere(({ doc }) => readCard(doc, from)!.links.some((l) => l.type === type && l.to === to));
      const said = everybody.map((other) => open(other).map((key) => key.slice(0, 3)));
      expect(new Set(said.map(String)).size).toBe(1);
      return said[0];
    };
    expect(open(who.Ravi)).toHaveLength(3);
    expect(await link(who.Noor, made.promise, 'targets', made.customer)).toEqual(['P06', 'R02']);
    expect(await link(who.Daan, made.promise, 'beats', made.rival!)).toEqual(['R02']);
    expect(await link(who.Femke, made.resource, 'enables', made.promise)).toEqual([]);
    await link(who.Noor, made.promise, 'benefits', made.licence!);
    for (const one of everybody) {
      const { cards, loose } = chainOf(one.snapshot().cards, made.promise, 'steward');
      expect(cards.toSorted()).toEqual(
        [made.licence, made.customer, made.rival, made.promise, made.resource].toSorted() as string[],
      );
      expect(loose).toEqual([]);
    }
  });

  it('1:02 a card binned while somebody types in it keeps the words; what points to it says so until it is back', async () => {
    at(62);
    await who.Noor.act({ kind: 'phase', phase: 'resources' });
    const { Daan, Femke, Noor } = who;
    const lab = await writes(Daan, 'resources.lab', 'Proef met werkgever');
    Noor.canvas.commands.setLink(made.resource!, { type: 'conflicts', to: lab }, true);
    await everywhere(({ doc }) => readCard(doc, made.resource!)!.links.length === 2);
    Daan.canvas.commands.setStatus([lab], 'rejected');
    type(Femke.doc, lab, 'Proef met werkgever'.length, ' in drie steden');
    await everywhere(
      (one) => readCard(one.doc, lab)!.status === 'rejected' && textOf(one, lab).endsWith('drie steden'),
    );
    for (const one of everybody) {
      expect(cardsIn(one.doc, 'resources.lab')).toEqual([]);
      expect(one.findings('X04')).toHaveLength(1);
    }
    Noor.canvas.commands.setStatus([lab], 'proposal');
    await everywhere((one) => cardsIn(one.doc, 'resources.lab').join() === lab && one.findings('X04').length === 0);
    expect(textOf(who.Ravi, lab)).toBe('Proef met werkgever in drie steden');
    made.lab = lab;
  });

  it('1:08 Noor undoes her own last three steps; what others did in between stays', async () => {
    at(68);
    const { Noor, Bram } = who;
    const before = textOf(Noor, made.promise!);
    const ids: string[] = [];
    for (const text of ['Noor 1', 'Noor 2', 'Noor 3']) {
      ids.push(await writes(Noor, 'resources.atelier', text));
      type(Bram.doc, made.promise!, 0, '!');
      made.bram ??= await writes(Bram, 'resources.atelier', 'Van Bram');
    }
    await everywhere((one) => textOf(one, made.promise!) === `!!!${before}`);
    for (let n = 0; n < 3; n++) expect(Noor.canvas.undo.undo()).toBe('done');
    await everywhere((one) => cardsIn(one.doc, 'resources.atelier').join() === made.bram);
    for (const one of everybody) expect(textOf(one, made.promise!)).toBe(`!!!${before}`);
    run(readCard(Bram.doc, made.promise!)?.text).delete(0, 3);
    await everywhere((one) => textOf(one, made.promise!) === before);
  });
}
