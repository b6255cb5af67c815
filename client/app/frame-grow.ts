// Lets the canvas in a frame take the height of what is in it, without scrolling in itself, and tells that height.
import { css } from 'lit';
import type { Stop } from '../session/contexts.ts';
import type { CustomerLeaderCanvas } from '../widget/customer-leader-canvas.ts';

/** Nothing here is measured by the window: or each height told would make for another. */
const natural = css`
  :host {
    contain: inline-size;
    block-size: auto;
    overflow: clip;
  }
  .editor {
    block-size: auto;
    grid-template-rows: repeat(5, auto);
  }
  .stage,
  clc-board,
  clc-instrument {
    block-size: auto;
    overflow: visible;
  }
  clc-instrument {
    position: static;
  }
  clc-board[inert] {
    display: none;
  }
  clc-discussion {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    grid-area: stage;
    max-block-size: min(100%, 40rem);
    z-index: 8;
  }
`.styleSheet;

export function growWith(element: CustomerLeaderCanvas, tell: (height: number) => void): Stop {
  let told = 0;
  const sizes = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    tell(height);
  });
  const begin = (): void => {
    const inside = element.shadowRoot?.querySelector('clc-shell')?.shadowRoot;
    if (!inside || !natural || inside.adoptedStyleSheets.includes(natural)) return;
    inside.adoptedStyleSheets.push(natural);
    element.style.blockSize = 'auto';
    sizes.observe(element);
  };
  // Until there is something to read, the height it was given is the best there is.
  element.addEventListener('clc-ready', begin);
  if (element.open) begin();
  return () => {
    element.removeEventListener('clc-ready', begin);
    sizes.disconnect();
  };
}
