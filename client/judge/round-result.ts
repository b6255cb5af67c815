// What a revealed round shows: each ballot with its answers or figures, and the outcome when there is one.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { compassText } from '../../shared/document/compass.ts';
import { replaceText } from '../../shared/document/text.ts';
import { consensus, median } from '../../shared/judge/consensus.ts';
import type { Scale } from '../../shared/judge/consensus.ts';
import { PROOF } from '../../shared/judge/stairway.ts';
import { LEVEL_MAX, PARTIES } from '../../shared/judge/ledger.ts';
import type { Side } from '../../shared/judge/ledger.ts';
import { isRole, template } from '../../shared/template/canvas-template.ts';
import { levelKeys } from '../../shared/wire/rounds.ts';
import type { Answer, BallotResult, NamedAnswer, NamelessFigures, RoundResult } from '../../shared/wire/rounds.ts';
import { facetName, roleName, tagLabel } from '../board/names.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { judgeWords } from '../words/judge.ts';
import { roundWords } from '../words/rounds.ts';
import { quoteOf, stepName } from './finding-sentence.ts';
import { dotPlot } from './round-figures.ts';

const LEVELS: Scale = { min: 0, max: LEVEL_MAX };

@customElement('clc-round-result')
export class ClcRoundResult extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      h4 {
        padding-block: var(--s3) var(--s1);
        font-size: var(--t-sm);
        font-weight: 650;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(7rem, 2fr) minmax(6rem, 9rem) 3fr;
        align-items: center;
        gap: var(--s3);
        min-block-size: 2.5rem;
        padding-block: var(--s1);
        border-block-end: 1px solid var(--line);
        font-size: var(--t-sm);
      }
      .row b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .dots {
        inline-size: 100%;
        max-block-size: 3rem;
        fill: none;
        stroke: var(--ink-3);
        stroke-width: 1;
      }
      .dots .counted {
        fill: var(--ink);
        stroke: none;
      }
      .dots .late {
        stroke: var(--ink-2);
      }
      .dots .before {
        stroke: var(--ink);
        stroke-width: 2;
      }
      .bar {
        display: block;
        block-size: 0.75rem;
        background: var(--accent);
        min-inline-size: 1px;
      }
      .talk {
        color: var(--warn);
        font-weight: 600;
      }
      .said {
        color: var(--ink-2);
      }
      .texts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--s3);
      }
      blockquote {
        display: grid;
        gap: var(--s2);
        align-content: space-between;
        padding: var(--s3);
        border-inline-start: 3px solid var(--line-2);
        background: var(--surface);
        font: 400 1.125rem/1.4 var(--font-voice);
        overflow-wrap: anywhere;
      }
      blockquote footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--s2);
        font: 400 var(--t-sm) / 1.3 var(--font-text);
        color: var(--ink-2);
      }
      .outcome {
        margin-block-start: var(--s4);
        padding: var(--s3) var(--s4);
        border-block-start: 2px solid var(--ink);
        background: var(--surface);
      }
      .outcome p + p {
        padding-block-start: var(--s1);
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      .outcome .text {
        font: 400 1.25rem/1.3 var(--font-voice);
      }
      @media (max-width: 40rem) {
        .row {
          grid-template-columns: minmax(0, 1fr) minmax(6rem, 9rem);
        }
        .row > :last-child:not(:nth-child(2)) {
          grid-column: 1/-1;
        }
      }
    `,
  ];
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
    if (ballot.named) return this.#named(result, ballot.answers, canvas);
    const words = roundWords[this.say.lang];
    if (!ballot.shown) return html`<p>${ballot.reason === 'too-few' ? words.tooFewShown : words.differenceShown}</p>`;
    if (ballot.texts) return this.#texts(ballot.texts.map((text) => ({ text })));
    if (ballot.totals) return this.#totals(ballot.totals, result.kind === 'dots', canvas);
    return html`${Object.entries(ballot.figures ?? {}).map(([key, figures]) =>
      this.#nameless(this.#label(key, canvas), figures),
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
        return html`${levelKeys(about.times).map((key) =>
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
  ): TemplateResult {
    const { say } = this;
    const words = roundWords[say.lang];
    const given = answers.map(({ answer, late }) => ({ value: of(answer), late }));
    const number = (late: boolean): number[] =>
      given.flatMap(({ value, late: isLate }) =>
        typeof value === 'number' && (isLate ?? false) === late ? [value] : [],
      );
    const values = number(false);
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
          ...(agreement === null ? [] : [words.consensus(this.#decimal(agreement, 3))]),
        ].join(', ')}
        ${
          agreement !== null && agreement < template.stairway.rules.minConsensus
            ? html`<span class="talk">${icon('warn', 'small')} ${words.talk}</span>`
            : nothing
        }</span
      >
    </div>`;
  }
  #nameless(label: string, figures: NamelessFigures): TemplateResult {
    const words = roundWords[this.say.lang];
    if (!figures.shown)
      return html`<div class="row">
        <b>${label}</b><span></span>
        <span class="said">${figures.reason === 'too-few' ? words.tooFewShown : words.differenceShown}</span>
      </div>`;
    return html`<div class="row">
      <b>${label}</b><span>${words.median(this.#decimal(figures.median))}</span>
      <span class="said"
        >${words.mean(this.#decimal(figures.mean), figures.answers)}
        ${figures.talk ? html`<span class="talk">${icon('warn', 'small')} ${words.talk}</span>` : nothing}</span
      >
    </div>`;
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
    const [party, moment, side] = key.split('.');
    const known = PARTIES.find((p) => p === party);
    if (known && side !== undefined) {
      const words = judgeWords[say.lang].ledger;
      const when = moment === 'then' ? ` (${words.moment.then})` : '';
      return `${facetName(`licence.${known}`, say.lang)}, ${words.side[side as Side].toLocaleLowerCase(say.lang)}${when}`;
    }
    if (isRole(key)) return roleName(key, say.lang);
    if (template.stairway.steps.some(({ id }) => id === key)) return stepName(key, canvas, say.lang);
    return quoteOf(key, canvas, say);
  }
  #decimal(value: number, digits = 1): string {
    return value.toLocaleString(this.say.lang, { maximumFractionDigits: digits });
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

declare global {
  interface HTMLElementTagNameMap {
    'clc-round-result': ClcRoundResult;
  }
}
