// The phases of a session as steps: the current one marked, moved by whoever leads, with the questions it asks.
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PHASES } from '../../shared/judge/snapshot.ts';
import type { Phase } from '../../shared/judge/snapshot.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import { sessionWords } from '../words/session.ts';
import { askSession, mayLead } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { phaseName, phaseQuestions } from './names.ts';
import type { SessionNow } from './session-now.ts';

@customElement('clc-phases')
export class ClcPhases extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      ol {
        display: flex;
        align-items: center;
        min-inline-size: 0;
        overflow-x: auto;
        scrollbar-width: none;
      }
      li {
        display: flex;
        align-items: center;
        flex: none;
      }
      li + li::before {
        content: '';
        inline-size: 0.75rem;
        block-size: 1px;
        background: var(--line-2);
      }
      .step {
        display: inline-flex;
        align-items: center;
        min-block-size: 2rem;
        padding-inline: var(--s2);
        border: 1px solid transparent;
        border-radius: var(--rfull);
        font-size: var(--t-sm);
        font-stretch: 94%;
        color: var(--ink-2);
        white-space: nowrap;
        outline-offset: -3px;
      }
      .step.past {
        color: var(--ink-3);
      }
      button.step:hover {
        background: var(--hover);
        color: var(--ink);
      }
      .step[aria-current] {
        border-color: var(--ink);
        background: var(--surface);
        color: var(--ink);
        font-weight: 620;
      }
      .panel ul {
        display: grid;
        gap: var(--s2);
        font: 400 1rem/1.3 var(--font-voice);
      }
      @container led (max-width: 60rem) {
        ol:not(.leads) li:not(.now) {
          display: none;
        }
        ol:not(.leads) li::before {
          content: none;
        }
      }
      @media (pointer: coarse) {
        button.step {
          min-block-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        .step[aria-current] {
          outline: 2px solid Highlight;
          outline-offset: -3px;
        }
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;

  /** What stands beside it in the bar comes and goes, and takes its room. */
  readonly #size = new ResizeObserver(() => this.#show());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }
  override render(): TemplateResult {
    const { canvas, say, session } = this;
    const words = sessionWords[say.lang];
    const { phase } = session;
    const leads = mayLead(canvas, session.baton?.person);
    const at = phase ? PHASES.indexOf(phase) : -1;
    return html`<ol class=${leads ? 'leads' : ''} role="list" aria-label=${words.phases}>
        ${PHASES.map((one, index) => {
          const name = phaseName(one, say);
          const current = one === phase ? 'step' : nothing;
          const look = `step ${index < at ? 'past' : ''}`;
          return html`<li class=${one === phase ? 'now' : ''}>
            ${
              leads
                ? html`<button class=${look} aria-current=${current} @click=${() => this.#go(one)}>${name}</button>`
                : html`<span class=${look} aria-current=${current}>${name}</span>`
            }
          </li>`;
        })}
      </ol>
      ${
        phase
          ? html`<clc-popover label=${words.questions}>
              <span slot="button">${icon('question')}</span>
              <div class="panel">
                <h3>${phaseName(phase, say)}</h3>
                <ul role="list">
                  ${phaseQuestions(phase, say).map((question) => html`<li>${question}</li>`)}
                </ul>
              </div>
            </clc-popover>`
          : nothing
      }`;
  }
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('session');
    if (changed.has('session') && before?.phase !== this.session.phase) this.#show();
  }
  /** Brings the current step into sight where not all of them fit; nothing else moves. */
  #show(): void {
    const list = this.renderRoot.querySelector('ol');
    const now = this.renderRoot.querySelector<HTMLElement>('li.now');
    if (list && now) list.scrollLeft = now.offsetLeft - list.offsetLeft - (list.clientWidth - now.offsetWidth) / 2;
  }
  #go(phase: Phase): void {
    if (phase === this.session.phase) return;
    void askSession({ from: this, canvas: this.canvas, say: this.say }, { kind: 'phase', phase });
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-phases': ClcPhases;
  }
}
