// The programme for everybody: what is now and what comes next, all steps behind it, and the next step for whoever leads.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WORKSHOP } from '../../shared/rules/programme.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import { sessionWords } from '../words/session.ts';
import { askSession, mayLead } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import type { SessionNow } from './session-now.ts';

/** The names of this step and of the one after it; undefined where there is none. */
export function nowAndNext(step: number, say: Say): { readonly now?: string; readonly next?: string } {
  const { steps } = sessionWords[say.lang];
  const name = (index: number): string | undefined => {
    const found = WORKSHOP[index];
    return found && steps[found.id];
  };
  const [now, next] = [name(step), name(step + 1)];
  return { ...(now === undefined ? {} : { now }), ...(next === undefined ? {} : { next }) };
}

@customElement('clc-programme')
export class ClcProgramme extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s3);
        min-block-size: 2.25rem;
        padding: 0.125rem var(--s4);
        border-block-start: 1px solid var(--line);
        font-size: var(--t-sm);
      }
      .steps {
        display: flex;
        flex: 1 1 14rem;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s3);
        min-inline-size: 0;
      }
      b {
        font-weight: 620;
      }
      .next {
        color: var(--ink-2);
      }
      small {
        font-size: var(--t-xs);
        color: var(--ink-3);
      }
      .count {
        padding-inline: var(--s2);
        font-size: var(--t-sm);
        color: var(--ink-2);
        white-space: nowrap;
      }
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
      button.item:hover {
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
      @container led (max-width: 60rem) {
        :host {
          padding-inline: var(--s3);
        }
      }
      @container led (max-width: 40rem) {
        :host {
          flex-wrap: nowrap;
          gap: var(--s1);
        }
        .steps {
          display: grid;
          flex: 1 1 0;
          padding-block: var(--s1);
          line-height: 1.3;
        }
        .count {
          padding-inline: var(--s1);
        }
      }
      @media (pointer: coarse) {
        button.item {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;

  override render(): TemplateResult | typeof nothing {
    const { canvas, say, session } = this;
    const { step } = session;
    if (step === undefined) return nothing;
    const words = sessionWords[say.lang];
    const { now, next } = nowAndNext(step, say);
    const leads = mayLead(canvas, session.baton?.person);
    const count = step < 0 ? words.workshop : words.stepOf(step + 1, WORKSHOP.length);
    return html`<p class="steps">
        ${now === undefined ? nothing : html`<span>${words.now}: <b>${now}</b></span>`}
        <span class="next">${next === undefined ? words.lastStep : html`${words.soon}: ${next}`}</span>
      </p>
      <clc-popover label=${words.workshop} button-label=${`${words.workshop}, ${count}`}>
        <span slot="button" class="count"
          ><span class="full">${count}</span
          ><span class="short">${step < 0 ? words.programme : words.stepShort(step + 1, WORKSHOP.length)}</span></span
        >
        <div class="panel">
          <h3>${words.workshop}</h3>
          <ol role="list">
            ${WORKSHOP.map((_, index) => html`<li>${this.#item(index, leads)}</li>`)}
          </ol>
          ${
            leads
              ? html`<div class="row">
                  <button class="btn quiet" @click=${() => this.#act({ kind: 'programme', programme: null })}>
                    ${words.leave}
                  </button>
                </div>`
              : nothing
          }
        </div>
      </clc-popover>
      ${
        leads && next !== undefined
          ? html`<button
              class="btn"
              aria-label=${words.next(next)}
              @click=${() => this.#act({ kind: 'step', step: step + 1 })}
            >
              <span class="full">${words.nextShort}</span>${icon('right', 'small')}
            </button>`
          : nothing
      }`;
  }
  #item(index: number, leads: boolean): TemplateResult | typeof nothing {
    const words = sessionWords[this.say.lang];
    const step = WORKSHOP[index];
    if (!step) return nothing;
    const current = index === this.session.step ? 'step' : nothing;
    const content = html`<span>${words.steps[step.id]}</span><small>${words.minutes(step.minutes)}</small>`;
    return leads
      ? html`<button class="item" aria-current=${current} @click=${() => this.#act({ kind: 'step', step: index })}>
          ${content}
        </button>`
      : html`<div class="item" aria-current=${current}>${content}</div>`;
  }
  #act(act: SessionAct): void {
    void askSession({ from: this, canvas: this.canvas, say: this.say }, act);
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-programme': ClcProgramme;
  }
}
