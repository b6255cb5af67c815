// Joining with a link somebody sent: checks it, says what it opens or what is wrong with it, and goes there.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CanvasInfo } from '../../shared/wire/http.ts';
import { byKey } from '../session/access.ts';
import { canvasInfo } from '../session/api.ts';
import type { CanvasReach, Reach } from '../session/api.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { startWords } from '../words/start.ts';
import { canvasAddress, readPasted } from './address.ts';
import type { PastedLink } from './address.ts';
import { sentenceFor } from './problem.ts';
import { GoEvent } from './start-events.ts';

type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'found'; readonly info: CanvasInfo; readonly address: string }
  | { readonly kind: 'wrong'; readonly why: Exclude<PastedLink, { kind: 'ok' }> | { kind: 'refused'; error: unknown } };

@customElement('clc-join-link')
export class JoinLink extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      h2 {
        font: 600 1.3125rem/1.2 var(--font-voice);
        padding-block-end: var(--s3);
      }
      label {
        display: block;
        font-size: var(--t-sm);
        padding-block-end: 0.25rem;
        color: var(--ink-2);
      }
      .row {
        display: flex;
        gap: var(--s2);
      }
      .btn {
        min-block-size: 2.25rem;
      }
      .field {
        min-inline-size: 0;
      }
      .hint {
        display: flex;
        gap: 0.375rem;
        padding-block-start: var(--s3);
        font-size: var(--t-sm);
        overflow-wrap: anywhere;
      }
      .hint .i {
        margin-block-start: 0.2rem;
      }
      .found {
        color: var(--ok);
      }
      .wrong {
        color: var(--error);
      }
      @media (pointer: coarse) {
        .btn,
        .field {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @property({ attribute: false }) reach!: Reach;
  /** Asks what a link opens; tests hand in their own. */
  @property({ attribute: false }) info: (reach: CanvasReach) => Promise<CanvasInfo> = canvasInfo;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  @state() private check: Check = { kind: 'none' };
  @query('input') private readonly input!: HTMLInputElement;
  #asked = 0;

  /** Looks at what is in the field now; the answer that comes last is of the question asked last. */
  readonly #look = async (): Promise<Check> => {
    const asked = ++this.#asked;
    const pasted = readPasted(this.input.value, new URL(this.reach.server).origin);
    if (pasted.kind !== 'ok') return (this.check = { kind: 'wrong', why: pasted });
    this.check = { kind: 'checking' };
    const { id, key } = pasted.address;
    let found: Check;
    try {
      const info = await this.info({ ...this.reach, canvasId: id, access: byKey(key) });
      found = { kind: 'found', info, address: canvasAddress(id, key) };
    } catch (error) {
      found = { kind: 'wrong', why: { kind: 'refused', error } };
    }
    return asked === this.#asked ? (this.check = found) : this.check;
  };
  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const known = this.check.kind === 'found' ? this.check : await this.#look();
    if (known.kind === 'found') this.dispatchEvent(new GoEvent(known.address));
    else if (known.kind === 'wrong') this.input.focus();
  };
  readonly #input = (): void => {
    this.#asked++;
    this.check = { kind: 'none' };
  };
  readonly #change = (): void => {
    if (this.input.value.trim()) void this.#look();
  };
  /** A pasted link is checked at once; the field has its text only after the event. */
  readonly #paste = (): void => queueMicrotask(() => setTimeout(this.#change));

  override render(): TemplateResult | typeof nothing {
    if (!this.say) return nothing;
    const { start } = startWords[this.say.lang];
    return html`<h2>${start.joinHeading}</h2>
      <form novalidate @submit=${this.#submit}>
        <label for="link">${start.joinLabel}</label>
        <div class="row">
          <input
            class="field"
            id="link"
            type="url"
            inputmode="url"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=${this.check.kind === 'wrong' ? 'true' : 'false'}
            aria-describedby="result"
            @input=${this.#input}
            @change=${this.#change}
            @paste=${this.#paste}
          /><button class="btn primary">${start.join}</button>
        </div>
        <div id="result" role="status">${this.#result()}</div>
      </form>`;
  }
  #result(): TemplateResult | typeof nothing {
    const { check } = this;
    const { youMay, title } = this.say.app;
    const { start } = startWords[this.say.lang];
    switch (check.kind) {
      case 'none':
        return nothing;
      case 'checking':
        return html`<p class="hint">${icon('sync', 'small')}${start.joinChecking}</p>`;
      case 'found':
        return html`<p class="hint found">
          ${icon('check', 'small')}${start.joinFound(check.info.title || title.untitled, youMay[check.info.role])}
        </p>`;
      case 'wrong':
        return html`<p class="hint wrong">${icon('err', 'small')}${this.#why(check.why)}</p>`;
      default:
        return check satisfies never;
    }
  }
  #why(why: Extract<Check, { kind: 'wrong' }>['why']): string {
    const { start } = startWords[this.say.lang];
    switch (why.kind) {
      case 'empty':
        return start.joinEmpty;
      case 'not-a-link':
        return start.joinNotALink;
      case 'no-key':
        return start.joinNoKey;
      case 'other-server':
        return start.joinOtherServer(why.host);
      case 'refused':
        return sentenceFor(why.error, this.say);
      default:
        return why satisfies never;
    }
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-join-link': JoinLink;
  }
}
