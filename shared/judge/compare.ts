// Lays one canvas over another: what both say, what each says alone, and what became of a card, per facet and per step.
import { COMPASS_TEXTS, FACET_IDS, ROLES } from '../template/canvas-template.ts';
import type { CompassText, FacetId, Role, Stance } from '../template/canvas-template.ts';
import { areTwins, indexOf } from './findings/alike.ts';
import { tokensOf, wordsOf } from './findings/reading.ts';
import { LEVEL_MAX } from './ledger.ts';
import type { Snapshot, SnapshotCard } from './snapshot.ts';
import { STEPS } from './stairway.ts';
import type { StepId } from './stairway.ts';

/** How the steps stand that anybody was asked about. */
export interface StairSaid {
  readonly steps: readonly { readonly step: string; readonly holds: boolean; readonly median: number | null }[];
}
/** One side of the comparison; `stair` is left out where its rounds are not known. */
export interface Side {
  readonly snapshot: Snapshot;
  readonly stair?: StairSaid;
}
/** Two cards that are one choice. `by`: the same card, the same words, or nearly the same words. */
export interface Pair {
  readonly here: SnapshotCard;
  readonly there: SnapshotCard;
  readonly by: 'id' | 'words' | 'likeness';
  readonly changes: readonly Change[];
}
export type Change = 'text' | 'instead' | 'status' | 'facet';
export interface FacetDifference {
  readonly facet: FacetId;
  /** Pairs whose card here stands in this facet. */
  readonly pairs: readonly Pair[];
  readonly onlyHere: readonly SnapshotCard[];
  readonly onlyThere: readonly SnapshotCard[];
}
export interface StepDifference {
  readonly step: StepId;
  readonly here: { readonly holds: boolean; readonly median: number | null };
  readonly there: { readonly holds: boolean; readonly median: number | null };
}
export interface Comparison {
  readonly compass: readonly {
    readonly field: CompassText | 'deadline';
    readonly here: string;
    readonly there: string;
  }[];
  readonly facets: readonly FacetDifference[];
  /** Stances that differ, the lead among them. */
  readonly roles: readonly {
    readonly role: Role;
    readonly here: Stance | undefined;
    readonly there: Stance | undefined;
  }[];
  /** Levels that differ, by their key. */
  readonly levels: readonly {
    readonly key: string;
    readonly here: number | undefined;
    readonly there: number | undefined;
  }[];
  /** Steps that differ; empty when one side's rounds are not known. */
  readonly steps: readonly StepDifference[];
}

export function compare(here: Side, there: Side): Comparison {
  const [mine, theirs] = [onBoard(here.snapshot), onBoard(there.snapshot)];
  const pairs = pairsOf(mine, theirs);
  const pairedHere = new Set(pairs.map((pair) => pair.here.id));
  const pairedThere = new Set(pairs.map((pair) => pair.there.id));
  return {
    compass: compassOf(here.snapshot, there.snapshot),
    facets: FACET_IDS.map((facet) => ({
      facet,
      pairs: pairs.filter((pair) => pair.here.facet === facet),
      onlyHere: mine.filter((card) => card.facet === facet && !pairedHere.has(card.id)),
      onlyThere: theirs.filter((card) => card.facet === facet && !pairedThere.has(card.id)),
    })),
    roles: ROLES.map((role) => ({
      role,
      here: stanceIn(here.snapshot, role),
      there: stanceIn(there.snapshot, role),
    })).filter((role) => role.here !== role.there),
    levels: levelsOf(here.snapshot, there.snapshot),
    steps: stepsOf(here.stair, there.stair),
  };
}
/** Does anything differ in this facet? */
export function differs({ pairs, onlyHere, onlyThere }: FacetDifference): boolean {
  return onlyHere.length > 0 || onlyThere.length > 0 || pairs.some((pair) => pair.changes.length > 0);
}

/** By id first, then by the same words in the same facet, then anywhere, then by nearly the same words. */
function pairsOf(here: readonly SnapshotCard[], there: readonly SnapshotCard[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const freeHere = new Map(here.map((card) => [card.id, card]));
  const freeThere = new Map(there.map((card) => [card.id, card]));
  const pair = (mine: SnapshotCard, other: SnapshotCard, by: Pair['by']): void => {
    freeHere.delete(mine.id);
    freeThere.delete(other.id);
    pairs.push({ here: mine, there: other, by, changes: changesOf(mine, other) });
  };
  for (const mine of here) {
    const other = freeThere.get(mine.id);
    if (other) pair(mine, other, 'id');
  }
  const saying = new Map<string, SnapshotCard[]>();
  for (const card of freeThere.values()) {
    const words = said(card);
    const alike = saying.get(words);
    if (alike) alike.push(card);
    else saying.set(words, [card]);
  }
  const words = new Map([...freeHere.values()].map((card) => [card.id, said(card)]));
  for (const inFacet of [true, false])
    for (const mine of [...freeHere.values()]) {
      const own = words.get(mine.id) ?? '';
      const alike = own === '' ? undefined : saying.get(own);
      const other = alike?.find((card) => freeThere.has(card.id) && (!inFacet || card.facet === mine.facet));
      if (other) pair(mine, other, 'words');
    }
  const left = [...freeThere.values()];
  const tokens = left.map((card) => tokensOf(card.text));
  const sharing = indexOf(tokens);
  for (const mine of [...freeHere.values()]) {
    const own = tokensOf(mine.text);
    const [best] = sharing(own)
      .filter(({ other, tokens: shared }) => areTwins(shared, own.size, tokens[other]?.size ?? 0))
      .toSorted((a, b) => b.tokens - a.tokens || a.other - b.other)
      .flatMap(({ other }) => left[other] ?? [])
      .filter((card) => freeThere.has(card.id));
    if (best) pair(mine, best, 'likeness');
  }
  return pairs;
}
function changesOf(here: SnapshotCard, there: SnapshotCard): Change[] {
  const changes: Change[] = [];
  if (here.text.trim() !== there.text.trim()) changes.push('text');
  if (here.instead.trim() !== there.instead.trim()) changes.push('instead');
  if (here.status !== there.status) changes.push('status');
  if (here.facet !== there.facet) changes.push('facet');
  return changes;
}
function onBoard({ cards }: Snapshot): readonly SnapshotCard[] {
  return [...cards.values()]
    .filter((card) => card.status !== 'rejected')
    .sort(
      (a, b) =>
        FACET_IDS.indexOf(a.facet) - FACET_IDS.indexOf(b.facet) || byText(a.order, b.order) || byText(a.id, b.id),
    );
}
function said({ text }: SnapshotCard): string {
  return wordsOf(text).join(' ');
}
function compassOf(here: Snapshot, there: Snapshot): Comparison['compass'] {
  const fields = [...COMPASS_TEXTS, 'deadline'] as const;
  return fields
    .map((field) => ({ field, here: here.compass[field] ?? '', there: there.compass[field] ?? '' }))
    .filter((text) => text.here.trim() !== text.there.trim());
}
function stanceIn({ leadRole, stances }: Snapshot, role: Role): Stance | undefined {
  return leadRole === role ? 'lead' : stances[role];
}
function levelsOf(here: Snapshot, there: Snapshot): Comparison['levels'] {
  const keys = [...new Set([...here.ledger.keys(), ...there.ledger.keys()])].sort(byText);
  return keys
    .map((key) => ({ key, here: level(here.ledger.get(key)), there: level(there.ledger.get(key)) }))
    .filter((entry) => entry.here !== entry.there);
}
function level(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && value <= LEVEL_MAX ? value : undefined;
}
function stepsOf(here: StairSaid | undefined, there: StairSaid | undefined): StepDifference[] {
  if (!here || !there) return [];
  return STEPS.flatMap((step) => {
    const [mine, other] = [here, there].map((stair) => stair.steps.find((s) => s.step === step));
    if (!mine || !other || (mine.holds === other.holds && mine.median === other.median)) return [];
    return [
      {
        step,
        here: { holds: mine.holds, median: mine.median },
        there: { holds: other.holds, median: other.median },
      },
    ];
  });
}
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
