// The one timer of a session: the time left in the server's time, said politely at its start, last minute and end.
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Timer } from '../../shared/document/session.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import type { Canvas, Say, Stop } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import type { SwitchEvent } from '../ui/switch.ts';
import '../ui/switch.ts';
import { sessionWords } from '../words/session.ts';
import { askSession, mayLead, serverNow } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { chime, setSound, soundOn } from './chime.ts';
import type { SessionNow } from './session-now.ts';
import { clockOf, momentBetween, msLeft } from './time-left.ts';

/** How often a running timer is looked at: often enough that no second is seen to be skipped. */
const LOOK_MS = 250;
const LENGTHS = [5, 10] as const;
const LONGER = [1, 5] as const;

@customElement('clc-timer')
export class ClcTimer extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      .time {
        padding-inline: var(--s2);
        font-size: 1rem;
        font-weight: 620;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .none {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        padding-inline: var(--s2);
        font-size: var(--t-sm);
        white-space: nowrap;
      }
      .time.soon {
        color: var(--warn);
      }
      .time.over {
        color: var(--error);
      }
      .time small {
        font-size: var(--t-xs);
        font-weight: 400;
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;
  /** Calls again and again; tests look by hand. */
  @property({ attribute: false }) every: (look: () => void) => Stop = (look) => {
    const running = setInterval(look, LOOK_MS);
    return () => clearInterval(running);
  };
  @state() private shown = '';
  #stop: Stop | undefined;
  #looked = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  /** Looks at the clock: draws only when another second is to be seen. */
  look(): void {
    const { timer } = this.session;
    const now = serverNow(this.canvas);
    if (timer) {
      const { minutes, seconds } = clockOf(msLeft(timer, now));
      this.shown = `${minutes}:${String(seconds).padStart(2, '0')}`;
      const moment = momentBetween(timer, this.#looked || now, now);
      const words = sessionWords[this.say.lang];
      if (moment) this.dispatchEvent(new SayRequest(moment === 'ended' ? words.ended : words.oneLeft));
      if (moment === 'ended' && soundOn()) chime();
    }
    this.#looked = now;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) {
      const before = changed.get('session');
      if (before) this.#tellStart(before.timer, this.session.timer);
      this.look();
    }
    const running = this.isConnected && this.session.timer?.kind === 'running';
    if (running) this.#stop ??= this.every(() => this.look());
    else {
      this.#stop?.();
      this.#stop = undefined;
    }
  }
  #tellStart(before: Timer | undefined, now: Timer | undefined): void {
    if (before || now?.kind !== 'running') return;
    const minutes = Math.max(1, Math.round(msLeft(now, serverNow(this.canvas)) / 60_000));
    this.dispatchEvent(new SayRequest(sessionWords[this.say.lang].started(minutes), undefined, true));
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say, session } = this;
    const words = sessionWords[say.lang];
    const { timer } = session;
    const leads = mayLead(canvas, session.baton?.person);
    if (!timer && !leads) return nothing;
    return html`<clc-popover label=${words.timer} button-label=${timer ? `${words.timer} ${this.shown}` : ''}>
      <span slot="button" class=${timer ? `time ${this.#urgency(timer)}` : 'none'}
        >${timer ? this.shown : html`${words.timer}${icon('down', 'small')}`}${
          timer?.kind === 'paused' ? html` <small>${words.paused}</small>` : nothing
        }</span
      >
      <div class="panel">
        ${timer ? html`<h3 role="timer">${this.#spoken(timer)}</h3>` : nothing}
        ${leads ? this.#controls(timer) : nothing}
        <clc-switch
          label=${words.sound}
          ?on=${soundOn()}
          @clc-switch=${(event: SwitchEvent) => setSound(event.on)}
        ></clc-switch>
      </div>
    </clc-popover>`;
  }
  #controls(timer: Timer | undefined): TemplateResult {
    const words = sessionWords[this.say.lang];
    const button = (label: string, act: SessionAct): TemplateResult =>
      html`<button class="btn" @click=${() => this.#act(act)}>${label}</button>`;
    if (!timer)
      return html`<div class="row">
        ${LENGTHS.map((minutes) => button(words.minutes(minutes), { kind: 'start-timer', minutes }))}
      </div>`;
    return html`<div class="row">
      ${LONGER.map((minutes) => button(words.plus(minutes), { kind: 'add-time', minutes }))}
      ${timer.kind === 'running' ? button(words.pause, { kind: 'pause-timer' }) : button(words.goOn, { kind: 'go-on' })}
      ${button(words.stop, { kind: 'stop-timer' })}
    </div>`;
  }
  #spoken(timer: Timer): string {
    const words = sessionWords[this.say.lang];
    const left = msLeft(timer, serverNow(this.canvas));
    if (left === 0) return words.over;
    return `${timer.kind === 'paused' ? `${words.paused}, ` : ''}${words.left(clockOf(left).minutes, clockOf(left).seconds)}`;
  }
  #urgency(timer: Timer | undefined): string {
    if (!timer) return '';
    const left = msLeft(timer, serverNow(this.canvas));
    return left === 0 ? 'over' : left <= 60_000 ? 'soon' : '';
  }
  #act(act: SessionAct): void {
    void askSession({ from: this, canvas: this.canvas, say: this.say }, act);
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-timer': ClcTimer;
  }
}
