// The rounds of the Stairway beside each other as a table: where each step stood, and where it fell back.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Stair } from '../../shared/judge/stair-rounds.ts';
import { STEPS } from '../../shared/judge/stairway.ts';
import type { StepId } from '../../shared/judge/stairway.ts';
import { dateText } from '../board/names.ts';
import type { Say } from '../session/contexts.ts';
import { icon } from '../ui/icons.ts';
import { judgeWords } from '../words/judge.ts';

export function stairHistory(stair: Stair, nameOf: (step: StepId) => string, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const rounds = new Map(STEPS.flatMap((step) => stair.marks[step].map((mark) => [mark.round, mark.at] as const)));
  if (rounds.size === 0) return html`<p class="faint">${words.noRounds}</p>`;
  const inOrder = [...rounds].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.compareCaption}>
    <table>
      <caption class="sr">
        ${words.compareCaption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${inOrder.map(([, at], index) => html`<th scope="col">${words.round(index + 1, dateText(at, say.lang, true))}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${STEPS.map(
          (step, index) =>
            html`<tr>
              <th scope="row">${index + 1} ${nameOf(step)}</th>
              ${inOrder.map(([round]) => cell(stair, step, round, say))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
function cell(stair: Stair, step: StepId, round: string, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const mark = stair.marks[step].find((m) => m.round === round);
  if (!mark) return html`<td class="faint">${words.notAsked}</td>`;
  if (mark.fallBack) return html`<td class="fell">${icon('down', 'small')} ${words.fallBack}</td>`;
  return mark.holds
    ? html`<td>${icon('check', 'small')} ${words.holds}</td>`
    : html`<td class="faint">${words.holdsNot}</td>`;
}
