// A button with a menu: the ARIA menu pattern in a native popover that stays inside the window.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, queryAssignedElements, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from './base.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';
import { placeBeside } from './place-beside.ts';

/** One choice. With `checked` it is one of several that exclude each other. Items of one `group` stand together. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly group?: string;
}
export class MenuSelect extends Event {
  static readonly type = 'clc-menu-select';
  constructor(readonly id: string) {
    super(MenuSelect.type, { bubbles: true, composed: true });
  }
}

/** Letters typed within this pause, in milliseconds, search for one label. */
const TYPEAHEAD_PAUSE_MS = 700;

@customElement('clc-menu')
export class ClcMenu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        /* The button looks as the place it stands in says. */
        font: inherit;
        color: inherit;
      }
      .menu {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s1);
        min-inline-size: 11rem;
        max-inline-size: min(20rem, calc(100vw - 1rem));
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-2);
        font: 400 var(--t-sm)/var(--lh-text) var(--font-text);
        text-align: start;
      }
      .item {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: var(--target);
        padding-inline: var(--s2);
        border-radius: var(--r1);
        cursor: pointer;
        outline-offset: -2px;
      }
      .item:hover,
      .item:focus {
        background: var(--hover);
      }
      .item[aria-disabled='true'] {
        color: var(--ink-3);
        cursor: default;
      }
      .item[aria-checked='true'] {
        font-weight: 600;
      }
      .item > .space {
        inline-size: 0.875rem;
        flex: none;
      }
      .heading {
        padding: var(--s2) var(--s2) 0.125rem;
        font-size: var(--t-xs);
        font-weight: 600;
        color: var(--ink-3);
      }
      @media (pointer: coarse) {
        .item {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() private open = false;
  @query('.menu') private readonly menu!: HTMLElement;
  @queryAssignedElements({ slot: 'button' }) private readonly buttons!: HTMLElement[];
  #wasOpen = false;
  #typed = '';
  #typedAt = 0;

  override render(): TemplateResult {
    return html`<slot
        name="button"
        @pointerdown=${() => (this.#wasOpen = this.open)}
        @click=${this.#buttonClick}
        @keydown=${this.#buttonKey}
        @slotchange=${this.#markButton}
      ></slot>
      <div
        class="menu"
        role="menu"
        popover="auto"
        tabindex="-1"
        aria-label=${this.label}
        @toggle=${this.#toggled}
        @keydown=${this.#key}
        @click=${this.#click}
      >
        ${this.open ? this.#groups() : nothing}
      </div>`;
  }
  override updated(): void {
    this.#markButton();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing();
    this.open = false;
  }

  /** Opens the menu with the focus on the chosen item, the first or the last. */
  async show(on: 'first' | 'last' = 'first'): Promise<void> {
    if (this.open) return;
    this.open = true;
    await this.updateComplete;
    this.menu.showPopover();
    this.#place();
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    window.addEventListener('resize', this.#place);
    const items = this.#enabled();
    const checked = items.find((item) => item.ariaChecked === 'true');
    (checked ?? (on === 'first' ? items[0] : items.at(-1)) ?? this.menu).focus({ preventScroll: true });
  }
  close(): void {
    if (this.open) this.menu.hidePopover();
  }

  #groups(): TemplateResult {
    const groups = new Map<string, MenuItem[]>();
    for (const item of this.items) groups.set(item.group ?? '', [...(groups.get(item.group ?? '') ?? []), item]);
    return html`${repeat(
      groups,
      ([name]) => name,
      ([name, items]) =>
        name === ''
          ? items.map((item) => this.#item(item))
          : html`<div role="group" aria-label=${name}>
              <div class="heading" aria-hidden="true">${name}</div>
              ${items.map((item) => this.#item(item))}
            </div>`,
    )}`;
  }
  #item(item: MenuItem): TemplateResult {
    const radio = item.checked !== undefined;
    return html`<div
      class="item"
      role=${radio ? 'menuitemradio' : 'menuitem'}
      tabindex="-1"
      data-id=${item.id}
      aria-checked=${radio ? String(item.checked) : nothing}
      aria-disabled=${item.disabled ? 'true' : nothing}
    >
      ${
        radio
          ? item.checked
            ? icon('check', 'small')
            : html`<span class="space"></span>`
          : item.icon
            ? icon(item.icon, 'small')
            : nothing
      }<span>${item.label}</span>
    </div>`;
  }

  readonly #place = (): void => {
    const anchor = this.buttons[0]?.getBoundingClientRect();
    if (anchor) placeBeside(this.menu, anchor);
  };
  #stopFollowing(): void {
    window.removeEventListener('scroll', this.#place, { capture: true });
    window.removeEventListener('resize', this.#place);
  }
  readonly #markButton = (): void => {
    const button = this.buttons[0];
    if (!button) return;
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', String(this.open));
  };
  readonly #buttonClick = (): void => {
    // The popover has already closed itself on pointerdown; opening it again would make the button useless.
    const wasOpen = this.#wasOpen;
    this.#wasOpen = false;
    if (!wasOpen) void this.show();
  };
  readonly #buttonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    void this.show(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  readonly #toggled = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') return;
    this.#stopFollowing();
    const inside = this.shadowRoot?.activeElement;
    this.open = false;
    if (inside && this.menu.contains(inside)) this.buttons[0]?.focus({ preventScroll: true });
  };
  #enabled(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('.item:not([aria-disabled])')];
  }
  readonly #click = (event: Event): void => {
    const item = (event.target as Element).closest<HTMLElement>('.item');
    if (item) this.#choose(item);
    event.stopPropagation();
  };
  #choose(item: HTMLElement): void {
    const id = item.dataset.id;
    if (id === undefined || item.ariaDisabled === 'true') return;
    this.buttons[0]?.focus({ preventScroll: true });
    this.close();
    this.dispatchEvent(new MenuSelect(id));
  }
  readonly #key = (event: KeyboardEvent): void => {
    const items = this.#enabled();
    const at = items.findIndex((item) => item === this.shadowRoot?.activeElement);
    const go = (index: number): void => items[(index + items.length) % items.length]?.focus();
    switch (event.key) {
      case 'ArrowDown':
        go(at + 1);
        break;
      case 'ArrowUp':
        go(at < 0 ? -1 : at - 1);
        break;
      case 'Home':
        go(0);
        break;
      case 'End':
        go(-1);
        break;
      case 'Enter':
      case ' ':
        if (items[at]) this.#choose(items[at]);
        break;
      case 'Escape':
        this.buttons[0]?.focus({ preventScroll: true });
        this.close();
        break;
      case 'Tab':
        this.buttons[0]?.focus({ preventScroll: true });
        this.close();
        event.stopPropagation();
        return;
      default:
        if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
          this.#search(event.key, items, at);
        event.stopPropagation();
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  #search(letter: string, items: readonly HTMLElement[], at: number): void {
    const now = performance.now();
    this.#typed = (now - this.#typedAt < TYPEAHEAD_PAUSE_MS ? this.#typed : '') + letter.toLocaleLowerCase();
    this.#typedAt = now;
    // One letter looks from the next item on, so that pressing it again walks through its items.
    const from = this.#typed.length === 1 ? at + 1 : Math.max(at, 0);
    const order = [...items.slice(from), ...items.slice(0, from)];
    order.find((item) => (item.textContent ?? '').trim().toLocaleLowerCase().startsWith(this.#typed))?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-menu': ClcMenu;
  }
  interface HTMLElementEventMap {
    'clc-menu-select': MenuSelect;
  }
}
