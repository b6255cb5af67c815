// Can the editor hold everything that is in this text? What it cannot hold it would delete for everybody.
import * as Y from 'yjs';

const INSIDE: Readonly<Record<string, readonly string[]>> = {
  '': ['paragraph', 'bullet_list', 'ordered_list'],
  paragraph: ['hard_break'],
  bullet_list: ['list_item'],
  ordered_list: ['list_item'],
  list_item: ['paragraph', 'bullet_list', 'ordered_list'],
  hard_break: [],
};
const MARKS = ['strong', 'em', 'link'];

/** False for a text made by a newer version, with nodes or marks this one does not know. */
export function fitsEditor(fragment: Y.XmlFragment, name = ''): boolean {
  return fragment.toArray().every((node) => {
    if (node instanceof Y.XmlText) return name === 'paragraph' && wordsFit(node);
    if (!(node instanceof Y.XmlElement)) return false;
    return (INSIDE[name]?.includes(node.nodeName) ?? false) && fitsEditor(node, node.nodeName);
  });
}
function wordsFit(text: Y.XmlText): boolean {
  return (text.toDelta() as { insert: unknown; attributes?: object }[]).every(
    ({ insert, attributes }) =>
      typeof insert === 'string' &&
      Object.keys(attributes ?? {}).every((mark) => MARKS.includes(mark.split('--', 1)[0] ?? '')),
  );
}
