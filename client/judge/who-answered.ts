// With names: who answered what to each question, as a table; what a picture of dots cannot say.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { levelKeys } from '../../shared/wire/rounds.ts';
import type { Answer, NamedAnswer, RoundResult } from '../../shared/wire/rounds.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { roundWords } from '../words/rounds.ts';

interface Said {
  /** Undefined: the question was passed over; null: this person does not know. */
  readonly value: number | null | undefined;
  readonly why?: string | undefined;
}

/** `label` names a question. Of texts there is no table: each carries its name already. */
export function whoAnswered(
  { about }: RoundResult,
  answers: readonly NamedAnswer[],
  label: (key: string) => string,
  canvas: Canvas,
  say: Say,
): TemplateResult | typeof nothing {
  const words = roundWords[say.lang];
  const keys = keysOf(about, answers);
  if (keys.length === 0) return nothing;
  return html`<details class="who">
    <summary>${words.whoSaidWhat}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.whoSaidWhat}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.question}</th>
            ${answers.map(
              ({ person, late }) =>
                html`<th scope="col">
                  ${canvas.members.nameOf(person) ?? words.former}${late ? html` <small>(${words.late})</small>` : nothing}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${keys.map(
            (key) =>
              html`<tr>
                <th scope="row">${label(key)}</th>
                ${answers.map(({ answer }) => html`<td>${cell(said(answer, key), say)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
function cell({ value, why }: Said, say: Say): TemplateResult {
  const words = roundWords[say.lang];
  const told =
    value === undefined
      ? html`<span class="sr">${words.notSaid}</span>`
      : value === null
        ? html`<small>${words.dontKnow}</small>`
        : html`${value}`;
  return html`${told}${why === undefined ? nothing : html` <q>${why}</q>`}`;
}
function keysOf(about: RoundResult['about'], answers: readonly NamedAnswer[]): readonly string[] {
  const asked = ((): readonly string[] => {
    switch (about.kind) {
      case 'stairway':
        return about.steps;
      case 'ledger':
        return levelKeys(about);
      case 'lead-role':
        return [
          ...new Set(answers.flatMap(({ answer }) => (answer.kind === 'lead-role' ? Object.keys(answer.points) : []))),
        ];
      case 'dots':
        return about.cards;
      case 'writing':
        return [];
      default:
        return about satisfies never;
    }
  })();
  // Of a second ballot only what it asked, of a hundred cards only those that were chosen.
  return asked.filter((key) => answers.some(({ answer }) => said(answer, key).value !== undefined));
}
function said(answer: Answer, key: string): Said {
  switch (answer.kind) {
    case 'stairway': {
      const given = Object.entries(answer.steps).find(([step]) => step === key)?.[1];
      return { value: given?.score, why: given?.why };
    }
    case 'ledger':
      return { value: answer.levels[key] };
    case 'lead-role':
      return { value: Object.entries(answer.points).find(([role]) => role === key)?.[1] };
    case 'dots':
      return { value: answer.dots[key] };
    case 'writing':
      return { value: undefined };
    default:
      return answer satisfies never;
  }
}
