// Three people who work on one canvas with the product's own commands, and the server's judge between them.
import { expect } from 'vitest';
import * as Y from 'yjs';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import type { Verdict } from '../../server/sync/judge.ts';
import { isGarbage } from '../../server/sync/place.ts';
import { BIRTH, ME, ownUndo } from '../../shared/document/undo.ts';
import { cardIds, readCard } from '../../shared/document/cards.ts';
import {
  copyCard,
  makeCard,
  moveCard,
  setFields,
  setLink,
  setStatus,
  setTag,
} from '../../shared/document/card-changes.ts';
import { setDeadline, setMissionRead, setTitle, startDocument } from '../../shared/document/compass-changes.ts';
import { deliberatelyEmpty } from '../../shared/document/choices.ts';
import { setDeliberatelyEmpty, setStance } from '../../shared/document/choice-changes.ts';
import { fileOf } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import { addComment, deleteComment, editComment, openThread } from '../../shared/document/thread-changes.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';

/** Small, seeded and good enough to choose with (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Person {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly undo: ReturnType<typeof ownUndo>;
  readonly outgoing: Uint8Array[];
}
const AT = '2026-01-01T00:00:00.000Z';

/** One gesture of an honest person, as the client makes it. */
function gesture({ name, doc, undo }: Person, random: () => number, n: number): void {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const id = pick(cardIds(doc));
  const facet = pick(FACET_IDS);
  const card = id === undefined ? undefined : readCard(doc, id);
  const maker = { person: name, at: AT, random };
  const line = card?.text.get(0);
  const words = line instanceof Y.XmlElement ? line.get(0) : undefined;
  const act = Math.floor(random() * 19);
  if (act < 2 && facet) {
    const made = `${name}-${n}`;
    doc.transact(() => makeCard(doc, made, facet, maker, { text: textFrom('Nieuwe kaart') }), BIRTH);
    undo.gesture(() => setStatus(doc, made, 'proposal'));
  } else if (act === 2 && id && facet) undo.gesture(() => moveCard(doc, id, facet, null, random));
  else if (act === 3 && id) undo.gesture(() => setStatus(doc, id, random() < 0.5 ? 'rejected' : 'decided'));
  else if (act === 4 && id) undo.gesture(() => setFields(doc, id, { owner: random() < 0.5 ? name : undefined }));
  else if (act === 5 && id) doc.transact(() => copyCard(doc, id, `${name}-copy-${n}`, maker), BIRTH);
  else if (act === 6) undo.undo();
  else if (act === 7) undo.redo();
  else if (act === 8) undo.gesture(() => setStance(doc, 'inventor', random() < 0.5 ? 'lead' : undefined));
  else if (act === 9)
    openThread(
      doc,
      { id: `t-${name}-${n}`, anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by: name, at: AT },
      { id: `c-${name}-${n}`, body: 'Eerste' },
    );
  else if (act === 10) {
    const own = [...doc.getMap('comments').keys()].filter((key) => key.startsWith(`c-${name}-`));
    const mine = pick(own);
    if (mine) (random() < 0.5 ? deleteComment : (d: Y.Doc, c: string) => editComment(d, c, `Zo ${n}`, AT))(doc, mine);
    const thread = pick([...doc.getMap('threads').keys()]);
    if (thread) addComment(doc, { id: `c-${name}-${n}`, thread, by: name, body: 'Antwoord', at: AT });
  } else if (act === 11 && facet) {
    const marked = deliberatelyEmpty(doc, facet) ? undefined : { reason: 'Bewust', by: name, at: AT };
    undo.gesture(() => setDeliberatelyEmpty(doc, facet, marked));
  } else if (act === 12 && id) {
    const to = pick(cardIds(doc)) ?? id;
    undo.gesture(() => setLink(doc, id, { type: 'benefits', to }, random() < 0.6));
  } else if (act === 13 && id) undo.gesture(() => setTag(doc, id, 'horizon', random() < 0.5 ? 'today' : undefined));
  else if (act === 14) {
    if (random() < 0.3) undo.gesture(() => setTitle(doc, `Titel ${n}`));
    else if (random() < 0.5) undo.gesture(() => setDeadline(doc, random() < 0.5 ? '2030-01-01' : undefined));
    else setMissionRead(doc, name, random() < 0.5);
  } else if (words instanceof Y.XmlText && card) {
    doc.transact(() => {
      const at = Math.floor(random() * (words.length + 1));
      if (random() < 0.5) words.insert(at, 'woord ', random() < 0.3 ? { strong: {} } : {});
      else if (words.length > 2) words.delete(Math.min(at, words.length - 2), 2);
      if (random() < 0.3 && words.length > 3) words.format(0, 3, { em: random() < 0.5 ? {} : null });
      if (random() < 0.1) card.text.insert(0, [new Y.XmlElement('paragraph')]);
      if (random() < 0.1 && card.text.length > 1) card.text.delete(card.text.length - 1, 1);
    }, ME);
  }
}

/** What is done with each accepted update, in place of just applying it. */
export type Apply = (server: Y.Doc, verdict: Extract<Verdict, { kind: 'accept' }>, sent: Uint8Array) => void;

/** Three people, lines that come and go, some edits sent one by one and some in one piece after reconnecting. */
export function run(seed: number, apply: Apply = (server, { update }) => Y.applyUpdate(server, update)): void {
  const random = dice(seed);
  const server = declareRoots(new Y.Doc({ gcFilter: isGarbage }));
  startDocument(server, 'Proef', 'nl');
  const judged = judgedDocument(server);
  const people: Person[] = ['anna', 'bram', 'carla'].map((name) => {
    const doc = declareRoots(new Y.Doc());
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
    const outgoing: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'server' && outgoing.push(bytes));
    return { name, doc, undo: ownUndo(doc), outgoing };
  });
  const send = (person: Person, update: Uint8Array): void => {
    const verdict = judge(judged, update, {
      person: person.name,
      role: 'editor',
      claims: new Set([person.doc.clientID]),
      now: Date.parse(AT),
    });
    if (verdict.kind === 'refuse') throw new Error(`${person.name} was refused: ${verdict.reason}`);
    expect(verdict.kind).not.toBe('missing');
    if (verdict.kind !== 'accept') return;
    const told: Uint8Array[] = [];
    const listen = (bytes: Uint8Array): void => void told.push(bytes);
    server.on('update', listen);
    apply(server, verdict, update);
    server.off('update', listen);
    expect(server.store.pendingStructs ?? server.store.pendingDs).toBeNull();
    for (const other of people)
      if (other !== person && online.has(other)) for (const bytes of told) Y.applyUpdate(other.doc, bytes, 'server');
  };
  const online = new Set(people);
  const reconnect = (person: Person): void => {
    online.add(person);
    person.outgoing.length = 0;
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(person.doc)), 'server');
    const [part, whole] = [Y.encodeStateVector(server), undefined];
    send(person, Y.encodeStateAsUpdate(person.doc, random() < 0.6 ? part : whole));
    if (random() < 0.3) send(person, Y.encodeStateAsUpdate(person.doc));
  };
  for (let n = 0; n < 150; n++) {
    const person = people[Math.floor(random() * people.length)] as Person;
    gesture(person, random, n);
    const luck = random();
    if (!online.has(person)) {
      if (luck < 0.2) reconnect(person);
    } else if (luck < 0.1) online.delete(person);
    else for (const update of person.outgoing.splice(0)) send(person, update);
  }
  // Twice: what one brings is news to the others.
  for (let round = 0; round < 2; round++) for (const person of people) reconnect(person);
  const whole = JSON.stringify(fileOf(server));
  for (const { doc } of people) expect(JSON.stringify(fileOf(doc))).toBe(whole);
}
