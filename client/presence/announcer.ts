// Says politely to screen readers who comes and who goes; shows nothing.
import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Present, PresenceView, Say, Stop, View } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { peopleWords } from '../words/people.ts';
import { callName } from './initials.ts';
import { takeJoins } from './missed.ts';

@customElement('clc-join-announcer')
export class ClcJoinAnnouncer extends LitElement {
  static override styles = base;

  @consume({ context: presenceContext, subscribe: true }) private presence: PresenceView | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  /** Milliseconds in which comings and goings are gathered into one sentence. */
  @property({ type: Number }) gather = 1500;
  @state() private sentence = '';

  #source: PresenceView | undefined;
  #stop: Stop | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What happened to whom since the last sentence; somebody who came and went cancels out. */
  readonly #waiting = new Map<string, { kind: 'join' | 'leave'; person: Present }>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = this.#source = undefined;
    this.#forget();
  }
  override willUpdate(): void {
    const wanted = this.isConnected && this.view?.announceJoins ? this.presence : undefined;
    if (wanted === this.#source) return;
    this.#stop?.();
    this.#forget();
    this.#source = wanted;
    if (!wanted) return;
    takeJoins(wanted).forEach(this.#happened);
    this.#stop = wanted.onJoinLeave(this.#happened);
  }
  readonly #happened: Parameters<PresenceView['onJoinLeave']>[0] = ({ kind, person }) => {
    if (person.me) return;
    const before = this.#waiting.get(person.id);
    if (before && before.kind !== kind) this.#waiting.delete(person.id);
    else this.#waiting.set(person.id, { kind, person });
    this.#timer ??= setTimeout(() => this.#tell(), this.gather);
  };
  override render(): TemplateResult {
    return html`<div class="sr" aria-live="polite" aria-atomic="true">${this.sentence}</div>`;
  }

  #tell(): void {
    const events = [...this.#waiting.values()];
    const everybody = [...(this.presence?.people() ?? []), ...events.map((e) => e.person)].map((p) => p.name);
    const names = (kind: 'join' | 'leave'): string[] =>
      events.filter((e) => e.kind === kind).map((e) => callName(e.person.name, everybody));
    this.#forget();
    if (!this.say) return;
    const [joined, left] = [names('join'), names('leave')];
    const sentence = [
      ...(joined.length ? [peopleWords[this.say.lang].joined(joined)] : []),
      ...(left.length ? [peopleWords[this.say.lang].left(left)] : []),
    ].join('. ');
    // The same sentence twice would not change the region, and so not be spoken.
    this.sentence = sentence === this.sentence ? `${sentence}\u00a0` : sentence;
  }
  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-join-announcer': ClcJoinAnnouncer;
  }
}
