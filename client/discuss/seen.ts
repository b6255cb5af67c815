// A Lit controller that tells which comments have been on screen while the page was looked at.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Elements carry their comment id in `data-comment`. `seen` gets ids; saying one twice does no harm. */
export class Seen implements ReactiveController {
  readonly #onScreen = new Map<Element, string>();
  readonly #watched = new Set<Element>();
  readonly #seen: (comments: readonly string[]) => void;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost, seen: (comments: readonly string[]) => void) {
    this.#seen = seen;
    host.addController(this);
  }
  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tell);
  }
  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tell);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#onScreen.clear();
    this.#watched.clear();
  }
  watch(elements: readonly HTMLElement[]): void {
    // A long comment never fits whole: half of it, or half of the screen.
    const observer = (this.#observer ??= new IntersectionObserver(this.#crossed, { threshold: [0.01, 0.25, 0.5] }));
    const wanted = new Set<Element>(elements);
    for (const element of this.#watched)
      if (!wanted.has(element)) {
        observer.unobserve(element);
        this.#watched.delete(element);
        this.#onScreen.delete(element);
      }
    for (const element of wanted)
      if (!this.#watched.has(element)) {
        observer.observe(element);
        this.#watched.add(element);
      }
  }
  readonly #crossed = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      const comment = (target as HTMLElement).dataset['comment'];
      const enough = intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2;
      if (comment !== undefined && enough) this.#onScreen.set(target, comment);
      else this.#onScreen.delete(target);
    }
    this.#tell();
  };
  readonly #tell = (): void => {
    if (document.visibilityState === 'visible' && this.#onScreen.size > 0) this.#seen([...this.#onScreen.values()]);
  };
}
