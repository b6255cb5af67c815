// A Lit controller that shows the popover its element has rendered and keeps it beside the element.
import type { LitElement, ReactiveController } from 'lit';
import type { Stop } from '../session/contexts.ts';
import { placeBeside } from '../ui/place-beside.ts';

/** One popover at a time: whatever `find` returns after an update. It goes when it is no longer rendered. */
export class PopoverBeside implements ReactiveController {
  #stop: Stop | undefined;
  readonly #host: LitElement;
  readonly #find: () => HTMLElement | null;

  constructor(host: LitElement, find: () => HTMLElement | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }
  hostUpdated(): void {
    const popover = this.#find();
    if (popover?.matches(':popover-open')) return;
    this.hostDisconnected();
    if (!popover) return;
    popover.showPopover();
    this.#stop = keepBeside(popover, () => this.#host.getBoundingClientRect());
  }
  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}

/** Places it now, and again while things scroll and change size. */
function keepBeside(popover: HTMLElement, beside: () => DOMRect): Stop {
  const place = (): void => placeBeside(popover, beside());
  const resized = new ResizeObserver(place);
  resized.observe(popover);
  window.addEventListener('scroll', place, { capture: true, passive: true });
  window.addEventListener('resize', place);
  place();
  return () => {
    resized.disconnect();
    window.removeEventListener('scroll', place, { capture: true });
    window.removeEventListener('resize', place);
  };
}
