// Who may mark the mission as read: everybody for themself.
import type { Rule } from './change.ts';

/**
 * A mark on a mission that is empty is let through: somebody may have emptied it while the mark was on its way, and
 * whoever marked it did nothing wrong. It counts for nobody as long as there is no mission, see `missionReaders`.
 */
export const missionReadRule: Rule = ({ key, after }, { person }) => {
  if (key !== person) return 'one marks the mission as read for oneself';
  return after === undefined || after === true ? undefined : 'the mark is true or absent';
};
