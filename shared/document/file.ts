// The canvas as a file (`clc.canvas/1`): its schema, writing a document out as one, and filling a document from one.
import * as Y from 'yjs';
import * as v from 'valibot';
import { CARD_TAGS, COMPASS_TEXTS, isFacetId, isRole, tagAllowed, TEMPLATE_REF } from '../template/canvas-template.ts';
import type { CardTag, FacetId } from '../template/canvas-template.ts';
import type { Lang } from '../template/template.ts';
import { byCodeUnits, cardIds, readCard, CARD_STATUSES, CONFIDENCES } from './cards.ts';
import { leadRole } from './choices.ts';
import { compassText, deadline, isIsoDate, missionReaders, readMeta, TITLE_CHARS } from './compass.ts';
import { startDocument } from './compass-changes.ts';
import { DECISION_TEXTS, readDecision } from './decisions.ts';
import { evidenceIn, stairIn } from './evidence.ts';
import { FILE_TEXT_CHARS, rich, richOf, text, textOfFile } from './file-text.ts';
import { isId } from './ids.ts';
import { LINK_TYPES } from './links.ts';
import { setLinkLooked } from './looks.ts';
import { asReasoned, readMuted, setMuted } from './muted.ts';
import { nestsBeyond } from './nesting.ts';
import { isOrderKey } from './order.ts';
import { root } from './roots.ts';
import { plainText } from './text.ts';
import type { ReadTexts } from './text.ts';
import { placeOfAnchor, readThread, threadState, THREAD_KINDS } from './threads.ts';
import { allComments } from './thread-comments.ts';
import { textAnchor } from './text-anchor.ts';
import type { Anchor } from './threads.ts';

/** What a file may hold at most. */
export const FILE_LIMITS = {
  cards: 1000,
  comments: 5000,
  textChars: FILE_TEXT_CHARS,
  titleChars: TITLE_CHARS,
} as const;

const words = v.object({ nl: v.string(), en: v.string() });
const id = v.pipe(v.string(), v.check(isId, 'id'));
const isoDate = v.pipe(v.string(), v.check(isIsoDate, 'date'));
const instant = v.pipe(
  v.string(),
  v.check((s) => !Number.isNaN(Date.parse(s)), 'date'),
);
const facet = v.custom<FacetId>(isFacetId, 'facet');
const offset = v.optional(v.pipe(v.number(), v.integer('anchor'), v.minValue(0, 'anchor')));
const by = v.object({ reason: text, by: v.string(), at: v.string() });
/** What can be empty on purpose: a facet, or a cell of the matrix of forces (`force:digitalisation:pricing`). */
function isEmptyKey(key: unknown): boolean {
  return isFacetId(key) || (typeof key === 'string' && /^force:[A-Za-z][\w.:-]{0,200}$/u.test(key));
}
const cardTags = Object.fromEntries(CARD_TAGS.map((t) => [t, v.optional(v.string())])) as Record<
  CardTag,
  v.OptionalSchema<v.StringSchema<undefined>, undefined>
>;

const cardSchema = v.pipe(
  v.object({
    id,
    facet,
    order: v.string(),
    text,
    rich,
    instead: v.optional(text, ''),
    insteadRich: rich,
    status: v.picklist(CARD_STATUSES, 'status'),
    createdBy: v.optional(v.string()),
    createdAt: v.optional(instant),
    confidence: v.optional(v.picklist(CONFIDENCES, 'confidence')),
    owner: v.optional(v.string()),
    next: v.optional(text),
    due: v.optional(isoDate),
    decision: v.optional(
      v.object({
        by: v.string(),
        at: instant,
        ...v.entriesFromList(DECISION_TEXTS, v.optional(text)),
        revisit: v.optional(isoDate),
      }),
    ),
    ...cardTags,
    links: v.optional(v.array(v.object({ type: v.picklist(LINK_TYPES, 'linkType'), to: v.string() })), []),
    en: v.optional(v.object({ text: v.optional(text), instead: v.optional(text), next: v.optional(text) })),
  }),
  v.forward(
    v.check((c) => CARD_TAGS.every((t) => c[t] === undefined || tagAllowed(c.facet, t, c[t])), 'tag'),
    ['facet'],
  ),
);

/** Schema of a canvas file. Issue messages are codes; `describeProblem` turns them into a sentence. */
export const canvasFileSchema = v.object({
  schema: v.literal('clc.canvas/1', 'schema'),
  template: v.literal(TEMPLATE_REF, 'template'),
  title: v.pipe(v.string(), v.maxLength(FILE_LIMITS.titleChars, 'tooLong')),
  lang: v.picklist(['nl', 'en'], 'lang'),
  source: v.optional(words),
  /** The canvas this one was begun with. */
  basedOn: v.optional(v.object({ canvas: id, title: v.pipe(v.string(), v.maxLength(TITLE_CHARS, 'tooLong')) })),
  compass: v.object({
    mission: text,
    boldGoal: text,
    endInMind: text,
    deadline: v.nullable(isoDate),
    rich: v.optional(v.object({ mission: rich, boldGoal: rich, endInMind: rich })),
    en: v.optional(v.object({ mission: v.optional(text), boldGoal: v.optional(text), endInMind: v.optional(text) })),
  }),
  missionRead: v.optional(v.record(v.string(), v.literal(true)), {}),
  choice: v.object({ leadRole: v.nullable(v.custom<string>((r) => isRole(r), 'role')) }),
  stances: v.optional(
    v.record(
      v.custom<string>((r) => isRole(r), 'role'),
      v.picklist(['parity', 'off'], 'stance'),
    ),
    {},
  ),
  empty: v.optional(v.record(v.custom<string>(isEmptyKey, 'facet'), by), {}),
  muted: v.optional(v.record(v.pipe(v.string(), v.maxLength(300, 'tooLong')), by), {}),
  ledger: v.optional(
    v.record(v.string(), v.pipe(v.number(), v.integer('level'), v.minValue(0, 'level'), v.maxValue(10, 'level'))),
    {},
  ),
  evidence: v.optional(v.array(v.object({ step: v.string(), card: v.string() })), []),
  /** How the steps stood, for whoever compares; a canvas made from this file begins without rounds. */
  stairway: v.optional(v.array(v.object({ step: v.string(), holds: v.boolean(), median: v.nullable(v.number()) }))),
  people: v.optional(v.array(v.object({ id: v.string(), name: v.pipe(v.string(), v.maxLength(80, 'tooLong')) })), []),
  threads: v.optional(
    v.pipe(
      v.array(
        v.object({
          id,
          anchor: v.object({
            kind: v.picklist(['block', 'facet', 'card', 'text'], 'anchor'),
            id: v.string(),
            range: v.optional(v.object({ start: v.string(), end: v.string() })),
            /** Where the words stand in the plain text. Positions of another document (`range`) mean nothing in this one. */
            from: offset,
            to: offset,
            quote: v.optional(text),
          }),
          kind: v.picklist(THREAD_KINDS, 'threadKind'),
          by: v.string(),
          at: instant,
          state: v.optional(v.object({ state: v.picklist(['open', 'resolved']), by: v.string(), at: v.string() })),
          comments: v.array(
            v.object({
              id,
              by: v.string(),
              body: text,
              at: instant,
              editedAt: v.optional(instant),
              deleted: v.optional(v.literal(true)),
            }),
          ),
        }),
      ),
      v.check((threads) => threads.reduce((n, t) => n + t.comments.length, 0) <= FILE_LIMITS.comments, 'tooMany'),
    ),
    [],
  ),
  cards: v.pipe(
    v.array(cardSchema),
    v.maxLength(FILE_LIMITS.cards, 'tooMany'),
    v.check((cards) => new Set(cards.map((c) => c.id)).size === cards.length, 'duplicateId'),
  ),
  lint: v.optional(v.unknown()),
});

/** A canvas file as somebody may write it: optional parts may be left out. */
export type CanvasFile = v.InferInput<typeof canvasFileSchema>;
/** A canvas file after checking, with the defaults filled in. */
export type CheckedFile = v.InferOutput<typeof canvasFileSchema>;
/** One thing that is wrong with a file: where (`cards[3].facet`) and a code of what. */
export interface FileProblem {
  readonly path: string;
  readonly code: string;
}

const ofOurKind = v.pick(canvasFileSchema, ['schema']);
/** Checks parsed JSON. All problems are listed (at most 20), so that a person can mend the file in one go. */
export function checkFile(json: unknown): { ok: true; file: CheckedFile } | { ok: false; problems: FileProblem[] } {
  // Of a file of another kind every field is wrong; that is one problem, not seven.
  if (!v.is(ofOurKind, json)) return { ok: false, problems: [{ path: 'schema', code: 'schema' }] };
  // Lists are checked level by level; so many levels would end the checking itself.
  if (nestsBeyond(MAX_NESTING, json)) return { ok: false, problems: [{ path: '', code: 'type' }] };
  const result = v.safeParse(canvasFileSchema, json);
  if (result.success) return { ok: true, file: result.output };
  const problems = result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', code: codeOf(issue.message) }));
  return { ok: false, problems: problems.slice(0, 20) };
}
const MAX_NESTING = 200;
const CODES = new Set([
  'id',
  'tooLong',
  'tooMany',
  'tooDeep',
  'date',
  'facet',
  'status',
  'confidence',
  'linkType',
  'tag',
  'schema',
  'template',
  'lang',
  'role',
  'stance',
  'level',
  'anchor',
  'threadKind',
  'duplicateId',
]);
function codeOf(message: string): string {
  return CODES.has(message) ? message : 'type';
}

/** The file with its texts in this language where it carries them (`en` beside Dutch); unchanged otherwise. */
export function localised(file: CheckedFile, lang: Lang): CheckedFile {
  if (lang !== 'en' || file.lang === 'en' || !file.compass.en) return file;
  return {
    ...file,
    lang: 'en',
    compass: { ...file.compass, ...defined(file.compass.en) },
    cards: file.cards.map((c) => ({ ...c, ...defined(c.en ?? {}) })),
  };
}

/** Fills an empty document from a checked file. Only the server calls this, before anybody is in the room. */
export function fillDocument(doc: Y.Doc, file: CheckedFile): void {
  doc.transact(() => {
    startDocument(doc, file.title, file.lang);
    if (file.source) root(doc, 'meta').set('source', file.source);
    if (file.basedOn) root(doc, 'meta').set('basedOn', file.basedOn);
    const compass = root(doc, 'compass');
    for (const field of COMPASS_TEXTS) compass.set(field, textOfFile(file.compass[field], file.compass.rich?.[field]));
    if (file.compass.deadline) compass.set('deadline', file.compass.deadline);
    for (const person of Object.keys(file.missionRead)) root(doc, 'missionRead').set(person, true);
    if (file.choice.leadRole) root(doc, 'choice').set('leadRole', file.choice.leadRole);
    for (const [role, stance] of Object.entries(file.stances))
      if (role !== file.choice.leadRole) root(doc, 'stances').set(role, stance);
    for (const [facetId, value] of Object.entries(file.empty)) root(doc, 'empty').set(facetId, value);
    for (const [finding, value] of Object.entries(file.muted)) setMuted(doc, finding, value);
    for (const [key, level] of Object.entries(file.ledger)) root(doc, 'ledger').set(key, level);
    if (file.evidence.length) root(doc, 'rounds').set('imported', { kind: 'stairway', evidence: file.evidence });
    for (const card of file.cards) root(doc, 'cards').set(card.id, cardOfFile(card));
    // As they came they belong together: from here on a change of one is news to what leans on it.
    for (const { id: from, links } of file.cards) for (const link of links) setLinkLooked(doc, from, link, '', '');
    for (const { id: threadId, state, comments, ...thread } of file.threads) {
      root(doc, 'threads').set(threadId, { ...thread, anchor: anchorOfFile(doc, thread.anchor) });
      if (state) root(doc, 'threadStates').set(threadId, state);
      for (const { id: commentId, ...comment } of comments)
        root(doc, 'comments').set(commentId, { thread: threadId, ...comment });
    }
  });
}

type FileAnchor = CheckedFile['threads'][number]['anchor'];
/** A range of text as offsets, which another document can read; without them where the text is gone. */
function anchorForFile(doc: Y.Doc, anchor: Anchor, texts: ReadTexts): FileAnchor {
  if (anchor.kind !== 'text') return anchor;
  const place = placeOfAnchor(doc, anchor, texts);
  const { kind, id: textId, quote } = anchor;
  return place.state === 'here' && place.text
    ? { kind, id: textId, quote, from: place.text.from, to: place.text.to }
    : { kind, id: textId, quote };
}
function anchorOfFile(doc: Y.Doc, { from, to, ...anchor }: FileAnchor): FileAnchor {
  if (anchor.kind !== 'text') return anchor;
  const found = from === undefined || to === undefined ? undefined : textAnchor(doc, anchor.id, from, to);
  const range = found?.kind === 'text' ? found.range : (anchor.range ?? NOWHERE);
  return { ...anchor, quote: anchor.quote ?? '', range };
}
/** No position at all: the thread is shown with its quote. */
const NOWHERE = { start: '', end: '' };

/**
 * The document as a file, in canonical order (cards by id, keys as written here), so that two replicas with the same
 * content give the same JSON. `nameOf` names people; ids nobody knows are left out of `people`.
 */
export function fileOf(doc: Y.Doc, nameOf: (person: string) => string | undefined = () => undefined): CanvasFile {
  const meta = readMeta(doc);
  const people = new Set<string>();
  const seen = (person: string): string => {
    if (person) people.add(person);
    return person;
  };
  const lead = leadRole(doc);
  const compassRich = defined(Object.fromEntries(COMPASS_TEXTS.map((f) => [f, richOf(compassText(doc, f))])));
  const plainOf = (field: (typeof COMPASS_TEXTS)[number]): string =>
    plainText(compassText(doc, field) ?? new Y.XmlFragment());
  const cards = cardIds(doc).map((cardId) => {
    const card = readCard(doc, cardId);
    const decision = readDecision(doc, cardId);
    if (!card) throw new Error(`Card ${cardId} went away while it was read.`);
    return defined({
      id: card.id,
      facet: card.facet,
      order: card.order,
      text: plainText(card.text),
      rich: richOf(card.text),
      instead: plainText(card.instead),
      insteadRich: richOf(card.instead),
      status: card.status,
      createdBy: seen(card.createdBy) || undefined,
      createdAt: card.createdAt || undefined,
      confidence: card.confidence,
      owner: card.owner && seen(card.owner),
      next: card.next,
      due: card.due,
      decision: decision && { ...decision, by: seen(decision.by) },
      ...card.tags,
      links: card.links.map((l) => ({ ...l })),
    });
  });
  const commentsIn = allComments(doc);
  const texts: ReadTexts = new Map();
  const threads = [...root(doc, 'threads').keys()].sort(byCodeUnits).flatMap((threadId) => {
    const thread = readThread(doc, threadId);
    if (!thread) return [];
    const state = root(doc, 'threadStates').has(threadId) ? threadState(doc, threadId) : undefined;
    const comments = (commentsIn.get(threadId) ?? []).map(({ thread: _thread, ...comment }) => ({
      ...comment,
      by: seen(comment.by),
    }));
    return [
      defined({ ...thread, anchor: anchorForFile(doc, thread.anchor, texts), by: seen(thread.by), state, comments }),
    ];
  });
  const missionRead = Object.fromEntries(missionReaders(doc).map((p) => [seen(p), true as const]));
  const empty = Object.fromEntries(
    [...root(doc, 'empty').keys()].sort(byCodeUnits).flatMap((key) => {
      const value = isEmptyKey(key) ? asReasoned(root(doc, 'empty').get(key)) : undefined;
      return value ? [[key, { ...value, by: seen(value.by) }]] : [];
    }),
  );
  const muted = Object.fromEntries(
    [...root(doc, 'muted').keys()].sort(byCodeUnits).flatMap((key) => {
      const value = readMuted(doc, key);
      return value ? [[key, { ...value, by: seen(value.by) }]] : [];
    }),
  );
  return {
    schema: 'clc.canvas/1',
    template: TEMPLATE_REF,
    title: meta.title,
    lang: meta.lang,
    ...(meta.source ? { source: meta.source } : {}),
    ...(meta.basedOn ? { basedOn: meta.basedOn } : {}),
    compass: {
      mission: plainOf('mission'),
      boldGoal: plainOf('boldGoal'),
      endInMind: plainOf('endInMind'),
      deadline: deadline(doc) ?? null,
      ...(Object.keys(compassRich).length ? { rich: compassRich } : {}),
    },
    missionRead,
    choice: { leadRole: lead ?? null },
    stances: sortedRecord<'parity' | 'off'>(
      root(doc, 'stances'),
      (x, role) => role !== lead && (x === 'parity' || x === 'off'),
    ),
    empty,
    ...(Object.keys(muted).length ? { muted } : {}),
    ledger: sortedRecord<number>(root(doc, 'ledger'), (x) => typeof x === 'number'),
    evidence: evidenceIn(doc),
    ...stairIn(doc),
    threads,
    cards,
    people: [...people].sort(byCodeUnits).flatMap((person) => {
      const name = nameOf(person);
      return name === undefined ? [] : [{ id: person, name }];
    }),
  };
}

function cardOfFile(card: CheckedFile['cards'][number]): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set('place', `${card.facet}|${isOrderKey(card.order) ? card.order : 'a0'}`);
  map.set('text', textOfFile(card.text, card.rich));
  map.set('instead', textOfFile(card.instead, card.insteadRich));
  map.set('status', card.status);
  map.set('createdBy', card.createdBy ?? '');
  map.set('createdAt', card.createdAt ?? '');
  for (const key of ['confidence', 'owner', 'next', 'due', ...CARD_TAGS] as const) {
    const value = card[key];
    if (value !== undefined && value !== '') map.set(key, value);
  }
  if (card.decision) map.set('decision', defined(card.decision));
  const links = new Y.Map();
  for (const link of card.links) links.set(`${link.type}:${link.to}`, true);
  map.set('links', links);
  return map;
}

function sortedRecord<T>(map: Y.Map<unknown>, keep: (value: unknown, key: string) => boolean): Record<string, T> {
  return Object.fromEntries(
    [...map].filter(([key, x]) => keep(x, key)).sort(([a], [b]) => byCodeUnits(a, b)),
  ) as Record<string, T>;
}
/** The object without its undefined fields. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, x]) => x !== undefined)) as never;
}
