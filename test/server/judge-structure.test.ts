// Promise: what nobody can place, or stands where it does not belong, is refused before anything of it is applied.
// Each `refuse` of the judge has a case in one of these files that fails without it; test/chaos/mutations.ts takes them out.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Verdict } from '../../server/sync/judge.ts';
import { makeCard } from '../../shared/document/card-changes.ts';
import { root } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';
import { LISTS_DEEP } from '../../shared/document/text.ts';
import { textFromRich } from '../../shared/document/text-made.ts';
import type { RichText } from '../../shared/document/text.ts';
import { LONG_CHARS } from '../../shared/rules/limits.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { put, updateOf } from '../chaos/hostile-bytes.ts';
import type { Content, Deletion, Run, Struct } from '../chaos/hostile-bytes.ts';
import {
  ANNA,
  ME,
  AT,
  NOW,
  canvas,
  verdict,
  refused,
  mine,
  item,
  any,
  idOf,
  itemOf,
  cardOf,
  textOf,
  lineOf,
  wordsOf,
  firstOf,
  changed,
} from './judge-canvas.ts';

describe('places', () => {
  const misplaced = (structs: Struct[], reason: string, where?: { root: Root; key?: string }): void => {
    const said = verdict(updateOf([mine(...structs)]));
    expect(said).toMatchObject({ kind: 'refuse', code: CLOSE.policy, reason, hostile: true, ...where });
  };
  const doc = canvas();
  test('a root this document does not have, or of another kind', () => {
    misplaced([put('foreign', 'a', 1)], 'a root this document does not have');
    misplaced([item(any(1), { parent: 'cards' })], 'a map has keys, no list', { root: 'cards' });
  });
  test('neighbours in different places', () => {
    const [one, other] = [firstOf(wordsOf(doc, 'c')), firstOf(wordsOf(doc, 'd'))];
    misplaced([item({ kind: 'string', text: 'x' }, { left: one, right: other })], 'neighbours in different places');
    const card = cardOf(doc);
    misplaced(
      [item(any('x'), { left: itemOf(card, 'status'), right: itemOf(card, 'createdBy') })],
      'neighbours in different places',
    );
  });
  test('in what holds nothing', () => {
    misplaced([item(any(1), { parent: itemOf(cardOf(doc), 'status'), sub: 'a' })], 'a parent that holds nothing');
  });
  test('keys that bite, at every depth', () => {
    const card = idOf(cardOf(doc));
    const links = idOf(cardOf(doc).get('links'));
    misplaced([put('meta', '__proto__', 1)], 'a forbidden key', { root: 'meta', key: '__proto__' });
    misplaced([item(any('x'), { parent: card, sub: '__proto__' })], 'a forbidden key', { root: 'cards', key: 'c' });
    misplaced([item(any(true), { parent: links, sub: '__proto__' })], 'a forbidden key', { root: 'cards', key: 'c' });
    misplaced([item(any(1), { parent: idOf(lineOf(doc)), sub: '__proto__' })], 'a forbidden key');
    misplaced(
      [item({ kind: 'format', key: '__proto__', json: '{}' }, { parent: idOf(wordsOf(doc)) })],
      'a forbidden mark',
    );
    misplaced(
      [item({ kind: 'format', key: 'link', json: '{"__proto__":1}' }, { parent: idOf(wordsOf(doc)) })],
      'a mark that is no plain JSON',
    );
    const hidden = JSON.parse('{"a":[{"__proto__":{"by":"anna"}}]}') as unknown;
    misplaced([put('meta', 'a', hidden)], 'a value that is no plain JSON');
  });
  test('values that are no plain JSON', () => {
    let deep: unknown = 1;
    for (let n = 0; n < 17; n++) deep = [deep];
    for (const value of [new Uint8Array(3), Number.NaN, Infinity, 5n, deep, [undefined]])
      misplaced([put('meta', 'a', value)], 'a value that is no plain JSON');
  });
  test('subdocuments, embeds, bytes and values of older versions', () => {
    const contents: Content[] = [
      { kind: 'document', guid: 'x' },
      { kind: 'embed', json: '{}' },
      { kind: 'binary', bytes: new Uint8Array(3) },
      { kind: 'json', values: ['1'] },
    ];
    for (const content of contents)
      misplaced([item(content, { parent: 'ledger', sub: 'a' })], 'content of a kind this document does not use');
    for (const type of ['array', 'text'] as const)
      misplaced([item({ kind: 'type', type }, { parent: 'cards', sub: 'a' })], 'a type this document does not use');
    misplaced(
      [item({ kind: 'type', type: 'hook', name: 'h' }, { parent: 'cards', sub: 'a' })],
      'a type this document does not use',
    );
  });
  test('things where they do not belong', () => {
    const [card, text, line, words] = [cardOf(doc), textOf(doc), lineOf(doc), wordsOf(doc)].map(idOf);
    const string: Content = { kind: 'string', text: 'x' };
    const map: Content = { kind: 'type', type: 'map' };
    const links = idOf(cardOf(doc).get('links'));
    misplaced([item(string, { parent: card, sub: 'a' })], 'a key holds a plain value');
    misplaced(
      [item({ kind: 'type', type: 'element', name: 'p' }, { parent: card, sub: 'a' })],
      'a part of a text outside a text',
    );
    misplaced([item(map, { parent: links, sub: 'a' })], 'a map too deep');
    misplaced([item(any(1), { parent: card })], 'a map has keys, no list');
    misplaced([item(any(1), { parent: words, sub: 'a' })], 'a run of text has no attributes');
    misplaced([item(map, { parent: words })], 'a run of text holds characters and marks');
    misplaced([item(string, { parent: line })], 'an element holds elements and text');
    misplaced([item(string, { parent: line, sub: 'a' })], 'an attribute is a plain value');
    misplaced([item(map, { parent: text })], 'a text holds elements and text');
    misplaced([item({ kind: 'type', type: 'xmlText' }, { parent: text, sub: 'a' })], 'a text holds elements and text');
  });
  test('a text in a text in a text: as deep as somebody writes, no deeper', () => {
    const nested = (depth: number): Struct[] =>
      Array.from({ length: depth }, (_, n) =>
        item(
          { kind: 'type', type: 'element', name: 'p' },
          { parent: n ? { client: ME, clock: n - 1 } : idOf(textOf(doc)) },
        ),
      );
    expect(verdict(updateOf([mine(...nested(90))])).kind).toBe('accept');
    misplaced(nested(110), 'nested too deep', { root: 'cards', key: 'c' });
  });
  test('as many lists in lists as a file may bring, with words in the last', () => {
    const lists = (deep: number): RichText =>
      deep === 0
        ? [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Diep', marks: {}, at: 0 }] }]
        : [{ kind: 'bullet_list', items: [lists(deep - 1)] }];
    const made = (deep: number): Uint8Array =>
      changed(doc, (copy) =>
        makeCard(
          copy,
          'deep',
          'licence.customers',
          { person: 'mallory', at: AT, random: () => 0.5 },
          { text: textFromRich(lists(deep)) },
        ),
      );
    expect(verdict(made(LISTS_DEEP), doc).kind).toBe('accept');
    refused(made(LISTS_DEEP + 1), CLOSE.policy, 'nested too deep', doc);
  });
});

describe('what is forgotten', () => {
  /** A paragraph was removed, with what stood in it. */
  function withGrave(): {
    doc: Y.Doc;
    inside: { client: number; clock: number };
    holder: { client: number; clock: number };
  } {
    const doc = canvas();
    const inside = firstOf(wordsOf(doc));
    const holder = idOf(wordsOf(doc));
    Y.applyUpdate(
      doc,
      changed(doc, (copy) => textOf(copy).delete(0, 1)),
    );
    return { doc, inside, holder };
  }
  const string: Content = { kind: 'string', text: 'x' };
  const next = (doc: Y.Doc, struct: Struct): Uint8Array =>
    updateOf([{ client: 8, clock: Y.getState(doc.store, 8), structs: [struct] }]);
  test('who edits may write beside it, in it, and leave garbage of their own', () => {
    const { doc, inside, holder } = withGrave();
    for (const struct of [
      item(string, { left: inside }),
      item(string, { parent: holder }),
      { kind: 'gc', length: 9 } as const,
    ]) {
      const said = verdict(next(doc, struct), doc);
      expect(said).toMatchObject({ kind: 'accept', changes: [] });
    }
  });
  test('who comments may not: nobody could show what it was', () => {
    const { doc, inside, holder } = withGrave();
    for (const struct of [
      item(string, { right: inside }),
      item(string, { parent: holder }),
      { kind: 'gc', length: 9 } as const,
    ])
      expect(verdict(next(doc, struct), doc, { role: 'commenter' })).toMatchObject({
        code: CLOSE.forbidden,
        reason: 'a commenter does not write this',
        hostile: false,
      });
    expect(verdict(next(doc, item(string, { left: inside })), doc, { role: 'viewer' })).toMatchObject({
      kind: 'refuse',
    });
  });
  test('a deletion of what stands nowhere', () => {
    const doc = canvas();
    // As an import could leave it; no update brings a list into a map.
    doc.getMap('rounds')._start = null;
    const bare = new Y.Doc();
    bare.clientID = 77;
    bare.getArray('foreign').insert(0, [1]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(bare));
    refused(updateOf([], [{ client: 77, clock: 0, length: 1 }]), CLOSE.policy, 'a deletion nobody can place', doc);
  });
});

describe('deletions', () => {
  const ranges = (...deletions: Omit<Deletion, 'client'>[]): Uint8Array =>
    updateOf(
      [],
      deletions.map((one) => ({ client: ANNA, ...one })),
    );
  test('of nothing, twice, or out of order', () => {
    const words = firstOf(wordsOf(canvas())).clock;
    const disorder = 'deletions in disorder';
    refused(ranges({ clock: words, length: 0 }), CLOSE.policy, disorder);
    refused(ranges({ clock: words, length: 3 }, { clock: words, length: 3 }), CLOSE.policy, disorder);
    refused(ranges({ clock: words + 2, length: 1 }, { clock: words, length: 1 }), CLOSE.policy, disorder);
    expect(verdict(ranges({ clock: words, length: 1 }, { clock: words + 1, length: 1 })).kind).toBe('accept');
  });
  test('of another’s words by who edits; of nothing by who comments', () => {
    const words = firstOf(wordsOf(canvas())).clock;
    expect(verdict(ranges({ clock: words, length: 3 }))).toMatchObject({
      kind: 'accept',
      adds: 'nothing',
      changes: [{ root: 'cards', key: 'c', field: 'text', kind: 'changed' }],
    });
    expect(verdict(ranges({ clock: words, length: 3 }), undefined, { role: 'commenter' })).toMatchObject({
      code: CLOSE.forbidden,
      reason: 'a commenter does not write cards',
      root: 'cards',
      hostile: false,
    });
  });
  test('a value taken away by a value that was never there', () => {
    const doc = canvas();
    const left = itemOf(cardOf(doc), 'createdBy');
    const said = verdict(updateOf([mine(item({ kind: 'deleted', length: 1 }, { left }))]), doc);
    expect(said).toMatchObject({
      code: CLOSE.forbidden,
      reason: 'who made a card never changes',
      root: 'cards',
      key: 'c',
    });
  });
  test('marks that a commenter’s tab tidied away do not travel with their comment', () => {
    const doc = canvas();
    Y.applyUpdate(
      doc,
      changed(doc, (copy) => wordsOf(copy).format(0, 3, { strong: {} }), 8),
    );
    const mark = [...doc.store.clients.get(8)!].find(
      (s) => s instanceof Y.Item && s.content instanceof Y.ContentFormat,
    )!;
    const comment = put('comments', 'x', { thread: 't', by: 'mallory', body: 'Ja', at: AT });
    const update = updateOf([mine(comment)], [{ client: 8, clock: mark.id.clock, length: 1 }]);
    const said = verdict(update, doc, { role: 'commenter' });
    if (said.kind !== 'accept') throw new Error(JSON.stringify(said));
    expect(Y.decodeUpdate(said.update).ds.clients.size).toBe(0);
    Y.applyUpdate(doc, said.update);
    expect(root(doc, 'comments').has('x')).toBe(true);
    expect(JSON.stringify(wordsOf(doc).toDelta())).toContain('strong');
    // Of an editor it is an edit like any other; of a commenter alone it is nothing at all.
    const alone = updateOf([], [{ client: 8, clock: mark.id.clock, length: 1 }]);
    expect(verdict(alone, doc, { role: 'commenter' }).kind).toBe('nothing-new');
    expect(verdict(alone, doc).kind).toBe('accept');
  });
});

describe('rights and rules', () => {
  test('a reader writes nothing, not even what is missing', () => {
    expect(verdict(updateOf([mine(put('meta', 'title', 'x'))]), undefined, { role: 'viewer' })).toMatchObject({
      code: CLOSE.forbidden,
      reason: 'a viewer does not write meta',
      hostile: false,
    });
    const ahead: Run = { client: ME, clock: 3, structs: [put('meta', 'a', 1)] };
    expect(verdict(updateOf([ahead]), undefined, { role: 'viewer' })).toMatchObject({
      reason: 'a viewer does not write',
    });
  });
  test('a rule’s no says where, and that it was forged; a size’s no says it was not', () => {
    expect(verdict(updateOf([mine(put('missionRead', 'anna', true))]))).toEqual({
      kind: 'refuse',
      code: CLOSE.forbidden,
      reason: 'one marks the mission as read for oneself',
      hostile: true,
      root: 'missionRead',
      key: 'anna',
    });
    expect(verdict(updateOf([mine(put('meta', 'x', 'x'.repeat(LONG_CHARS + 1)))]))).toEqual({
      kind: 'refuse',
      code: CLOSE.policy,
      reason: 'a value is too large',
      hostile: false,
      root: 'meta',
      key: 'x',
    });
  });
  test('no field of a card is signed by another, at any depth and in any order', () => {
    const doc = canvas();
    const card = idOf(cardOf(doc));
    const forged = 'a card is made in one’s own name';
    // In a card made with the same update, before and after another value, and beside a value that wins.
    const inNew = (...values: string[]): Uint8Array =>
      updateOf([
        mine(
          item({ kind: 'type', type: 'map' }, { parent: 'cards', sub: 'new' }),
          ...values.map((value, n) =>
            item(
              any(value),
              n ? { left: { client: ME, clock: n } } : { parent: { client: ME, clock: 0 }, sub: 'createdBy' },
            ),
          ),
        ),
      ]);
    expect(verdict(inNew('mallory'), doc).kind).toBe('accept');
    for (const values of [['anna'], ['anna', 'mallory'], ['mallory', 'anna']])
      refused(inNew(...values), CLOSE.forbidden, forged, doc);
    const losing = item(any('mallory'), { parent: card, sub: 'createdBy' });
    refused(updateOf([mine(losing)]), CLOSE.forbidden, 'who made a card never changes', doc);
  });
  test('a moment ahead of the server’s clock is refused, and no forgery as long as that is all', () => {
    const doc = canvas();
    const ahead = new Date(NOW + 6 * 60_000).toISOString();
    const said = (by: string): Verdict =>
      verdict(updateOf([mine(put('comments', 'x', { thread: 't', by, body: 'Straks', at: ahead }))]), doc);
    const reason = 'a comment is not from the future';
    expect(said('mallory')).toMatchObject({ kind: 'refuse', code: CLOSE.forbidden, reason, hostile: false });
    expect(said('anna')).toMatchObject({ kind: 'refuse', code: CLOSE.forbidden, hostile: true });
  });
  test('a card is signed by whoever makes it, with the same update', () => {
    const doc = canvas();
    const bare = item({ kind: 'type', type: 'map' }, { parent: 'cards', sub: 'new' });
    const name = item(any('mallory'), { parent: { client: ME, clock: 0 }, sub: 'createdBy' });
    refused(updateOf([mine(bare)]), CLOSE.forbidden, 'a card names who made it', doc);
    // Signed and wiped out at once, it would be nobody's as well.
    const wiped = updateOf([mine(bare, name)], [{ client: ME, clock: 1, length: 1 }]);
    refused(wiped, CLOSE.forbidden, 'a card names who made it', doc);
    // Of two that stand under one key, each is signed.
    const twice = updateOf([mine(bare, name, item({ kind: 'type', type: 'map' }, { left: { client: ME, clock: 0 } }))]);
    refused(twice, CLOSE.forbidden, 'a card names who made it', doc);
  });
  test('a commenter resolves the thread they open with the same update', () => {
    const doc = canvas();
    const update = updateOf([
      mine(
        put('threads', 't', { anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by: 'mallory', at: AT }),
        put('threadStates', 't', { state: 'resolved', by: 'mallory', at: AT }),
      ),
    ]);
    expect(verdict(update, doc, { role: 'commenter' }).kind).toBe('accept');
    const other = updateOf([mine(put('threadStates', 't', { state: 'resolved', by: 'mallory', at: AT }))]);
    expect(verdict(other, doc, { role: 'commenter' })).toMatchObject({
      kind: 'refuse',
      root: 'threadStates',
      key: 't',
    });
  });
});
