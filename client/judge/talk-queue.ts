// What is worth a talk after the rounds: every question on which the team is not of one mind, the most divided first.
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { root } from '../../shared/document/roots.ts';
import { keyOf, talkQueue } from '../../shared/judge/divergence.ts';
import type { Divergence } from '../../shared/judge/divergence.ts';
import type { RoundResult } from '../../shared/wire/rounds.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { walkList } from '../ui/list-keys.ts';
import { judgeWords } from '../words/judge.ts';
import { differing, ShowQuestion, spreadSign } from './differing.ts';
import { agreementText, apartSaid, questionSaid } from './divergence-said.ts';

@customElement('clc-talk-queue')
export class ClcTalkQueue extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container: queue / inline-size;
      }
      section {
        padding: var(--s3) var(--s5) var(--s4);
        border: 1px solid var(--line);
        border-block-start: 3px solid var(--ink);
        border-radius: var(--r1);
        background: var(--sheet);
      }
      h2 {
        font: 600 var(--t-xl) / 1.2 var(--font-voice);
        text-wrap: balance;
      }
      .intro,
      .none {
        padding-block: var(--s1) var(--s2);
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        counter-reset: queue;
      }
      li {
        display: grid;
        grid-template-columns: 1.75rem minmax(0, 1fr) auto;
        align-items: baseline;
        gap: 0.125rem var(--s3);
        padding-block: var(--s2);
        border-block-start: 1px solid var(--line);
        counter-increment: queue;
      }
      li::before {
        content: counter(queue);
        font: 500 1.25rem/1 var(--font-voice);
        color: var(--ink-2);
      }
      .what {
        min-block-size: var(--target);
        font-weight: 600;
        text-align: start;
        overflow-wrap: anywhere;
      }
      .what:hover {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .how {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        font-size: var(--t-sm);
        white-space: nowrap;
      }
      .how.divided {
        color: var(--warn);
        font-weight: 600;
      }
      .who {
        grid-column: 2;
        font-size: var(--t-sm);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .state {
        display: inline-flex;
        align-items: center;
        justify-self: end;
        gap: 0.25rem;
        font-size: var(--t-xs);
        color: var(--ink-2);
        white-space: nowrap;
      }
      .talked .what {
        font-weight: 400;
      }
      @container queue (max-width: 26rem) {
        li {
          grid-template-columns: 1.75rem minmax(0, 1fr);
        }
        .how,
        .state {
          grid-column: 2;
          justify-self: start;
        }
      }
      @media (pointer: coarse) {
        .what {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** Key of the question the arrow keys stand on. */
  @state() private roving: string | undefined;

  constructor() {
    super();
    new Observe(this, () => (this.canvas ? [root(this.canvas.doc, 'rounds'), root(this.canvas.doc, 'meta')] : []));
    new Subscribe(this, () => this.canvas?.members);
  }

  override render(): TemplateResult {
    const { canvas, say } = this;
    if (!canvas) return html``;
    const words = judgeWords[say.lang].apart;
    const all = differing(canvas.doc);
    const queue = talkQueue(all);
    const keys = queue.map(({ question }) => keyOf(question));
    const roving = this.roving !== undefined && keys.includes(this.roving) ? this.roving : keys[0];
    return html`<section aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      ${
        queue.length > 0
          ? html`<p class="intro">${words.intro}</p>
              <ol @keydown=${this.#key}>
                ${repeat(
                  queue,
                  ({ question }) => keyOf(question),
                  (one) => this.#item(one, canvas, roving),
                )}
              </ol>`
          : html`<p class="none">${words[all.length > 0 ? 'none' : whyNothing(canvas)]}</p>`
      }
    </section>`;
  }
  #item({ question, spread, consensus, apart, talked }: Divergence, canvas: Canvas, roving?: string): TemplateResult {
    const { say } = this;
    const words = judgeWords[say.lang];
    const key = keyOf(question);
    const agreement = consensus === null ? '' : `, ${words.stair.agreement(agreementText(consensus, say.lang))}`;
    return html`<li class=${talked ? 'talked' : ''}>
      <button
        class="what"
        title=${words.apart.goTo}
        tabindex=${key === roving ? 0 : -1}
        @focus=${() => (this.roving = key)}
        @click=${() => this.dispatchEvent(new ShowQuestion(question))}
      >
        ${questionSaid(question, canvas, say)}
      </button>
      <span class="how ${spread}">${spreadSign(spread)}${words.stair.spread[spread]}${agreement}</span>
      <span class="who">${apart ? apartSaid(apart, canvas, say) : ''}</span>
      <span class="state"
        >${icon(talked ? 'check' : 'chat', 'small')}${talked ? words.apart.talked : words.apart.waits}</span
      >
    </li>`;
  }
  /** Up and down along the questions, Home and End. */
  readonly #key = (event: KeyboardEvent): void => {
    walkList(event, [...this.renderRoot.querySelectorAll<HTMLElement>('.what')]);
  };
}

/** Why there is no question to lay answers side by side of. What a file brings along of earlier rounds has no answers. */
function whyNothing({ doc }: Canvas): 'unasked' | 'unscaled' | 'tooFew' {
  const rounds = [...root<Partial<RoundResult>>(doc, 'rounds').values()];
  const shown = rounds.filter(({ ballots = [] }) => ballots.length > 0);
  if (shown.length === 0) return 'unasked';
  return shown.every(({ kind }) => kind === 'writing' || kind === 'dots') ? 'unscaled' : 'tooFew';
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-talk-queue': ClcTalkQueue;
  }
  interface HTMLElementEventMap {
    'clc-show-question': ShowQuestion;
  }
}
