// The part of a ballot that asks about steps of the Stairway: a score on proof, why, and folded away what it leans on.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { cardIds, readCard } from '../../shared/document/cards.ts';
import { stairway } from '../../shared/template/stairway.ts';
import type { Answer, StepAnswer, StepId } from '../../shared/wire/rounds.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { icon } from '../ui/icons.ts';
import { roundWords } from '../words/rounds.ts';
import { quoteOf, stepName } from './finding-sentence.ts';

type StairAnswer = Extract<Answer, { kind: 'stairway' }>;
interface Asked {
  readonly steps: readonly StepId[];
  readonly answer: StairAnswer;
  readonly become: (answer: StairAnswer) => void;
  readonly canvas: Canvas;
  readonly say: Say;
}

export function ballotSteps(asked: Asked): TemplateResult {
  return html`${asked.steps.map((step) => stepAsked(step, asked))}`;
}
function stepAsked(id: StepId, { answer, become, canvas, say }: Asked): TemplateResult {
  const words = roundWords[say.lang];
  const mine = answer.steps[id];
  const set = (change: Partial<StepAnswer>): void =>
    become({ kind: 'stairway', steps: { ...answer.steps, [id]: { score: null, ...mine, ...change } } });
  return html`<fieldset aria-describedby=${`asks-${id}`}>
    <legend>${stepName(id, canvas, say.lang)}</legend>
    <p class="question" id=${`asks-${id}`}>${stairway.steps.find((s) => s.id === id)?.question[say.lang]}</p>
    <div class="scale">
      ${stairway.scale.values.map(
        ({ value, label }) =>
          html`<label class="score">
            <input type="radio" name=${id} .checked=${mine?.score === value} @change=${() => set({ score: value })} />
            <b>${value}</b><span>${label[say.lang]}</span>
          </label>`,
      )}
      <label class="score none">
        <input
          type="radio"
          name=${id}
          .checked=${mine !== undefined && mine.score === null}
          @change=${() => set({ score: null })}
        />
        <b>–</b><span>${words.dontKnow}</span>
      </label>
    </div>
    ${
      mine
        ? html`<label class="line"
              ><span>${words.whyOne}</span
              ><input
                class="field"
                maxlength="300"
                .value=${mine.why ?? ''}
                @input=${(e: Event) => set({ why: (e.target as HTMLInputElement).value })}
            /></label>
            ${proofOf(mine, set, canvas, say)}`
        : nothing
    }
  </fieldset>`;
}
function proofOf(
  { evidence: proof = [] }: StepAnswer,
  set: (change: Partial<StepAnswer>) => void,
  canvas: Canvas,
  say: Say,
): TemplateResult {
  const words = roundWords[say.lang];
  const cards = cardIds(canvas.doc).filter((card) => readCard(canvas.doc, card)?.status !== 'rejected');
  const card = proof.flatMap((p) => ('card' in p ? [p.card] : []))[0] ?? '';
  const url = proof.flatMap((p) => ('url' in p ? [p.url] : []))[0] ?? '';
  const prove = (next: { card: string; url: string }): void =>
    set({
      evidence: [...(next.card ? [{ card: next.card }] : []), ...(next.url.trim() ? [{ url: next.url.trim() }] : [])],
    });
  return html`<details>
    <summary>${icon('proof', 'small')}${words.proof(proof.length)}</summary>
    <div class="proof">
      <label class="line"
        ><span>${words.evidenceCard}</span
        ><select class="field" @change=${(e: Event) => prove({ card: (e.target as HTMLSelectElement).value, url })}>
          <option value="" ?selected=${card === ''}>${words.noEvidence}</option>
          ${cards.map((c) => html`<option value=${c} ?selected=${c === card}>${quoteOf(c, canvas, say)}</option>`)}
        </select></label
      >
      <label class="line"
        ><span>${words.evidenceUrl}</span
        ><input
          class="field"
          type="url"
          maxlength="500"
          .value=${url}
          @change=${(e: Event) => prove({ card, url: (e.target as HTMLInputElement).value })}
      /></label>
    </div>
  </details>`;
}
