// Who may react: everybody for themself; the person stands last in the key (`comment:emoji:person`).
import type { Rule } from './change.ts';

export const reactionsRule: Rule = ({ key, after }, { person }) => {
  if (!key.endsWith(`:${person}`)) return 'one reacts for oneself';
  return after === undefined || after === true ? undefined : 'a reaction is true or absent';
};
