// The row of people who are here: each a button with a small menu to go where they are or to follow them.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Present, PresenceView, Say, View } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { GoToRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import './avatar.ts';
import { callName } from './initials.ts';
import { targetOf } from './places.ts';

/** How many avatars stand in the row; the others are in a menu behind "+3". */
export const MOST_SHOWN = 6;

/** Which menu is open: of a person, of everybody who does not fit in the row, or none. */
type Open = { readonly kind: 'person'; readonly id: string } | { readonly kind: 'more' } | undefined;

@customElement('clc-people')
export class ClcPeople extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
      }
      ul.row {
        display: flex;
        align-items: center;
        gap: 0.125rem;
      }
      li {
        position: relative;
        display: grid;
      }
      .who {
        display: grid;
        place-items: center;
        min-inline-size: 2rem;
        min-block-size: 2rem;
        border-radius: var(--r2);
      }
      .who:hover,
      .who[aria-expanded='true'] {
        background: var(--hover);
      }
      .who.followed {
        box-shadow: 0 0 0 2px var(--ink);
      }
      .who.more {
        font-size: var(--t-sm);
        font-weight: 620;
        color: var(--ink-2);
        padding-inline: var(--s1);
      }
      .menu {
        position: absolute;
        inset-block-start: calc(100% + 0.25rem);
        inset-inline-end: 0;
        z-index: 9;
        min-inline-size: 13rem;
        max-inline-size: 20rem;
        padding: var(--s1);
        background: var(--surface);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        box-shadow: var(--shadow-2);
      }
      .menu p {
        padding: var(--s1) var(--s2);
        font-size: var(--t-sm);
        font-weight: 620;
        overflow-wrap: anywhere;
      }
      .menu p.note {
        font-weight: 400;
        color: var(--ink-2);
      }
      .menu button {
        display: flex;
        align-items: center;
        gap: var(--s2);
        inline-size: 100%;
        min-block-size: var(--target);
        padding: var(--s1) var(--s2);
        border-radius: var(--r1);
        font-size: var(--t-sm);
        text-align: start;
        overflow-wrap: anywhere;
      }
      .menu button:hover,
      .menu button:focus-visible {
        background: var(--hover);
      }
      @media (pointer: coarse) {
        .who {
          min-inline-size: 2.75rem;
          min-block-size: 2.75rem;
        }
        .menu button {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  @consume({ context: presenceContext, subscribe: true }) private presence: PresenceView | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  @state() private open: Open;
  @query('.menu') private menu: HTMLElement | null | undefined;
  protected readonly here = new Subscribe(this, () => this.presence);
  #opener: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
  }
  readonly #outside = (event: Event): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = undefined;
  };

  override render(): TemplateResult | undefined {
    const { presence, say } = this;
    if (!presence || !say) return undefined;
    const people = presence.people();
    // "+1" would take the place of the one it stands for.
    const shown = people.length > MOST_SHOWN + 1 ? people.slice(0, MOST_SHOWN) : people;
    const rest = people.slice(shown.length);
    const names = people.map((p) => p.name);
    return html`<ul class="row" role="list" aria-label=${say.people.here}>
      ${shown.map((person) => this.#one(person, say, names))}
      ${
        rest.length > 0
          ? html`<li>
              <button
                class="who more"
                aria-haspopup="menu"
                aria-expanded=${this.open?.kind === 'more'}
                aria-label=${say.people.moreNamed(rest.length)}
                @click=${(e: Event) => this.#toggle({ kind: 'more' }, e)}
              >
                ${say.people.more(rest.length)}
              </button>
              ${
                this.open?.kind === 'more'
                  ? html`<div
                      class="menu"
                      role="menu"
                      aria-label=${say.people.moreNamed(rest.length)}
                      @keydown=${this.#keys}
                    >
                      ${rest.map(
                        (person) =>
                          html`<button role="menuitem" tabindex="-1" @click=${() => this.#show(person.id)}>
                            <clc-avatar size="small" aria-hidden="true" .person=${person}></clc-avatar>
                            ${say.people.named(person.name, person.activity, person.me)}
                          </button>`,
                      )}
                    </div>`
                  : nothing
              }
              ${rest.map((person) => this.#menuOf(person, say, names))}
            </li>`
          : nothing
      }
    </ul>`;
  }
  #one(person: Present, say: Say, names: readonly string[]): TemplateResult {
    const followed = this.view?.following === person.id;
    const named = say.people.named(person.name, person.activity, person.me);
    return html`<li>
      <button
        class="who ${followed ? 'followed' : ''}"
        data-person=${person.id}
        aria-haspopup="menu"
        aria-expanded=${this.open?.kind === 'person' && this.open.id === person.id}
        aria-label=${followed ? say.people.isFollowed(named) : named}
        @click=${(e: Event) => this.#toggle({ kind: 'person', id: person.id }, e)}
      >
        <clc-avatar aria-hidden="true" .person=${person}></clc-avatar>
      </button>
      ${this.#menuOf(person, say, names)}
    </li>`;
  }
  #menuOf(person: Present, say: Say, names: readonly string[]): TemplateResult | typeof nothing {
    if (this.open?.kind !== 'person' || this.open.id !== person.id) return nothing;
    const name = callName(person.name, names);
    const followed = this.view?.following === person.id;
    const place = targetOf(person);
    const head = html`<p role="presentation">${say.people.named(person.name, person.activity, person.me)}</p>`;
    // An empty menu is no menu: about myself there is only something to read.
    if (person.me)
      return html`<div class="menu" role="group" tabindex="-1" aria-label=${person.name} @keydown=${this.#keys}>
        ${head}
        <p class="note">${say.people.me}</p>
      </div>`;
    return html`<div class="menu" role="menu" aria-label=${person.name} @keydown=${this.#keys}>
      ${head}
      ${
        place
          ? html`<button role="menuitem" tabindex="-1" data-act="go" @click=${() => this.#go(person)}>
              ${icon('out2', 'small')}${say.people.goTo(name)}
            </button>`
          : html`<p class="note" role="presentation">${say.people.nowhere(name)}</p>`
      }
      <button
        role="menuitem"
        tabindex="-1"
        data-act="follow"
        @click=${() => this.#follow(followed ? undefined : person)}
      >
        ${icon('eye', 'small')}${followed ? say.people.unfollow(name) : say.people.follow(name)}
      </button>
    </div>`;
  }

  #toggle(what: NonNullable<Open>, event: Event): void {
    const same = JSON.stringify(this.open) === JSON.stringify(what);
    this.#opener = event.currentTarget as HTMLElement;
    if (same) this.open = undefined;
    else this.#show(what.kind === 'person' ? what.id : undefined);
  }
  #show(id: string | undefined): void {
    this.open = id === undefined ? { kind: 'more' } : { kind: 'person', id };
    void this.updateComplete.then(() => (this.#items()[0] ?? this.menu)?.focus());
  }
  #close(): void {
    this.open = undefined;
    this.#opener?.focus();
  }
  #go(person: Present): void {
    // The focus goes along to the place: giving it back to the button first would fight with that.
    this.open = undefined;
    const place = targetOf(person);
    if (place) this.dispatchEvent(new GoToRequest(place));
  }
  #follow(person: Present | undefined): void {
    this.#close();
    this.dispatchEvent(new ViewRequest({ following: person?.id }));
  }
  #items(): HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }
  readonly #keys = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to !== undefined) items[to]?.focus();
    else if (event.key === 'Escape') this.#close();
    else if (event.key === 'Tab') {
      this.#close();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-people': ClcPeople;
  }
}
