// A canvas, somebody who may edit it, and updates written by hand for the judge to look at.
import { expect } from 'vitest';
import * as Y from 'yjs';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import type { Verdict, Writer } from '../../server/sync/judge.ts';
import { makeCard } from '../../shared/document/card-changes.ts';
import { startDocument } from '../../shared/document/compass-changes.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import type { Content, Run, Struct } from '../chaos/hostile-bytes.ts';

/** The server wrote the canvas, Anna everything else; Mallory has clientID 7, and 8. */
export const SERVER = 1;
export const ANNA = 5;
export const ME = 7;
export const AT = '2026-03-01T10:00:00.000Z';
export const NOW = Date.parse(AT);

export function canvas(): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  doc.clientID = SERVER;
  startDocument(doc, 'Proef', 'nl');
  const anna = declareRoots(new Y.Doc());
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(doc));
  anna.clientID = ANNA;
  const maker = { person: 'anna', at: AT, random: () => 0.5 };
  makeCard(anna, 'c', 'licence.customers', maker, { text: textFrom('De klant staat voorop') });
  makeCard(anna, 'd', 'licence.customers', maker, { text: textFrom('Rood') });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna));
  return doc;
}
export const mallory: Writer = { person: 'mallory', role: 'editor', claims: new Set([ME, 8]), now: NOW };

/** What the judge says; whatever it is, the document is as it was. */
export function verdict(update: Uint8Array, doc = canvas(), writer: Partial<Writer> = {}): Verdict {
  const before = Y.encodeStateAsUpdate(doc);
  const said = judge(judgedDocument(doc), update, { ...mallory, ...writer });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  return said;
}
export function refused(update: Uint8Array, code: number, reason: string, doc?: Y.Doc, writer?: Partial<Writer>): void {
  expect(verdict(update, doc, writer)).toMatchObject({ kind: 'refuse', code, reason });
}
export const mine = (...structs: Struct[]): Run => ({ client: ME, clock: 0, structs });
export const item = (content: Content, where: Omit<Extract<Struct, { kind: 'item' }>, 'kind' | 'content'>): Struct => ({
  kind: 'item',
  content,
  ...where,
});
export const any = (...values: unknown[]): Content => ({ kind: 'any', values });
export const plain = ({ client, clock }: Y.ID): { client: number; clock: number } => ({ client, clock });
/** The id of the item that holds a type, or stands under a key. */
export function idOf(type: unknown): { client: number; clock: number } {
  return plain((type as Y.AbstractType<unknown>)._item!.id);
}
export function itemOf(map: Y.Map<unknown>, key: string): { client: number; clock: number } {
  return plain(map._map.get(key)!.id);
}
export const cardOf = (doc: Y.Doc, id = 'c'): Y.Map<unknown> => root(doc, 'cards').get(id) as Y.Map<unknown>;
export const textOf = (doc: Y.Doc, id = 'c'): Y.XmlFragment => cardOf(doc, id).get('text') as Y.XmlFragment;
export const lineOf = (doc: Y.Doc, id = 'c'): Y.XmlElement => textOf(doc, id).get(0) as Y.XmlElement;
export const wordsOf = (doc: Y.Doc, id = 'c'): Y.XmlText => lineOf(doc, id).get(0) as Y.XmlText;
export const firstOf = (type: Y.XmlText): { client: number; clock: number } => plain(type._start!.id);
/** What somebody with this clientID makes of the canvas. */
export function changed(doc: Y.Doc, change: (copy: Y.Doc) => void, client = ME): Uint8Array {
  const copy = declareRoots(new Y.Doc());
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => change(copy));
  return Y.encodeStateAsUpdate(copy, before);
}
