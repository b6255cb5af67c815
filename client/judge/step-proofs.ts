// What a step of the Stairway leans on: cards, addresses and earlier rounds, each to be added and taken away after the reveal.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cardIds, readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { safeHref } from '../../shared/document/text.ts';
import type { StairStep } from '../../shared/judge/stair-rounds.ts';
import type { EvidenceItem, RoundResult, StepId } from '../../shared/wire/rounds.ts';
import { dateText } from '../board/names.ts';
import { ApiProblem } from '../session/api.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { GoToRequest } from '../session/requests.ts';
import { roundsOf } from '../session/rounds.ts';
import type { Rounds } from '../session/rounds.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { judgeWords } from '../words/judge.ts';
import { refusedSaid } from '../words/round-refused.ts';
import { roundWords } from '../words/rounds.ts';
import { quoteOf } from './finding-sentence.ts';

@customElement('clc-step-proofs')
export class ClcStepProofs extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: var(--t-sm);
      }
      .faint {
        color: var(--ink-3);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s2);
        min-block-size: var(--target);
      }
      .proof {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .proof :is(button, a) {
        display: inline-block;
        min-block-size: 1.5rem;
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .gone {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        color: var(--warn);
        font-weight: 620;
      }
      form {
        display: grid;
        gap: var(--s2);
        padding-block-start: var(--s2);
      }
      label {
        display: grid;
        gap: 0.125rem;
        color: var(--ink-2);
      }
      .url {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--s2);
      }
      summary {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        min-block-size: var(--target);
        cursor: pointer;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .problem {
        padding: var(--s2);
        border-radius: var(--r2);
        background: var(--warn-tint);
      }
      @media (pointer: coarse) {
        summary,
        li,
        .btn {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) step: StairStep | undefined;
  @state() private busy = false;
  /** What the server said no to, in its words. */
  @state() private problem = '';
  @query('[name=url]') private url!: HTMLInputElement | null;
  @query('ul') private list!: HTMLElement | null;

  constructor() {
    super();
    new Observe(this, () => (this.canvas ? [root(this.canvas.doc, 'rounds'), root(this.canvas.doc, 'cards')] : []));
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say, step } = this;
    if (!canvas || !step) return nothing;
    const words = judgeWords[say.lang].stair;
    const may = canvas.rights.edit && step.round !== undefined && !step.asking;
    const item = (proof: EvidenceItem, gone: boolean): TemplateResult => {
      const name = this.#name(proof, canvas);
      return html`<li>
        ${gone ? html`<span class="gone">${icon('warn', 'small')}${words.evidenceGone}</span>` : nothing}
        <span class="proof">${gone ? name : this.#link(proof, name)}</span>
        ${
          may
            ? html`<button
                class="ib"
                aria-label=${words.removeProof(name)}
                title=${words.removeProof(name)}
                ?disabled=${this.busy}
                @click=${() => void this.#take(proof)}
              >
                ${icon('close', 'small')}
              </button>`
            : nothing
        }
      </li>`;
    };
    return html`${step.living.length + step.gone.length === 0 ? html`<p class="faint">${words.noEvidence}</p>` : nothing}
      <ul tabindex="-1" aria-label=${words.evidence}>
        ${step.living.map((proof) => item(proof, false))}${step.gone.map((proof) => item(proof, true))}
      </ul>
      ${step.gone.some((proof) => isBinned(proof, canvas)) ? html`<p class="faint">${words.evidenceBinned}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${may ? this.#form(step, canvas) : nothing}`;
  }
  #form(step: StairStep, canvas: Canvas): TemplateResult {
    const words = judgeWords[this.say.lang].stair;
    const known = new Set([...step.living, ...step.gone].map((proof) => JSON.stringify(proof)));
    const cards = cardIds(canvas.doc).filter(
      (card) => readCard(canvas.doc, card)?.status !== 'rejected' && !known.has(JSON.stringify({ card })),
    );
    const rounds = [...root(canvas.doc, 'rounds')]
      .flatMap(([id, value]) => (isResult(value) && id !== step.round ? [{ id, at: value.openedAt }] : []))
      .filter(({ id }) => !known.has(JSON.stringify({ round: id })))
      .sort((a, b) => (a.at < b.at ? 1 : -1));
    return html`<details>
      <summary>${icon('plus', 'small')}${words.addProof}</summary>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          this.#addUrl();
        }}
      >
        <label
          >${words.proofCard}${this.#choice(
            cards.map((card) => [card, quoteOf(card, canvas, this.say)]),
            (card) => ({ card }),
          )}</label
        >
        ${
          rounds.length > 0
            ? html`<label
                >${words.proofRound}${this.#choice(
                  rounds.map(({ id }) => [id, this.#name({ round: id }, canvas)]),
                  (round) => ({ round }),
                )}</label
              >`
            : nothing
        }
        <div class="url">
          <label
            >${words.proofUrl}<input
              class="field"
              name="url"
              type="url"
              maxlength="500"
              placeholder="https://"
              required
          /></label>
          <button class="btn" ?disabled=${this.busy}>${words.addProof}</button>
        </div>
      </form>
    </details>`;
  }
  #choice(options: readonly (readonly [string, string])[], proofOf: (id: string) => EvidenceItem): TemplateResult {
    return html`<select
      class="field"
      ?disabled=${this.busy}
      @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        if (select.value !== '') void this.#add(proofOf(select.value));
        select.value = '';
      }}
    >
      <option value="" selected>${judgeWords[this.say.lang].stair.choose}</option>
      ${options.map(([id, name]) => html`<option value=${id}>${name}</option>`)}
    </select>`;
  }
  #link(proof: EvidenceItem, name: string): TemplateResult {
    if ('card' in proof)
      return html`<button @click=${() => this.dispatchEvent(new GoToRequest({ kind: 'card', id: proof.card }))}>
        ${name}
      </button>`;
    const href = 'url' in proof ? safeHref(proof.url) : undefined;
    return href === undefined
      ? html`${name}`
      : html`<a href=${href} target="_blank" rel="noopener noreferrer">${name}</a>`;
  }
  #name(proof: EvidenceItem, canvas: Canvas): string {
    const { lang } = this.say;
    const words = judgeWords[lang].stair;
    if ('card' in proof) return words.evidenceCard(quoteOf(proof.card, canvas, this.say));
    if ('url' in proof) return proof.url;
    const round = root(canvas.doc, 'rounds').get(proof.round);
    if (!isResult(round)) return words.evidenceRound;
    const title = round.title === '' ? '' : `: ${round.title}`;
    return `${roundWords[lang].kind[round.kind]}${title}, ${dateText(round.openedAt, lang)}`;
  }

  #addUrl(): void {
    const address = this.url?.value.trim() ?? '';
    if (safeHref(address) === undefined) {
      this.problem = judgeWords[this.say.lang].stair.badAddress;
      this.url?.focus();
      return;
    }
    void this.#add({ url: address }).then((kept) => {
      if (kept && this.url) this.url.value = '';
    });
  }
  #add(proof: EvidenceItem): Promise<boolean> {
    return this.#put((rounds, round, step) => rounds.addProof(round, step, proof));
  }
  async #take(proof: EvidenceItem): Promise<void> {
    // Its button goes with it.
    if (await this.#put((rounds, round, step) => rounds.takeProof(round, step, proof))) this.list?.focus();
  }
  /** Resolves with whether the server kept it. */
  async #put(change: (rounds: Rounds, round: string, step: StepId) => Promise<unknown>): Promise<boolean> {
    const { canvas, step } = this;
    if (!canvas || step?.round === undefined || this.busy) return false;
    this.busy = true;
    this.problem = '';
    try {
      await change(roundsOf(canvas), step.round, step.step);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const { lang } = this.say;
      const words = judgeWords[lang].stair;
      this.problem = error.problem
        ? `${words.proofNotKept} ${refusedSaid(error.problem.code, lang)}`
        : words.proofNotKept;
      return false;
    } finally {
      this.busy = false;
    }
  }
}

function isBinned(proof: EvidenceItem, { doc }: Canvas): boolean {
  return 'card' in proof && readCard(doc, proof.card)?.status === 'rejected';
}
/** Only the server writes there; a file, or a later version of it, may have put something else. */
function isResult(value: unknown): value is RoundResult {
  const result = value as Partial<RoundResult> | null | undefined;
  return typeof result?.kind === 'string' && typeof result.openedAt === 'string' && typeof result.title === 'string';
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-step-proofs': ClcStepProofs;
  }
}
