// Which steps a second ballot asks about: those that need a talk are chosen, and whoever leads may choose others.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { root } from '../../shared/document/roots.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { RoundView, StepId } from '../../shared/wire/rounds.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { roundWords } from '../words/rounds.ts';
import { stepName } from './stair-names.ts';

/** Ask about these steps a second time. */
export class AskAgain extends Event {
  static readonly type = 'clc-ask-again';
  constructor(readonly steps: readonly StepId[]) {
    super(AskAgain.type);
  }
}

@customElement('clc-second-steps')
export class ClcSecondSteps extends LitElement {
  static override styles = [
    base,
    css`
      fieldset {
        display: grid;
        gap: var(--s1);
        margin: 0;
        padding: 0 0 var(--s2);
        border: 0;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: var(--target);
      }
      @media (pointer: coarse) {
        label,
        .btn {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) round!: RoundView;
  @property({ type: Boolean }) busy = false;
  /** Undefined: nobody has chosen yet. */
  @state() private chosen: ReadonlySet<StepId> | undefined;

  constructor() {
    super();
    new Observe(this, () => [root(this.canvas.doc, 'rounds')]);
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say, round } = this;
    const { about } = round;
    if (about.kind !== 'stairway') return nothing;
    const words = roundWords[say.lang];
    const chosen = this.chosen ?? new Set(toTalkAbout(canvas, round.id, about.steps));
    const choose = (step: StepId, is: boolean): void => {
      this.chosen = new Set(about.steps.filter((one) => (one === step ? is : chosen.has(one))));
    };
    return html`<fieldset>
        <legend>${words.againAbout}</legend>
        ${about.steps.map(
          (step) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${chosen.has(step)}
                @change=${(event: Event) => choose(step, (event.target as HTMLInputElement).checked)}
              />${stepName(canvas.doc, step, say.lang)}</label
            >`,
        )}
      </fieldset>
      <button
        class="btn"
        ?disabled=${this.busy || chosen.size === 0}
        @click=${() => this.dispatchEvent(new AskAgain([...chosen]))}
      >
        ${words.askChosen(chosen.size)}
      </button>`;
  }
}
/** What the server would ask: the steps that need a talk, or all of them. */
function toTalkAbout(canvas: Canvas, id: string, steps: readonly StepId[]): readonly StepId[] {
  const result: unknown = root(canvas.doc, 'rounds').get(id);
  const stair = stairOf(new Map([[id, result]]), { hasCard: () => true }, 'strict');
  const talk = stair.steps.flatMap((one) => (one.talk && steps.includes(one.step) ? [one.step] : []));
  return talk.length > 0 ? talk : steps;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-second-steps': ClcSecondSteps;
  }
  interface HTMLElementEventMap {
    'clc-ask-again': AskAgain;
  }
}
