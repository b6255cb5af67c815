// The row of people who are here: each a button with a small menu to go where they are or to follow them.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Present, PresenceView, Say, View } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import { GoToRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import '../ui/menu.ts';
import type { MenuItem, MenuSelect } from '../ui/menu.ts';
import './avatar.ts';
import { peopleWords } from '../words/people.ts';
import { callName } from './initials.ts';
import { targetOf } from './places.ts';

/** How many avatars stand in the row; the others are in a menu behind "+3". */
export const MOST_SHOWN = 6;

@customElement('clc-people')
export class ClcPeople extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem;
      }
      li {
        display: grid;
        place-items: center;
      }
      .who {
        display: grid;
        place-items: center;
        min-inline-size: 2rem;
        min-block-size: 2rem;
        border-radius: var(--r2);
      }
      button.who:hover {
        background: var(--hover);
      }
      .followed {
        box-shadow: 0 0 0 2px var(--ink);
      }
      .more {
        padding-inline: var(--s1);
        font-size: var(--t-sm);
        font-weight: 620;
        color: var(--ink-2);
      }
      @media (pointer: coarse) {
        button.who {
          min-inline-size: 2.75rem;
          min-block-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        .followed {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @consume({ context: presenceContext, subscribe: true }) private presence: PresenceView | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  protected readonly here = new Subscribe(this, () => this.presence);

  override render(): TemplateResult | undefined {
    const { presence, say } = this;
    if (!presence || !say) return undefined;
    const people = presence.people();
    // "+1" would take the place of the one it stands for.
    const shown = people.length > MOST_SHOWN + 1 ? people.slice(0, MOST_SHOWN) : people;
    const rest = people.slice(shown.length);
    const names = people.map((p) => p.name);
    return html`<ul role="list" aria-label=${peopleWords[say.lang].here}>
      ${repeat(
        shown,
        (person) => person.id,
        (person) => html`<li>${person.me ? this.#me(person) : this.#one(person, say, names)}</li>`,
      )}
      ${
        rest.length > 0
          ? html`<li>
              <clc-menu
                label=${peopleWords[say.lang].moreNamed(rest.length)}
                .items=${rest.flatMap((person) => this.#items(person, say, names, true))}
                @clc-menu-select=${this.#chosen}
              >
                <button slot="button" class="who more">
                  ${peopleWords[say.lang].more(rest.length)}<span class="sr"
                    >, ${peopleWords[say.lang].moreNamed(rest.length)}</span
                  >
                </button>
              </clc-menu>
            </li>`
          : nothing
      }
    </ul>`;
  }
  /** There is nothing to do about myself, so I am no button. */
  #me(person: Present): TemplateResult {
    return html`<span class="who" data-person=${person.id}><clc-avatar .person=${person}></clc-avatar></span>`;
  }
  #one(person: Present, say: Say, names: readonly string[]): TemplateResult {
    const followed = this.view?.following === person.id;
    return html`<clc-menu
      label=${person.name}
      .items=${this.#items(person, say, names, false)}
      @clc-menu-select=${this.#chosen}
    >
      <button slot="button" class="who ${followed ? 'followed' : ''}" data-person=${person.id}>
        <clc-avatar .person=${person}></clc-avatar>${
          followed ? html`<span class="sr">, ${peopleWords[say.lang].isFollowed}</span>` : nothing
        }
      </button>
    </clc-menu>`;
  }
  #items(person: Present, say: Say, names: readonly string[], grouped: boolean): MenuItem[] {
    const name = callName(person.name, names);
    const followed = this.view?.following === person.id;
    const group = grouped ? { group: say.app.named(person.name, person.activity, person.me) } : {};
    const somewhere = targetOf(person) !== undefined;
    return [
      {
        id: `go ${person.id}`,
        label: somewhere ? peopleWords[say.lang].goTo(name) : peopleWords[say.lang].nowhere(name),
        icon: 'out2',
        disabled: !somewhere,
        ...group,
      },
      {
        id: `follow ${person.id}`,
        label: followed ? peopleWords[say.lang].unfollow(name) : peopleWords[say.lang].follow(name),
        icon: 'eye',
        ...group,
      },
    ];
  }
  readonly #chosen = (event: MenuSelect): void => {
    event.stopPropagation();
    const space = event.id.indexOf(' ');
    const id = event.id.slice(space + 1);
    const person = this.presence?.people().find((p) => p.id === id);
    if (!person) return;
    if (event.id.slice(0, space) === 'follow') {
      this.dispatchEvent(new ViewRequest({ following: this.view?.following === id ? undefined : id }));
      return;
    }
    const place = targetOf(person);
    if (place) this.dispatchEvent(new GoToRequest(place));
  };
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-people': ClcPeople;
  }
}
