// Light or dark as the page around draws itself: by the color-scheme that reaches the element, now and when it changes.
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Stop } from '../session/contexts.ts';

/** A page that says nothing of schemes is drawn light, whatever its visitor prefers elsewhere. */
export function schemeAround(element: Element): 'light' | 'dark' {
  const schemes = getComputedStyle(element).colorScheme.split(' ');
  if (!schemes.includes('dark')) return 'light';
  return !schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Watches while it is needed: a page turns dark by an attribute or class of its root, a visitor by their system. */
export class SchemeAround implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #around: () => Element;
  readonly #needed: () => boolean;
  readonly #changed: () => void;
  #stop: Stop | undefined;

  /** `around`: where the scheme of the page arrives; the host may have one of its own. */
  constructor(host: ReactiveElement, around: () => Element, needed: () => boolean, changed: () => void) {
    this.#host = host;
    this.#around = around;
    this.#needed = needed;
    this.#changed = changed;
    host.addController(this);
  }
  get now(): 'light' | 'dark' {
    return schemeAround(this.#around());
  }
  hostUpdated(): void {
    if (!this.#needed()) return this.hostDisconnected();
    if (this.#stop || !this.#host.isConnected) return;
    const preference = matchMedia('(prefers-color-scheme: dark)');
    const page = new MutationObserver(() => this.#changed());
    preference.addEventListener('change', this.#changed);
    for (const root of [document.documentElement, document.body]) page.observe(root, { attributes: true });
    this.#stop = () => {
      preference.removeEventListener('change', this.#changed);
      page.disconnect();
    };
  }
  hostConnected(): void {
    // Elsewhere in the page another scheme may hold.
    if (this.#host.hasUpdated) this.#changed();
  }
  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
