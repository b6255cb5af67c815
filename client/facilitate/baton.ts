// Who leads the session, and what the person here can do about that: take, ask for, hand over or put down the baton.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rightsOf } from '../../shared/rules/roles.ts';
import '../presence/avatar.ts';
import { callName } from '../presence/initials.ts';
import type { Canvas, Present, Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { MenuItem, MenuSelect } from '../ui/menu.ts';
import '../ui/menu.ts';
import { sessionWords } from '../words/session.ts';
import { askSession } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { isHere, nameOf } from './names.ts';
import type { SessionNow } from './session-now.ts';

@customElement('clc-baton')
export class ClcBaton extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      .who {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: 2rem;
        padding-inline: var(--s1);
        border-radius: var(--r2);
        font-size: var(--t-sm);
        font-weight: 600;
        white-space: nowrap;
      }
      button.who:hover {
        background: var(--hover);
      }
      @media (pointer: coarse) {
        button.who {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;
  @property({ attribute: false }) people: readonly Present[] = [];

  override render(): TemplateResult | typeof nothing {
    const { canvas, say, session } = this;
    const words = sessionWords[say.lang];
    const leader = session.baton?.person;
    if (leader === undefined)
      return html`<span class="who">${words.nobodyLeads}</span>${
          canvas.rights.edit
            ? html`<button class="btn" @click=${() => this.#act({ kind: 'take-baton' })}>${words.take}</button>`
            : nothing
        }`;
    const name = nameOf(canvas, leader, say);
    const shown = html`<span aria-hidden="true"
        ><clc-avatar .person=${{ id: leader, name, slot: canvas.members.slotOf(leader) }} size="small"></clc-avatar
      ></span>
      ${leader === canvas.me.id ? words.youLead : words.leads(callName(name))}`;
    const items = this.#items(leader, name);
    if (items.length === 0) return html`<span class="who">${shown}</span>`;
    return html`<clc-menu label=${words.title} .items=${items} @clc-menu-select=${this.#chosen}>
      <button slot="button" class="who">${shown}${icon('down', 'small')}</button>
    </clc-menu>`;
  }
  #items(leader: string, name: string): MenuItem[] {
    const { canvas, session } = this;
    const words = sessionWords[this.say.lang];
    if (!canvas.rights.edit) return [];
    if (leader !== canvas.me.id) {
      if (!isHere(leader, this.people)) return [{ id: 'take-baton', label: words.take, icon: 'flag' }];
      return session.asked?.person === canvas.me.id
        ? [{ id: 'keep-baton', label: words.unask }]
        : [{ id: 'take-baton', label: words.ask, icon: 'flag' }];
    }
    const others = this.people.filter((person) => !person.me && this.#mayLead(person.id));
    return [
      ...others.map((person): MenuItem => ({
        id: `give ${person.id}`,
        label: words.give(callName(person.name, [name, ...others.map((p) => p.name)])),
        icon: 'person',
      })),
      { id: 'lay-down-baton', label: words.layDown, icon: 'down' },
    ];
  }
  #mayLead(person: string): boolean {
    const role = this.canvas.members.list().find(({ id }) => id === person)?.role;
    return role !== undefined && role !== null && rightsOf(role).edit;
  }
  readonly #chosen = (event: MenuSelect): void => {
    event.stopPropagation();
    const { id } = event;
    if (id.startsWith('give ')) this.#act({ kind: 'give-baton', to: id.slice('give '.length) });
    else if (id === 'take-baton' || id === 'keep-baton' || id === 'lay-down-baton') this.#act({ kind: id });
  };
  #act(act: Parameters<typeof askSession>[1]): void {
    void askSession({ from: this, canvas: this.canvas, say: this.say }, act);
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-baton': ClcBaton;
  }
}
