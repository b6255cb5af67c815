// What people at random desks do to a canvas, and a list of what must therefore be there at the end.
import * as Y from 'yjs';
import { FACET_IDS, ROLES } from '../../shared/template/canvas-template.ts';
import { cardIds, cardMap, cardsIn, readCard, CARD_STATUSES } from '../../shared/document/cards.ts';
import { compassText } from '../../shared/document/compass.ts';
import { plainText } from '../../shared/document/text.ts';
import { readComment, textOf, threadIds } from '../../shared/document/threads.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import { root } from '../../shared/document/roots.ts';
import { erase, type } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';
import type { Peer } from './network.ts';

/** What was done, apart from any document. */
export class Oracle {
  readonly cards = new Set<string>();
  readonly comments = new Map<string, { thread: string; body: string | undefined }>();
  /** Typed words by text, and those somebody took out again (by erasing, undo or redo). */
  readonly typed = new Map<string, string>();
  readonly takenOut = new Set<string>();
  #next = 0;
  marker(textId: string): string {
    const marker = `<${this.#next++}>`;
    this.typed.set(marker, textId);
    return marker;
  }
}

type Act = (desk: Desk, oracle: Oracle, pick: Pick) => number;
/** Chance as a person has it. */
export interface Pick {
  readonly random: () => number;
  below(n: number): number;
  from<T>(list: readonly T[]): T | undefined;
}

/** Each act does one gesture and says how many updates that may make at most. */
const ACTS: readonly (readonly [weight: number, act: Act])[] = [
  [8, (d, o, p) => (o.cards.add(d.commands.addCard(p.from(FACET_IDS)!)), 2)],
  [24, (d, o, p) => typeSomewhere(d, o, p)],
  [6, (d, o, p) => eraseSomething(d, o, p)],
  [10, (d, _o, p) => withCard(d, p, (id) => move(d, id, p))],
  [
    5,
    (d, _o, p) =>
      withCard(
        d,
        p,
        (id) => (d.commands.nudge(id, p.from(['up', 'down', 'next-facet', 'previous-facet'] as const)!), 1),
      ),
  ],
  [8, (d, _o, p) => withCard(d, p, (id) => (d.commands.setStatus([id], p.from(CARD_STATUSES)!), 1))],
  [2, (d, o, p) => withCard(d, p, (id) => (d.commands.duplicate([id]).forEach((c) => o.cards.add(c)), 2))],
  [
    3,
    (d, _o, p) =>
      withCard(d, p, (id) => (d.commands.setTag(id, 'side', p.from(['investment', 'progress', undefined])), 1)),
  ],
  [
    3,
    (d, _o, p) =>
      withCard(d, p, (id) => (d.commands.setFields(id, { owner: d.person, next: `step ${p.below(9)}` }), 1)),
  ],
  [
    2,
    (d, _o, p) =>
      withCard(
        d,
        p,
        (id) => (d.commands.setLink(id, { type: 'targets', to: p.from(cardIds(d.doc))! }, p.random() < 0.7), 1),
      ),
  ],
  [4, (d, _o, p) => (d.commands.setStance(p.from(ROLES)!, p.from(['lead', 'parity', 'off', undefined])), 1)],
  [2, (d, _o, p) => (d.commands.setEmpty(p.from(FACET_IDS)!, p.random() < 0.5 ? 'not us' : undefined), 1)],
  [1, (d, _o, p) => (d.commands.setTitle(`Title ${p.below(9)}`), 1)],
  [1, (d, _o, p) => (d.commands.setDeadline(p.from(['2030-01-31', '2032-02-29', undefined])), 1)],
  [1, (d, _o, p) => (d.commands.setMissionRead(p.random() < 0.5), 1)],
  [5, (d, o, p) => openSomewhere(d, o, p)],
  [5, (d, o, p) => withThread(d, p, (t) => remember(d, o, d.commands.reply(t, `reply of ${d.person}`)))],
  [
    2,
    (d, o, p) =>
      withOwnComment(
        d,
        p,
        (id) => (
          o.comments.set(id, { ...o.comments.get(id)!, body: undefined }),
          d.commands.editComment(id, 'edited'),
          1
        ),
      ),
  ],
  [
    2,
    (d, o, p) =>
      withOwnComment(
        d,
        p,
        (id) => (o.comments.set(id, { ...o.comments.get(id)!, body: undefined }), d.commands.deleteComment(id), 1),
      ),
  ],
  [2, (d, _o, p) => withThread(d, p, (t) => (d.commands.resolve(t, p.random() < 0.5), 1))],
  [8, (d, o, p) => watchingMarkers(d, o, () => (p.random() < 0.7 ? d.commands.undo() : d.commands.redo()))],
];
const WEIGHT = ACTS.reduce((sum, [weight]) => sum + weight, 0);

/** One gesture at random; answers with how many updates it made and how many it may make at most. */
export function act(peer: Peer, oracle: Oracle, pick: Pick): { made: number; atMost: number } {
  const before = peer.ownUpdates;
  // Every gesture is a step of its own: what typing joins depends on the time of day, and a seed must not.
  peer.desk.undo.stop();
  let spot = pick.below(WEIGHT);
  const chosen = ACTS.find(([weight]) => (spot -= weight) < 0);
  const atMost = chosen![1](peer.desk, oracle, pick);
  return { made: peer.ownUpdates - before, atMost };
}

/** Every text of the document by its TextId. */
export function texts(desk: { readonly doc: Y.Doc }): Map<string, string> {
  const found = new Map<string, string>();
  for (const field of ['mission', 'boldGoal', 'endInMind'] as const) {
    const text = compassText(desk.doc, field);
    if (text) found.set(`compass.${field}`, plainText(text));
  }
  for (const id of cardIds(desk.doc)) {
    const card = readCard(desk.doc, id)!;
    found.set(`${id}.text`, plainText(card.text));
    found.set(`${id}.instead`, plainText(card.instead));
  }
  return found;
}

function typeSomewhere(d: Desk, oracle: Oracle, pick: Pick): number {
  const id = pick.from([...texts(d).keys()])!;
  const text = textOf(d.doc, id)!;
  // At either end: a marker in the middle of another would hide both.
  type(d.doc, text, pick.random() < 0.5 ? 0 : plainText(text).length, oracle.marker(id));
  return 1;
}
function eraseSomething(d: Desk, oracle: Oracle, pick: Pick): number {
  const [id, plain] = pick.from([...texts(d)].filter(([, text]) => /<\d+>/u.test(text))) ?? [];
  if (id === undefined || plain === undefined) return 0;
  const marker = pick.from([...plain.matchAll(/<\d+>/gu)])!;
  oracle.takenOut.add(marker[0]);
  erase(d.doc, textOf(d.doc, id)!, marker.index, marker[0].length);
  return 1;
}
function move(d: Desk, id: string, pick: Pick): number {
  const facet = pick.from(FACET_IDS)!;
  d.commands.move([id], facet, pick.random() < 0.5 ? null : (pick.from(cardsIn(d.doc, facet)) ?? null));
  return 1;
}
function openSomewhere(d: Desk, oracle: Oracle, pick: Pick): number {
  const [id, plain] = pick.from([...texts(d)].filter(([, text]) => text.length > 2)) ?? [];
  const anchor =
    id !== undefined && plain !== undefined && pick.random() < 0.6
      ? textAnchor(d.doc, id, 0, 1 + pick.below(plain.length))
      : ({ kind: 'facet', id: pick.from(FACET_IDS)! } as const);
  if (!anchor) return 0;
  const thread = d.commands.openThread(anchor, `opened by ${d.person}`);
  return remember(d, oracle, commentsOf(d.doc, thread)[0]!.id);
}
function remember(d: Desk, oracle: Oracle, comment: string): number {
  const { thread, body } = readComment(d.doc, comment)!;
  oracle.comments.set(comment, { thread, body });
  return 1;
}
/** A card whose update was overtaken has lost its place for a moment; its texts are there and undo works on them. */
function evenIfTorn(d: Desk, id: string): string {
  const [owner = '', field = ''] = id.split('.');
  const text = owner === 'compass' ? textOf(d.doc, id) : cardMap(d.doc, owner)?.get(field);
  return text instanceof Y.XmlFragment ? plainText(text) : '';
}
/** Undo and redo take words out and bring them back; which, is what the texts say. */
function watchingMarkers(d: Desk, oracle: Oracle, change: () => unknown): number {
  const markers = (): Set<string> =>
    new Set([...oracle.typed].filter(([marker, id]) => evenIfTorn(d, id).includes(marker)).map(([marker]) => marker));
  const before = markers();
  change();
  const after = markers();
  for (const marker of before) if (!after.has(marker)) oracle.takenOut.add(marker);
  return 1;
}
function withCard(d: Desk, pick: Pick, then: (id: string) => number): number {
  const id = pick.from(cardIds(d.doc));
  return id === undefined ? 0 : then(id);
}
function withThread(d: Desk, pick: Pick, then: (id: string) => number): number {
  const id = pick.from(threadIds(d.doc));
  return id === undefined ? 0 : then(id);
}
function withOwnComment(d: Desk, pick: Pick, then: (id: string) => number): number {
  const own = [...root(d.doc, 'comments').keys()].filter((id) => readComment(d.doc, id)?.by === d.person);
  const id = pick.from(own.sort());
  return id === undefined || readComment(d.doc, id)?.deleted ? 0 : then(id);
}
