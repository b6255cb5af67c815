// What the session asks of the person here: to come and look somewhere, or to give the baton. They decide, and when.
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Call } from '../../shared/document/session.ts';
import { callName } from '../presence/initials.ts';
import type { Canvas, Present, Say } from '../session/contexts.ts';
import { GoToRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { sessionWords } from '../words/session.ts';
import { askSession, serverNow } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { isHere, nameOf, placeName, targetOf } from './names.ts';
import type { SessionNow } from './session-now.ts';

/** Whoever comes later than this is not invited any more, in milliseconds. */
const FRESH_MS = 120_000;

@customElement('clc-session-strips')
export class ClcSessionStrips extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      :host {
        display: block;
      }
      .strip {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        padding: var(--s1) var(--s4);
        border-block-start: 1px solid var(--line);
        background: var(--info-tint);
        font-size: var(--t-sm);
      }
      .strip p {
        flex: 1 1 10rem;
      }
      .answers {
        display: flex;
        gap: var(--s2);
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;
  @property({ attribute: false }) people: readonly Present[] = [];
  /** The invitation this person has answered, or that was there before they were: the moment it was made. */
  @state() private answered: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { call } = this.session;
    if (call && !changed.get('session') && serverNow(this.canvas) - Date.parse(call.at) > FRESH_MS)
      this.answered ??= call.at;
  }
  override render(): TemplateResult {
    // The regions stay, so that what comes into them is read.
    return html`<div aria-live="polite" tabindex="-1">${this.#invitation()}</div>
      <div aria-live="polite">${this.#asked()}</div>`;
  }
  #invitation(): TemplateResult | typeof nothing {
    const { canvas, say, session } = this;
    const { call } = session;
    // Who leads no more invites no more.
    const stands = call && call.by !== canvas.me.id && (session.baton?.person ?? call.by) === call.by;
    if (!stands || call.at === this.answered) return nothing;
    const target = targetOf(call, canvas);
    if (!target) return nothing;
    const words = sessionWords[say.lang];
    return html`<div class="strip">
      <p>${words.calls(callName(nameOf(canvas, call.by, say)), placeName(target, canvas, say))}</p>
      <div class="answers">
        <button
          class="btn primary"
          @click=${() => {
            this.answered = call.at;
            this.dispatchEvent(new GoToRequest(target));
          }}
        >
          ${words.come}
        </button>
        <button class="btn" @click=${() => this.#notNow(call)}>${words.notNow}</button>
      </div>
    </div>`;
  }
  #asked(): TemplateResult | typeof nothing {
    const { canvas, say, session } = this;
    const { asked, baton } = session;
    const words = sessionWords[say.lang];
    if (!asked || !baton) return nothing;
    if (asked.person === canvas.me.id) {
      const leader = callName(nameOf(canvas, baton.person, say));
      const gone = !isHere(baton.person, this.people);
      return html`<div class="strip">
        <p>${gone ? words.askedGone(leader) : words.youAsked(leader)}</p>
        <div class="answers">
          ${gone ? html`<button class="btn primary" @click=${() => this.#act({ kind: 'take-baton' })}>${words.take}</button>` : nothing}
          <button class="btn" @click=${() => this.#act({ kind: 'keep-baton' })}>${words.unask}</button>
        </div>
      </div>`;
    }
    if (baton.person !== canvas.me.id) return nothing;
    const name = callName(nameOf(canvas, asked.person, say));
    return html`<div class="strip">
      <p>${words.askedYou(name)}</p>
      <div class="answers">
        <button class="btn primary" @click=${() => this.#act({ kind: 'give-baton', to: asked.person })}>
          ${words.giveTo(name)}
        </button>
        <button class="btn" @click=${() => this.#act({ kind: 'keep-baton' })}>${words.keep}</button>
      </div>
    </div>`;
  }
  #notNow(call: Call): void {
    this.#stay();
    this.answered = call.at;
  }
  /** The button that was pressed goes; whoever uses the keyboard goes on from here. */
  #stay(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex]')?.focus();
  }
  #act(act: Parameters<typeof askSession>[1]): void {
    this.#stay();
    void askSession({ from: this, canvas: this.canvas, say: this.say }, act);
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-session-strips': ClcSessionStrips;
  }
}
