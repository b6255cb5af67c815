// Tells the page around the element what is new, each thing once, for as long as the element is in that page.
import type { Canvas, Stop } from '../session/contexts.ts';
import type { Session } from '../session/open-session.ts';
import { ErrorEvent, ReadyEvent, SaveStateEvent } from './host-events.ts';
import type { ShellState } from './shell-tells.ts';

export class TellingHost {
  readonly #host: EventTarget;
  #canvas: Canvas | undefined;
  #save = '';
  #wrong = '';
  #presence: Session['presence'] | undefined;
  #stopWatching: Stop | undefined;

  constructor(host: EventTarget) {
    this.#host = host;
  }
  look({ canvas, session, wrong }: ShellState): void {
    const save = session?.status.save.kind;
    if (canvas !== this.#canvas || session?.presence !== this.#presence) this.#take(canvas, session);
    if (save !== undefined && save !== this.#save) {
      this.#save = save;
      this.#host.dispatchEvent(new SaveStateEvent(save));
    }
    const before = this.#wrong;
    this.#wrong = wrong?.code ?? '';
    if (wrong && wrong.code !== before) this.#host.dispatchEvent(new ErrorEvent(wrong.code, wrong.sentence));
  }
  stop(): void {
    this.#take(undefined, undefined);
    this.#save = '';
    this.#wrong = '';
  }
  #take(canvas: Canvas | undefined, session: Session | undefined): void {
    const fresh = canvas && (canvas.id !== this.#canvas?.id || canvas.role !== this.#canvas.role);
    const [doc, presence] = [this.#canvas?.doc, this.#presence];
    this.#canvas = canvas;
    this.#presence = session?.presence;
    if (fresh) this.#host.dispatchEvent(new ReadyEvent({ canvas: canvas.id, role: canvas.role }));
    if (canvas?.doc === doc && this.#presence === presence) return;
    this.#stopWatching?.();
    this.#stopWatching = canvas && session && this.#watch(canvas, session);
  }
  /** What watches the document comes after the first view, for it is no part of it. */
  #watch(canvas: Canvas, { presence }: Session): Stop {
    let stop: Stop | undefined;
    let over = false;
    void import('./host-watch.ts').then(
      ({ watchForHost }) => {
        if (!over) stop = watchForHost(canvas, presence, (event) => this.#host.dispatchEvent(event));
      },
      // No line: the page around hears of no changes until the canvas is opened anew; its visitor misses nothing.
      () => undefined,
    );
    return () => {
      over = true;
      stop?.();
    };
  }
}
