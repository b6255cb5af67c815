// The chain of a choice: from a card along its links through licence, arena, proposition and resources, and what is loose.
import { blockOfFacet } from '../template/canvas-template.ts';
import type { FacetId, LinkType, Role } from '../template/canvas-template.ts';
import type { SnapshotCard } from './snapshot.ts';

type Cards = ReadonlyMap<string, SnapshotCard>;
export interface ChainLink {
  readonly from: string;
  readonly type: LinkType;
  readonly to: string;
}
/** What a card of the chain has no link to. */
export type Lack = 'customer' | 'rival' | 'resource' | 'promise';
export type LooseEnd =
  | { readonly kind: 'lacks'; readonly card: string; readonly what: Lack }
  | ({ readonly kind: 'dangling'; readonly why: 'missing' | 'binned' } & ChainLink);
export interface Chain {
  /** Ids of the cards that light up, the one it starts from first, then nearest first. */
  readonly cards: readonly string[];
  readonly links: readonly ChainLink[];
  /** Cards the first contradicts, or that contradict it; no part of the chain. */
  readonly conflicts: readonly string[];
  readonly loose: readonly LooseEnd[];
}

/** Where in the chain a card stands; it runs through each of these once at most. */
type Stage = 'licence' | 'customers' | 'rivals' | 'surroundings' | 'proposition' | 'resources';
function stageOf(facet: FacetId): Stage {
  const block = blockOfFacet(facet).id;
  if (block !== 'arena') return block;
  return facet === 'arena.customers' ? 'customers' : facet === 'arena.competitors' ? 'rivals' : 'surroundings';
}
interface Step {
  readonly card: string;
  readonly behind: readonly Stage[];
  /** Once the way leads on, it never turns back: the party two promises serve does not make them one chain. */
  readonly way: 'back' | 'on';
}

/**
 * The chain through a card: first back to whatever carries it, from there on to whatever that leads to. A link whose
 * other end is missing or in the bin is a loose end, never an error.
 */
export function chainOf(cards: Cards, start: string, leadRole?: Role): Chain {
  const lit = new Set<string>();
  const links = new Map<string, ChainLink>();
  if (!onBoard(cards, start)) return { cards: [], links: [], conflicts: [], loose: [] };
  const back = incoming(cards);
  const first: Step = { card: start, behind: [], way: 'back' };
  const queue: Step[] = [first];
  const been = new Set([keyOf(first)]);
  for (let step = queue.shift(); step; step = queue.shift()) {
    lit.add(step.card);
    const card = cards.get(step.card);
    if (!card) continue;
    const behind = [...step.behind, stageOf(card.facet)];
    const go = (link: ChainLink, next: string, way: Step['way']): void => {
      const there = cards.get(next);
      if (!there || !onBoard(cards, next) || behind.includes(stageOf(there.facet))) return;
      links.set(`${link.from} ${link.type} ${link.to}`, link);
      const onward: Step = { card: next, behind, way };
      if (been.has(keyOf(onward))) return;
      been.add(keyOf(onward));
      queue.push(onward);
    };
    if (step.way === 'back') for (const link of back.get(step.card) ?? []) go(link, link.from, 'back');
    for (const link of outgoing(card)) go(link, link.to, 'on');
  }
  return {
    cards: [...lit],
    links: [...links.values()],
    conflicts: conflictsOf(cards, start),
    loose: [...lit].flatMap((id) => looseEnds(cards, back, id, leadRole)),
  };
}
/** Where a step stands for what follows: the order of the stages behind it does not matter. */
function keyOf({ card, behind, way }: Step): string {
  return `${card} ${way} ${behind.toSorted().join()}`;
}

function looseEnds(
  cards: Cards,
  back: ReadonlyMap<string, readonly ChainLink[]>,
  id: string,
  lead: Role | undefined,
): LooseEnd[] {
  const card = cards.get(id);
  if (!card) return [];
  const out = outgoing(card).filter((link) => onBoard(cards, link.to));
  const into = back.get(id) ?? [];
  const lacks = (what: Lack, there: boolean): LooseEnd[] => (there ? [] : [{ kind: 'lacks', card: id, what }]);
  const dangling = danglingOf(cards, card);
  const stage = stageOf(card.facet);
  switch (stage) {
    case 'proposition':
      return [
        ...dangling,
        ...lacks(
          'customer',
          out.some((link) => link.type === 'targets'),
        ),
        ...lacks('rival', card.facet !== `proposition.${lead ?? ''}` || out.some((link) => link.type === 'beats')),
        ...lacks(
          'resource',
          into.some((link) => link.type === 'enables'),
        ),
      ];
    case 'resources':
      // How leaders behave carries the whole, not one promise.
      return [
        ...dangling,
        ...lacks('promise', card.facet === 'resources.leadership' || out.some((link) => link.type === 'enables')),
      ];
    case 'customers':
      return [
        ...dangling,
        ...lacks(
          'promise',
          into.some((link) => link.type === 'targets'),
        ),
      ];
    case 'licence':
    case 'rivals':
    case 'surroundings':
      return dangling;
    default:
      return stage satisfies never;
  }
}
function danglingOf(cards: Cards, card: SnapshotCard): Extract<LooseEnd, { kind: 'dangling' }>[] {
  return card.links
    .filter(({ to }) => !onBoard(cards, to))
    .map(({ type, to }) => ({
      kind: 'dangling',
      why: cards.has(to) ? 'binned' : 'missing',
      from: card.id,
      type,
      to,
    }));
}
function conflictsOf(cards: Cards, start: string): string[] {
  const found = [...cards.values()].flatMap((card) =>
    card.links
      .filter(({ type }) => type === 'conflicts')
      .flatMap(({ to }) => (card.id === start ? [to] : to === start ? [card.id] : [])),
  );
  return [...new Set(found)].filter((id) => onBoard(cards, id)).sort();
}
function outgoing(card: SnapshotCard): ChainLink[] {
  return card.links.filter(({ type }) => type !== 'conflicts').map(({ type, to }) => ({ from: card.id, type, to }));
}
function incoming(cards: Cards): Map<string, ChainLink[]> {
  const into = new Map<string, ChainLink[]>();
  for (const card of cards.values()) {
    if (card.status === 'rejected') continue;
    for (const link of outgoing(card)) {
      const list = into.get(link.to);
      if (list) list.push(link);
      else into.set(link.to, [link]);
    }
  }
  return into;
}
function onBoard(cards: Cards, id: string): boolean {
  const card = cards.get(id);
  return card !== undefined && card.status !== 'rejected';
}
