// The plain view of a canvas that judging reads: values only, nothing live, and the time and people it is told.
import type { CardLink, CardStatus, Confidence } from '../document/cards.ts';
import type { ThreadKind } from '../document/threads.ts';
import type { BlockId, CardTag, CompassText, FacetId, Role, Stance } from '../template/canvas-template.ts';
import type { Lang } from '../template/template.ts';

/** The phases of a working session, in order. They guide and never force. */
export const PHASES = ['compass', 'licence', 'arena', 'proposition', 'resources', 'test'] as const;
export type Phase = (typeof PHASES)[number];

/** A card as plain values. The same object comes back in the next snapshot as long as nothing in the card changed. */
export interface SnapshotCard {
  readonly id: string;
  readonly facet: FacetId;
  readonly order: string;
  readonly text: string;
  /** What the team gives up ("dus niet"). */
  readonly instead: string;
  /** `rejected` = in the bin. */
  readonly status: CardStatus;
  /** Person id. */
  readonly createdBy: string;
  /** ISO instant or date; empty where nobody knows. */
  readonly createdAt: string;
  readonly confidence?: Confidence;
  /** Person id. */
  readonly owner?: string;
  readonly next?: string;
  /** ISO date. */
  readonly due?: string;
  readonly tags: Readonly<Partial<Record<CardTag, string>>>;
  /** Sorted by type and target; the target may be missing or in the bin. */
  readonly links: readonly CardLink[];
}

/** What a thread is about, also when the exact words it was about are gone. */
export type About =
  | { readonly kind: 'compass' }
  | { readonly kind: 'block'; readonly block: BlockId }
  | { readonly kind: 'facet'; readonly facet: FacetId }
  | { readonly kind: 'card'; readonly card: string };
/** A thread in which something is still to be read. */
export interface SnapshotThread {
  readonly id: string;
  readonly about: About;
  readonly kind: ThreadKind;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly state: 'open' | 'resolved';
  /** ISO instant of the last comment that lives. */
  readonly lastAt: string;
}
/** A reason somebody gave: for an empty facet, or for not wanting to hear of a finding. */
export interface Reasoned {
  readonly reason: string;
  /** Person id. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** A canvas at one moment. Maps are in the order of their keys' code units, so that replicas judge alike. */
export interface Snapshot {
  readonly lang: Lang;
  readonly compass: Readonly<Record<CompassText, string>> & {
    /** ISO date. */
    readonly deadline?: string;
  };
  /** Person ids, sorted. */
  readonly missionRead: readonly string[];
  /** All cards by id, those in the bin too. */
  readonly cards: ReadonlyMap<string, SnapshotCard>;
  readonly leadRole?: Role;
  /** Of all but the lead role; old data may call a second role `lead` here. */
  readonly stances: Readonly<Partial<Record<Role, Stance>>>;
  /** By facet id, or `force:…` for a cell of the matrix of forces. */
  readonly empty: ReadonlyMap<string, Reasoned>;
  /** Levels 0-10 by `party.now|then.investment|progress`. */
  readonly ledger: ReadonlyMap<string, number>;
  /** Oldest first. */
  readonly threads: readonly SnapshotThread[];
  /** By `rule:where`. */
  readonly muted: ReadonlyMap<string, Reasoned>;
  /** Cards the Stairway's steps lean on now. */
  readonly evidence: readonly { readonly step: string; readonly card: string }[];
  /** Revealed rounds by id, as the server wrote them. */
  readonly rounds: ReadonlyMap<string, unknown>;
  /** Where the session is; undefined = nobody leads one, so nothing waits for its turn. */
  readonly phase?: Phase;
  /** Person ids of those who can mark the mission as read. */
  readonly members: readonly string[];
  /** ISO instant or date of reading. */
  readonly now: string;
}

/** What a snapshot is told, because the document does not know it. */
export interface Outside {
  /** Person ids of those who can mark the mission as read. */
  readonly members: readonly string[];
  /** ISO instant or date. */
  readonly now: string;
}

/** Is the turn of this block over? Before that, what is still empty there is no fault. */
export function phaseClosed(snapshot: Pick<Snapshot, 'phase'>, block: BlockId | 'compass'): boolean {
  return snapshot.phase === undefined || PHASES.indexOf(snapshot.phase) > PHASES.indexOf(block);
}
