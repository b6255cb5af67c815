// Watches the width of the stage and tells the class it falls in, which decides arrangement, tabs and sheets.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { View } from '../session/contexts.ts';

/** Largest widths of the classes in CSS pixels at the default font size; they grow with a person's font size. */
const PHONE_REM = 40;
const NARROW_REM = 61;

export class StageSize implements ReactiveController {
  #watched: Element | undefined;
  #here = false;
  readonly #pick: () => Element | null;
  readonly #tell: (size: View['size']) => void;
  readonly #observer: ResizeObserver;

  constructor(host: ReactiveControllerHost, pick: () => Element | null, tell: (size: View['size']) => void) {
    this.#pick = pick;
    this.#tell = tell;
    this.#observer = new ResizeObserver((entries) => this.#look(entries.at(-1)?.contentRect.width ?? 0));
    host.addController(this);
  }
  hostConnected(): void {
    this.#here = true;
  }
  hostUpdated(): void {
    // What is drawn once more after it was taken away watches nothing.
    if (!this.#here) return;
    const stage = this.#pick() ?? undefined;
    if (stage === this.#watched) return;
    this.#observer.disconnect();
    this.#watched = stage;
    if (!stage) return;
    // At once, so that the first picture is the right one already.
    this.#look(stage.getBoundingClientRect().width);
    this.#observer.observe(stage, { box: 'border-box' });
  }
  hostDisconnected(): void {
    this.#here = false;
    this.#observer.disconnect();
    this.#watched = undefined;
  }
  #look(width: number): void {
    // A hidden stage has no width; what it was then still holds.
    if (width > 0 && this.#watched) this.#tell(sizeOf(width, remOf(this.#watched)));
  }
}
function sizeOf(width: number, rem: number): View['size'] {
  return width <= PHONE_REM * rem ? 'phone' : width <= NARROW_REM * rem ? 'narrow' : 'wide';
}

/** Small text is so many rem, by whatever rem is measured here. */
const SMALL_REM = 0.875;
function remOf(stage: Element): number {
  return parseFloat(getComputedStyle(stage).fontSize) / SMALL_REM || 16;
}
