// A Lit controller that renders its element again when the part of the document it shows has changed.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type * as Y from 'yjs';

/** A shared type of any kind: `Y.Map<T>` is no `AbstractType<unknown>` for the compiler. */
type Deep = Pick<Y.AbstractType<unknown>, 'observeDeep' | 'unobserveDeep'>;
type Watched = Deep | undefined;

/**
 * Watches what `pick` returns, deeply. `pick` runs before every update, so it follows ids that change; a type that
 * is picked again keeps its one listener. `matters` may say no to events that change nothing this element shows.
 */
export class Observe implements ReactiveController {
  #watching = new Set<Deep>();
  #here = false;
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => readonly Watched[];
  readonly #matters: (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => boolean;

  constructor(
    host: ReactiveControllerHost,
    pick: () => readonly Watched[],
    matters: (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => boolean = () => true,
  ) {
    this.#host = host;
    this.#pick = pick;
    this.#matters = matters;
    host.addController(this);
  }

  hostConnected(): void {
    this.#here = true;
    this.#host.requestUpdate();
  }
  hostUpdate(): void {
    // What is drawn once more after it was taken away watches nothing.
    if (!this.#here) return;
    const wanted = new Set(this.#pick().filter((t) => t !== undefined));
    for (const type of this.#watching) if (!wanted.has(type)) type.unobserveDeep(this.#changed);
    for (const type of wanted) if (!this.#watching.has(type)) type.observeDeep(this.#changed);
    this.#watching = wanted;
  }
  hostDisconnected(): void {
    this.#here = false;
    for (const type of this.#watching) type.unobserveDeep(this.#changed);
    this.#watching.clear();
  }

  readonly #changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (this.#matters(events)) this.#host.requestUpdate();
  };
}

/** A Lit controller that renders its element again whenever a source (members, presence, undo) says it changed. */
export class Subscribe implements ReactiveController {
  #stop: (() => void) | undefined;
  #source: unknown;
  #here = false;
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => { subscribe(listener: () => void): () => void } | undefined;

  constructor(host: ReactiveControllerHost, pick: () => { subscribe(listener: () => void): () => void } | undefined) {
    this.#host = host;
    this.#pick = pick;
    host.addController(this);
  }
  hostConnected(): void {
    this.#here = true;
    this.#host.requestUpdate();
  }
  hostUpdate(): void {
    if (!this.#here) return;
    const source = this.#pick();
    if (source === this.#source) return;
    this.#stop?.();
    this.#source = source;
    this.#stop = source?.subscribe(() => this.#host.requestUpdate());
  }
  hostDisconnected(): void {
    this.#here = false;
    this.#stop?.();
    this.#stop = undefined;
    this.#source = undefined;
  }
}
