// The leader's agenda: everything that waits for somebody, as one ordered list with owner and date.
import { FACET_IDS } from '../template/canvas-template.ts';
import { keyOf } from './divergence.ts';
import type { Divergence } from './divergence.ts';
import { lookAgain } from './look-again.ts';
import type { Leaning, Looks } from './look-again.ts';
import type { About, Snapshot, SnapshotCard } from './snapshot.ts';

/** A finding as far as the agenda goes; `what` is whatever its teller needs to say it. */
export interface AgendaFinding<What> {
  readonly id: string;
  readonly severity: 'error' | 'warn' | 'info';
  readonly card?: string;
  readonly what: What;
}
/** A question on which the team is so divided that it should talk. */
export type DividedQuestion = Pick<Divergence, 'question' | 'consensus' | 'round'>;
interface Waiting {
  /** Unique and stable, to keep the focus on it. */
  readonly key: string;
  /** The card it is about. */
  readonly card?: string;
  /** Person id. */
  readonly owner?: string;
  /** ISO date. */
  readonly due?: string;
  readonly overdue: boolean;
}
export type AgendaItem<What = unknown> = Waiting &
  (
    | { readonly kind: 'finding'; readonly severity: 'error' | 'warn' | 'info'; readonly what: What }
    | { readonly kind: 'objection'; readonly thread: string; readonly about: About }
    | ({ readonly kind: 'divided' } & DividedQuestion)
    | { readonly kind: 'look-again'; readonly card: string; readonly on: string }
    | { readonly kind: 'decision'; readonly card: string }
    | { readonly kind: 'revisit'; readonly card: string }
  );
export type AgendaKind = AgendaItem['kind'];

export interface AgendaInput<What> {
  readonly snapshot: Snapshot;
  readonly looks: Looks;
  readonly divided: readonly DividedQuestion[];
  readonly findings: readonly AgendaFinding<What>[];
  /** By card: the ISO date on which the team said it would look again. */
  readonly revisits?: ReadonlyMap<string, string>;
}

/** What is late comes first, then by weight, then by date; among equals in the order of the canvas. */
export function agenda<What>({ snapshot, looks, divided, findings, revisits }: AgendaInput<What>): AgendaItem<What>[] {
  const { cards } = snapshot;
  const today = snapshot.now.slice(0, 10);
  const onBoard = (id: string): SnapshotCard | undefined => {
    const card = cards.get(id);
    return card?.status === 'rejected' ? undefined : card;
  };
  // A card in the bin waits for nobody: of a finding about it neither the owner nor the date is told.
  const of = (id: string | undefined): Omit<Waiting, 'key'> =>
    waitingFor(id === undefined ? undefined : onBoard(id), today);
  const items: AgendaItem<What>[] = [
    ...findings.map(({ id, severity, card, what }): AgendaItem<What> => ({
      key: `finding ${id}`,
      ...of(card),
      kind: 'finding',
      severity,
      what,
    })),
    ...snapshot.threads
      .filter((thread) => thread.kind === 'objection' && thread.state === 'open')
      .filter(({ about }) => about.kind !== 'card' || onBoard(about.card) !== undefined)
      .map(({ id, about }): AgendaItem<What> => ({
        key: `objection ${id}`,
        ...of(about.kind === 'card' ? about.card : undefined),
        kind: 'objection',
        thread: id,
        about,
      })),
    ...divided.map(({ question, consensus, round }): AgendaItem<What> => ({
      key: `divided ${keyOf(question)}`,
      overdue: false,
      kind: 'divided',
      question,
      consensus,
      round,
    })),
    ...lookAgain(cards, looks).map(({ card, on }: Leaning): AgendaItem<What> => ({
      key: `look-again ${card} ${on}`,
      ...of(card),
      kind: 'look-again',
      card,
      on,
    })),
    ...[...cards.values()]
      .filter((card) => card.status === 'proposal')
      .map(({ id }): AgendaItem<What> => ({ key: `decision ${id}`, ...of(id), kind: 'decision', card: id })),
    ...[...(revisits ?? [])]
      .filter(([id, due]) => due <= today && cards.get(id)?.status === 'decided')
      .map(([id, due]): AgendaItem<What> => ({
        key: `revisit ${id}`,
        ...of(id),
        due,
        overdue: due < today,
        kind: 'revisit',
        card: id,
      })),
  ];
  const place = placesOf(cards);
  return items.sort((a, b) => compare(a, b, place));
}

function waitingFor(card: SnapshotCard | undefined, today: string): Omit<Waiting, 'key'> {
  return {
    ...(card === undefined ? {} : { card: card.id }),
    ...(card?.owner === undefined ? {} : { owner: card.owner }),
    ...(card?.due === undefined ? {} : { due: card.due }),
    overdue: card?.due !== undefined && card.due < today,
  };
}

/** How much it holds up, least last. */
const WEIGHT = { objection: 1, divided: 2, 'look-again': 3, revisit: 3, decision: 4 } as const;
const FINDING_WEIGHT = { error: 0, warn: 5, info: 6 } as const;
function weight(item: AgendaItem): number {
  return item.kind === 'finding' ? FINDING_WEIGHT[item.severity] : WEIGHT[item.kind];
}
function compare(a: AgendaItem, b: AgendaItem, place: ReadonlyMap<string, number>): number {
  return (
    Number(b.overdue) - Number(a.overdue) ||
    weight(a) - weight(b) ||
    dissent(a) - dissent(b) ||
    text(a.due ?? '9', b.due ?? '9') ||
    at(a, place) - at(b, place) ||
    text(a.key, b.key)
  );
}
/** By dissent, not by popularity: what divides most is talked about first. */
function dissent(item: AgendaItem): number {
  return item.kind === 'divided' ? (item.consensus ?? 0) : 0;
}
function at(item: AgendaItem, place: ReadonlyMap<string, number>): number {
  return item.card === undefined ? -1 : (place.get(item.card) ?? Number.MAX_SAFE_INTEGER);
}
function placesOf(cards: ReadonlyMap<string, SnapshotCard>): ReadonlyMap<string, number> {
  const inOrder = [...cards.values()].sort(
    (a, b) => FACET_IDS.indexOf(a.facet) - FACET_IDS.indexOf(b.facet) || text(a.order, b.order) || text(a.id, b.id),
  );
  return new Map(inOrder.map((card, index) => [card.id, index]));
}
function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The words an agenda is written in, and whoever turns ids into names. */
export interface AgendaWords<What> {
  readonly columns: readonly [kind: string, what: string, where: string, owner: string, due: string];
  kind(item: AgendaItem<What>): string;
  what(item: AgendaItem<What>): string;
  /** A block, a facet or the compass. */
  where(item: AgendaItem<What>): string;
  person(id: string): string;
}
/** One row an item, the columns first: what a spreadsheet or a page is made of. */
export function agendaRows<What>(
  items: readonly AgendaItem<What>[],
  words: AgendaWords<What>,
): readonly (readonly string[])[] {
  return [
    words.columns,
    ...items.map((item) => [
      words.kind(item),
      words.what(item),
      words.where(item),
      item.owner === undefined ? '' : words.person(item.owner),
      item.due ?? '',
    ]),
  ];
}
/** A table in Markdown; what people wrote cannot break out of its cell. */
export function agendaMarkdown(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const [head, ...body] = rows;
  if (!head) return '';
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...body.map(line), ''].join('\n');
}
function cell(value: string): string {
  return value
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\|`*_[\]<>]/gu, (char) => `\\${char}`);
}
