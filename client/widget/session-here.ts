// The session of the widget: opened for what its attributes say, once it is known who somebody is, and closed calmly.
import type { ReactiveController, ReactiveElement } from 'lit';
import { byKey } from '../session/access.ts';
import type { Access } from '../session/access.ts';
import { canvasInfo } from '../session/api.ts';
import type { CanvasReach } from '../session/api.ts';
import type { Stop } from '../session/contexts.ts';
import type { TokenProvider } from '../session/host-token.ts';
import { NoToken } from '../session/no-token.ts';
import type { Session } from '../session/open-session.ts';
import { realClock } from '../session/surroundings.ts';
import type { Way } from './asked.ts';
import { closeWhenSaved, refusal } from './opening.ts';
import type { Phase } from './waiting.ts';

export interface Wanted {
  readonly way: Way;
  /** Empty while nobody has said who they are; the page around says it in its tokens. */
  readonly name: string;
}
export interface SessionWays {
  wanted(): Wanted;
  /** How the page around gives a token now; it may be another function at each drawing of that page. */
  token: TokenProvider;
  open(reach: CanvasReach, name: string): Session;
  /** There is something new in the session; undefined: it is over. */
  took(session: Session | undefined): void;
  /** Somebody will be asked for their name. */
  naming(): void;
  /** Nothing can be opened; resolves when it can be said why. */
  refused(): Promise<void>;
}

export class SessionHere implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ways: SessionWays;
  #phase: Phase = { kind: 'waiting' };
  #opened = '';
  #reach: CanvasReach | undefined;
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
  /** What the open session asks the server with. */
  get reach(): CanvasReach | undefined {
    return this.#reach;
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
    const { way, name } = wanted;
    switch (way.kind) {
      case 'lacking':
        void this.#refuse({ kind: 'lacking', what: way.what });
        return;
      case 'key': {
        const reach = { server: way.server, canvasId: way.canvasId, access: byKey(way.key) };
        this.#reach = reach;
        if (name) this.#begin(reach, name);
        else void this.#ask(reach);
        return;
      }
      case 'token':
        void this.#vouched(way);
        return;
      default:
        return way satisfies never;
    }
  }
  /** What is wanted has changed, and the open session knows it already. */
  same(): void {
    this.#opened = JSON.stringify(this.#ways.wanted());
  }
  /** Tries again where it stopped. */
  retry(): void {
    if (this.session) return this.session.retry();
    this.#opened = '';
    this.reopen();
  }
  /** The page around gives its tokens in another way, or another one: worth a try where there was none. */
  vouchedAnew(): void {
    const { session } = this;
    const stopped = session?.status.save.kind === 'stopped' ? session.status.save.reason : undefined;
    if (this.#phase.kind === 'no-token' || stopped === 'token' || stopped === 'no-token') this.retry();
  }

  async #ask(reach: CanvasReach): Promise<void> {
    const asked = this.#opened;
    this.#become({ kind: 'naming' });
    this.#ways.naming();
    try {
      const info = await canvasInfo(reach);
      if (asked === this.#opened && this.#phase.kind === 'naming') this.#become({ kind: 'naming', info });
    } catch (error) {
      const reason = refusal(error);
      // Without an answer the form stays: joining may work by the time the name is there.
      if (reason && asked === this.#opened) await this.#refuse({ kind: 'refused', reason });
    }
  }
  async #vouched({ server, canvasId }: { readonly server: string; readonly canvasId: string }): Promise<void> {
    const asked = this.#opened;
    this.#become({ kind: 'waiting' });
    try {
      const { tokenAccess } = await import('../session/host-token.ts');
      const access = await tokenAccess(
        () => this.#ways.token(),
        realClock,
        () => this.#somebodyElse(access),
      );
      if (asked !== this.#opened) return;
      this.#reach = { server, canvasId, access };
      this.#begin(this.#reach, '');
    } catch (error) {
      if (asked !== this.#opened) return;
      await this.#refuse({ kind: 'no-token', why: error instanceof NoToken ? error.why : 'failed' });
    }
  }
  /** Another visitor has signed in with the page around: theirs is another session. */
  #somebodyElse(access: Access): void {
    if (this.#reach?.access !== access) return;
    this.#opened = '';
    this.reopen();
  }
  async #refuse(phase: Phase): Promise<void> {
    const asked = this.#opened;
    await this.#ways.refused();
    if (asked === this.#opened) this.#become(phase);
  }
  #begin(reach: CanvasReach, name: string): void {
    const session = this.#ways.open(reach, name);
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
    this.#reach = undefined;
    this.#become({ kind: 'waiting' });
    this.#ways.took(undefined);
  }
  #become(phase: Phase): void {
    this.#phase = phase;
    this.#host.requestUpdate();
  }
}
