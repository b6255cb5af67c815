// What a view beside the canvas shows, in place of the board: the agenda, the value ledger, the Stairway or the check.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Question } from '../../shared/judge/divergence.ts';
import type { Moment, Party } from '../../shared/judge/ledger.ts';
import { blockOf } from '../../shared/template/canvas-template.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import type { RoundKind } from '../../shared/wire/rounds.ts';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Face, Say, View } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import { roundsOf } from '../session/rounds.ts';
import { paperView } from '../export/paper-views.ts';
import type { OnPaper } from '../export/print.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { faceWords } from '../words/faces.ts';
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
      .back {
        margin-block-end: var(--s2);
      }
      .two {
        display: grid;
        align-items: start;
        gap: var(--s3);
      }
      @container instrument (min-width: 70rem) {
        .two {
          grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
          /* What is left over lies below the last, not between two. */
          grid-template-rows: auto auto 1fr;
        }
        .two > * {
          grid-column: 1;
        }
        .two > clc-rounds {
          grid-area: 1 / 2 / span 3;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;
  @property({ attribute: false }) face: Exclude<Face, 'canvas'> = 'agenda';

  /** The block in whose head somebody asked for what is open here. */
  @state() private from: BlockId | undefined;
  protected readonly rounds = new Subscribe(this, () =>
    this.canvas && this.face === 'stairway' ? roundsOf(this.canvas) : undefined,
  );

  constructor() {
    super();
    this.addEventListener('clc-show-question', this.#show);
  }
  readonly #show = ({ question }: ShowQuestion): void => {
    this.dispatchEvent(new ViewRequest({ face: faceOfQuestion(question), question: { ask: question } }));
  };
  protected override willUpdate(changed: PropertyValues<this>): void {
    const asked = this.view?.question;
    if (asked && faceOfQuestion(asked.ask) === this.face) this.from = asked.from;
    else if (changed.has('face')) this.from = undefined;
  }
  protected override updated(_changed: PropertyValues<this>): void {
    const asked = this.view?.question?.ask;
    if (!asked || faceOfQuestion(asked) !== this.face) return;
    this.dispatchEvent(new ViewRequest({ question: undefined }));
    this.#open(asked);
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
        this.renderRoot.querySelector('clc-rounds')?.show('lead-role');
        return;
      default:
        question satisfies never;
    }
  }

  /** What is printed of the view that is shown. */
  onPaper(): OnPaper | undefined {
    const { canvas, face, say } = this;
    return canvas && { name: faceWords[say.lang].face[face], content: paperView(face, canvas, say) };
  }
  override render(): TemplateResult {
    return html`${this.from ? this.#back(this.from) : nothing}${this.#face()}`;
  }
  #back(from: BlockId): TemplateResult {
    const { lang } = this.say;
    return html`<button
      class="btn small back"
      @click=${() => this.dispatchEvent(new ViewRequest({ face: 'canvas', backTo: from }))}
    >
      ${icon('left', 'small')}${faceWords[lang].backTo(blockOf(from).label[lang])}
    </button>`;
  }
  #face(): TemplateResult {
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
