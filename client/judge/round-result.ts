// What a revealed round shows: each ballot with its answers or figures, and the outcome when there is one.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { compassText } from '../../shared/document/compass.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { consensus, median } from '../../shared/judge/consensus.ts';
import type { Scale } from '../../shared/judge/consensus.ts';
import { ends } from '../../shared/judge/divergence.ts';
import { judgeStep, PROOF } from '../../shared/judge/stairway.ts';
import { LEVEL_MAX } from '../../shared/judge/ledger.ts';
import type { ChosenByMany } from '../../shared/judge/small-choices.ts';
import type { Cell } from '../../shared/judge/small-groups.ts';
import { isRole } from '../../shared/template/canvas-template.ts';
import { stairway } from '../../shared/template/stairway.ts';
import { levelKeys } from '../../shared/wire/rounds.ts';
import type { Answer, BallotResult, NamedAnswer, NamelessFigures, RoundResult } from '../../shared/wire/rounds.ts';
import { roleName, tagLabel } from '../board/names.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { judgeWords } from '../words/judge.ts';
import { roundWords } from '../words/rounds.ts';
import { agreementText, apartSaid, levelName } from './divergence-said.ts';
import { quoteOf, stepName } from './finding-sentence.ts';
import { dotPlot, histogram } from './round-figures.ts';
import { resultStyles } from './round-result-styles.ts';
import { whoAnswered } from './who-answered.ts';

const LEVELS: Scale = { min: 0, max: LEVEL_MAX };

@customElement('clc-round-result')
export class ClcRoundResult extends LitElement {
  static override styles = [base, resultStyles];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) result: RoundResult | undefined;

  constructor() {
    super();
    new Subscribe(this, () => this.canvas?.members);
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say, result } = this;
    if (!canvas || !result) return nothing;
    const words = roundWords[say.lang];
    const two = result.ballots.length > 1;
    return html`${result.ballots.map(
      (ballot, index) =>
        html`${two ? html`<h4>${index === 0 ? words.firstBallot : words.secondBallot}</h4>` : nothing}
        ${this.#ballot(result, ballot, canvas)}`,
    )}
    ${result.kind === 'ledger' && result.ballots.length ? html`<p class="said">${words.levelsTaken}</p>` : nothing}
    ${result.outcome ? this.#outcome(result.outcome) : nothing}`;
  }
  #ballot(result: RoundResult, ballot: BallotResult, canvas: Canvas): TemplateResult {
    if (ballot.named)
      return html`${this.#named(result, ballot.answers, canvas)}
      ${whoAnswered(result, ballot.answers, (key) => this.#label(key, canvas), canvas, this.say)}`;
    const words = roundWords[this.say.lang];
    if (!ballot.shown) return html`<p>${ballot.reason === 'too-few' ? words.tooFewShown : words.differenceShown}</p>`;
    if (ballot.texts) return this.#texts(ballot.texts.map((text) => ({ text })));
    if (ballot.choices) return this.#choices(ballot.choices, canvas);
    return html`${Object.entries(ballot.figures ?? {}).map(([key, figures]) =>
      this.#nameless(this.#label(key, canvas), figures, result.kind === 'stairway' ? PROOF : LEVELS),
    )}`;
  }
  #named(result: RoundResult, answers: readonly NamedAnswer[], canvas: Canvas): TemplateResult {
    const { about } = result;
    switch (about.kind) {
      case 'stairway':
        return html`${about.steps.map((step) =>
          this.#values(stepName(step, canvas, this.say.lang), PROOF, answers, (answer) =>
            answer.kind === 'stairway' ? answer.steps[step]?.score : undefined,
          ),
        )}`;
      case 'ledger':
        return html`${levelKeys(about).map((key) =>
          this.#values(this.#label(key, canvas), LEVELS, answers, (answer) =>
            answer.kind === 'ledger' ? answer.levels[key] : undefined,
          ),
        )}`;
      case 'lead-role':
      case 'dots': {
        const totals: Record<string, number> = {};
        for (const { answer, late } of answers) {
          if (late) continue;
          const given = answer.kind === 'lead-role' ? answer.points : answer.kind === 'dots' ? answer.dots : {};
          for (const [key, n] of Object.entries(given)) totals[key] = (totals[key] ?? 0) + n;
        }
        return this.#totals(totals, about.kind === 'dots', canvas);
      }
      case 'writing':
        return this.#texts(
          answers.flatMap(({ answer, person, late }) =>
            answer.kind === 'writing' ? [{ text: answer.text, person, late: late ?? false }] : [],
          ),
        );
      default:
        return about satisfies never;
    }
  }
  /** One question with the answers of everybody as dots, its middle and how far the team is of one mind. */
  #values(
    label: string,
    scale: Scale,
    answers: readonly NamedAnswer[],
    of: (answer: Answer) => number | null | undefined,
  ): TemplateResult | typeof nothing {
    const { say } = this;
    const words = roundWords[say.lang];
    const given = answers.map(({ answer, late }) => ({ value: of(answer), late }));
    const number = (late: boolean): number[] =>
      given.flatMap(({ value, late: isLate }) =>
        typeof value === 'number' && (isLate ?? false) === late ? [value] : [],
      );
    const values = number(false);
    if (given.every(({ value }) => value === undefined)) return nothing;
    const apart = ends(
      answers.flatMap(({ person, answer, late }) => {
        const value = of(answer);
        return late || typeof value !== 'number' ? [] : [{ person, value }];
      }),
    );
    const [middle, agreement] = [median(values), consensus(values, scale)];
    return html`<div class="row">
      <b>${label}</b>
      ${dotPlot({
        scale,
        values,
        late: number(true),
        label: judgeWords[say.lang].figures.spoken(values.join(', '), scale.min, scale.max),
      })}
      <span class="said"
        >${[
          ...(middle === null ? [] : [words.median(this.#decimal(middle))]),
          ...(agreement === null || values.length < 2 ? [] : [words.consensus(agreementText(agreement, say.lang))]),
        ].join(', ')}
        ${
          needsTalk(values, scale)
            ? html`<span class="talk">${icon('warn', 'small')} ${words.talk}</span>
                ${apart ? html`<br />${apartSaid(apart, this.canvas, say)}` : nothing}`
            : nothing
        }</span
      >
    </div>`;
  }
  #nameless(label: string, figures: NamelessFigures, scale: Scale): TemplateResult {
    const words = roundWords[this.say.lang];
    if (!figures.shown)
      return html`<div class="row">
        <b>${label}</b><span></span>
        <span class="said">${figures.reason === 'too-few' ? words.tooFewShown : words.differenceShown}</span>
      </div>`;
    const { answers, mean, meanIs } = figures;
    const told = [
      words.median(this.#decimal(figures.median)),
      words.mean(judgeWords[this.say.lang].figures.mean(this.#decimal(mean), meanIs), answers),
      judgeWords[this.say.lang].stair.spread[figures.spread],
    ].join(', ');
    return html`<div class="row">
      <b>${label}</b>${figures.histogram ? this.#histogram(scale, figures.histogram) : html`<span></span>`}
      <span class="said"
        >${told}
        ${figures.talk ? html`<span class="talk">${icon('warn', 'small')} ${words.talk}</span>` : nothing}</span
      >
    </div>`;
  }
  #histogram(scale: Scale, cells: readonly Cell[]): TemplateResult {
    const words = roundWords[this.say.lang];
    const said = cells.map((cell, index) =>
      words.cell(scale.min + index, cell === '≤2' ? words.atMostTwo : String(cell)),
    );
    return histogram(scale, cells, words.cells(said.join(', ')));
  }
  #totals(totals: Readonly<Record<string, number>>, dots: boolean, canvas: Canvas): TemplateResult {
    const words = roundWords[this.say.lang];
    const inOrder = Object.entries(totals).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const most = Math.max(1, ...inOrder.map(([, n]) => n));
    return html`${inOrder.map(
      ([key, n]) =>
        html`<div class="row">
          <b>${this.#label(key, canvas)}</b><span>${dots ? words.dots(n) : words.total(n)}</span>
          <svg aria-hidden="true" class="bar" viewBox="0 0 ${most} 1" preserveAspectRatio="none" width="100%">
            <rect width=${most} height="1" fill="var(--sunken)"></rect>
            <rect width=${n} height="1" fill="var(--accent)"></rect>
          </svg>
        </div>`,
    )}`;
  }
  /** Without names: what a crowd chose, in order; how many, and how much, is not known. */
  #choices(order: ChosenByMany, canvas: Canvas): TemplateResult {
    const words = roundWords[this.say.lang].choices;
    return html`<p class="said">${order.length ? words.order : words.scattered}</p>
      ${
        order.length
          ? html`<ol>
              ${order.map((key) => html`<li><b>${this.#label(key, canvas)}</b></li>`)}
            </ol>`
          : nothing
      }
      <p class="said">${words.rest}</p>`;
  }
  #texts(
    texts: readonly { readonly text: string; readonly person?: string; readonly late?: boolean }[],
  ): TemplateResult {
    const { canvas, say } = this;
    const words = roundWords[say.lang];
    return html`<div class="texts">
      ${texts.map(({ text, person, late }) => {
        const name = person === undefined ? undefined : (canvas?.members.nameOf(person) ?? words.former);
        return html`<blockquote>
          <p>${text}</p>
          <footer>
            <span>${name}${late ? ` (${words.late})` : ''}</span>
            ${
              canvas?.rights.edit
                ? html`<button class="btn small" @click=${() => this.#toMission(text, name)}>
                    ${words.toMission}
                  </button>`
                : nothing
            }
          </footer>
        </blockquote>`;
      })}
    </div>`;
  }
  #outcome(outcome: NonNullable<RoundResult['outcome']>): TemplateResult {
    const words = roundWords[this.say.lang].outcome;
    const line = (label: string, text: string | undefined) => (text ? html`<p><b>${label}:</b> ${text}</p>` : nothing);
    return html`<div class="outcome">
      <p class="text">${outcome.text}</p>
      <p>${outcome.kind === 'agreed' ? words.agreed : words.differ}</p>
      ${(outcome.sides ?? []).map((side) => html`<p>${side}</p>`)} ${line(words.minorityShort, outcome.minority)}
      ${outcome.confidence ? html`<p>${tagLabel('confidence', outcome.confidence, this.say.lang)}</p>` : nothing}
      ${line(words.assumptionShort, outcome.assumption)} ${line(words.revisitShort, outcome.revisit)}
    </div>`;
  }

  /** A step, a level, a role or a card by its name. */
  #label(key: string, canvas: Canvas): string {
    const { say } = this;
    const level = levelName(key, say);
    if (level !== undefined) return level;
    if (isRole(key)) return roleName(key, say.lang);
    if (stairway.steps.some(({ id }) => id === key)) return stepName(key, canvas, say.lang);
    return quoteOf(key, canvas, say);
  }
  #decimal(value: number): string {
    return value.toLocaleString(this.say.lang, { maximumFractionDigits: 1 });
  }
  /** One step for undo; whoever wrote it is named. */
  #toMission(text: string, who: string | undefined): void {
    const { canvas } = this;
    const mission = canvas && compassText(canvas.doc, 'mission');
    if (!mission) return;
    canvas.undo.gesture(() => replaceText(mission, text.replace(/\s+/gu, ' ').trim()));
    this.dispatchEvent(new SayRequest(roundWords[this.say.lang].missionTaken(who)));
  }
}

/** As the Stairway and the queue have it: of a step it is also one low answer beside a high middle. */
function needsTalk(values: readonly number[], scale: Scale): boolean {
  if (scale !== PROOF) return (consensus(values, scale) ?? 1) < stairway.rules.minConsensus;
  return judgeStep(
    values.map((value) => ({ value })),
    0,
  ).talk;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-round-result': ClcRoundResult;
  }
}
