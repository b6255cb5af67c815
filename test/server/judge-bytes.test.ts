// Promise: bytes that are no update, or lie about what they hold, are refused before Yjs sets anything aside for them.
// Each `refuse` of the judge has a case in one of these files that fails without it; test/chaos/mutations.ts takes them out.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { UPDATE_LIMITS } from '../../server/sync/fresh.ts';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import type { Verdict, Writer } from '../../server/sync/judge.ts';
import { NEW_CLIENTS_A_DAY } from '../../server/sync/newcomers.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { joinedBytes, numbers, put, updateOf } from '../chaos/hostile-bytes.ts';
import type { Content, Run } from '../chaos/hostile-bytes.ts';
import { ANNA, ME, NOW, canvas, mallory, verdict, refused, mine, item, any, idOf, wordsOf } from './judge-canvas.ts';

describe('bytes', () => {
  const LIES = [2 ** 25, 2 ** 32, 2 ** 53 - 1];
  const claims: Record<string, (count: number) => Uint8Array> = {
    clients: (count) => numbers(count, 0),
    structs: (count) => numbers(1, count, ME, 0, 0, 1),
    'deleting clients': (count) => numbers(0, count),
    deletions: (count) => numbers(0, 1, ME, count, 0, 1),
    values: (count) => joinedBytes(numbers(1, 1, ME, 0), Uint8Array.of(8, 1, 1, 97), numbers(count, 0)),
    'values of JSON': (count) => joinedBytes(numbers(1, 1, ME, 0), Uint8Array.of(2, 1, 1, 97), numbers(count, 0)),
    'a list': (count) => joinedBytes(numbers(1, 1, ME, 0), Uint8Array.of(8, 1, 1, 97, 1, 117), numbers(count, 0)),
    'an object': (count) => joinedBytes(numbers(1, 1, ME, 0), Uint8Array.of(8, 1, 1, 97, 1, 118), numbers(count, 0)),
    'a string': (count) => joinedBytes(numbers(1, 1, ME, 0), Uint8Array.of(4, 1, 1, 97), numbers(count, 0)),
  };
  for (const [what, update] of Object.entries(claims))
    test(`a count of ${what} that lies`, () => {
      for (const lie of LIES) refused(update(lie), CLOSE.badData, 'not an update');
    });
  test('a hundred small updates whose counts lie cost no memory', () => {
    const doc = canvas();
    const judged = judgedDocument(doc);
    const updates = Array.from({ length: 100 }, (_, n) => numbers(1, 2 ** (25 + (n % 29)), ME, 0));
    expect(Math.max(...updates.map((u) => u.byteLength))).toBeLessThanOrEqual(12);
    // What Yjs sets aside for a count is an array of that length; nobody makes one.
    const before = process.memoryUsage().heapUsed + process.memoryUsage().external;
    for (const update of updates) expect(judge(judged, update, mallory).kind).toBe('refuse');
    const after = process.memoryUsage().heapUsed + process.memoryUsage().external;
    expect(after - before).toBeLessThan(64 * 1024 * 1024);
  });
  test('version 2, something after the end, half an update, nothing at all', () => {
    const doc = new Y.Doc();
    doc.clientID = ME;
    doc.getMap('meta').set('a', 5);
    const whole = Y.encodeStateAsUpdate(doc);
    expect(verdict(whole).kind).toBe('accept');
    refused(Y.encodeStateAsUpdateV2(doc), CLOSE.badData, 'not an update');
    refused(joinedBytes(whole, Uint8Array.of(0)), CLOSE.badData, 'not an update');
    for (let end = 0; end < whole.byteLength; end++) refused(whole.subarray(0, end), CLOSE.badData, 'not an update');
    // A view into more bytes than it shows reads no further than its own.
    const more = joinedBytes(whole, whole);
    refused(more.subarray(0, whole.byteLength - 1), CLOSE.badData, 'not an update');
  });
  test('words that are no words, types that are no types', () => {
    const words = idOf(wordsOf(canvas()));
    const bad: Content[] = [
      { kind: 'format', key: 'strong', json: '{' },
      { kind: 'raw', ref: 7, bytes: numbers(9) },
      { kind: 'raw', ref: 4, bytes: Uint8Array.of(1, 0xff) },
      { kind: 'raw', ref: 10, bytes: numbers(1) },
      { kind: 'raw', ref: 8, bytes: joinedBytes(numbers(1), Uint8Array.of(90)) },
      {
        kind: 'raw',
        ref: 8,
        bytes: joinedBytes(
          numbers(1),
          new Uint8Array(200).fill(117).map((_, n) => (n % 2 ? 1 : 117)),
          Uint8Array.of(126),
        ),
      },
    ];
    for (const content of bad)
      refused(updateOf([mine(item(content, { parent: words }))]), CLOSE.badData, 'not an update');
  });
  test('one clientID twice', () => {
    refused(
      updateOf([mine(put('meta', 'a', 1)), { client: ME, clock: 1, structs: [put('meta', 'b', 1)] }]),
      CLOSE.badData,
      'not an update',
    );
  });
});

describe('clocks and clientIDs', () => {
  test('a gap, a struct of no length, one that makes clocks jump', () => {
    refused(updateOf([mine({ kind: 'skip', length: 5 })]), CLOSE.policy, 'gaps are not sent');
    refused(updateOf([mine({ kind: 'gc', length: 0 })]), CLOSE.policy, 'a struct of no length');
    for (const length of [UPDATE_LIMITS.clock + 1, 2 ** 45])
      refused(updateOf([mine({ kind: 'gc', length })]), CLOSE.policy, 'too long');
    expect(verdict(updateOf([mine({ kind: 'gc', length: UPDATE_LIMITS.clock })])).kind).toBe('accept');
  });
  test('clocks that jump in many steps come no further than in one', () => {
    const step = { kind: 'gc', length: UPDATE_LIMITS.clock / 2 } as const;
    refused(updateOf([mine(step, step, { kind: 'gc', length: 1 })]), CLOSE.policy, 'too long');
    const doc = canvas();
    Y.applyUpdate(doc, updateOf([mine(step, step)]));
    const next: Run = { client: ME, clock: UPDATE_LIMITS.clock, structs: [put('meta', 'a', 1)] };
    refused(updateOf([next]), CLOSE.policy, 'too long', doc);
  });
  test('six pages pasted and taken out again offline: however long, it is gone, and comes in with what was written after', () => {
    const doc = canvas();
    const copy = declareRoots(new Y.Doc());
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.clientID = ME;
    for (let n = 0; n < 6; n++) wordsOf(copy).insert(n * 20_000, 'x'.repeat(20_000));
    wordsOf(copy).delete(0, 120_000);
    wordsOf(copy).insert(0, 'Kort: ');
    const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
    expect(Y.decodeUpdate(update).structs.map((struct) => struct.length)).toContain(120_000);
    const said = verdict(update, doc);
    if (said.kind !== 'accept') throw new Error(JSON.stringify(said));
    Y.applyUpdate(doc, said.update);
    expect(wordsOf(doc).toString()).toBe('Kort: De klant staat voorop');
  });
  test('what is known already may be as long as it is', () => {
    const doc = canvas();
    Y.applyUpdate(doc, updateOf([mine({ kind: 'gc', length: 200_000 })]));
    expect(verdict(Y.encodeStateAsUpdate(doc), doc).kind).toBe('nothing-new');
  });
  test('somebody else’s clientID', () => {
    const theirs: Run = { client: 99, clock: 0, structs: [put('meta', 'a', 1)] };
    refused(updateOf([theirs]), CLOSE.forbidden, 'this clientID belongs to somebody else');
    // Squatting: the next clock of Anna's, before she writes it.
    const next: Run = { client: ANNA, clock: Y.getState(canvas().store, ANNA), structs: [put('meta', 'a', 1)] };
    refused(updateOf([next]), CLOSE.forbidden, 'this clientID belongs to somebody else');
    refused(
      updateOf([{ ...next, structs: [{ kind: 'gc', length: 1 }] }]),
      CLOSE.forbidden,
      'this clientID belongs to somebody else',
    );
  });
  test('more clientIDs than one person has tabs', () => {
    const runs = (count: number): Run[] =>
      Array.from({ length: count }, (_, n) => ({ client: 1000 - n, clock: 0, structs: [put('meta', `k${n}`, 1)] }));
    const claims = new Set(Array.from({ length: 100 }, (_, n) => 1000 - n));
    expect(verdict(updateOf(runs(64)), undefined, { claims }).kind).toBe('accept');
    refused(updateOf(runs(65)), CLOSE.policy, 'too many clientIDs at once', undefined, { claims });
  });
  test('a new clientID with every update: so many a day, and each person by themself', () => {
    const judged = judgedDocument(canvas());
    const write = (client: number, writer: Partial<Writer> = {}): Verdict =>
      judge(judged, updateOf([{ client, clock: 0, structs: [put('meta', `k${client}`, 1)] }]), {
        ...mallory,
        claims: new Set([client]),
        ...writer,
      });
    for (let n = 0; n < NEW_CLIENTS_A_DAY; n++) expect(write(1000 + n).kind).toBe('accept');
    expect(write(9000)).toMatchObject({ code: CLOSE.policy, reason: 'too many clientIDs in one day' });
    expect(write(9001, { person: 'anna' }).kind).toBe('accept');
    expect(write(9002, { now: NOW + 25 * 60 * 60 * 1000 }).kind).toBe('accept');
  });
  test('the next edit of the same tab is no newcomer', () => {
    const doc = canvas();
    const judged = judgedDocument(doc);
    for (let n = 0; n < NEW_CLIENTS_A_DAY + 2; n++) {
      const said = judge(judged, updateOf([{ client: ME, clock: n, structs: [put('meta', `k${n}`, 1)] }]), mallory);
      if (said.kind !== 'accept') throw new Error(JSON.stringify(said));
      Y.applyUpdate(doc, said.update);
    }
  });
  test('something missing: before it, beside it, or to be deleted', () => {
    const ahead: Run = { client: ME, clock: 3, structs: [put('meta', 'a', 1)] };
    expect(verdict(updateOf([ahead])).kind).toBe('missing');
    expect(verdict(updateOf([mine(item(any(1), { left: { client: 8, clock: 4 } }))])).kind).toBe('missing');
    expect(verdict(updateOf([mine(item(any(1), { right: { client: ME, clock: 4 } }))])).kind).toBe('missing');
    expect(verdict(updateOf([mine(item(any(1), { parent: { client: 99, clock: 4 }, sub: 'a' }))])).kind).toBe(
      'missing',
    );
    expect(verdict(updateOf([], [{ client: ANNA, clock: 0, length: 5000 }])).kind).toBe('missing');
  });
});
