// The C rules: a mission and a bold goal that are there, short, meant for somebody, dated and read.
import { wordCount } from '../../document/text.ts';
import { phaseClosed } from '../snapshot.ts';
import { found } from './finding.ts';
import type { Where } from './finding.ts';
import { hollowWords, namesSomebody, tokensOf } from './reading.ts';
import type { Rules, Sight } from './sight.ts';

const MISSION: Where = { kind: 'compass', field: 'mission' };
const GOAL: Where = { kind: 'compass', field: 'boldGoal' };
/** One hollow word may slip in; two make a slogan. */
const HOLLOW_WORDS = 2;

export const compassRules: Rules = function* (sight) {
  const { compass, members, missionRead } = sight.snapshot;
  if (compass.mission.trim() === '') yield found('C01', MISSION, {});
  else {
    const n = wordCount(compass.mission);
    const max = sight.limits.missionWords;
    if (n > max) yield found('C02', MISSION, { n, max });
    const words = hollowWords(compass.mission);
    if (words.length >= HOLLOW_WORDS) yield found('C03', MISSION, { words });
    if (!namesSomebody(compass.mission) && !namesOwnCustomers(sight)) yield found('C04', MISSION, {});
    const k = members.filter((person) => missionRead.includes(person)).length;
    if (k < members.length) yield found('C08', MISSION, { k, n: members.length });
  }

  if (compass.boldGoal.trim() === '') {
    if (phaseClosed(sight.snapshot, 'compass')) yield found('C05', GOAL, {});
    return;
  }
  const n = wordCount(compass.boldGoal);
  if (n > sight.limits.boldGoalWords) yield found('C06', GOAL, { n });
  if (compass.deadline === undefined) yield found('C07', GOAL, {});
};

/** "Commuters" names nobody in general, but it does where commuters are the customers in the arena. */
function namesOwnCustomers(sight: Sight): boolean {
  const tokens = tokensOf(sight.snapshot.compass.mission);
  return sight.in('arena.customers').some((card) => [...sight.read(card).tokens].some((token) => tokens.has(token)));
}
