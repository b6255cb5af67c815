// The session of the widget: opened for what its attributes say, after asking who somebody is, and closed calmly.
import type { ReactiveController, ReactiveElement } from 'lit';
import { canvasInfo } from '../session/api.ts';
import type { CanvasReach } from '../session/api.ts';
import type { Stop } from '../session/contexts.ts';
import type { Session } from '../session/open-session.ts';
import { closeWhenSaved, refusal } from './opening.ts';
import type { Phase } from './waiting.ts';

export interface Wanted {
  readonly reach: CanvasReach;
  /** Empty while nobody has said who they are. */
  readonly name: string;
}
export interface SessionWays {
  wanted(): Wanted;
  open(wanted: Wanted): Session;
  /** There is something new in the session; undefined: it is over. */
  took(session: Session | undefined): void;
  /** Somebody will be asked for their name. */
  naming(): void;
  /** A link opens nothing; resolves when it can be said why. */
  refused(): Promise<void>;
}

export class SessionHere implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ways: SessionWays;
  #phase: Phase = { kind: 'nowhere' };
  #opened = '';
  #leave: Stop | undefined;

  constructor(host: ReactiveElement, ways: SessionWays) {
    this.#host = host;
    this.#ways = ways;
    host.addController(this);
  }
  get phase(): Phase {
    return this.#phase;
  }
  get session(): Session | undefined {
    return this.#phase.kind === 'open' ? this.#phase.session : undefined;
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.reopen();
  }
  hostDisconnected(): void {
    // An element that is only moved within the page is connected again before this runs, and keeps its session.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#close();
      this.#opened = '';
    });
  }
  /** Opens what the attributes say; nothing happens when that is open already. */
  reopen(): void {
    const wanted = this.#ways.wanted();
    const opened = JSON.stringify(wanted);
    if (opened === this.#opened || !this.#host.isConnected) return;
    this.#close();
    this.#opened = opened;
    const { canvasId, access } = wanted.reach;
    if (!canvasId || (access.kind === 'key' && !access.key)) return;
    if (wanted.name) this.#begin(wanted);
    else void this.#ask(wanted);
  }
  /** What is wanted has changed, and the open session knows it already. */
  same(): void {
    this.#opened = JSON.stringify(this.#ways.wanted());
  }

  async #ask({ reach }: Wanted): Promise<void> {
    const asked = this.#opened;
    this.#become({ kind: 'naming' });
    this.#ways.naming();
    try {
      const info = await canvasInfo(reach);
      if (asked === this.#opened && this.#phase.kind === 'naming') this.#become({ kind: 'naming', info });
    } catch (error) {
      const reason = refusal(error);
      // Without an answer the form stays: joining may work by the time the name is there.
      if (!reason || asked !== this.#opened) return;
      await this.#ways.refused();
      if (asked === this.#opened) this.#become({ kind: 'refused', reason });
    }
  }
  #begin(wanted: Wanted): void {
    const session = this.#ways.open(wanted);
    this.#become({ kind: 'open', session });
    const take = (): void => this.#ways.took(session);
    const stop = session.subscribe(take);
    this.#leave = () => {
      stop();
      void closeWhenSaved(session);
    };
    take();
  }
  #close(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#become({ kind: 'nowhere' });
    this.#ways.took(undefined);
  }
  #become(phase: Phase): void {
    this.#phase = phase;
    this.#host.requestUpdate();
  }
}
