// What only whoever leads needs now and then: locking blocks, the programme, ending the session.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BLOCK_IDS } from '../../shared/template/canvas-template.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import '../ui/switch.ts';
import type { SwitchEvent } from '../ui/switch.ts';
import { sessionWords } from '../words/session.ts';
import { askSession } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { phaseName } from './names.ts';
import { readProgress, WORKSHOP, writeProgress } from './programme.ts';
import type { SessionNow } from './session-now.ts';

/** The step of the programme is another one now. */
export class ProgrammeEvent extends Event {
  static readonly type = 'clc-programme';
  constructor() {
    super(ProgrammeEvent.type, { bubbles: true, composed: true });
  }
}

@customElement('clc-leading')
export class ClcLeading extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      ol {
        display: grid;
      }
      .item {
        display: flex;
        gap: var(--s2);
        inline-size: 100%;
        min-block-size: 2rem;
        align-items: center;
        padding-inline: var(--s2);
        border-radius: var(--r1);
        text-align: start;
        outline-offset: -2px;
      }
      .item:hover {
        background: var(--hover);
      }
      .item[aria-current] {
        background: var(--sunken);
        font-weight: 620;
      }
      .item span {
        flex: 1;
      }
      .item small {
        color: var(--ink-2);
        white-space: nowrap;
      }
      hr {
        inline-size: 100%;
        margin: 0;
        border: 0;
        border-block-start: 1px solid var(--line);
      }
      .short {
        display: none;
      }
      @container led (max-width: 75rem) {
        .full {
          display: none;
        }
        .short {
          display: inline;
        }
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;

  override render(): TemplateResult {
    const { canvas, say, session } = this;
    const words = sessionWords[say.lang];
    const progress = readProgress(canvas.id);
    return html`${progress ? this.#next(progress.step) : nothing}<clc-popover label=${words.more}>
        <span slot="button">${icon(session.locked.length ? 'lock' : 'more')}</span>
        <div class="panel">
          <div>
            <h3>${words.locks}</h3>
            <p>${words.locksHint}</p>
            ${BLOCK_IDS.map(
              (block) =>
                html`<clc-switch
                  label=${phaseName(block, say)}
                  ?on=${session.locked.includes(block)}
                  @clc-switch=${(event: SwitchEvent) => this.#act({ kind: event.on ? 'lock' : 'unlock', block })}
                ></clc-switch>`,
            )}
          </div>
          <hr />
          ${progress ? this.#programme(progress.step) : this.#choice()}
          <hr />
          <div class="row"><button class="btn" @click=${this.#end}>${words.end}</button></div>
        </div>
      </clc-popover>`;
  }
  #next(step: number): TemplateResult | typeof nothing {
    const words = sessionWords[this.say.lang];
    const next = WORKSHOP[step + 1];
    if (!next) return nothing;
    const name = words.steps[next.id];
    return html`<button class="btn" aria-label=${words.next(name)} @click=${() => this.#begin(step + 1)}>
      <span class="full">${words.next(name)}</span><span class="short">${words.nextShort}</span>
      ${icon('right', 'small')}
    </button>`;
  }
  #choice(): TemplateResult {
    const words = sessionWords[this.say.lang];
    return html`<div>
      <h3>${words.programme}</h3>
      <div class="row"><button class="btn" @click=${() => this.#keep(-1)}>${words.workshop}</button></div>
    </div>`;
  }
  #programme(step: number): TemplateResult {
    const words = sessionWords[this.say.lang];
    return html`<div>
      <h3>${words.workshop}${step >= 0 ? `, ${words.stepOf(step + 1, WORKSHOP.length)}` : ''}</h3>
      <ol role="list">
        ${WORKSHOP.map(
          (one, index) =>
            html`<li>
              <button class="item" aria-current=${index === step ? 'step' : nothing} @click=${() => this.#begin(index)}>
                <span>${words.steps[one.id]}</span><small>${words.minutes(one.minutes)}</small>
              </button>
            </li>`,
        )}
      </ol>
      <div class="row"><button class="btn quiet" @click=${() => this.#keep(undefined)}>${words.leave}</button></div>
    </div>`;
  }
  /** Goes to a step: its phase, then its time. Only what the server did counts as done. */
  async #begin(index: number): Promise<void> {
    const step = WORKSHOP[index];
    if (!step) return;
    if (step.phase !== this.session.phase && !(await this.#act({ kind: 'phase', phase: step.phase }))) return;
    if (!(await this.#act({ kind: 'start-timer', minutes: step.minutes }))) return;
    this.#keep(index);
  }
  #keep(step: number | undefined): void {
    writeProgress(this.canvas.id, step === undefined ? undefined : { step });
    this.requestUpdate();
    this.dispatchEvent(new ProgrammeEvent());
  }
  /** Everything the session had set is let go of; the baton last, for without it somebody else may lead meanwhile. */
  readonly #end = async (): Promise<void> => {
    const { locked, timer, phase, baton } = this.session;
    for (const block of locked) if (!(await this.#act({ kind: 'unlock', block }))) return;
    if (timer && !(await this.#act({ kind: 'stop-timer' }))) return;
    if (phase && !(await this.#act({ kind: 'phase', phase: null }))) return;
    writeProgress(this.canvas.id, undefined);
    if (baton) await this.#act({ kind: 'lay-down-baton' });
  };
  async #act(act: SessionAct): Promise<boolean> {
    return (await askSession({ from: this, canvas: this.canvas, say: this.say }, act)) !== undefined;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-leading': ClcLeading;
  }
  interface HTMLElementEventMap {
    'clc-programme': ProgrammeEvent;
  }
}
