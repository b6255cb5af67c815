// The small mark in the head of a block: how far the team's answers about it lie apart; pressed, it says on which questions.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { root } from '../../shared/document/roots.ts';
import { divergencePerBlock } from '../../shared/judge/divergence.ts';
import type { Divergence } from '../../shared/judge/divergence.ts';
import { blockOf } from '../../shared/template/canvas-template.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, View } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import '../ui/dialog.ts';
import { judgeWords } from '../words/judge.ts';
import { differing, faceOfQuestion, spreadSign } from './differing.ts';
import { apartSaid, questionSaid } from './divergence-said.ts';

@customElement('clc-spread-mark')
export class ClcSpreadMark extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .mark {
        flex: none;
        display: inline-flex;
        align-items: center;
        gap: 0.1875rem;
        min-block-size: var(--target);
        margin-block: -0.25rem;
        font-size: var(--t-xs);
        color: var(--ink-2);
        white-space: nowrap;
      }
      .mark:hover {
        color: var(--ink);
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .divided {
        color: var(--warn);
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0 var(--s4) var(--s4);
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.125rem var(--s3);
        padding-block: var(--s2);
        border-block-end: 1px solid var(--line);
        font-size: var(--t-sm);
      }
      li button {
        min-block-size: var(--target);
        font-weight: 600;
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .spread-said {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
      }
      small {
        grid-column: 1/-1;
        font-size: var(--t-xs);
        color: var(--ink-2);
      }
      @media (pointer: coarse) {
        .mark,
        li button {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;
  @property({ attribute: false }) block: BlockId = 'licence';
  @state() private open = false;
  @query('.mark') private mark!: HTMLElement | null;
  /** What is drawn now: most results are about other blocks. */
  #drawn = '[]';

  constructor() {
    super();
    new Observe(
      this,
      () => [this.canvas && root(this.canvas.doc, 'rounds')],
      () => this.canvas !== undefined && JSON.stringify(this.#about(this.canvas)) !== this.#drawn,
    );
    // Names of steps and people stand in what opens only.
    new Observe(this, () => [this.open ? this.canvas && root(this.canvas.doc, 'meta') : undefined]);
    new Subscribe(this, () => (this.open ? this.canvas?.members : undefined));
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.view?.backTo !== this.block) return;
    this.dispatchEvent(new ViewRequest({ backTo: undefined }));
    // The board lets nobody in until it is drawn as what is shown again.
    requestAnimationFrame(() => this.mark?.focus());
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    const about = canvas && root(canvas.doc, 'rounds').size > 0 ? this.#about(canvas) : [];
    const [worst] = about;
    this.#drawn = JSON.stringify(about);
    if (!canvas || !worst) return nothing;
    const words = judgeWords[say.lang];
    const name = blockOf(this.block).label[say.lang];
    const spread = words.stair.spread[worst.spread];
    return html`<button
        class="mark ${worst.spread}"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${words.apart.mark(spread, name, about.length)}
        title=${words.apart.mark(spread, name, about.length)}
        @click=${() => (this.open = !this.open)}
      >
        ${spreadSign(worst.spread)}${spread}
      </button>
      <clc-dialog
        .heading=${words.apart.questions(name)}
        .open=${this.open}
        .beside=${this.mark ?? undefined}
        .sheet=${this.view?.size === 'phone'}
        @clc-close=${() => (this.open = false)}
      >
        ${
          this.open
            ? html`<ul>
                ${about.map((one) => this.#question(one, canvas))}
              </ul>`
            : nothing
        }
      </clc-dialog>`;
  }
  #about(canvas: Canvas): readonly Divergence[] {
    return divergencePerBlock(differing(canvas.doc)).get(this.block) ?? [];
  }
  #question({ question, spread, apart, talked }: Divergence, canvas: Canvas): TemplateResult {
    const { say } = this;
    const words = judgeWords[say.lang];
    return html`<li>
      <button
        @click=${() => {
          this.open = false;
          const asked = { ask: question, from: this.block };
          this.dispatchEvent(new ViewRequest({ face: faceOfQuestion(question), question: asked }));
        }}
      >
        ${questionSaid(question, canvas, say)}
      </button>
      <span class="spread-said ${spread}">${spreadSign(spread)}${words.stair.spread[spread]}</span>
      <small
        >${[...(apart ? [apartSaid(apart, canvas, say)] : []), ...(talked ? [words.apart.talked] : [])].join('; ')}</small
      >
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-spread-mark': ClcSpreadMark;
  }
}
