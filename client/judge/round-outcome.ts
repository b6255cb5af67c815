// How a round ends: what was agreed or where the team goes on differing, what is taken for granted, when to look again.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CONFIDENCES } from '../../shared/document/cards.ts';
import type { Outcome } from '../../shared/wire/rounds.ts';
import { tagLabel } from '../board/names.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import { roundWords } from '../words/rounds.ts';

/** The round ends, with this outcome or without one. */
export class CloseRound extends Event {
  static readonly type = 'clc-close-round';
  constructor(readonly outcome: Outcome | undefined) {
    super(CloseRound.type);
  }
}

@customElement('clc-round-outcome')
export class ClcRoundOutcome extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: var(--s3);
        padding: var(--s3) var(--s4);
        border-block-start: 2px solid var(--ink);
        background: var(--surface);
      }
      h3 {
        font: 600 1.125rem/1.2 var(--font-voice);
      }
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
      }
      .kinds label {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: var(--target);
      }
      .line {
        display: grid;
        gap: 0.25rem;
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      .line .field {
        color: var(--ink);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--s2);
      }
    `,
  ];
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ type: Boolean }) busy = false;
  @state() private kind: Outcome['kind'] = 'agreed';
  @state() private text = '';

  override render(): TemplateResult {
    const words = roundWords[this.say.lang];
    const { outcome } = words;
    const field = (name: string, label: string) =>
      html`<label class="line"><span>${label}</span><input class="field" name=${name} maxlength="300" /></label>`;
    return html`<form @submit=${this.#close}>
      <h3>${outcome.heading}</h3>
      <div class="kinds" role="radiogroup" aria-label=${outcome.heading}>
        ${(['agreed', 'differ'] as const).map(
          (kind) =>
            html`<label
              ><input
                type="radio"
                name="kind"
                .checked=${this.kind === kind}
                @change=${() => (this.kind = kind)}
              />${outcome[kind]}</label
            >`,
        )}
      </div>
      <label class="line"
        ><span>${outcome.text}</span
        ><input
          class="field"
          name="text"
          maxlength="300"
          .value=${this.text}
          @input=${(e: Event) => (this.text = (e.target as HTMLInputElement).value)}
      /></label>
      ${this.kind === 'differ' ? field('sides', outcome.sides) : nothing} ${field('minority', outcome.minority)}
      ${field('assumption', outcome.assumption)} ${field('revisit', outcome.revisit)}
      <label class="line"
        ><span>${outcome.confidence}</span
        ><select class="field" name="confidence">
          <option value="">${outcome.none}</option>
          ${CONFIDENCES.map((c) => html`<option value=${c}>${tagLabel('confidence', c, this.say.lang)}</option>`)}
        </select></label
      >
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new DialogClose())}>
          ${words.cancel}
        </button>
        <button
          type="button"
          class="btn"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CloseRound(undefined))}
        >
          ${outcome.without}
        </button>
        <button class="btn primary" ?disabled=${this.busy || this.text.trim() === ''}>${outcome.save}</button>
      </div>
    </form>`;
  }
  readonly #close = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const said = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const confidence = CONFIDENCES.find((c) => c === said('confidence'));
    const optional = (['minority', 'assumption', 'revisit'] as const).filter((name) => said(name) !== '');
    this.dispatchEvent(
      new CloseRound({
        kind: this.kind,
        text: said('text'),
        ...Object.fromEntries(optional.map((name) => [name, said(name)])),
        ...(said('sides') === '' ? {} : { sides: [said('sides')] }),
        ...(confidence ? { confidence } : {}),
      }),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-round-outcome': ClcRoundOutcome;
  }
}
