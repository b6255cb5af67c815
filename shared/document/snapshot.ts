// Reads a canvas into the plain snapshot that judging takes: at once, or again and again, keeping what did not change.
import * as Y from 'yjs';
import { isRole, COMPASS_TEXTS } from '../template/canvas-template.ts';
import type { CompassText, Role, Stance } from '../template/canvas-template.ts';
import { inOneGo } from '../judge/pieces.ts';
import type { Pieces } from '../judge/pieces.ts';
import type { About, Outside, Snapshot, SnapshotCard, SnapshotThread } from '../judge/snapshot.ts';
import { byCodeUnits, readCard } from './cards.ts';
import { leadRole } from './choices.ts';
import { compassText, deadline, missionReaders, readMeta } from './compass.ts';
import { evidenceIn } from './evidence.ts';
import { asReasoned } from './muted.ts';
import { root, ROOTS } from './roots.ts';
import type { Root } from './roots.ts';
import { readPhase } from './session.ts';
import { plainText } from './text.ts';
import { discussionTypes, liveComments, readThread, threadState } from './threads.ts';
import type { Anchor } from './threads.ts';

/** The canvas as it is now. */
export function snapshotOf(doc: Y.Doc, outside: Outside): Snapshot {
  return assemble(doc, allCards(doc), allThreads(doc), outside);
}

/** Reads snapshots of one document; a card nobody touched is the same object in each of them. */
export interface SnapshotReader {
  read(outside: Outside): Snapshot;
  /** The same in pieces; what changes in between is in it. Only one reading at a time. */
  reading(outside: Outside): Pieces<Snapshot>;
  /** Something a snapshot holds has changed. */
  onChange(listener: () => void): () => void;
  stop(): void;
}
export function watchSnapshot(doc: Y.Doc): SnapshotReader {
  const listeners = new Set<() => void>();
  /** Cards to be read again. */
  const touched = new Set<string>(root(doc, 'cards').keys());
  let cards: ReadonlyMap<string, SnapshotCard> = new Map();
  let threads: readonly SnapshotThread[] | undefined;
  const cardsChanged = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const id = event.path[0];
      if (typeof id === 'string') touched.add(id);
      else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) touched.add(String(key));
    }
  };
  const threadsChanged = (): void => {
    threads = undefined;
  };
  const tell = (): void => listeners.forEach((listener) => listener());
  const heard = ROOTS.filter((name) => !UNREAD.includes(name)).map((name) => root(doc, name));
  root(doc, 'cards').observeDeep(cardsChanged);
  for (const type of discussionTypes(doc)) type.observe(threadsChanged);
  for (const type of heard) type.observeDeep(tell);
  /** Cards that were read again, until the next snapshot takes them in. Undefined = gone. */
  const fresh = new Map<string, SnapshotCard | undefined>();
  function* reading(outside: Outside): Pieces<Snapshot> {
    // A card that is touched again in between comes round again.
    for (const id of touched) {
      touched.delete(id);
      fresh.set(id, plainCard(doc, id));
      if (fresh.size % CARDS_A_PIECE === 0) yield;
    }
    cards = freshened(cards, fresh);
    fresh.clear();
    threads ??= allThreads(doc);
    return assemble(doc, cards, threads, outside);
  }
  return {
    read: (outside) => inOneGo(reading(outside)),
    reading,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      root(doc, 'cards').unobserveDeep(cardsChanged);
      for (const type of discussionTypes(doc)) type.unobserve(threadsChanged);
      for (const type of heard) type.unobserveDeep(tell);
      listeners.clear();
    },
  };
}
/** So many cards are read before others may go first. */
const CARDS_A_PIECE = 16;
/** Roots a snapshot says nothing of. */
const UNREAD: readonly Root[] = ['reactions', 'mirror', 'actions', 'suggestions'];

function assemble(
  doc: Y.Doc,
  cards: ReadonlyMap<string, SnapshotCard>,
  threads: readonly SnapshotThread[],
  outside: Outside,
): Snapshot {
  const date = deadline(doc);
  const lead = leadRole(doc);
  const phase = readPhase(doc);
  return {
    lang: readMeta(doc).lang,
    compass: { ...compassTexts(doc), ...(date === undefined ? {} : { deadline: date }) },
    missionRead: missionReaders(doc),
    cards,
    ...(lead === undefined ? {} : { leadRole: lead }),
    stances: stances(doc, lead),
    empty: sorted(root(doc, 'empty'), asReasoned),
    ledger: sorted(root(doc, 'ledger'), (level) => (typeof level === 'number' ? level : undefined)),
    threads,
    muted: sorted(root(doc, 'muted'), asReasoned),
    evidence: evidenceIn(doc),
    rounds: sorted(root(doc, 'rounds'), (round) => round),
    ...(phase === undefined ? {} : { phase }),
    members: outside.members,
    now: outside.now,
  };
}

function allCards(doc: Y.Doc): ReadonlyMap<string, SnapshotCard> {
  return freshened(new Map(), new Map(Array.from(root(doc, 'cards').keys(), (id) => [id, plainCard(doc, id)])));
}
function freshened(
  before: ReadonlyMap<string, SnapshotCard>,
  fresh: ReadonlyMap<string, SnapshotCard | undefined>,
): ReadonlyMap<string, SnapshotCard> {
  if (fresh.size === 0) return before;
  const after = new Map(before);
  let came = false;
  for (const [id, card] of fresh) {
    came ||= card !== undefined && !after.has(id);
    if (card) after.set(id, card);
    else after.delete(id);
  }
  return came ? new Map([...after].sort(([a], [b]) => byCodeUnits(a, b))) : after;
}
function plainCard(doc: Y.Doc, id: string): SnapshotCard | undefined {
  const card = readCard(doc, id);
  return card && { ...card, text: plainText(card.text), instead: plainText(card.instead) };
}

function allThreads(doc: Y.Doc): SnapshotThread[] {
  const threads: SnapshotThread[] = [];
  for (const [id, comments] of liveComments(doc)) {
    const thread = readThread(doc, id);
    if (!thread) continue;
    const { anchor, kind, by, at } = thread;
    const lastAt = comments.reduce((last, comment) => (comment.at > last ? comment.at : last), '');
    threads.push({ id, about: aboutOf(anchor), kind, by, at, state: threadState(doc, id).state, lastAt });
  }
  return threads.sort((a, b) => byCodeUnits(a.at, b.at) || byCodeUnits(a.id, b.id));
}
function aboutOf(anchor: Anchor): About {
  switch (anchor.kind) {
    case 'block':
      return anchor.id === 'compass' ? { kind: 'compass' } : { kind: 'block', block: anchor.id };
    case 'facet':
      return { kind: 'facet', facet: anchor.id };
    case 'card':
      return { kind: 'card', card: anchor.id };
    case 'text': {
      const owner = anchor.id.slice(0, anchor.id.lastIndexOf('.'));
      return owner === 'compass' ? { kind: 'compass' } : { kind: 'card', card: owner };
    }
    default:
      return anchor satisfies never;
  }
}

function compassTexts(doc: Y.Doc): Record<CompassText, string> {
  const texts: Record<CompassText, string> = { mission: '', boldGoal: '', endInMind: '' };
  for (const field of COMPASS_TEXTS) {
    const text = compassText(doc, field);
    if (text) texts[field] = plainText(text);
  }
  return texts;
}
/** Without what the lead role was before it became that: it is kept, for when another takes the lead at the same moment. */
function stances(doc: Y.Doc, lead: Role | undefined): Partial<Record<Role, Stance>> {
  const found: Partial<Record<Role, Stance>> = {};
  for (const [role, value] of root(doc, 'stances'))
    if (role !== lead && isRole(role) && (value === 'parity' || value === 'off' || value === 'lead'))
      found[role] = value;
  return found;
}
function sorted<T>(map: Y.Map<unknown>, read: (value: unknown) => T | undefined): ReadonlyMap<string, T> {
  const entries: [string, T][] = [];
  for (const [key, value] of map) {
    const one = read(value);
    if (one !== undefined) entries.push([key, one]);
  }
  return new Map(entries.sort(([a], [b]) => byCodeUnits(a, b)));
}
