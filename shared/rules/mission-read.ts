// Who may mark the mission as read: everybody for themself.
import type { Rule } from './change.ts';

export const missionReadRule: Rule = ({ key, after }, { person }) => {
  if (key !== person) return 'one marks the mission as read for oneself';
  return after === undefined || after === true ? undefined : 'the mark is true or absent';
};
