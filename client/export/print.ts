// Prints what a person looks at as pages of their own, and nothing else of the page around it.
import { adoptStyles, html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { readMeta } from '../../shared/document/compass.ts';
import { accents } from '../board/accents.ts';
import { dateText } from '../board/names.ts';
import type { Canvas, Say, Stop } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { tokens } from '../ui/tokens.ts';
import { paperWords } from '../words/paper.ts';
import { paperCanvas } from './paper-canvas.ts';
import { paperStyles } from './paper-styles.ts';

/** What is on screen now. */
export interface Printed {
  readonly canvas: Canvas;
  readonly say: Say;
  /** In place of the canvas: one of the views beside it. */
  readonly view?: OnPaper | undefined;
}
/** A view that is printed. */
export interface OnPaper {
  readonly name: string;
  readonly content: TemplateResult;
}
/** A4 landscape without its margins, in CSS pixels; a little less high, for browsers that round up. */
const PAGE = { margin: '8mm', width: 1062, height: 726 };
/** The canvas is one page in the largest type in which it fits; one that is too full for that takes more pages. */
const TYPE_PX = { largest: 13, smallest: 6, overPages: 10 };

/** What the element of a canvas shows. */
export function printedOf({ open, say, shadowRoot }: Showing): Printed | undefined {
  return open && { canvas: open, say, view: shadowRoot?.querySelector('clc-instrument')?.onPaper() };
}
interface Showing {
  readonly open: Canvas | undefined;
  readonly say: Say;
  readonly shadowRoot: ShadowRoot | null;
}

/** From here on, printing the page prints what `now` says. Returns the stop. */
export function printing(now: () => Printed | undefined): Stop {
  let put: Stop | undefined;
  const before = (): void => {
    // Pressing Print on a page that is printed so by itself asks twice for the same pages.
    const printed = document.querySelector('[data-clc-paper]') ? undefined : now();
    if (printed) put = putOnPaper(printed);
  };
  const after = (): void => {
    put?.();
    put = undefined;
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    after();
  };
}
/** Prints it once, on a page that may print something else by itself. */
export function printNow(printed: Printed): void {
  const stop = printing(() => printed);
  let over = false;
  addEventListener('afterprint', () => (over = true), { once: true });
  try {
    window.print();
  } finally {
    // On an iPad this returns before anything is printed, and pages are asked for until the person is back on this one.
    if (over) stop();
    else for (const back of ['pointerdown', 'keydown']) addEventListener(back, stop, { capture: true, once: true });
  }
}

/** Puts the pages beside everything else on this page, which is left out while they are there. */
function putOnPaper(printed: Printed): Stop {
  const host = document.createElement('div');
  host.lang = printed.say.lang;
  // Paper is light.
  host.dataset['theme'] = 'light';
  host.dataset['clcPaper'] = '';
  const shadow = host.attachShadow({ mode: 'open' });
  adoptStyles(shadow, [tokens, base, accents, paperStyles]);
  render(page(printed), shadow);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `@page { size: A4 landscape; margin: ${PAGE.margin}; } @media print {
       html, body { display: block !important; block-size: auto !important; margin: 0 !important; overflow: visible !important; background: none !important; }
       body > :not([data-clc-paper]) { display: none !important; } }`,
  );
  document.adoptedStyleSheets.push(sheet);
  document.body.append(host);
  const content = shadow.querySelector<HTMLElement>('.canvas');
  if (content) fit(content);
  return () => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
function page({ canvas, say, view }: Printed): TemplateResult {
  const { title } = readMeta(canvas.doc);
  return html`<div class="page ${view ? 'view' : 'canvas'}">
    <header>
      <h1>${title || paperWords[say.lang].untitled}</h1>
      ${view ? html`<span>${view.name}</span>` : nothing}<span>${dateText(new Date().toISOString(), say.lang)}</span>
    </header>
    ${view ? view.content : paperCanvas(canvas, say)}
  </div>`;
}
/** Halving finds it in a few steps; every size in there follows the type. */
function fit(content: HTMLElement): void {
  content.style.inlineSize = `${PAGE.width}px`;
  let [low, high]: [number, number] = [TYPE_PX.smallest, TYPE_PX.largest];
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    content.style.fontSize = `${middle}px`;
    if (content.offsetHeight <= PAGE.height) low = middle;
    else high = middle;
  }
  content.style.fontSize = `${low}px`;
  if (content.offsetHeight <= PAGE.height) return;
  content.style.fontSize = `${TYPE_PX.overPages}px`;
  content.classList.add('over-pages');
}
