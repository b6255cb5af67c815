// The plain snapshot: everything judging needs, read again only where something changed.
import { describe, expect, it } from 'vitest';
import { compassText } from '../../shared/document/compass.ts';
import { cardIds, readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { snapshotOf, watchSnapshot } from '../../shared/document/snapshot.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import { phaseClosed } from '../../shared/judge/snapshot.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { desk, meet, seeded, twoDesks, type } from '../doubles/desk.ts';

const OUTSIDE = { members: ['u1', 'u2'], now: '2026-11-22T10:00:00Z' };

describe('a snapshot', () => {
  it('holds the canvas as plain values', () => {
    const { doc, commands } = desk('noor');
    const id = commands.addCard('licence.customers', { text: 'time', tags: { side: 'investment' } });
    type(doc, readCard(doc, id)!.instead, 0, 'money');
    commands.setFields(id, { owner: 'u2', next: 'call', due: '2027-01-01', confidence: 'heard' });
    commands.setLink(id, { type: 'conflicts', to: 'gone' }, true);
    commands.setStance('steward', 'lead');
    commands.setStance('monarch', 'off');
    commands.setEmpty('licence.society', 'not us');
    commands.setDeadline('2030-01-31');
    type(doc, compassText(doc, 'mission')!, 0, 'Iedereen fietst.');
    commands.setMissionRead(true);
    root(doc, 'ledger').set('customers.now.progress', 7);
    root(doc, 'muted').set('C05:compass.boldGoal', { reason: 'later', by: 'noor', at: 'then' });
    root(doc, 'rounds').set('r', { kind: 'stairway', evidence: [{ step: 'kept', card: id }] });
    root(doc, 'session').set('phase', 'arena');

    const snapshot = snapshotOf(doc, OUTSIDE);
    expect(snapshot.cards.get(id)).toMatchObject({
      ...{ facet: 'licence.customers', text: 'time', instead: 'money', status: 'proposal', createdBy: 'noor' },
      ...{ owner: 'u2', next: 'call', due: '2027-01-01', confidence: 'heard', tags: { side: 'investment' } },
      links: [{ type: 'conflicts', to: 'gone' }],
    });
    expect(snapshot).toMatchObject({
      ...{ lang: 'nl', leadRole: 'steward', stances: { monarch: 'off' }, missionRead: ['noor'], phase: 'arena' },
      ...{
        compass: { mission: 'Iedereen fietst.', deadline: '2030-01-31' },
        evidence: [{ step: 'kept', card: id }],
        ...OUTSIDE,
      },
    });
    expect(snapshot.empty.get('licence.society')).toMatchObject({ reason: 'not us', by: 'noor' });
    expect(snapshot.ledger.get('customers.now.progress')).toBe(7);
    expect(snapshot.muted.get('C05:compass.boldGoal')).toEqual({ reason: 'later', by: 'noor', at: 'then' });
    expect([...snapshot.rounds.keys()]).toEqual(['r']);
  });
  it('says what a thread is about, also when its words are gone', () => {
    const { doc, commands } = desk();
    const id = commands.addCard('arena.context', { text: 'locks' });
    commands.openThread(textAnchor(doc, `${id}.text`, 0, 5)!, 'why?', 'objection');
    commands.openThread({ kind: 'facet', id: 'arena.context' }, 'all?');
    const block = commands.openThread({ kind: 'block', id: 'compass' }, 'and this?');
    commands.resolve(block, true);
    commands.setStatus([id], 'rejected');
    expect(snapshotOf(doc, OUTSIDE).threads.map(({ about, kind, state }) => ({ about, kind, state }))).toEqual([
      { about: { kind: 'card', card: id }, kind: 'objection', state: 'open' },
      { about: { kind: 'facet', facet: 'arena.context' }, kind: 'comment', state: 'open' },
      { about: { kind: 'compass' }, kind: 'comment', state: 'resolved' },
    ]);
  });
  it('leaves out a thread in which nothing is left to read, and takes the time of the last reply', () => {
    const { doc, commands } = desk();
    const first = commands.openThread({ kind: 'block', id: 'arena' }, 'gone soon');
    const id = [...root(doc, 'comments').keys()][0]!;
    const second = commands.openThread({ kind: 'block', id: 'arena' }, 'stays');
    commands.reply(second, 'yes');
    commands.deleteComment(id);
    const { threads } = snapshotOf(doc, OUTSIDE);
    expect(threads.map((t) => t.id)).toEqual([second]);
    expect(threads[0]!.lastAt > threads[0]!.at).toBe(true);
    expect(first).not.toBe(second);
  });
  it('is the same for two replicas, whatever order their keys came in', () => {
    const [ada, ben] = twoDesks();
    ada.commands.addCard('arena.context', { text: 'a' });
    ben.commands.addCard('arena.context', { text: 'b' });
    root(ada.doc, 'ledger').set('owners.now.progress', 1);
    root(ben.doc, 'ledger').set('customers.now.progress', 2);
    meet(ada, ben);
    const [one, other] = [snapshotOf(ada.doc, OUTSIDE), snapshotOf(ben.doc, OUTSIDE)];
    expect([...one.cards]).toEqual([...other.cards]);
    expect([...one.ledger]).toEqual([...other.ledger]);
  });
  it('takes the proofs of a step from the last round that asked about it', () => {
    const { doc } = desk();
    const round = (at: string, steps: string[], evidence: unknown[]) => ({
      ...{ kind: 'stairway', about: { kind: 'stairway', steps }, ballots: [{ revealedAt: at }], evidence },
    });
    const rounds = root(doc, 'rounds');
    rounds.set('imported', { kind: 'stairway', evidence: [{ step: 'sound', card: 'of-a-file' }] });
    rounds.set(
      'b',
      round(
        '2026-02',
        ['kept', 'chosen'],
        [
          { step: 'kept', card: 'new' },
          { step: 'kept', url: 'https://x' },
        ],
      ),
    );
    rounds.set(
      'c',
      round(
        '2026-01',
        ['kept', 'chosen'],
        [
          { step: 'kept', card: 'old' },
          { step: 'chosen', card: 'old' },
        ],
      ),
    );
    expect(snapshotOf(doc, OUTSIDE).evidence).toEqual([
      { step: 'kept', card: 'new' },
      { step: 'sound', card: 'of-a-file' },
    ]);
  });
  it('shrugs off what is no mark, no level and no evidence', () => {
    const { doc } = desk();
    root(doc, 'muted').set('C05:x', 'no');
    root(doc, 'empty').set('arena.context', null);
    root(doc, 'ledger').set('owners.now.progress', 'many');
    root(doc, 'rounds').set('r', { evidence: [null, 3, { step: 1 }] });
    root(doc, 'rounds').set('s', null);
    root(doc, 'session').set('phase', 'lunch');
    root(doc, 'stances').set('steward', 'king');
    const snapshot = snapshotOf(doc, OUTSIDE);
    expect([snapshot.muted.size, snapshot.empty.size, snapshot.ledger.size, snapshot.evidence.length]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(snapshot.phase).toBeUndefined();
    expect(snapshot.stances).toEqual({});
  });
});

describe('a reader of snapshots', () => {
  it('reads again only the card that changed', () => {
    const { doc, commands } = desk();
    const [a, b] = ['a', 'b'].map((text) => commands.addCard('arena.context', { text })) as [string, string];
    const reader = watchSnapshot(doc);
    const before = reader.read(OUTSIDE);
    type(doc, readCard(doc, a)!.text, 0, 'x');
    const after = reader.read(OUTSIDE);
    expect(after.cards.get(a)!.text).toBe('xa');
    expect(after.cards.get(b)).toBe(before.cards.get(b));
    expect(reader.read(OUTSIDE).cards).toBe(after.cards);
    reader.stop();
  });
  it('tells of what a snapshot holds, and of nothing after its stop', () => {
    const { doc, commands } = desk();
    type(doc, compassText(doc, 'mission')!, 0, 'Iedereen fietst.');
    const reader = watchSnapshot(doc);
    let told = 0;
    reader.onChange(() => told++);
    root(doc, 'reactions').set('c:👍:u1', true);
    expect(told).toBe(0);
    commands.setMissionRead(true);
    expect(told).toBe(1);
    reader.stop();
    commands.setMissionRead(false);
    expect(told).toBe(1);
  });
  it.each([1, 2, 3, 4, 5])('reads what somebody would who reads everything, edit by edit (seed %i)', (seed) => {
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const { doc, commands } = desk('u1', { random });
    const reader = watchSnapshot(doc);
    for (let n = 0; n < 120; n++) {
      const id = pick(cardIds(doc)) as string | undefined;
      const does = Math.floor(random() * 9);
      if (!id || does === 0) commands.addCard(pick(FACET_IDS), { text: `card ${n}` });
      else if (does === 1) type(doc, readCard(doc, id)!.text, 0, `w${n} `);
      else if (does === 2) type(doc, readCard(doc, id)!.instead, 0, `not ${n} `);
      else if (does === 3) commands.setStatus([id], pick(['proposal', 'decided', 'rejected']));
      else if (does === 4) commands.move([id], pick(FACET_IDS), null);
      else if (does === 5) commands.setLink(id, { type: 'conflicts', to: pick(cardIds(doc)) }, random() < 0.7);
      else if (does === 6) commands.openThread({ kind: 'card', id, quote: '' }, 'hm');
      else if (does === 7) commands.undo();
      else if (does === 8) root(doc, 'cards').delete(id);
      expect(reader.read(OUTSIDE)).toEqual(snapshotOf(doc, OUTSIDE));
    }
    expect([...reader.read(OUTSIDE).cards.keys()]).toEqual([...snapshotOf(doc, OUTSIDE).cards.keys()]);
    reader.stop();
  });
});

describe('a phase', () => {
  it('is closed for a block once the session has gone past it, and always where nobody leads', () => {
    expect(phaseClosed({ phase: 'arena' }, 'licence')).toBe(true);
    expect(phaseClosed({ phase: 'arena' }, 'arena')).toBe(false);
    expect(phaseClosed({ phase: 'arena' }, 'resources')).toBe(false);
    expect(phaseClosed({ phase: 'test' }, 'resources')).toBe(true);
    expect(phaseClosed({}, 'compass')).toBe(true);
  });
});
