// Positions of the editor and offsets of the plain text name the same characters.
import { expect } from '@open-wc/testing';
import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { offsetAt, positionOf } from '../../../client/text/offsets.ts';
import { schema } from '../../../client/text/schema.ts';
import type { RichText } from '../../../shared/document/text.ts';
import { plainText } from '../../../shared/document/text.ts';
import { textFromRich } from '../../../shared/document/text-made.ts';

const words = (text: string) => ({ kind: 'text' as const, text, marks: {}, at: 0 });
const p = (...texts: string[]) => ({ kind: 'paragraph' as const, content: texts.map(words) });
const nested: RichText = [
  {
    kind: 'paragraph',
    content: [words('één'), { kind: 'break', at: 0 }, { ...words('vet'), marks: { strong: true } }],
  },
  {
    kind: 'bullet_list',
    items: [
      [p('a'), { kind: 'ordered_list', items: [[p('a1'), p('nog')], [p('a2')]] }],
      [{ kind: 'bullet_list', items: [[p('b1')]] }],
      [p()],
    ],
  },
  p('slot 🙂 einde'),
];

describe('offsets in a text', () => {
  const fragment = new Y.Doc().getXmlFragment('t');
  fragment.insert(0, clone(nested));
  const doc = yXmlFragmentToProseMirrorRootNode(fragment, schema);
  const plain = plainText(fragment);

  it('count blocks, list items and breaks as the plain text does, through nested lists', () => {
    expect(plain).to.equal('één\nvet\na\na1\nnog\na2\nb1\n\nslot 🙂 einde');
    doc.descendants((node, position) => {
      if (!node.isText) return;
      const offset = offsetAt(doc, position);
      expect(plain.slice(offset, offset + node.nodeSize)).to.equal(node.text);
    });
  });
  it('come back unchanged from every offset', () => {
    for (let offset = 0; offset <= plain.length; offset++)
      expect(offsetAt(doc, positionOf(doc, offset)), `offset ${offset}`).to.equal(offset);
  });
  it('stay inside the text for positions between blocks and beyond the end', () => {
    expect(offsetAt(doc, 0)).to.equal(0);
    expect(offsetAt(doc, doc.content.size)).to.equal(plain.length);
    expect(positionOf(doc, 10_000)).to.equal(doc.content.size - 1);
  });
});

function clone(text: RichText): Y.XmlElement[] {
  const doc = new Y.Doc();
  doc.getMap('m').set('t', textFromRich(text));
  return (doc.getMap('m').get('t') as Y.XmlFragment).toArray().map((n) => n.clone() as Y.XmlElement);
}
