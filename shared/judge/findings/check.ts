// The canvas check: all rules over a snapshot, what the team muted apart, the most useful fix first.
import { inOneGo } from '../pieces.ts';
import type { Pieces } from '../pieces.ts';
import type { Reasoned, Snapshot } from '../snapshot.ts';
import { arenaRules } from './arena.ts';
import { clashRules } from './clashes.ts';
import { compassRules } from './compass.ts';
import { decisionRules } from './decisions.ts';
import { facetRules } from './facets.ts';
import { keyOf } from './finding.ts';
import type { Finding, Limits } from './finding.ts';
import { licenceRules } from './licence.ts';
import { ordered } from './order.ts';
import type { Ordered } from './order.ts';
import { propositionRules } from './proposition.ts';
import { keptReadings } from './reading.ts';
import type { Reader } from './reading.ts';
import { resourceRules } from './resources.ts';
import { sightOf } from './sight.ts';
import type { Rules } from './sight.ts';

const RULES: readonly Rules[] = [
  ...[compassRules, facetRules, licenceRules, arenaRules, propositionRules, resourceRules, clashRules, decisionRules],
];

/** What the check says: findings in the order to look at them, and apart from them those the team meant. */
export interface Report extends Ordered {
  readonly muted: readonly { readonly finding: Finding; readonly why: Reasoned }[];
}

/** What is the matter with this canvas. Muted findings are left out. */
export function findings(snapshot: Snapshot, limits: Limits): readonly Finding[] {
  return report(snapshot, limits).findings;
}
export function report(snapshot: Snapshot, limits: Limits): Report {
  return checker(limits).check(snapshot);
}

/** Checks one canvas again and again; a card is read again only when its texts changed. */
export interface Checker {
  check(snapshot: Snapshot): Report;
  /** The same in pieces. */
  checking(snapshot: Snapshot): Pieces<Report>;
}
export function checker(limits: Limits): Checker {
  const readings = keptReadings();
  function* checking(snapshot: Snapshot): Pieces<Report> {
    readings.keepOnly(snapshot.cards);
    let read = 0;
    for (const card of snapshot.cards.values()) {
      readings.read(card);
      if (++read % CARDS_A_PIECE === 0) yield;
    }
    return yield* reportWith(snapshot, limits, readings.read);
  }
  return { check: (snapshot) => inOneGo(checking(snapshot)), checking };
}
/** So many cards are read before others may go first. */
const CARDS_A_PIECE = 32;

function* reportWith(snapshot: Snapshot, limits: Limits, reader: Reader): Pieces<Report> {
  const sight = sightOf(snapshot, limits, reader);
  const open: Finding[] = [];
  const muted: { finding: Finding; why: Reasoned }[] = [];
  for (const rules of RULES) {
    yield;
    for (const finding of rules(sight)) {
      if (finding === undefined) {
        yield;
        continue;
      }
      const why = snapshot.muted.get(keyOf(finding));
      if (why) muted.push({ finding, why });
      else open.push(finding);
    }
  }
  yield;
  return { ...ordered(open), muted };
}
