// Tells once that an element is on the screen or at most one screen away from it: until then it costs nothing.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { turn } from '../ui/turn.ts';

export class Near implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #come: () => void;
  #observer: IntersectionObserver | undefined;
  #near = false;

  constructor(host: ReactiveControllerHost & Element, come: () => void) {
    this.#host = host;
    this.#come = come;
    host.addController(this);
  }
  get near(): boolean {
    return this.#near;
  }
  hostConnected(): void {
    if (this.#near) return;
    if (typeof IntersectionObserver === 'undefined') return this.#arrive();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        // Several may come near at once; and whoever left while waiting has not arrived.
        void turn().then(() => this.#observer === observer && this.#arrive());
      },
      { rootMargin: '100%' },
    );
    this.#observer = observer;
    observer.observe(this.#host);
  }
  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
  #arrive(): void {
    this.#near = true;
    this.hostDisconnected();
    this.#come();
  }
}
