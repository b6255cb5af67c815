// Which steps or parties a second ballot asks about: those that need a talk are chosen, and whoever leads may choose others.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { root } from '../../shared/document/roots.ts';
import { toTalkAbout } from '../../shared/judge/divergence.ts';
import { PARTIES } from '../../shared/judge/ledger.ts';
import type { Party } from '../../shared/judge/ledger.ts';
import type { Part, RoundAbout, RoundResult, RoundView, StepId } from '../../shared/wire/rounds.ts';
import { facetName } from '../board/names.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { roundWords } from '../words/rounds.ts';
import { checks } from './checks.ts';
import type { Check } from './checks.ts';
import { stepName } from './stair-names.ts';

/** Ask about these a second time. */
export class AskAgain extends Event {
  static readonly type = 'clc-ask-again';
  constructor(readonly part: Part) {
    super(AskAgain.type);
  }
}
/** What a round asks, in parts that can be asked alone; undefined where it is one whole. */
type Parts =
  | { readonly kind: 'steps'; readonly all: readonly StepId[] }
  | { readonly kind: 'parties'; readonly all: readonly Party[] };
export function partsOf(about: RoundAbout): Parts | undefined {
  if (about.kind === 'stairway') return { kind: 'steps', all: about.steps };
  return about.kind === 'ledger' ? { kind: 'parties', all: about.parties ?? PARTIES } : undefined;
}

@customElement('clc-second-part')
export class ClcSecondPart extends LitElement {
  static override styles = [
    base,
    css`
      fieldset {
        margin: 0;
        padding: 0 0 var(--s2);
        border: 0;
      }
      .people {
        display: grid;
        gap: var(--s1);
        margin-block-start: var(--s1);
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
  @state() private chosen: Part | undefined;

  constructor() {
    super();
    new Observe(this, () => [root(this.canvas.doc, 'rounds')]);
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say, round } = this;
    const parts = partsOf(round.about);
    if (!parts) return nothing;
    const words = roundWords[say.lang];
    const chosen = this.chosen ?? this.#toTalkAbout();
    const n = (chosen.steps ?? chosen.parties ?? parts.all).length;
    return html`${
        parts.kind === 'steps'
          ? checks(words.againAbout, stepChecks(parts.all, canvas, say), chosen.steps ?? parts.all, (steps) => {
              this.chosen = { steps };
            })
          : checks(words.againAbout, partyChecks(parts.all, say), chosen.parties ?? parts.all, (parties) => {
              this.chosen = { parties };
            })
      }
      <button
        class="btn"
        ?disabled=${this.busy || n === 0}
        @click=${() => this.dispatchEvent(new AskAgain({ [parts.kind]: parts.all, ...chosen }))}
      >
        ${words.askChosen[parts.kind](n)}
      </button>`;
  }
  /** What the server would ask. */
  #toTalkAbout(): Part {
    const result = root<RoundResult>(this.canvas.doc, 'rounds').get(this.round.id);
    return result ? toTalkAbout(result) : {};
  }
}
export function stepChecks(steps: readonly StepId[], canvas: Canvas, { lang }: Say): Check<StepId>[] {
  return steps.map((id) => ({ id, label: stepName(canvas.doc, id, lang) }));
}
export function partyChecks(parties: readonly Party[], { lang }: Say): Check<Party>[] {
  return parties.map((id) => ({ id, label: facetName(`licence.${id}`, lang) }));
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-second-part': ClcSecondPart;
  }
  interface HTMLElementEventMap {
    'clc-ask-again': AskAgain;
  }
}
