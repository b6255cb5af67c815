// The parts of the shell that come with their first use and then stay: discussions, views, sentences, what is said in passing.
import type { ReactiveControllerHost } from 'lit';
import type { Say } from '../session/contexts.ts';
import { onDemand } from '../session/on-demand.ts';
import type { Toast } from '../ui/toast.ts';
import type * as Notes from './notes.ts';
import type { Parts } from './parts.ts';

type Said = Parameters<Toast['show']>[0];
export interface ComingHost extends ReactiveControllerHost, EventTarget {
  readonly say: Say;
  readonly parts: Parts;
}
export interface ComingWays {
  /** They did not come: closed again, so that the next press asks for them once more. */
  noDrawer(): void;
  noInstrument(): void;
  /** Where what is said in passing appears, once its code is here. */
  toast(): Toast | null;
}

export class Coming {
  readonly #host: ComingHost;
  readonly #ways: ComingWays;
  #drawer = false;
  #instrument = false;
  #notes: typeof Notes | undefined;
  #unsaid = '';

  constructor(host: ComingHost, ways: ComingWays) {
    this.#host = host;
    this.#ways = ways;
  }
  get drawer(): boolean {
    return this.#drawer;
  }
  get instrument(): boolean {
    return this.#instrument;
  }
  get notes(): typeof Notes | undefined {
    return this.#notes;
  }
  /** What there is to say while that which says it is not here. */
  get unsaid(): string {
    return this.#unsaid;
  }

  /** The discussions stay: they give the focus back when they close. */
  async needDrawer(): Promise<void> {
    if (this.#drawer) return;
    this.#drawer = (await onDemand(this.#host, this.#host.parts.drawer)) !== undefined;
    if (!this.#drawer) this.#ways.noDrawer();
    this.#host.requestUpdate();
  }
  /** The views beside the canvas itself. */
  async needInstrument(): Promise<void> {
    if (this.#instrument) return;
    this.#instrument = (await onDemand(this.#host, this.#host.parts.instrument)) !== undefined;
    if (!this.#instrument) this.#ways.noInstrument();
    this.#host.requestUpdate();
  }
  async needNotes(): Promise<void> {
    // Without them the save state still says what is wrong.
    this.#notes ??= await this.#host.parts.notes().catch(() => undefined);
    this.#host.requestUpdate();
  }
  async tell(what: Said): Promise<void> {
    const here = await this.#host.parts.toast().catch(() => undefined);
    this.#unsaid = here ? '' : what.text;
    if (here) this.#ways.toast()?.show(what);
    this.#host.requestUpdate();
  }
}
