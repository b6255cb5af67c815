// The part of the form for a new round that says what is asked, by kind; what was filled in for another kind is kept.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { cardsIn } from '../../shared/document/cards.ts';
import { MOMENTS, PARTIES } from '../../shared/judge/ledger.ts';
import type { Moment, Party } from '../../shared/judge/ledger.ts';
import { BLOCK_IDS, blockOf, isBlockId } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import { STEP_IDS } from '../../shared/wire/rounds.ts';
import type { RoundAbout, RoundKind, StepId } from '../../shared/wire/rounds.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { judgeWords } from '../words/judge.ts';
import { roundWords } from '../words/rounds.ts';
import { checks } from './checks.ts';
import { partyChecks, stepChecks } from './second-part.ts';

const DOTS_CARDS = 100;

export interface AboutDraft {
  readonly steps: readonly StepId[];
  readonly times: readonly Moment[];
  readonly parties: readonly Party[];
  readonly points: number;
  /** Undefined: what we propose. */
  readonly prompt: string | undefined;
  readonly block: BlockId;
  readonly budget: number;
}
export const FIRST_DRAFT: AboutDraft = {
  steps: STEP_IDS,
  times: ['now'],
  parties: PARTIES,
  points: 10,
  prompt: undefined,
  block: 'proposition',
  budget: 3,
};

/** `become` hears of what was changed. */
export function aboutFields(
  kind: RoundKind,
  draft: AboutDraft,
  become: (change: Partial<AboutDraft>) => void,
  canvas: Canvas,
  say: Say,
): TemplateResult {
  const words = roundWords[say.lang];
  const number = (label: string, name: 'points' | 'budget', max: number): TemplateResult =>
    html`<label class="line short"
      ><span>${label}</span
      ><input
        class="field"
        name=${name}
        type="number"
        min="1"
        max=${max}
        .value=${String(draft[name])}
        required
        @input=${({ target }: Event) => become({ [name]: (target as HTMLInputElement).valueAsNumber })}
    /></label>`;
  switch (kind) {
    case 'stairway': {
      const numbered = stepChecks(STEP_IDS, canvas, say).map(({ id, label }, i) => ({
        id,
        label: `${i + 1} ${label}`,
      }));
      return checks(words.steps, numbered, draft.steps, (steps) => become({ steps }));
    }
    case 'ledger': {
      const moments = MOMENTS.map((id) => ({ id, label: judgeWords[say.lang].ledger.moment[id] }));
      return html`${checks(words.moments, moments, draft.times, (times) => become({ times }))}
      ${checks(words.parties, partyChecks(PARTIES, say), draft.parties, (parties) => become({ parties }))}`;
    }
    case 'lead-role':
      return number(words.points, 'points', 100);
    case 'writing':
      return html`<label class="line"
        ><span>${words.prompt}</span
        ><input
          class="field"
          maxlength="300"
          .value=${draft.prompt ?? words.promptDefault}
          @input=${({ target }: Event) => become({ prompt: (target as HTMLInputElement).value })}
      /></label>`;
    case 'dots':
      return html`<label class="line"
          ><span>${words.dotsCards}</span
          ><select
            class="field"
            @change=${({ target }: Event) => {
              const { value } = target as HTMLSelectElement;
              if (isBlockId(value)) become({ block: value });
            }}
          >
            ${BLOCK_IDS.map(
              (id) =>
                html`<option value=${id} ?selected=${id === draft.block}>
                  ${words.everyoneIn(blockOf(id).label[say.lang])}
                </option>`,
            )}
          </select></label
        >${number(words.budget, 'budget', 50)}`;
    default:
      return kind satisfies never;
  }
}
/** What is asked; undefined while a part of it is missing. */
export function aboutOf(kind: RoundKind, draft: AboutDraft, canvas: Canvas, say: Say): RoundAbout | undefined {
  const { steps, times, parties, points, block, budget } = draft;
  switch (kind) {
    case 'stairway':
      return steps.length ? { kind, steps: [...steps] } : undefined;
    case 'ledger': {
      const some = parties.length < PARTIES.length ? { parties: [...parties] } : {};
      return times.length && parties.length ? { kind, times: [...times], ...some } : undefined;
    }
    case 'lead-role':
      return { kind, points };
    case 'writing': {
      const prompt = (draft.prompt ?? roundWords[say.lang].promptDefault).trim();
      return prompt === '' ? undefined : { kind, prompt };
    }
    case 'dots': {
      const cards = blockOf(block)
        .facets.flatMap(({ id }) => cardsIn(canvas.doc, id as FacetId))
        .slice(0, DOTS_CARDS);
      return cards.length ? { kind, cards, budget } : undefined;
    }
    default:
      return kind satisfies never;
  }
}
