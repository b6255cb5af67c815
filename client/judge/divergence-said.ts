// A question on which a team may differ, and who stands where in it, in words.
import type { Apart, Question } from '../../shared/judge/divergence.ts';
import { PARTIES } from '../../shared/judge/ledger.ts';
import type { Side } from '../../shared/judge/ledger.ts';
import { STEPS } from '../../shared/judge/stairway.ts';
import { facetName, roleName } from '../board/names.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { judgeWords } from '../words/judge.ts';
import { stepName } from './stair-names.ts';

export function questionSaid(question: Question, canvas: Canvas, say: Say): string {
  const words = judgeWords[say.lang];
  switch (question.kind) {
    case 'step':
      return words.stair.step(STEPS.indexOf(question.step) + 1, stepName(canvas.doc, question.step, say.lang));
    case 'level':
      return levelName(question.key, say) ?? question.key;
    case 'lead-role':
      return words.apart.leadRole;
    default:
      return question satisfies never;
  }
}
/** A level by its party and side; undefined for a key that is none. */
export function levelName(key: string, say: Say): string | undefined {
  const [party, moment, side] = key.split('.');
  const known = PARTIES.find((p) => p === party);
  if (!known || side === undefined) return undefined;
  const words = judgeWords[say.lang].ledger;
  const when = moment === 'then' ? ` (${words.moment.then})` : '';
  return `${facetName(`licence.${known}`, say.lang)}, ${words.side[side as Side].toLocaleLowerCase(say.lang)}${when}`;
}
/** With both its decimals: one and the same number beside a flag and without it would be a riddle. */
export function agreementText(agreement: number, lang: Say['lang']): string {
  return agreement.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
/** Who stands where, with names. */
export function apartSaid(apart: Apart, canvas: Canvas | undefined, say: Say): string {
  const words = judgeWords[say.lang];
  const names = (people: readonly string[]): string =>
    people.map((person) => canvas?.members.nameOf(person) ?? words.stair.former).join(', ');
  switch (apart.kind) {
    case 'ends':
      return words.apart.ends(
        names(apart.lowest.people),
        apart.lowest.value,
        names(apart.highest.people),
        apart.highest.value,
      );
    case 'camps':
      return apart.camps.map(({ role, people }) => `${roleName(role, say.lang)}: ${names(people)}`).join('; ');
    default:
      return apart satisfies never;
  }
}
