// Keeps a small popover beside a rectangle of the page: below it, or above when there is no room.
import type { Stop } from '../session/contexts.ts';

/** Space between the two, and between the popover and the window's edge, in pixels. */
const GAP = 6;

/** Places it now and whenever something scrolls or changes size. */
export function keepBeside(popover: HTMLElement, beside: () => DOMRect): Stop {
  const place = (): void => {
    const target = beside();
    const { offsetWidth: width, offsetHeight: height } = popover;
    const { innerWidth, innerHeight } = window;
    const below = target.bottom + GAP;
    const above = target.top - GAP - height;
    const top =
      below + height <= innerHeight - GAP || above < GAP ? Math.min(below, innerHeight - GAP - height) : above;
    const left = Math.max(GAP, Math.min(target.left, innerWidth - GAP - width));
    Object.assign(popover.style, { top: `${top}px`, left: `${left}px` });
  };
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
