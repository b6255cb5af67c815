// Who may change what the document says of itself: everybody who edits, except the version of its shape.
import { TITLE_CHARS } from '../document/compass.ts';
import { isShort } from './limits.ts';
import type { Rule } from './change.ts';

export const metaRule: Rule = ({ key, after }) => {
  switch (key) {
    case 'schema':
      return 'only the server says what shape a document has';
    case 'title':
      return typeof after === 'string' && after.length <= TITLE_CHARS ? undefined : 'a title is a short text';
    case 'template':
    case 'lang':
      return isShort(after) ? undefined : `${key} is a short text`;
    default:
      return undefined;
  }
};
