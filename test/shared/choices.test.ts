// The lead role is one register: two people choosing at once end with one, and it never contradicts the stances.
import { describe, expect, it } from 'vitest';
import { allStances, deliberatelyEmpty, leadRole, stanceOf } from '../../shared/document/choices.ts';
import { root } from '../../shared/document/roots.ts';
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
