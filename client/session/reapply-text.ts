// Repeats a person's own changes to a text in another copy of it: at the same characters, beside what others did since.
import * as Y from 'yjs';
import type { Difference } from './own-work.ts';

type Node = Y.XmlFragment | Y.XmlText;
type Marks = Record<string, unknown>;
type Apart = Pick<Difference, 'has' | 'deleted'>;

/** `fresh` is the same text (made by the same item) as `old`. Leaves alone what the person did not touch. */
export function reapplyText(old: Node, fresh: Node, apart: Apart): void {
  removeIn(fresh, apart.deleted);
  const marks = old instanceof Y.XmlText ? marksByCharacter(fresh) : undefined;
  const now: Marks = {};
  /** Marks the person has set from here on; the second time ends it. */
  const mine = new Set<string>();
  /** The last character or element both have; what is new stands after it. */
  let anchor: Y.ID | null = null;
  let added = 0;
  for (let item = old._start; item; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (item.deleted) continue;
      setMark(now, content.key, content.value);
      if (!apart.has(item.id) && !mine.delete(content.key)) mine.add(content.key);
      continue;
    }
    for (let offset = 0; offset < item.length;) {
      const id = Y.createID(item.id.client, item.id.clock + offset);
      if (apart.has(id)) {
        if (!item.deleted && content instanceof Y.ContentType) reapplyInside(content.type, fresh, id, apart);
        if (mine.size > 0 && !item.deleted && fresh instanceof Y.XmlText)
          mark(fresh, id, mine, now, marks?.get(keyOf(id)));
        anchor = id;
        added = 0;
        offset++;
        continue;
      }
      // From here on this item is the person's own: clocks of one item run on.
      if (!item.deleted) added += insertAfter(fresh, anchor, added, content, offset, now);
      break;
    }
  }
}

function reapplyInside(type: unknown, fresh: Node, id: Y.ID, apart: Apart): void {
  for (let item = fresh._start; item; item = item.right) {
    if (!Y.compareIDs(item.id, id)) continue;
    const there = item.deleted || !(item.content instanceof Y.ContentType) ? undefined : item.content.type;
    if (isNode(type) && isNode(there)) reapplyText(type, there, apart);
    return;
  }
}
function isNode(type: unknown): type is Node {
  return type instanceof Y.XmlFragment || type instanceof Y.XmlText;
}

/** Takes away, in `node` itself, what the person deleted. */
function removeIn(node: Node, deleted: (id: Y.ID) => boolean): void {
  const ranges: [number, number][] = [];
  let index = 0;
  for (let item = node._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let i = 0; i < item.length; i++, index++) {
      if (!deleted(Y.createID(item.id.client, item.id.clock + i))) continue;
      const last = ranges.at(-1);
      if (last && last[0] + last[1] === index) last[1]++;
      else ranges.push([index, 1]);
    }
  }
  for (const [at, length] of ranges.reverse()) node.delete(at, length);
}

/** Puts the rest of `content`, from `offset`, after the anchor and what was added there before; returns its length. */
function insertAfter(
  node: Node,
  anchor: Y.ID | null,
  added: number,
  content: Y.Item['content'],
  offset: number,
  marks: Marks,
): number {
  const at = indexAfter(node, anchor) + added;
  if (content instanceof Y.ContentString && node instanceof Y.XmlText) {
    const text = content.str.slice(offset);
    node.insert(at, text, { ...marks });
    return text.length;
  }
  if (content instanceof Y.ContentType && node instanceof Y.XmlFragment) {
    const { type } = content;
    if (!(type instanceof Y.XmlElement) && !(type instanceof Y.XmlText)) return 0;
    node.insert(at, [type.clone() as Y.XmlElement | Y.XmlText]);
    return 1;
  }
  return 0;
}
/** Where in `node` something after this character or element stands; at the start without one. */
function indexAfter(node: Node, anchor: Y.ID | null): number {
  let index = 0;
  if (anchor === null) return index;
  for (let item = node._start; item; item = item.right) {
    const { client, clock } = item.id;
    const counts = !item.deleted && item.countable;
    if (client === anchor.client && clock <= anchor.clock && anchor.clock < clock + item.length)
      return counts ? index + anchor.clock - clock + 1 : index;
    if (counts) index += item.length;
  }
  return index;
}

/** The marks of every character that is there. */
function marksByCharacter(node: Node): ReadonlyMap<string, Marks> {
  const found = new Map<string, Marks>();
  const now: Marks = {};
  for (let item = node._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) setMark(now, item.content.key, item.content.value);
    else
      for (let i = 0; i < item.length; i++) found.set(keyOf(Y.createID(item.id.client, item.id.clock + i)), { ...now });
  }
  return found;
}
function setMark(marks: Marks, key: string, value: unknown): void {
  if (value === null) delete marks[key];
  else marks[key] = value;
}
/** Gives one character these marks as it has them in the old text, where they differ. */
function mark(node: Y.XmlText, id: Y.ID, keys: ReadonlySet<string>, wanted: Marks, present: Marks | undefined): void {
  if (!present) return;
  const change: Marks = {};
  for (const key of keys)
    if (JSON.stringify(wanted[key]) !== JSON.stringify(present[key])) change[key] = wanted[key] ?? null;
  if (Object.keys(change).length > 0) node.format(indexAfter(node, id) - 1, 1, change);
}
function keyOf(id: Y.ID): string {
  return `${id.client}:${id.clock}`;
}
