// Rounds: the one that is open with my ballot, those that were revealed, and the way to ask a new one.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { root } from '../../shared/document/roots.ts';
import type { Answer, RoundKind, RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import { dateText } from '../board/names.ts';
import { ApiProblem } from '../session/api.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { roundsOf } from '../session/rounds.ts';
import type { Rounds } from '../session/rounds.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { refusedSaid } from '../words/round-refused.ts';
import { roundWords } from '../words/rounds.ts';
import type { AnswerEvent, ClcBallot } from './ballot.ts';
import './ballot.ts';
import type { AskRound } from './new-round.ts';
import './new-round.ts';
import { OwnAnswers } from './own-answers.ts';
import { leads, progress, roundLead } from './round-lead.ts';
import type { Leading } from './round-lead.ts';
import type { CloseRound } from './round-outcome.ts';
import './round-outcome.ts';
import './round-result.ts';
import { roundTitle } from './round-title.ts';
import { focusOn, leadTo } from './rounds-focus.ts';
import type { Place } from './rounds-focus.ts';
import { roundsStyles } from './rounds-styles.ts';
import { panelStyles } from './panel-styles.ts';

@customElement('clc-rounds')
export class ClcRounds extends LitElement {
  static override styles = [base, panelStyles, roundsStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** Only rounds that ask this; without it all. */
  @property({ attribute: false }) kinds: readonly RoundKind[] | undefined;
  @state() private making = false;
  /** Id of the round that is being closed. */
  @state() private closing: string | undefined;
  /** What the server said no to, in its words. */
  @state() private problem = '';
  @state() private busy = false;
  /** Of this kind somebody wants to see the last round. */
  @state() private wanted: RoundKind | undefined;
  readonly #own = new OwnAnswers(this);
  /** Forms with something in them that nobody kept yet. */
  #unkept: readonly ClcBallot[] = [];
  /** Where the focus goes once this is drawn: what had it is gone. */
  #then: Place | undefined;

  constructor() {
    super();
    new Subscribe(this, () => this.canvas && roundsOf(this.canvas));
    new Subscribe(this, () => this.canvas?.members);
    new Observe(this, () => [
      this.canvas && root(this.canvas.doc, 'rounds'),
      this.canvas && root(this.canvas.doc, 'session'),
    ]);
  }
  /** Puts the focus on the last revealed round of this kind, for whoever is led here; it may yet have to come. */
  show(kind: RoundKind): void {
    this.wanted = kind;
  }
  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.hasUpdated)
      this.#unkept = [...this.renderRoot.querySelectorAll('clc-ballot')].filter(({ unkept }) => unkept);
  }
  protected override updated(_changed: PropertyValues<this>): void {
    if (this.problem === '' && this.#unkept.some((ballot) => !ballot.isConnected))
      this.problem = roundWords[this.say.lang].goneOn;
    this.#led();
    this.#follow();
  }
  #led(): void {
    const rounds = this.canvas && roundsOf(this.canvas);
    if (this.wanted === undefined || !rounds || (rounds.list === undefined && !rounds.failed)) return;
    const last = rounds.list?.findLast(({ about, state }) => about.kind === this.wanted && state !== 'draft');
    this.wanted = undefined;
    leadTo(last?.id, this.renderRoot);
  }
  /** Whoever works with the keyboard goes on where they were; nobody else is moved. */
  #follow(): void {
    const then = this.#then;
    if (then === undefined || this.busy) return;
    this.#then = undefined;
    if (this.shadowRoot?.activeElement) return;
    focusOn(then, this.renderRoot);
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas) return nothing;
    const words = roundWords[say.lang];
    const rounds = roundsOf(canvas);
    const list = (rounds.list ?? []).filter(({ about }) => this.kinds?.includes(about.kind) ?? true);
    const live = list.filter(({ state }) => state !== 'closed' && state !== 'draft');
    const past = list.filter(({ state }) => state === 'closed').toReversed();
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title" tabindex="-1">${words.title}</h2>
        <p class="intro">${words.intro}</p>
        ${
          leads(canvas) && !this.making
            ? html`<button class="btn make" @click=${() => this.#make(true)}>
                ${icon('plus', 'small')}${words.make}
              </button>`
            : nothing
        }
      </header>
      ${
        rounds.failed
          ? html`<p class="problem" role="alert">
              ${icon('warn', 'small')}<span>${words.failed}</span>
              <button class="btn small" @click=${() => rounds.refresh()}>${words.again}</button>
            </p>`
          : nothing
      }
      ${
        this.problem
          ? html`<p class="problem" role="alert">
              ${icon('warn', 'small')}<span>${this.problem}</span>
              <button class="ib" aria-label=${say.app.close} @click=${() => (this.problem = '')}>
                ${icon('close', 'small')}
              </button>
            </p>`
          : nothing
      }
      ${
        this.making
          ? html`<clc-new-round
              .kinds=${this.kinds}
              .busy=${this.busy}
              @clc-ask-round=${(event: AskRound) => this.#ask(rounds, event)}
              @clc-close=${() => this.#make(false)}
            ></clc-new-round>`
          : nothing
      }
      ${
        rounds.list === undefined && !rounds.failed
          ? html`<p class="none">${words.working}</p>`
          : list.length === 0 && !this.making && !rounds.failed
            ? html`<p class="none">${words.none}</p>`
            : nothing
      }
      ${repeat(
        live,
        ({ id }) => id,
        (round) => this.#live(round, rounds, canvas),
      )}
      ${
        past.length
          ? html`<h3 class="earlier">${words.earlier}</h3>
              ${repeat(
                past,
                ({ id }) => id,
                (round) => this.#past(round, canvas),
              )}`
          : nothing
      }
    </section>`;
  }
  #live(round: RoundView, rounds: Rounds, canvas: Canvas): TemplateResult {
    const words = roundWords[this.say.lang];
    const open = round.state === 'open';
    const invited = round.invited.includes(canvas.me.id);
    return html`<article aria-labelledby=${`t-${round.id}`}>
      <div class="head">
        <h3 id=${`t-${round.id}`} tabindex="-1" data-round=${round.id}>${this.#title(round)}</h3>
        <span class="chip"
          >${icon(open ? 'lock' : 'eye', 'small')}${open ? words.hidden : words.state[round.state]}${
            round.ballot === 2 ? `, ${words.second}` : ''
          }</span
        >
      </div>
      ${open || this.#own.mayBeLate(round, rounds, canvas) ? this.#ballot(round, rounds, invited) : nothing}
      ${this.#result(round, canvas)}
      ${
        this.closing === round.id
          ? html`<clc-round-outcome
              .busy=${this.busy}
              @clc-close-round=${(event: CloseRound) =>
                void this.#do(async () => {
                  await rounds.close(round.id, event.outcome);
                  this.closing = undefined;
                }, round.id)}
              @clc-close=${() => {
                this.closing = undefined;
                this.#then = { kind: 'round', id: round.id };
              }}
            ></clc-round-outcome>`
          : leads(canvas)
            ? roundLead(round, this.#leading(round, rounds, canvas))
            : open
              ? html`<div class="lead">${progress(round, this.say)}</div>`
              : nothing
      }
    </article>`;
  }
  #ballot(round: RoundView, rounds: Rounds, invited: boolean): TemplateResult {
    const words = roundWords[this.say.lang];
    if (!invited) return html`<p class="none">${words.notAsked}</p>`;
    const own = this.#own.of(round, rounds);
    return html`${round.named ? nothing : html`<p class="nameless">${words.namelessHint}</p>`}
    ${keyed(
      `${round.id}.${round.ballot}`,
      html`<clc-ballot
        .about=${round.asking ?? round.about}
        .own=${own.answer}
        .keeping=${own.keeping}
        .late=${round.state !== 'open'}
        @clc-answer=${({ answer }: AnswerEvent) => void this.#keep(round, rounds, answer)}
      ></clc-ballot>`,
    )}`;
  }
  async #keep(round: RoundView, rounds: Rounds, answer: Answer): Promise<void> {
    try {
      await this.#own.keep(round, rounds, answer);
      if (round.state !== 'open')
        this.dispatchEvent(new SayRequest(roundWords[this.say.lang].lateKept, undefined, true));
    } catch (error) {
      this.#tell(error);
    }
  }
  #past(round: RoundView, canvas: Canvas): TemplateResult {
    const words = roundWords[this.say.lang];
    return html`<details class="past">
      <summary data-round=${round.id}>
        <span>${this.#title(round)}</span>
        <small>${dateText(round.closedAt ?? round.createdAt, this.say.lang)}</small>
        <span class="sr">${words.result}</span>
      </summary>
      ${this.#result(round, canvas)}
    </details>`;
  }
  #result(round: RoundView, canvas: Canvas): TemplateResult | typeof nothing {
    const result = root<RoundResult>(canvas.doc, 'rounds').get(round.id);
    return result ? html`<clc-round-result .result=${result}></clc-round-result>` : nothing;
  }
  #title(round: RoundView): string {
    return roundTitle(round, this.say.lang);
  }

  #leading(round: RoundView, rounds: Rounds, canvas: Canvas): Leading {
    return {
      canvas,
      say: this.say,
      rounds,
      busy: this.busy,
      act: (work) => void this.#do(work, round.id),
      finish: () => {
        this.closing = round.id;
        this.#then = { kind: 'form' };
      },
    };
  }
  #make(is: boolean): void {
    this.making = is;
    this.#then = { kind: is ? 'form' : 'make' };
  }
  #ask(rounds: Rounds, { round }: AskRound): void {
    void this.#do(async () => {
      const asks = await rounds.create(round);
      this.#make(false);
      this.#then = { kind: 'round', id: asks.id };
      this.dispatchEvent(new SayRequest(this.#title(asks), undefined, true));
    });
  }
  /** `round`: whose buttons these are; they go with what they do. */
  async #do(work: () => Promise<unknown>, round?: string): Promise<void> {
    if (round !== undefined && this.shadowRoot?.activeElement) this.#then = { kind: 'round', id: round };
    this.busy = true;
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.#tell(error);
    } finally {
      this.busy = false;
    }
  }
  #tell(error: unknown): void {
    const words = roundWords[this.say.lang];
    if (!(error instanceof ApiProblem)) throw error;
    // It may stand otherwise than is shown here.
    if (error.problem && this.canvas) roundsOf(this.canvas).refresh();
    this.problem = error.problem ? refusedSaid(error.problem.code, this.say.lang) : words.failed;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-rounds': ClcRounds;
  }
}
