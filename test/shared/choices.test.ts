// The lead role is one register: two people choosing at once end with one, and it never contradicts the stances.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { allStances, deliberatelyEmpty, leadRole, mayForget, stanceOf } from '../../shared/document/choices.ts';
import { leadWrites } from '../../shared/document/lead-writes.ts';
import { setStance } from '../../shared/document/choice-changes.ts';
import { fileOf } from '../../shared/document/file.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { desk, meet, twoDesks } from '../doubles/desk.ts';

describe('the lead role', () => {
  it('is one when two people choose at once, and both see the same', () => {
    const [ada, ben] = twoDesks();
    ada.commands.setStance('steward', 'lead');
    ben.commands.setStance('monarch', 'lead');
    meet(ada, ben);
    expect(['steward', 'monarch']).toContain(leadRole(ada.doc));
    expect(leadRole(ben.doc)).toBe(leadRole(ada.doc));
    expect(allStances(ada.doc).filter((s) => s.stance === 'lead')).toHaveLength(1);
  });
  it.each([
    [undefined, 'parity'],
    ['off', 'off'],
  ] as const)('makes the former lead step back (%s -> %s)', (steppingBack, expected) => {
    const { doc, commands } = desk();
    commands.setStance('steward', 'lead');
    commands.setStance('merchant', 'lead', steppingBack);
    expect(leadRole(doc)).toBe('merchant');
    expect(stanceOf(doc, 'steward')).toBe(expected);
  });
  it('contradicts no stance in anything that is read, though what the role was before is kept', () => {
    const { doc, commands } = desk();
    commands.setStance('steward', 'parity');
    commands.setStance('monarch', 'off');
    commands.setStance('steward', 'lead');
    expect(root(doc, 'stances').get('steward')).toBe('parity');
    expect(allStances(doc).filter(({ stance }) => stance !== undefined)).toEqual([
      { role: 'steward', stance: 'lead' },
      { role: 'monarch', stance: 'off' },
    ]);
    const snapshot = snapshotOf(doc, { members: [], now: '2026-11-22' });
    expect([snapshot.leadRole, snapshot.stances]).toEqual(['steward', { monarch: 'off' }]);
    const file = fileOf(doc);
    expect([file.choice, file.stances]).toEqual([{ leadRole: 'steward' }, { monarch: 'off' }]);
  });
  it('that lost against another at the same moment is what it was before', () => {
    const [ada, ben] = twoDesks();
    for (const role of ['steward', 'monarch'] as const) ada.commands.setStance(role, 'parity');
    meet(ada, ben);
    ada.commands.setStance('steward', 'lead');
    ben.commands.setStance('monarch', 'lead');
    meet(ada, ben);
    const stances = new Set((['steward', 'monarch'] as const).map((role) => stanceOf(ada.doc, role)));
    expect(stances).toEqual(new Set(['lead', 'parity']));
  });
  it('is empty when the lead takes another stance, and undo brings it back in one step', () => {
    const { doc, commands } = desk();
    commands.setStance('steward', 'lead');
    commands.setStance('steward', 'off');
    expect([leadRole(doc), stanceOf(doc, 'steward')]).toEqual([undefined, 'off']);
    commands.undo();
    expect([leadRole(doc), stanceOf(doc, 'steward')]).toEqual(['steward', 'lead']);
  });
  it('is not taken from a broken document', () => {
    const { doc } = desk();
    root(doc, 'choice').set('leadRole', '__proto__');
    root(doc, 'stances').set('steward', 'lead');
    expect([leadRole(doc), stanceOf(doc, 'steward')]).toEqual([undefined, undefined]);
  });
});

describe('deliberately empty', () => {
  it('keeps the reason and who gave it, until a card is added', () => {
    const { doc, commands } = desk('noor');
    commands.setEmpty('arena.context', 'later');
    expect(deliberatelyEmpty(doc, 'arena.context')).toMatchObject({ reason: 'later', by: 'noor' });
    commands.addCard('arena.context');
    expect(deliberatelyEmpty(doc, 'arena.context')).toBeUndefined();
  });
});

it('a lead role that lost before it was ever sent is still told of by name', () => {
  const [bram, femke] = [1, 2].map((client) => {
    const doc = declareRoots(new Y.Doc({ gcFilter: mayForget }));
    doc.clientID = client;
    return doc;
  }) as [Y.Doc, Y.Doc];
  setStance(bram, 'inventor', 'lead');
  setStance(femke, 'steward', 'lead');
  const heard: unknown[] = [];
  femke.on('afterTransaction', (transaction: Y.Transaction) => heard.push(...leadWrites(femke, transaction)));
  // His line comes back: what she chose is there before his own is asked for.
  Y.applyUpdate(bram, Y.encodeStateAsUpdate(femke));
  Y.applyUpdate(femke, Y.encodeStateAsUpdate(bram, Y.encodeStateVector(femke)));
  expect([leadRole(bram), leadRole(femke)]).toEqual(['steward', 'steward']);
  expect(heard).toEqual([{ role: 'inventor', client: 1, stands: false }]);
});
