// The button that opens the discussions of a place: how many are open there, and whether any of them is unread.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { liveCountsOf } from '../discuss/counts.ts';
import type { LiveCount } from '../discuss/counts.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say, Target } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { DiscussRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';

@customElement('clc-talk')
export class ClcTalk extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        flex: none;
        color: var(--ink-2);
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 0.25rem;
        min-block-size: 1.5rem;
        min-inline-size: 1.5rem;
        padding-inline: 0.25rem;
        border-radius: var(--r1);
        font-size: var(--t-xs);
        color: inherit;
      }
      button:hover {
        background: var(--talk-hover, var(--hover));
      }
      :host([worded]) button {
        min-block-size: var(--target);
        padding-inline: var(--s2);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
        color: var(--ink);
        text-align: start;
      }
      .unread {
        font-weight: 700;
      }
      .dot {
        inline-size: 0.4375rem;
        block-size: 0.4375rem;
        border-radius: 50%;
        background: currentColor;
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 2.75rem;
          min-inline-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        .dot {
          background: ButtonText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) about: Target | undefined;
  /** What the place is called. */
  @property() label = '';
  /** Says in visible words what it is about. */
  @property({ type: Boolean, reflect: true }) worded = false;

  constructor() {
    super();
    new Subscribe(this, () => this.#count());
  }
  override render(): TemplateResult | typeof nothing {
    const { say } = this;
    const count = this.#count();
    if (!count) return nothing;
    const { open, unread } = count;
    // In a list of words, words that lead to nothing are noise.
    if (this.worded && !this.canvas?.rights.discuss && open + unread === 0) return nothing;
    const told = [
      say.board.talkAbout(this.label),
      say.board.conversations(open),
      ...(unread > 0 ? [say.board.unread(unread)] : []),
    ].join(', ');
    return html`<button class=${unread > 0 ? 'tk unread' : 'tk'} aria-label=${told} title=${told} @click=${this.#open}>
      ${unread > 0 ? html`<span class="dot"></span>` : nothing}${icon('chat', 'small')}${
        this.worded ? html`<span>${say.board.talkAbout(this.label)}</span>` : nothing
      }${open > 0 ? open : nothing}
    </button>`;
  }
  #count(): LiveCount | undefined {
    return this.canvas && this.about && liveCountsOf(this.canvas).about(this.about.id);
  }
  /** Where nobody has said anything yet, one comes to say something. */
  readonly #open = (): void => {
    const { about, canvas } = this;
    if (!about || !canvas) return;
    const compose = canvas.rights.discuss && this.#count()?.open === 0;
    this.dispatchEvent(new DiscussRequest({ about, ...(compose ? { compose } : {}) }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-talk': ClcTalk;
  }
}
