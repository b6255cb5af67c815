// Being finished: said by each for themselves, and shown by name who is and who is not.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rightsOf } from '../../shared/rules/roles.ts';
import type { Canvas, Present, Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import { sessionWords } from '../words/session.ts';
import { askSession } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { nameOf } from './names.ts';
import type { SessionNow } from './session-now.ts';

@customElement('clc-finished')
export class ClcFinished extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      .count {
        padding-inline: var(--s2);
        font-size: var(--t-sm);
        white-space: nowrap;
      }
      .panel p {
        color: var(--ink);
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;
  @property({ attribute: false }) people: readonly Present[] = [];

  #all = false;

  /** Whoever leads hears it when the last one is finished, and can go on. */
  protected override updated(): void {
    const asked = this.#asked();
    const all = asked.length > 1 && asked.every((id) => this.session.finished.includes(id));
    if (all && !this.#all && this.session.baton?.person === this.canvas.me.id)
      this.dispatchEvent(new SayRequest(sessionWords[this.say.lang].allFinished, undefined, true));
    this.#all = all;
  }
  override render(): TemplateResult {
    const { canvas, say, session } = this;
    const words = sessionWords[say.lang];
    const mine = session.finished.includes(canvas.me.id);
    const asked = this.#asked();
    const done = asked.filter((id) => session.finished.includes(id));
    const names = (ids: readonly string[]): string =>
      ids.length ? ids.map((id) => nameOf(canvas, id, say)).join(', ') : words.nobody;
    const count = words.finishedOf(done.length, asked.length);
    return html`${
        canvas.rights.discuss
          ? html`<button
              class="btn"
              aria-label=${words.iAmFinished}
              aria-pressed=${mine ? 'true' : 'false'}
              @click=${() => this.#toggle(!mine)}
            >
              ${mine ? icon('check', 'small') : nothing}<span class="full">${words.iAmFinished}</span
              ><span class="short">${words.finished}</span>
            </button>`
          : nothing
      }<clc-popover label=${words.finished} button-label=${count}>
        <span slot="button" class="count"
          ><span class="full">${count}</span
          ><span class="short">${words.countOf(done.length, asked.length)}</span></span
        >
        <div class="panel">
          <h3>${words.finished}</h3>
          <p>${names(done)}</p>
          <h3>${words.busy}</h3>
          <p>${names(asked.filter((id) => !done.includes(id)))}</p>
        </div>
      </clc-popover>`;
  }
  /** Who is here and may take part, and whoever said it and left. */
  #asked(): string[] {
    const roles = new Map(this.canvas.members.list().map(({ id, role }) => [id, role]));
    const here = this.people.filter(({ id, me }) => {
      const role = roles.get(id);
      return me ? this.canvas.rights.discuss : !role || rightsOf(role).discuss;
    });
    return [...new Set([...here.map(({ id }) => id), ...this.session.finished])];
  }
  #toggle(is: boolean): void {
    void askSession({ from: this, canvas: this.canvas, say: this.say }, { kind: 'finished', is });
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-finished': ClcFinished;
  }
}
