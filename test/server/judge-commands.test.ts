// Promise: whatever the product's own commands do, the judge takes; for every role, with a clock a day off, and undone
// after a colleague changed the same.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commandsOn } from '../../client/session/commands.ts';
import type { Commands } from '../../client/session/commands.ts';
import { serverTime } from '../../client/session/server-time.ts';
import { realClock } from '../../client/session/surroundings.ts';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import type { Judged } from '../../server/sync/judge.ts';
import { documentOf } from '../../server/sync/document.ts';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import { deliberatelyEmpty } from '../../shared/document/choices.ts';
import { checkFile, fileOf, fillDocument } from '../../shared/document/file.ts';
import { setMuted } from '../../shared/document/muted.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import { ME, ownUndo } from '../../shared/document/undo.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { memory } from './sessions.ts';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const DAY_MS = 24 * 60 * 60 * 1000;
/** A canvas that was imported: its cards and comments are of people nobody knows here. */
function table(): { judged: Judged; server: Y.Doc; sit: typeof sit } {
  const filled = declareRoots(new Y.Doc());
  const checked = checkFile(rijwiel);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  fillDocument(filled, checked.file);
  const server = documentOf({ seq: 1, snapshot: Y.encodeStateAsUpdate(filled), updates: [] });
  const judged = judgedDocument(server);
  const docs: Y.Doc[] = [];
  let ids = 0;
  /** One person at the table: what they do goes to the judge at once, and from there to all others. */
  function sit(person: string, role: AccessRole, clockOff = 0): { doc: Y.Doc; does: Commands } {
    const doc = declareRoots(new Y.Doc());
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
    docs.push(doc);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return;
      const said = judge(judged, update, { person, role, claims: new Set([doc.clientID]), now: NOW });
      if (said.kind !== 'accept') throw new Error(`${person}: ${JSON.stringify(said)}`);
      Y.applyUpdate(server, said.update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, said.update, 'server');
    });
    // Their computer's clock may be off; what the server told with the ticket puts that right.
    const time = serverTime({ ...realClock, now: () => NOW + clockOff, steady: () => 0 }, memory());
    time.told(NOW, 0);
    const does = commandsOn(doc, ownUndo(doc), {
      person,
      now: () => new Date(time.now()),
      random: () => 0.37,
      newId: () => `${person}-${ids++}`,
    });
    return { doc, does };
  }
  return { judged, server, sit };
}
/** Everything in the discussion, which a commenter may do as well. */
function discuss(doc: Y.Doc, does: Commands): void {
  const card = cardsIn(doc, 'arena.customers')[0]!;
  const own = does.openThread({ kind: 'block', id: 'arena' }, 'Hoe zit dit?', 'question');
  does.openThread({ kind: 'card', id: card, quote: 'x' }, 'En dit?', 'risk');
  does.openThread(textAnchor(doc, `${card}.text`, 0, 4)!, 'En deze woorden?');
  does.openThread({ kind: 'facet', id: FACET_IDS[3]! }, 'x'.repeat(5000), 'objection');
  const reply = does.reply(own, 'Zo.');
  does.editComment(reply, 'Toch anders.');
  does.deleteComment(reply);
  does.resolve(own, true);
  does.resolve(own, false);
  does.setMissionRead(true);
  does.setMissionRead(false);
  expect(commentsOf(doc, own)).toHaveLength(1);
}
/** Everything on the board, and all of it undone and done again. */
function edit(doc: Y.Doc, does: Commands): void {
  const [facet, other] = [FACET_IDS[0]!, FACET_IDS[7]!];
  does.setEmpty(facet, 'Bewust leeg');
  const card = does.addCard(facet, { text: 'Een keuze\nin twee regels' });
  const there = cardsIn(doc, 'arena.customers');
  const copies = does.duplicate([card, there[0]!]);
  does.move([...copies, there[0]!], other, null);
  for (const way of ['up', 'down', 'previous-facet', 'next-facet'] as const) does.nudge(card, way);
  for (const status of ['decided', 'rejected', 'proposal'] as const) does.setStatus([card, there[0]!], status);
  does.setFields(there[0]!, { confidence: 'heard', owner: 'p', next: 'x'.repeat(300), due: '2026-04-01' });
  does.setFields(there[0]!, { confidence: undefined, owner: undefined, next: undefined, due: undefined });
  does.setTag(there[0]!, 'driver', 'function');
  does.setTag(there[0]!, 'driver', undefined);
  does.setLink(card, { type: 'conflicts', to: there[0]! }, true);
  does.setLink(card, { type: 'conflicts', to: there[0]! }, false);
  for (const stance of ['lead', 'parity', 'off', undefined] as const) does.setStance('steward', stance);
  does.setStance('monarch', 'lead', 'off');
  does.setEmpty(other, 'Bewust leeg');
  does.setEmpty(other, undefined);
  does.setTitle('x'.repeat(200));
  does.setDeadline('2031-01-01');
  does.setDeadline(undefined);
  let steps = 0;
  while (does.undo() !== 'nothing') steps++;
  while (does.redo() !== 'nothing') steps++;
  while (does.undo() !== 'nothing') steps++;
  expect(steps).toBeGreaterThan(60);
}

describe('every command of the product is taken', () => {
  for (const [when, clockOff] of Object.entries({ 'on time': 0, 'a day early': DAY_MS, 'a day late': -DAY_MS }))
    for (const role of ['owner', 'editor', 'commenter'] as const)
      test(`from ${role}, by a clock ${when}`, () => {
        const { server, sit } = table();
        const { doc, does } = sit('anna', role, clockOff);
        discuss(doc, does);
        if (role !== 'commenter') edit(doc, does);
        expect(JSON.stringify(fileOf(doc))).toBe(JSON.stringify(fileOf(server)));
      });
});

describe('undo across people', () => {
  test('of a field a colleague has changed since', () => {
    const { sit } = table();
    const [anna, bram] = [sit('anna', 'editor'), sit('bram', 'editor')];
    const card = anna.does.addCard('licence.customers', { text: 'Keuze' });
    anna.does.setFields(card, { owner: 'anna' });
    bram.does.setFields(card, { owner: 'bram' });
    bram.does.setStatus([card], 'decided');
    bram.does.move([card], 'licence.owners', null);
    for (let n = 0; n < 3; n++) anna.does.undo();
    for (let n = 0; n < 3; n++) anna.does.redo();
    for (let n = 0; n < 3; n++) bram.does.undo();
    expect(readCard(anna.doc, card)?.createdBy).toBe('anna');
  });
  test('of a card added where a colleague had left the facet empty on purpose: their mark is back, in their name', () => {
    const { server, judged, sit } = table();
    const [anna, bram] = [sit('anna', 'editor'), sit('bram', 'owner')];
    const facet = FACET_IDS[0]!;
    anna.does.setEmpty(facet, 'Dit doen we niet');
    bram.does.addCard(facet);
    expect(deliberatelyEmpty(server, facet)).toBeUndefined();
    bram.does.undo();
    expect(deliberatelyEmpty(server, facet)).toMatchObject({ by: 'anna', reason: 'Dit doen we niet' });
    // What Anna never said, Bram cannot have her say; and the server still knows after it was read again.
    const again = judgedDocument(documentOf({ seq: 1, snapshot: Y.encodeStateAsUpdate(server), updates: [] }));
    for (const { doc } of [judged, again]) {
      const words = { by: 'anna', at: new Date(NOW).toISOString() };
      for (const [reason, kind] of Object.entries({ 'Dit doen we niet': 'accept', Anders: 'refuse' })) {
        const copy = declareRoots(new Y.Doc());
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        const before = Y.encodeStateVector(copy);
        root(copy, 'empty').set(facet, { reason, ...words });
        const update = Y.encodeStateAsUpdate(copy, before);
        const writer = { person: 'bram', role: 'editor' as const, claims: new Set([copy.clientID]), now: NOW };
        expect(judge(judgedDocument(doc), update, writer).kind).toBe(kind);
      }
    }
  });
  test('of a finding heard again that a colleague had muted: it is muted again, in their name', () => {
    const { server, sit } = table();
    const [anna, bram] = [sit('anna', 'editor'), sit('bram', 'owner')];
    const finding = 'P05:p2';
    const why = { reason: 'Volgend jaar', by: 'anna', at: new Date(NOW).toISOString() };
    anna.doc.transact(() => setMuted(anna.doc, finding, why), ME);
    bram.doc.transact(() => setMuted(bram.doc, finding, undefined), ME);
    expect(root(server, 'muted').has(finding)).toBe(false);
    expect(bram.does.undo()).toBe('done');
    expect(root(server, 'muted').get(finding)).toEqual(why);
    expect(anna.does.undo()).toBe('no-effect');
  });
});
