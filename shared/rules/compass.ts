// Who may change the compass: everybody who edits; its texts are edited, never replaced or removed; the date is a date.
import { isIsoDate } from '../document/compass.ts';
import { COMPASS_TEXTS } from '../template/canvas-template.ts';
import { isNested, TEXT } from './change.ts';
import type { Rule } from './change.ts';

export const compassRule: Rule = ({ key, before, after }) => {
  if (isNested(before)) return `the text ${key} is edited, never replaced or removed`;
  if ((COMPASS_TEXTS as readonly string[]).includes(key)) return after === TEXT ? undefined : `${key} is a rich text`;
  if (isNested(after)) return 'the compass has no such text';
  if (key !== 'deadline' || after === undefined) return undefined;
  return typeof after === 'string' && isIsoDate(after) ? undefined : 'the deadline is a date';
};
