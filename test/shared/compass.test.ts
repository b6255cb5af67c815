// The compass: dates are real ones only, whole months to go, and a mission is read by whoever says so while there is one.
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { compassText, deadline, isIsoDate, missionReaders, monthsToGo } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { desk, meet, twoDesks } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';

describe('months to go', () => {
  it.each([
    ['2026-11-22', '2026-11-22', 0, false],
    ['2026-11-22', '2026-11-21', 0, true],
    ['2026-11-22', '2026-12-21', 0, false],
    ['2026-11-22', '2026-12-22', 1, false],
    ['2026-11-30', '2027-02-28', 2, false],
    ['2026-11-22', '2032-12-31', 73, false],
    ['2026-01-31', '2027-01-30', 11, false],
  ])('from %s to %s: %i, past %s', (today, date, months, past) => {
    expect(monthsToGo(today, date)).toEqual({ months, past });
  });
});
describe('a date', () => {
  it.each(['2028-02-29', '2030-01-01'])('%s is real', (date) => expect(isIsoDate(date)).toBe(true));
  it.each(['2027-02-29', '2030-13-01', '2030-1-1', '2030-00-10', '', '01-01-2030', '2030-01-01T00:00'])(
    '%j is not',
    (date) => {
      expect(isIsoDate(date)).toBe(false);
      const { doc, commands } = desk();
      commands.setDeadline(date);
      expect(deadline(doc)).toBeUndefined();
    },
  );
});
it('two people who mark the mission as read at once are both counted', () => {
  const [ada, ben] = withMission();
  ada.commands.setMissionRead(true);
  ben.commands.setMissionRead(true);
  meet(ada, ben);
  expect(missionReaders(ada.doc)).toEqual(['ada', 'ben']);
});
it('a mission that is not there is not marked as read, and one’s own mark can always be taken away', () => {
  const [ada] = twoDesks();
  ada.commands.setMissionRead(true);
  expect([...root(ada.doc, 'missionRead').keys()]).toEqual([]);
  write(ada.doc, 'Iedereen fietst.');
  ada.commands.setMissionRead(true);
  write(ada.doc, ' ');
  ada.commands.setMissionRead(false);
  expect([...root(ada.doc, 'missionRead').keys()]).toEqual([]);
});
it('a mark that crosses the emptying of the mission counts for nobody, until that is undone', () => {
  const [ada, ben] = withMission();
  ada.commands.setMissionRead(true);
  ben.undo.gesture(() => write(ben.doc, ''));
  meet(ada, ben);
  expect([missionReaders(ada.doc), missionReaders(ben.doc)]).toEqual([[], []]);
  ben.undo.undo();
  meet(ada, ben);
  expect(missionReaders(ada.doc)).toEqual(['ada']);
});
function withMission(): [Desk, Desk] {
  const [ada, ben] = twoDesks();
  write(ada.doc, 'Iedereen fietst.');
  meet(ada, ben);
  return [ada, ben];
}
function write(doc: Y.Doc, text: string): void {
  replaceText(compassText(doc, 'mission')!, text);
}
