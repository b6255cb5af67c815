// A Lit controller that listens to a busy source but renders its element only when what it shows has changed.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Stop } from '../session/contexts.ts';

interface Source {
  subscribe(listener: () => void): Stop;
}

/** `key` says in one string what this element shows of the source; the element renders when that string changes. */
export class Watch implements ReactiveController {
  #stop: Stop | undefined;
  #source: Source | undefined;
  #last = '';
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => Source | undefined;
  readonly #key: () => string;

  constructor(host: ReactiveControllerHost, pick: () => Source | undefined, key: () => string) {
    this.#host = host;
    this.#pick = pick;
    this.#key = key;
    host.addController(this);
  }
  hostConnected(): void {
    this.#host.requestUpdate();
  }
  hostUpdate(): void {
    const source = this.#pick();
    if (source !== this.#source) {
      this.#stop?.();
      this.#source = source;
      this.#stop = source?.subscribe(() => {
        const now = this.#key();
        if (now === this.#last) return;
        this.#last = now;
        this.#host.requestUpdate();
      });
    }
    this.#last = source ? this.#key() : '';
  }
  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#source = undefined;
  }
}
