// The ProseMirror schema of every text: its names are those `shared/document/text.ts` reads and writes.
import { Schema } from 'prosemirror-model';
import { safeHref } from '../../shared/document/text.ts';

/**
 * One schema for lines and cards. It is as tolerant as the document can become when edits merge, because
 * y-prosemirror deletes from the document whatever does not fit. What a line may hold is held back at its keys and
 * its clipboard instead.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    bullet_list: { group: 'block', content: 'list_item+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: { group: 'block', content: 'list_item+', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    list_item: { content: 'block+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = safeHref(element.getAttribute('href'));
            return href === undefined ? false : { href };
          },
        },
      ],
      toDOM: (mark) => {
        const href = safeHref(mark.attrs['href']);
        return ['a', href === undefined ? {} : { href, rel: 'noopener noreferrer', target: '_blank' }, 0];
      },
    },
    em: {
      parseDOM: [
        { tag: 'i' },
        { tag: 'em' },
        { style: 'font-style=italic' },
        { style: 'font-style=normal', clearMark: (mark) => mark.type.name === 'em' },
      ],
      toDOM: () => ['em', 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        // Google Docs wraps everything it copies in <b style="font-weight: normal">.
        { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
        { style: 'font-weight=400', clearMark: (mark) => mark.type.name === 'strong' },
        { style: 'font-weight', getAttrs: (value) => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null },
      ],
      toDOM: () => ['strong', 0],
    },
  },
});

/** The node and mark types by name, each certain to exist. */
const { paragraph, bullet_list, ordered_list, list_item, hard_break } = schema.nodes;
const { strong, em, link } = schema.marks;
export const types = { paragraph, bullet_list, ordered_list, list_item, hard_break, strong, em, link };
