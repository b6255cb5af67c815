// The form in which one person answers a round, by what the round asks; nothing leaves it before it is kept.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { wordCount } from '../../shared/document/text.ts';
import { ROLES } from '../../shared/template/canvas-template.ts';
import type { Role } from '../../shared/template/canvas-template.ts';
import { answerAgainst, WRITING_WORDS } from '../../shared/wire/rounds.ts';
import type { Answer, RoundAbout } from '../../shared/wire/rounds.ts';
import { roleName } from '../board/names.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { roundWords } from '../words/rounds.ts';
import { ballotLevels } from './ballot-levels.ts';
import { ballotSteps } from './ballot-steps.ts';
import { ballotStyles } from './ballot-styles.ts';
import { quoteOf } from './finding-sentence.ts';

/** The person wants this answer kept. */
export class AnswerEvent extends Event {
  static readonly type = 'clc-answer';
  constructor(readonly answer: Answer) {
    super(AnswerEvent.type);
  }
}
/** How keeping the answer is going. */
export type Keeping = 'no' | 'keeping' | 'kept' | 'failed';

@customElement('clc-ballot')
export class ClcBallot extends LitElement {
  static override styles = [base, ballotStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) about: RoundAbout | undefined;
  /** My answer as it stands on the server. */
  @property({ attribute: false }) own: Answer | null = null;
  @property({ attribute: false }) keeping: Keeping = 'no';
  /** The answers have been shown: what is answered now is shown beside them, outside the statistics. */
  @property({ type: Boolean }) late = false;
  /** Somebody wants to answer late. */
  @state() private unfolded = false;
  @state() private answer: Answer | undefined;
  #touched = false;
  /** What is being kept: whatever is filled in meanwhile is not. */
  #sent: Answer | undefined;

  /** Is there something filled in that is neither kept nor on its way? */
  get unkept(): boolean {
    return this.#touched && !(this.keeping === 'keeping' && this.answer === this.#sent);
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    // What the person is filling in is not replaced by what the server had.
    if ((changed.has('own') || changed.has('about')) && !this.#touched && this.about)
      this.answer = this.own ?? empty(this.about);
    if (changed.has('keeping') && this.keeping === 'kept') this.#touched = this.answer !== this.#sent;
  }
  override render(): TemplateResult | typeof nothing {
    const { about, answer, canvas, say } = this;
    if (!about || !answer || !canvas || answer.kind !== about.kind) return nothing;
    const words = roundWords[say.lang];
    if (this.late && !this.#touched && !this.unfolded)
      return html`<button class="btn small" @click=${() => (this.unfolded = true)}>${words.answerLate}</button>`;
    const fits = !isBlank(answer) && answerAgainst(about, answer) === undefined;
    const busy = this.keeping === 'keeping';
    return html`<form @submit=${this.#keep}>
      ${this.late ? html`<p role="status">${words.isLate}</p>` : nothing} ${this.#fields(about, answer, canvas)}
      <div class="foot">
        <p class="state" role="status">
          ${this.keeping === 'kept' && !this.#touched ? words.kept : ''}${
            this.keeping === 'failed' ? html`${icon('warn', 'small')} ${words.notKept}` : ''
          }${busy ? words.keeping : ''}
        </p>
        <button class="btn primary" ?disabled=${!fits} aria-disabled=${this.#keeps() ? 'false' : 'true'}>
          ${this.own === null ? words.keep : words.keepChange}
        </button>
      </div>
    </form>`;
  }
  #fields(about: RoundAbout, answer: Answer, canvas: Canvas): TemplateResult {
    const become = (changed: Answer): void => this.#become(changed);
    switch (answer.kind) {
      case 'stairway':
        return about.kind === 'stairway'
          ? ballotSteps({ steps: about.steps, answer, become, canvas, say: this.say })
          : html``;
      case 'ledger':
        return about.kind === 'ledger' ? ballotLevels({ about, answer, become, canvas, say: this.say }) : html``;
      case 'lead-role':
        return about.kind === 'lead-role' ? this.#points(about.points, answer) : html``;
      case 'writing':
        return about.kind === 'writing' ? this.#text(about.prompt, answer) : html``;
      case 'dots':
        return about.kind === 'dots' ? this.#dots(about, answer, canvas) : html``;
      default:
        return answer satisfies never;
    }
  }
  #points(points: number, answer: Extract<Answer, { kind: 'lead-role' }>): TemplateResult {
    const { say } = this;
    const words = roundWords[say.lang];
    const used = sum(answer.points);
    const set = (role: Role, n: number): void =>
      this.#become({ kind: 'lead-role', points: { ...answer.points, [role]: n } });
    return html`<fieldset>
      <legend>${words.about['lead-role']}</legend>
      ${ROLES.map((role) =>
        this.#counter(
          roleName(role, say.lang),
          words.pointsFor(roleName(role, say.lang)),
          answer.points[role] ?? 0,
          points - used,
          (n) => set(role, n),
        ),
      )}
      <p class="left" role="status">${words.left(points - used)}</p>
    </fieldset>`;
  }
  #dots(
    about: Extract<RoundAbout, { kind: 'dots' }>,
    answer: Extract<Answer, { kind: 'dots' }>,
    canvas: Canvas,
  ): TemplateResult {
    const { say } = this;
    const words = roundWords[say.lang];
    const used = sum(answer.dots);
    return html`<fieldset>
      <legend>${words.about.dots}</legend>
      ${about.cards.map((card) => {
        const text = quoteOf(card, canvas, say);
        return this.#counter(text, words.dotsFor(text), answer.dots[card] ?? 0, about.budget - used, (n) => {
          const { [card]: _, ...rest } = answer.dots;
          this.#become({ kind: 'dots', dots: n === 0 ? rest : { ...rest, [card]: n } });
        });
      })}
      <p class="left" role="status">${words.left(about.budget - used)}</p>
    </fieldset>`;
  }
  #counter(label: string, spoken: string, value: number, left: number, set: (n: number) => void): TemplateResult {
    return html`<div class="counter" role="group" aria-label=${spoken}>
      <span class="t">${label}</span>
      <button
        type="button"
        class="ib"
        aria-label=${`− ${spoken}`}
        aria-disabled=${value === 0 ? 'true' : 'false'}
        @click=${() => value > 0 && set(value - 1)}
      >
        −
      </button>
      <output aria-live="polite">${value}</output>
      <button
        type="button"
        class="ib"
        aria-label=${`+ ${spoken}`}
        aria-disabled=${left <= 0 ? 'true' : 'false'}
        @click=${() => left > 0 && set(value + 1)}
      >
        +
      </button>
    </div>`;
  }
  #text(prompt: string, answer: Extract<Answer, { kind: 'writing' }>): TemplateResult {
    const words = roundWords[this.say.lang];
    const n = wordCount(answer.text);
    return html`<p class="question">${prompt}</p>
      <label class="line"
        ><span>${words.text}</span>
        <textarea
          class="field writing"
          rows="5"
          maxlength="2000"
          aria-describedby="words"
          .value=${answer.text}
          @input=${(e: Event) => this.#become({ kind: 'writing', text: (e.target as HTMLTextAreaElement).value })}
        ></textarea>
      </label>
      <p id="words" class=${n > WRITING_WORDS ? 'left over' : 'left'}>${words.words(n, WRITING_WORDS)}</p>`;
  }

  #become(answer: Answer): void {
    this.#touched = true;
    this.answer = answer;
  }
  /** Not while it is being kept, nor when nothing changed since: the button stays and keeps the focus. */
  #keeps(): boolean {
    return this.keeping !== 'keeping' && (this.#touched || this.own === null);
  }
  readonly #keep = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.#keeps() || !this.answer || !this.about || answerAgainst(this.about, this.answer) !== undefined) return;
    this.#sent = this.answer;
    this.dispatchEvent(new AnswerEvent(tidied(this.answer)));
  };
}

function isBlank(answer: Answer): boolean {
  switch (answer.kind) {
    case 'writing':
      return answer.text.trim() === '';
    case 'lead-role':
      return sum(answer.points) === 0;
    case 'stairway':
    case 'ledger':
    case 'dots':
      // An answer without a single part is refused by what every answer is held against.
      return false;
    default:
      return answer satisfies never;
  }
}
/** Nothing said yet. */
function empty(about: RoundAbout): Answer {
  switch (about.kind) {
    case 'stairway':
      return { kind: 'stairway', steps: {} };
    case 'ledger':
      return { kind: 'ledger', levels: {} };
    case 'lead-role':
      return { kind: 'lead-role', points: {} };
    case 'writing':
      return { kind: 'writing', text: '' };
    case 'dots':
      return { kind: 'dots', dots: {} };
    default:
      return about satisfies never;
  }
}
/** Without sentences that say nothing. */
function tidied(answer: Answer): Answer {
  if (answer.kind !== 'stairway') return answer;
  const steps = Object.entries(answer.steps).map(([id, { why, evidence, score }]) => [
    id,
    { score, ...(why?.trim() ? { why: why.trim() } : {}), ...(evidence?.length ? { evidence } : {}) },
  ]);
  return { kind: 'stairway', steps: Object.fromEntries(steps) as Extract<Answer, { kind: 'stairway' }>['steps'] };
}
function sum(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((all, value) => all + value, 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-ballot': ClcBallot;
  }
}
