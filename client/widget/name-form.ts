// The one question before joining: what is your name; with the canvas and the rights the link gives.
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CanvasInfo } from '../../shared/wire/http.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';

/** A name has at most so many characters, as the server checks. */
export const NAME_CHARS = 80;

/** The person gave a name that is fit to use. */
export class NameGiven extends Event {
  static readonly type = 'clc-name';
  constructor(readonly name: string) {
    super(NameGiven.type, { bubbles: true });
  }
}

@customElement('clc-name-form')
export class NameForm extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        place-items: center;
        padding: var(--s4);
      }
      form {
        display: grid;
        gap: var(--s3);
        inline-size: min(26rem, 100%);
        padding: var(--s6);
        background: var(--surface);
        border: 1px solid var(--line-2);
        border-block-start: 3px solid var(--ink);
        border-radius: var(--r1);
        box-shadow: var(--shadow-2);
      }
      h2 {
        font: 500 var(--t-2xl) / 1.15 var(--font-voice);
        letter-spacing: -0.012em;
        overflow-wrap: anywhere;
      }
      label {
        font-weight: 620;
      }
      .field {
        margin-block-start: var(--s1);
        min-block-size: 2.75rem;
        font-size: 1rem;
        font-weight: 400;
      }
      .hint {
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      .wrong {
        font-size: var(--t-sm);
        color: var(--error);
      }
      .btn {
        min-block-size: 2.75rem;
        justify-self: start;
        padding-inline: var(--s6);
      }
    `,
  ];
  @property({ attribute: false }) say!: Say;
  /** What the link opens, once the server has told. */
  @property({ attribute: false }) info: CanvasInfo | undefined;
  @property() value = '';
  @state() private wrong = '';
  @query('input') private readonly input!: HTMLInputElement;

  protected override firstUpdated(): void {
    this.input.focus({ preventScroll: true });
  }
  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const name = this.input.value.trim();
    const { missing, tooLong } = this.say.app.join;
    this.wrong = name === '' ? missing : name.length > NAME_CHARS ? tooLong : '';
    if (this.wrong) this.input.focus();
    else this.dispatchEvent(new NameGiven(name));
  };
  override render(): TemplateResult {
    const { join, youMay } = this.say.app;
    return html`<form novalidate @submit=${this.#submit}>
      <h2>${this.info ? join.heading(this.info.title || this.say.app.title.untitled) : join.fallback}</h2>
      ${this.info ? html`<p>${youMay[this.info.role]}</p>` : nothing}
      <label
        >${join.name}<input
          class="field"
          name="name"
          autocomplete="name"
          .value=${this.value}
          aria-invalid=${this.wrong ? 'true' : 'false'}
          aria-describedby="why wrong"
      /></label>
      <p class="wrong" id="wrong" role="alert">${this.wrong}</p>
      <p class="hint" id="why">${join.why}</p>
      <button class="btn primary">${join.submit}</button>
    </form>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-name-form': NameForm;
  }
  interface HTMLElementEventMap {
    'clc-name': NameGiven;
  }
}
