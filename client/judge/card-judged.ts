// What judging says of one card, in its details: why it was decided, which steps lean on it and what the check found.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cardMap, readCard } from '../../shared/document/cards.ts';
import { DECISION_CHARS, DECISION_TEXTS, readDecision, setDecision } from '../../shared/document/decisions.ts';
import type { Decision } from '../../shared/document/decisions.ts';
import { evidenceIn } from '../../shared/document/evidence.ts';
import { root } from '../../shared/document/roots.ts';
import { lockedAmong } from '../../shared/document/session.ts';
import { dateText, personName } from '../board/names.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { SayRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { decisionWords } from '../words/decisions.ts';
import { sentenceOf, stepName } from './finding-sentence.ts';
import { judgingOf } from './judging.ts';

@customElement('clc-card-judged')
export class ClcCardJudged extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: var(--t-sm);
      }
      section {
        display: grid;
        gap: var(--s1);
        padding-block: var(--s2);
        border-block-start: 1px solid var(--line);
      }
      h3 {
        font-size: var(--t-sm);
        font-weight: 620;
      }
      p,
      li {
        overflow-wrap: anywhere;
      }
      p b {
        font-weight: 600;
      }
      small {
        color: var(--ink-2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        min-block-size: var(--target);
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      form {
        display: grid;
        gap: var(--s2);
      }
      label {
        display: grid;
        gap: 0.125rem;
        color: var(--ink-2);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      @media (pointer: coarse) {
        li button,
        .btn {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) card: string | undefined;
  @state() private writing = false;
  @query('form') private form!: HTMLFormElement | null;
  @query('.write') private write!: HTMLElement | null;

  constructor() {
    super();
    new Observe(this, () => {
      const { canvas, card } = this;
      return canvas && card !== undefined
        ? [cardMap(canvas.doc, card), root(canvas.doc, 'rounds'), root(canvas.doc, 'session')]
        : [];
    });
    new Subscribe(this, () => this.canvas && judgingOf(this.canvas));
    new Subscribe(this, () => this.canvas?.members);
  }
  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('card')) this.writing = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, card } = this;
    if (!canvas || card === undefined) return nothing;
    return html`${this.#decision(canvas, card)} ${this.#leaning(canvas, card)} ${this.#findings(canvas, card)}`;
  }
  #decision(canvas: Canvas, card: string): TemplateResult | typeof nothing {
    if (readCard(canvas.doc, card)?.status !== 'decided') return nothing;
    const { say } = this;
    const words = decisionWords[say.lang];
    const decision = readDecision(canvas.doc, card);
    const edit = canvas.rights.edit && lockedAmong(canvas.doc, [card]) === undefined;
    if (!decision && !edit) return nothing;
    if (this.writing && edit) return this.#writeDown(canvas, card, decision);
    return html`<section aria-label=${words.title}>
      ${
        decision
          ? html`${DECISION_TEXTS.map((key) =>
                decision[key] === undefined ? nothing : html`<p><b>${words.told[key]}:</b> ${decision[key]}</p>`,
              )}
              ${
                decision.revisit === undefined
                  ? nothing
                  : html`<p><b>${words.revisitOn}:</b> ${dateText(decision.revisit, say.lang)}</p>`
              }
              <small
                >${words.decided(personName(canvas, decision.by, say), dateText(decision.at, say.lang, true))}</small
              >`
          : nothing
      }
      ${
        edit
          ? html`<div class="acts">
              <button class="btn small write" @click=${() => void this.#begin()}>
                ${icon('edit', 'small')}${decision ? words.change : words.write}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }
  #writeDown(canvas: Canvas, card: string, decision: Decision | undefined): TemplateResult {
    const words = decisionWords[this.say.lang];
    return html`<section aria-label=${words.title}>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          this.#keep(canvas, card);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Escape') return;
          // Only the form closes, not the details around it.
          event.preventDefault();
          event.stopPropagation();
          void this.#end();
        }}
      >
        ${(['why', 'minority', 'assumption'] as const).map((key) => this.#field(key, decision))}
        <label
          >${words.revisit}<input
            class="field"
            name="revisit"
            type="date"
            lang=${this.say.lang}
            .value=${decision?.revisit ?? ''}
        /></label>
        ${this.#field('trigger', decision)}
        <div class="acts">
          <button class="btn primary small">${words.keep}</button>
          <button class="btn small" type="button" @click=${() => void this.#end()}>${words.cancel}</button>
          ${
            decision
              ? html`<button class="btn small quiet" type="button" @click=${() => this.#remove(canvas, card)}>
                  ${words.remove}
                </button>`
              : nothing
          }
        </div>
      </form>
    </section>`;
  }
  #field(key: (typeof DECISION_TEXTS)[number], decision: Decision | undefined): TemplateResult {
    return html`<label
      >${decisionWords[this.say.lang][key]}<input
        class="field"
        name=${key}
        maxlength=${DECISION_CHARS}
        autocomplete="off"
        .value=${decision?.[key] ?? ''}
    /></label>`;
  }
  #leaning(canvas: Canvas, card: string): TemplateResult | typeof nothing {
    const steps = evidenceIn(canvas.doc).filter((proof) => proof.card === card);
    if (steps.length === 0) return nothing;
    const words = decisionWords[this.say.lang];
    return html`<section aria-labelledby="leans">
      <h3 id="leans">${words.leans}</h3>
      <ul>
        ${steps.map(
          ({ step }) =>
            html`<li>
              <button @click=${() => this.dispatchEvent(new ViewRequest({ face: 'stairway' }))}>
                ${icon('proof', 'small')}${stepName(step, canvas, this.say.lang)}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
  #findings(canvas: Canvas, card: string): TemplateResult | typeof nothing {
    const found = (judgingOf(canvas).judged?.report.findings ?? []).filter(
      ({ where }) => where.kind === 'card' && where.card === card,
    );
    if (found.length === 0) return nothing;
    const words = decisionWords[this.say.lang];
    return html`<section aria-labelledby="findings">
      <h3 id="findings">${words.findings}</h3>
      <ul>
        ${found.map(
          (finding) =>
            html`<li>
              <button @click=${() => this.dispatchEvent(new ViewRequest({ face: 'check' }))}>
                ${icon(finding.sev === 'error' ? 'err' : finding.sev === 'warn' ? 'warn' : 'info', 'small')}${sentenceOf(
                  finding,
                  canvas,
                  this.say,
                )}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  async #begin(): Promise<void> {
    this.writing = true;
    await this.updateComplete;
    this.form?.querySelector('input')?.focus();
  }
  async #end(): Promise<void> {
    this.writing = false;
    await this.updateComplete;
    this.write?.focus();
  }
  #keep({ doc, me, undo, commands }: Canvas, card: string): void {
    if (!this.form || !commands.may([card])) return;
    const filled = new FormData(this.form);
    const texts = [...DECISION_TEXTS, 'revisit'].flatMap((key) => {
      const text = filled.get(key);
      return typeof text === 'string' && text.trim() !== '' ? [[key, text.trim()] as const] : [];
    });
    const decision: Decision = { by: me.id, at: commands.at(), ...Object.fromEntries(texts) };
    undo.gesture(() => setDecision(doc, card, texts.length > 0 ? decision : undefined));
    this.dispatchEvent(new SayRequest(decisionWords[this.say.lang].kept, undefined, true));
    void this.#end();
  }
  #remove({ doc, undo, commands }: Canvas, card: string): void {
    if (!commands.may([card])) return;
    undo.gesture(() => setDecision(doc, card, undefined));
    this.dispatchEvent(new SayRequest(decisionWords[this.say.lang].removed));
    void this.#end();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-card-judged': ClcCardJudged;
  }
}
