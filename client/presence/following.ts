// The banner that says whom I follow, with the way to stop: its button, or Escape.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { canvasContext, presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say, View } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import './avatar.ts';
import { peopleWords } from '../words/people.ts';
import { callName } from './initials.ts';

@customElement('clc-following')
export class ClcFollowing extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .bar {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        max-inline-size: 100%;
        padding: 0.1875rem 0.25rem 0.1875rem 0.5rem;
        border-radius: var(--r2);
        background: var(--ink);
        color: var(--on-ink);
        font-size: var(--t-sm);
        --focus: var(--on-ink);
      }
      .bar button {
        min-block-size: var(--target);
        padding-inline: var(--s2);
        border: 1px solid currentColor;
        border-radius: var(--r1);
        font-weight: 620;
      }
      .bar :focus-visible {
        outline-offset: -3px;
      }
      @media (pointer: coarse) {
        .bar button {
          min-block-size: 2.75rem;
          min-inline-size: 2.75rem;
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) private presence: PresenceView | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  protected readonly here = new Subscribe(this, () => (this.view?.following ? this.presence : undefined));

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#escape);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#escape);
  }
  readonly #escape = (event: KeyboardEvent): void => {
    // Whoever was nearer to the key (a menu, a text, a sheet) has said so by preventing the default.
    if (event.key === 'Escape' && !event.defaultPrevented && this.view?.following) this.#stop();
  };

  override render(): TemplateResult {
    const { say } = this;
    const id = this.view?.following;
    const person = id === undefined ? undefined : this.presence?.people().find((p) => p.id === id);
    const name =
      id === undefined
        ? undefined
        : (person?.name ?? this.canvas?.members.nameOf(id) ?? (say && peopleWords[say.lang].former));
    const called =
      name &&
      callName(
        name,
        this.presence?.people().map((p) => p.name),
      );
    // The live region stays while the banner comes and goes, or its coming would not be spoken.
    return html`<div aria-live="polite">
      ${
        say && called
          ? html`<div class="bar">
              ${person ? html`<clc-avatar size="small" aria-hidden="true" .person=${person}></clc-avatar>` : nothing}
              <span
                >${person ? peopleWords[say.lang].following(called) : peopleWords[say.lang].followingAway(called)}</span
              >
              <button aria-label=${peopleWords[say.lang].unfollow(called)} @click=${() => this.#stop()}>
                ${peopleWords[say.lang].stop}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
  #stop(): void {
    this.dispatchEvent(new ViewRequest({ following: undefined }));
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-following': ClcFollowing;
  }
}
