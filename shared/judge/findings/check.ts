// The canvas check: all rules over a snapshot, what the team muted apart, the most useful fix first.
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
}
export function checker(limits: Limits): Checker {
  const readings = keptReadings();
  return {
    check: (snapshot) => {
      readings.keepOnly(snapshot.cards);
      return reportWith(snapshot, limits, readings.read);
    },
  };
}

function reportWith(snapshot: Snapshot, limits: Limits, reader: Reader): Report {
  const sight = sightOf(snapshot, limits, reader);
  const open: Finding[] = [];
  const muted: { finding: Finding; why: Reasoned }[] = [];
  for (const rules of RULES)
    for (const finding of rules(sight)) {
      const why = snapshot.muted.get(keyOf(finding));
      if (why) muted.push({ finding, why });
      else open.push(finding);
    }
  return { ...ordered(open), muted };
}
