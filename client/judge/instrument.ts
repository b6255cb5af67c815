// What a view beside the canvas shows, in place of the board: the agenda, the value ledger, the Stairway or the check.
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Question } from '../../shared/judge/divergence.ts';
import type { Moment, Party } from '../../shared/judge/ledger.ts';
import type { RoundKind } from '../../shared/wire/rounds.ts';
import { canvasContext } from '../session/contexts.ts';
import type { Canvas, Face } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import { roundsOf } from '../session/rounds.ts';
import { base } from '../ui/base.ts';
import './agenda-view.ts';
import './check-view.ts';
import './compare-view.ts';
import { faceOfQuestion } from './differing.ts';
import type { ShowQuestion } from './differing.ts';
import './ledger.ts';
import './rounds-view.ts';
import './stair.ts';
import './talk-queue.ts';

/** Rounds that belong to no view of their own. */
const OTHER_ROUNDS: readonly RoundKind[] = ['lead-role', 'writing', 'dots'];

@customElement('clc-instrument')
export class ClcInstrument extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow: auto;
        overscroll-behavior: contain;
        background: var(--ground);
        padding: var(--s3);
        container: instrument / inline-size;
      }
      .two {
        display: grid;
        align-items: start;
        gap: var(--s3);
      }
      @container instrument (min-width: 70rem) {
        .two {
          grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @property({ attribute: false }) face: Exclude<Face, 'canvas'> = 'agenda';

  /** A question somebody asked for, until its view is there. */
  @state() private wanted: Question | undefined;
  protected readonly rounds = new Subscribe(this, () =>
    this.canvas && this.face === 'stairway' ? roundsOf(this.canvas) : undefined,
  );

  constructor() {
    super();
    this.addEventListener('clc-show-question', this.#show);
  }
  readonly #show = ({ question }: ShowQuestion): void => {
    this.wanted = question;
    const face = faceOfQuestion(question);
    if (face !== this.face) this.dispatchEvent(new ViewRequest({ face }));
  };
  protected override updated(_changed: PropertyValues<this>): void {
    const { wanted } = this;
    if (!wanted || faceOfQuestion(wanted) !== this.face) return;
    this.wanted = undefined;
    this.#open(wanted);
  }
  /** Opens the question in the view that is shown now, and puts the focus there. */
  #open(question: Question): void {
    switch (question.kind) {
      case 'step':
        void this.renderRoot.querySelector('clc-stair')?.show(question.step);
        return;
      case 'level': {
        const [party, moment] = question.key.split('.') as [Party, Moment];
        void this.renderRoot.querySelector('clc-ledger')?.show(party, moment);
        return;
      }
      case 'lead-role':
        this.renderRoot.querySelector('clc-rounds')?.show();
        return;
      default:
        question satisfies never;
    }
  }

  override render(): TemplateResult {
    switch (this.face) {
      case 'agenda':
        return html`<clc-agenda></clc-agenda>`;
      case 'ledger':
        return html`<div class="two">
          <clc-ledger></clc-ledger><clc-rounds .kinds=${['ledger'] as const}></clc-rounds>
        </div>`;
      case 'stairway':
        return html`<div class="two">
          <clc-stair .rounds=${(this.canvas && roundsOf(this.canvas).list) ?? []}></clc-stair
          ><clc-rounds .kinds=${['stairway'] as const}></clc-rounds><clc-talk-queue></clc-talk-queue>
        </div>`;
      case 'check':
        return html`<div class="two">
          <clc-check></clc-check><clc-rounds .kinds=${OTHER_ROUNDS}></clc-rounds><clc-talk-queue></clc-talk-queue
          ><clc-compare></clc-compare>
        </div>`;
      default:
        return this.face satisfies never;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-instrument': ClcInstrument;
  }
}
