// Keeps a small popover beside a rectangle of the page while things scroll and change size.
import type { Stop } from '../session/contexts.ts';
import { placeBeside } from '../ui/place-beside.ts';

export function keepBeside(popover: HTMLElement, beside: () => DOMRect): Stop {
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
