// Rounds: the one that is open with my ballot, those that were revealed, and the way to ask a new one.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { root } from '../../shared/document/roots.ts';
import { readBaton } from '../../shared/document/session.ts';
import type { Answer, RoundKind, RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import { dateText, personName } from '../board/names.ts';
import { ApiProblem } from '../session/api.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { roundsOf } from '../session/rounds.ts';
import type { Rounds } from '../session/rounds.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { roundWords } from '../words/rounds.ts';
import type { AnswerEvent, Keeping } from './ballot.ts';
import './ballot.ts';
import type { AskRound } from './new-round.ts';
import './new-round.ts';
import type { CloseRound } from './round-outcome.ts';
import './round-outcome.ts';
import './round-result.ts';
import type { AskAgain } from './second-steps.ts';
import './second-steps.ts';
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
  /** My own answers by round and ballot, as the server has them, and how keeping a change goes. */
  @state() private own: ReadonlyMap<string, { readonly answer: Answer | null; readonly keeping: Keeping }> = new Map();
  /** Of this kind somebody wants to see the last round. */
  @state() private wanted: RoundKind | undefined;
  readonly #asked = new Set<string>();

  constructor() {
    super();
    new Subscribe(this, () => this.canvas && roundsOf(this.canvas));
    new Subscribe(this, () => this.canvas?.members);
    new Observe(this, () => [
      this.canvas && root(this.canvas.doc, 'rounds'),
      this.canvas && root(this.canvas.doc, 'session'),
    ]);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asked.clear();
  }

  /** Puts the focus on the last revealed round of this kind, for whoever is led here; it may yet have to come. */
  show(kind: RoundKind): void {
    this.wanted = kind;
  }
  protected override updated(_changed: PropertyValues<this>): void {
    const rounds = this.canvas && roundsOf(this.canvas);
    if (this.wanted === undefined || !rounds || (rounds.list === undefined && !rounds.failed)) return;
    const last = rounds.list?.findLast(({ about, state }) => about.kind === this.wanted && state !== 'draft');
    this.wanted = undefined;
    const place = last && this.renderRoot.querySelector<HTMLElement>(`[data-round="${CSS.escape(last.id)}"]`);
    const past = place?.closest('details');
    if (past) past.open = true;
    (place ?? this.renderRoot.querySelector<HTMLElement>('h2'))?.focus();
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
            ? html`<button class="btn" @click=${() => (this.making = true)}>
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
              @clc-close=${() => (this.making = false)}
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
      ${open ? this.#ballot(round, rounds, invited) : nothing} ${this.#result(round, canvas)}
      ${
        this.closing === round.id
          ? html`<clc-round-outcome
              .busy=${this.busy}
              @clc-close-round=${(event: CloseRound) =>
                void this.#do(async () => {
                  await rounds.close(round.id, event.outcome);
                  this.closing = undefined;
                })}
              @clc-close=${() => (this.closing = undefined)}
            ></clc-round-outcome>`
          : leads(canvas)
            ? this.#lead(round, rounds, canvas)
            : open
              ? html`<div class="lead">${this.#progress(round)}</div>`
              : nothing
      }
    </article>`;
  }
  #ballot(round: RoundView, rounds: Rounds, invited: boolean): TemplateResult {
    const words = roundWords[this.say.lang];
    if (!invited) return html`<p class="none">${words.notAsked}</p>`;
    const key = `${round.id}.${round.ballot}`;
    const own = this.own.get(key);
    void this.#fetchOwn(key, round, rounds);
    return html`${round.named ? nothing : html`<p class="nameless">${words.namelessHint}</p>`}
      <clc-ballot
        .about=${round.asking ?? round.about}
        .own=${own?.answer ?? null}
        .keeping=${own?.keeping ?? 'no'}
        @clc-answer=${(event: AnswerEvent) => void this.#keep(key, round, rounds, event.answer)}
      ></clc-ballot>`;
  }
  /** How far it is, and what whoever leads can do next. */
  #lead(round: RoundView, rounds: Rounds, canvas: Canvas): TemplateResult {
    const words = roundWords[this.say.lang];
    const act = (label: string, work: () => Promise<unknown>, primary = false, sign?: 'eye') =>
      html`<button class="btn ${primary ? 'primary' : ''}" ?disabled=${this.busy} @click=${() => void this.#do(work)}>
        ${sign ? icon(sign, 'small') : nothing}${label}
      </button>`;
    const finish = html`<button class="btn" ?disabled=${this.busy} @click=${() => (this.closing = round.id)}>
      ${words.finish}
    </button>`;
    switch (round.state) {
      case 'open':
        return html`<div class="lead">
          ${this.#progress(round)} ${act(words.drop, () => rounds.close(round.id))}
          ${act(words.reveal, () => rounds.reveal(round), true, 'eye')} ${this.#waiting(round, rounds, canvas)}
        </div>`;
      case 'revealed':
        return html`<div class="lead">
          <span class="grow"></span>
          ${finish} ${round.ballot === 1 ? act(words.askAgain, () => rounds.second(round)) : nothing}
          ${act(words.talked, () => rounds.talked(round), true)} ${this.#chooseSteps(round, rounds, canvas)}
        </div>`;
      case 'talked':
        return html`<div class="lead">
          <span class="grow"></span>
          ${round.ballot === 1 ? act(words.askAgain, () => rounds.second(round)) : nothing} ${finish}
          ${this.#chooseSteps(round, rounds, canvas)}
        </div>`;
      case 'draft':
      case 'closed':
        return html``;
      default:
        return round.state satisfies never;
    }
  }
  /** The button asks what needs a talk; here whoever leads chooses. */
  #chooseSteps(round: RoundView, rounds: Rounds, canvas: Canvas): TemplateResult | typeof nothing {
    if (round.ballot === 2 || round.about.kind !== 'stairway' || round.about.steps.length < 2) return nothing;
    return html`<details>
      <summary>${roundWords[this.say.lang].chooseSteps}</summary>
      <clc-second-steps
        .canvas=${canvas}
        .say=${this.say}
        .round=${round}
        .busy=${this.busy}
        @clc-ask-again=${({ steps }: AskAgain) => void this.#do(() => rounds.second(round, steps))}
      ></clc-second-steps>
    </details>`;
  }
  /** How many, never who. */
  #progress({ answered, of }: RoundView): TemplateResult {
    const words = roundWords[this.say.lang];
    if (answered === null) return html`<p class="grow">${words.answeredNameless}</p>`;
    return html`<p class="grow" role="status">
      <span class="slots" aria-hidden="true"
        >${Array.from({ length: of }, (_, i) => html`<i class=${i < answered ? 'in' : ''}></i>`)}</span
      >
      <b>${words.answered(answered, of)}</b>
    </p>`;
  }
  /** Whoever is asked can be waited for no more; who has answered is not said. */
  #waiting(round: RoundView, rounds: Rounds, canvas: Canvas): TemplateResult | typeof nothing {
    const words = roundWords[this.say.lang];
    if (!round.named || round.invited.length < 2 || round.answered === round.of) return nothing;
    return html`<details>
      <summary>${words.invited}</summary>
      ${round.invited.map((person) => {
        const name = personName(canvas, person, this.say);
        return html`<button
          class="btn small"
          ?disabled=${this.busy}
          @click=${() => void this.#do(() => rounds.invite(round.id, [], [person]))}
        >
          ${words.noWait(name)}
        </button>`;
      })}
    </details>`;
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
    const kind = roundWords[this.say.lang].kind[round.about.kind];
    return round.title === '' ? kind : `${kind}: ${round.title}`;
  }

  async #fetchOwn(key: string, round: RoundView, rounds: Rounds): Promise<void> {
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    try {
      this.#put(key, { answer: await rounds.own(round), keeping: 'no' });
    } catch {
      // Without it the ballot is empty; it is asked for with the next drawing.
      this.#asked.delete(key);
    }
  }
  async #keep(key: string, round: RoundView, rounds: Rounds, answer: Answer): Promise<void> {
    const before = this.own.get(key)?.answer ?? null;
    this.#put(key, { answer: before, keeping: 'keeping' });
    try {
      await rounds.answer(round, answer);
      this.#put(key, { answer, keeping: 'kept' });
    } catch (error) {
      this.#put(key, { answer: before, keeping: 'failed' });
      this.#tell(error);
    }
  }
  #put(key: string, own: { readonly answer: Answer | null; readonly keeping: Keeping }): void {
    this.own = new Map(this.own).set(key, own);
  }
  #ask(rounds: Rounds, { round, how }: AskRound): void {
    void this.#do(async () => {
      const draft = await rounds.create(round);
      await rounds.open(draft.id, how);
      this.making = false;
      this.dispatchEvent(new SayRequest(this.#title(draft), undefined, true));
    });
  }
  async #do(work: () => Promise<unknown>): Promise<void> {
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
    this.problem = error.problem ? `${words.problem} ${error.problem.detail}` : words.failed;
  }
}

/** As the server has it: whoever edits, unless somebody has the baton; then only they. */
function leads({ doc, me, rights }: Canvas): boolean {
  const leader = readBaton(doc)?.person;
  return rights.edit && (leader === undefined || leader === me.id);
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-rounds': ClcRounds;
  }
}
