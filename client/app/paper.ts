// Whatever the browser itself prints of a page with one canvas are the pages of that canvas, or of the view beside it.
import type { CustomerLeaderCanvas } from '../widget/customer-leader-canvas.ts';

/** From the first canvas that is there; until then there is nothing to print. */
export function printsPages(element: CustomerLeaderCanvas): void {
  let here = false;
  element.addEventListener('clc-ready', () => {
    if (here) return;
    here = true;
    void import('../export/print.ts').then(
      ({ printedOf, printing }) =>
        printing(() => {
          const shell = element.shadowRoot?.querySelector('clc-shell');
          return shell ? printedOf(shell) : undefined;
        }),
      () => {
        // Without it the page is printed as it looks, and the next canvas asks for it again.
        here = false;
      },
    );
  });
}
