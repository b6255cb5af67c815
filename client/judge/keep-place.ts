// Keeps the focus in a list of which an item goes or moves while somebody stands on it.
import type { LitElement, ReactiveController } from 'lit';

interface Stood {
  readonly on: Element;
  /** How many items come before the one it is in. */
  readonly after: number;
}
/** Items are `li[data-key]` with a `.what`; where none is left the heading, which must be able to have the focus. */
export class KeepPlace implements ReactiveController {
  readonly #host: LitElement;
  #stood: Stood | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }
  hostUpdate(): void {
    const on = this.#host.shadowRoot?.activeElement;
    const item = on?.closest('li[data-key]');
    this.#stood = on && item ? { on, after: this.#items().indexOf(item) } : undefined;
  }
  hostUpdated(): void {
    const stood = this.#stood;
    this.#stood = undefined;
    const root = this.#host.shadowRoot;
    if (!stood || !root || root.activeElement) return;
    const items = this.#items();
    const next = items[Math.min(stood.after, items.length - 1)]?.querySelector('.what') ?? root.querySelector('h2');
    const place = stood.on.isConnected ? stood.on : next;
    if (place instanceof HTMLElement) place.focus();
  }
  #items(): Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('li[data-key]') ?? [])];
  }
}
