// Promise: what one update may cost is bounded before Yjs does the work, and honest work stays far below that.
// Each `refuse` of the judge has a case in one of these files that fails without it; test/chaos/mutations.ts takes them out.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { EFFORT_LIMIT } from '../../server/sync/effort.ts';
import { setStatus } from '../../shared/document/card-changes.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { put, updateOf } from '../chaos/hostile-bytes.ts';
import type { Content, Run, Struct } from '../chaos/hostile-bytes.ts';
import {
  ME,
  canvas,
  verdict,
  refused,
  mine,
  item,
  any,
  plain,
  idOf,
  wordsOf,
  firstOf,
  changed,
} from './judge-canvas.ts';

describe('what one update may cost', () => {
  /** Each of many writes wants to be first under one key. */
  const rivals = (count: number): Struct[] => Array.from({ length: count }, () => put('choice', 'leadRole', 'steward'));
  test('many values under one key, all at once: refused before Yjs puts one in its place', () => {
    const doc = canvas();
    for (let n = 0; n < 3000; n++) {
      const client = 2000 + (n % 2);
      const clock = Math.floor(n / 2);
      const last = itemOfRoot(doc);
      Y.applyUpdate(
        doc,
        updateOf([
          {
            client,
            clock,
            structs: [last ? item(any('steward'), { left: last }) : put('choice', 'leadRole', 'steward')],
          },
        ]),
      );
    }
    const reason = 'too many things at one place';
    const before = { claims: new Set(Array.from({ length: 64 }, (_, n) => 3000 + n)) };
    const many = (each: number): Uint8Array =>
      updateOf(Array.from({ length: 64 }, (_, n) => ({ client: 3063 - n, clock: 0, structs: rivals(each) })));
    refused(many(20), CLOSE.policy, reason, doc, before);
    expect(verdict(updateOf([mine(...rivals(1))]), doc).kind).toBe('accept');
    expect(EFFORT_LIMIT).toBeLessThanOrEqual(500_000);
  });
  const string = (text: string): Content => ({ kind: 'string', text });
  test('many things at one place of a text that many wrote in: refused; one after the other: fine', () => {
    const doc = canvas();
    const words = idOf(wordsOf(doc, 'd'));
    // Built from behind, so that no two pieces join.
    const wall = Array.from({ length: 4000 }, (_, n) =>
      n ? item(string('x'), { right: { client: 2, clock: n - 1 } }) : item(string('x'), { parent: words }),
    );
    Y.applyUpdate(doc, updateOf([{ client: 2, clock: 0, structs: wall }]));
    const first = firstOf(wordsOf(doc, 'd'));
    // Each wants to be somewhere between the beginning and the end.
    const lost = Array.from({ length: 500 }, () => item(string('y'), { parent: words }));
    refused(updateOf([mine(...lost)]), CLOSE.policy, 'too many things at one place', doc);
    const past = Array.from({ length: 500 }, (_, n) =>
      item(string('y'), n ? { right: { client: ME, clock: n - 1 } } : { parent: words }),
    );
    refused(updateOf([mine(...past)]), CLOSE.policy, 'too many things at one place', doc);
    const typed = Array.from({ length: 500 }, (_, n) =>
      item(string('y'), n ? { right: { client: ME, clock: n - 1 } } : { right: first }),
    );
    expect(verdict(updateOf([mine(...typed)]), doc).kind).toBe('accept');
  });
  test('many things of the update itself at one place', () => {
    const words = idOf(wordsOf(canvas(), 'd'));
    const wall = (client: number, count: number): Run => ({
      client,
      clock: 0,
      structs: Array.from({ length: count }, (_, n) =>
        item({ kind: 'format', key: n % 2 ? 'em' : 'strong', json: '{}' }, { parent: words }),
      ),
    });
    refused(updateOf([wall(8, 2000), wall(ME, 2000)]), CLOSE.policy, 'too many things at one place');
    expect(verdict(updateOf([wall(8, 30), wall(ME, 30)])).kind).toBe('accept');
  });
  test('a long day offline on what others changed as well is honest work', () => {
    const doc = canvas();
    const copy = declareRoots(new Y.Doc());
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.clientID = ME;
    for (let n = 0; n < 500; n++) {
      setStatus(copy, 'c', n % 2 ? 'decided' : 'proposal');
      wordsOf(copy, 'd').insert(n % 4, 'x', n % 3 ? {} : { strong: {} });
      Y.applyUpdate(
        doc,
        changed(
          doc,
          (theirs) => {
            setStatus(theirs, 'c', n % 2 ? 'rejected' : 'decided');
            wordsOf(theirs, 'd').insert((n + 1) % 4, 'y');
          },
          n % 2 ? 2000 : 9000,
        ),
      );
    }
    const offline = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
    expect(verdict(offline, doc).kind).toBe('accept');
  });
});
function itemOfRoot(doc: Y.Doc): { client: number; clock: number } | undefined {
  const found = doc.getMap('choice')._map.get('leadRole');
  return found && plain(found.lastId);
}
