// The Stairway as a stair: seven treads, reached solid, floating hatched, open dashed; read as an ordered list.
import { consume } from '@lit/context';
import { html, LitElement, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Stair, StairStep } from '../../shared/judge/stair-rounds.ts';
import { asGate } from '../../shared/judge/stairway.ts';
import type { StepId } from '../../shared/judge/stairway.ts';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/segmented.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import { judgeWords } from '../words/judge.ts';
import { stairHistory } from './stair-history.ts';
import { ourStepName, renameStep, setGate, STEP_NAME_CHARS, stepName } from './stair-names.ts';
import { stairPanelStyles } from './stair-panel-styles.ts';
import { stepDetails, stepVotes } from './stair-step.ts';
import { stairStyles } from './stair-styles.ts';

/** How a tread is drawn and called. `counting`: above a gap, where the team lets it count all the same. */
export type TreadState = 'reached' | 'floating' | 'counting' | 'open' | 'voting' | 'again' | 'unasked';
const ICONS: Readonly<Record<TreadState, IconName>> = {
  reached: 'check',
  floating: 'unlink',
  counting: 'check',
  open: 'void',
  voting: 'lock',
  again: 'lock',
  unasked: 'off',
};

@customElement('clc-stair')
export class ClcStair extends LitElement {
  static override styles = [base, stairStyles, stairPanelStyles];
  /** Rounds as the server tells of them: of an open one, how many have voted. What they voted is nowhere here. */
  @property({ attribute: false }) rounds: readonly RoundView[] = [];
  @consume({ context: canvasContext, subscribe: true }) @state() private canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() private say: Say | undefined;
  @state() private opened: StepId | undefined;
  @state() private renaming = false;
  @state() private comparing = false;
  protected readonly known = new Subscribe(this, () => this.canvas?.members);

  constructor() {
    super();
    new Observe(this, () => {
      const doc = this.canvas?.doc;
      return doc ? (['rounds', 'cards', 'meta', 'ledger'] as const).map((name) => root(doc, name)) : [];
    });
  }

  override render(): TemplateResult | undefined {
    const { canvas, say } = this;
    if (!canvas || !say) return undefined;
    const { doc } = canvas;
    const words = judgeWords[say.lang].stair;
    const hasCard = (id: string): boolean => (readCard(doc, id)?.status ?? 'rejected') !== 'rejected';
    const stair = stairOf(new Map(root(doc, 'rounds')), { hasCard }, asGate(root(doc, 'meta').get('gate')));
    const opened = stair.steps.find(({ step }) => step === this.opened);
    const nameOf = (step: StepId): string => stepName(doc, step, say.lang);
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <div>
          <h2 id="title">${words.title}</h2>
          <p><b>${words.reached(stair.standing.reached, stair.standing.floating)}</b> ${words[stair.gate]}</p>
        </div>
        ${
          canvas.rights.edit
            ? html`<button
                class="btn small quiet"
                aria-expanded=${this.renaming ? 'true' : 'false'}
                @click=${() => (this.renaming = !this.renaming)}
              >
                ${icon('edit', 'small')}${this.renaming ? words.done : words.rename}
              </button>`
            : nothing
        }
        <button
          class="btn small quiet"
          aria-expanded=${this.comparing ? 'true' : 'false'}
          @click=${() => (this.comparing = !this.comparing)}
        >
          ${this.comparing ? words.hideCompare : words.compare}
        </button>
        <slot name="round"></slot>
      </header>
      ${this.renaming && canvas.rights.edit ? this.#names(stair, canvas, say) : nothing}
      <ol class="steps">
        ${stair.steps.map((step, index) => this.#tread(step, index + 1, stair, canvas, say))}
      </ol>
      ${opened ? stepDetails(opened, stair.steps.indexOf(opened) + 1, canvas, say) : nothing}
      ${this.comparing ? stairHistory(stair, nameOf, say) : nothing}
      <div class="foot">
        <p class="note">${words.note}</p>
        ${canvas.rights.edit ? this.#gate(stair, canvas, say) : nothing}
      </div>
    </section>`;
  }
  #tread(step: StairStep, number: number, stair: Stair, canvas: Canvas, say: Say): TemplateResult {
    const words = judgeWords[say.lang].stair;
    const asked = this.#asked(step.step);
    const is = treadState(step, number, stair, asked);
    const open = this.opened === step.step;
    return html`<li class="tread ${is}" data-step=${step.step}>
      <button
        class="lab"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? 'more' : nothing}
        @click=${() => (this.opened = open ? undefined : step.step)}
      >
        <b><span class="nr">${number}</span><span>${stepName(canvas.doc, step.step, say.lang)}</span></b>
        <span class="state">${icon(ICONS[is], 'small')}${words.state[is]}</span>
        ${step.talk && is !== 'voting' ? html`<span class="needs">${icon('chat', 'small')}${words.talk}</span>` : nothing}
        ${
          is === 'voting' || is === 'again'
            ? html`<span class="votes">${asked ? words.sealed(asked.answered, asked.of) : words.state[is]}</span>`
            : is === 'unasked'
              ? nothing
              : stepVotes(step, say)
        }
        ${is === 'unasked' ? nothing : proofs(step, say)}
      </button>
      ${mass(step.step)}
    </li>`;
  }
  /** The open round that asks about this step. */
  #asked(step: StepId): RoundView | undefined {
    return this.rounds.find(({ state: is, about, asking = about }) => {
      return is === 'open' && asking.kind === 'stairway' && asking.steps.includes(step);
    });
  }
  #names(stair: Stair, canvas: Canvas, say: Say): TemplateResult {
    const words = judgeWords[say.lang].stair;
    return html`<div class="names">
      ${stair.steps.map(
        ({ step }, index) =>
          html`<label
            >${words.renameStep(index + 1, ourStepName(step, say.lang))}<input
              class="field"
              maxlength=${STEP_NAME_CHARS}
              .value=${stepName(canvas.doc, step, say.lang)}
              @change=${(event: Event) => renameStep(canvas, step, (event.target as HTMLInputElement).value, say.lang)}
          /></label>`,
      )}
    </div>`;
  }
  #gate(stair: Stair, canvas: Canvas, say: Say): TemplateResult {
    const words = judgeWords[say.lang].stair;
    return html`<clc-segmented
      .label=${words.gate}
      .value=${stair.gate}
      .options=${(['strict', 'shown'] as const).map((value) => ({ value, label: words.gates[value] }))}
      @clc-choose=${(event: ChooseEvent) => setGate(canvas, asGate(event.value))}
    ></clc-segmented>`;
  }
  /** Opens a step, for whoever is led here. */
  async show(step: StepId): Promise<void> {
    this.opened = step;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-step="${step}"] button`)?.focus();
  }
}
export function treadState(step: StairStep, number: number, stair: Stair, asked: RoundView | undefined): TreadState {
  if (asked) return asked.ballot === 2 ? 'again' : 'voting';
  if (step.asking) return 'again';
  if (number <= stair.standing.reached) return 'reached';
  if (stair.standing.counts.includes(number)) return 'counting';
  if (step.holds) return 'floating';
  return step.ballots.length === 0 ? 'unasked' : 'open';
}
function proofs(step: StairStep, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  return html`<span class="proofs ${step.living.length === 0 ? 'none' : ''}"
      >${icon('proof', 'small')}${words.proofs(step.living.length)}</span
    >${
      step.gone.length > 0
        ? html`<span class="proofs gone">${icon('warn', 'small')}${words.gone(step.gone.length)}</span>`
        : nothing
    }`;
}
/** The tread itself: as high as its number, filled, hatched or dashed by its state. */
function mass(step: StepId): TemplateResult {
  return html`<svg class="mass" aria-hidden="true">
    ${svg`<defs><pattern id="hatch-${step}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 0v8" />
      </pattern></defs>
      <rect class="fill" width="100%" height="100%" />
      <rect class="hatched" width="100%" height="100%" fill="url(#hatch-${step})" />
      <line class="edge" x1="0" y1="0" x2="100%" y2="0" /><line class="edge" x1="0" y1="0" x2="0" y2="100%" />`}
  </svg>`;
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-stair': ClcStair;
  }
}
