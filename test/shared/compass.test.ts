// Dates of the compass: real ones only, and whole months to go.
import { describe, expect, it } from 'vitest';
import { deadline, isIsoDate, missionReaders, monthsToGo } from '../../shared/document/compass.ts';
import { desk, meet, twoDesks } from '../doubles/desk.ts';

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
  const [ada, ben] = twoDesks();
  ada.commands.setMissionRead(true);
  ben.commands.setMissionRead(true);
  meet(ada, ben);
  expect(missionReaders(ada.doc)).toEqual(['ada', 'ben']);
});
