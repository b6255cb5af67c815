// The grid of the widget: bar, stage, discussions beside or over it, dock at the foot of a phone.
import { css } from 'lit';

/** Whatever the page around sets on all its elements stops here, but for being hidden. */
export const anew = css`
  :host {
    all: initial;
    direction: ltr;
    unicode-bidi: isolate;
    visibility: inherit;
  }
`;

export const layout = css`
  :host {
    display: block;
    position: relative;
    block-size: 100%;
    min-block-size: 240px;
    /* Where nothing around has a height, it does not grow with what is in it. */
    contain: size;
    contain-intrinsic-block-size: var(--clc-block-size, 640px);
    contain-intrinsic-inline-size: 240px;
    overflow: hidden;
    container: clc / inline-size;
    background: var(--ground);
  }
  :host([standalone]) {
    block-size: 100dvh;
    min-block-size: 0;
  }
  .editor {
    display: grid;
    position: relative;
    block-size: 100%;
    grid-template:
      'bar bar' auto 'led led' auto 'note note' auto 'stage drawer' minmax(0, 1fr) 'dock drawer' auto / minmax(0, 1fr)
      auto;
  }
  clc-top-bar {
    grid-area: bar;
  }
  clc-session-bar {
    grid-area: led;
  }
  .notes {
    grid-area: note;
    min-inline-size: 0;
  }
  .unsaid {
    padding: var(--s2) var(--s4);
    background: var(--warn-tint);
  }
  clc-dock {
    grid-area: dock;
    min-block-size: calc(2.75rem + 2 * var(--s2) + 1px);
  }
  .stage {
    grid-area: stage;
    position: relative;
    overflow: hidden;
    min-inline-size: 0;
    outline: 0;
  }
  clc-instrument {
    position: absolute;
    inset: 0;
    z-index: 7;
  }
  clc-board,
  clc-skeleton {
    block-size: 100%;
  }
  clc-following {
    position: absolute;
    inset-block-start: var(--s3);
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2rem);
    grid-area: stage;
    z-index: 6;
  }
  clc-name-form,
  .alone {
    position: absolute;
    inset: 0;
    z-index: 4;
  }
  .alone {
    display: grid;
    place-items: center;
    padding: var(--s4);
  }
  .alone > div {
    display: grid;
    gap: var(--s4);
    justify-items: start;
    max-inline-size: 30rem;
    padding: var(--s6);
    background: var(--surface);
    border: 1px solid var(--line-2);
    border-block-start: 3px solid var(--ink);
    border-radius: var(--r1);
  }
  .alone p {
    font: 400 1.125rem/1.4 var(--font-voice);
  }
  clc-discussion {
    grid-area: drawer;
  }
  @container clc (max-width: 79.99rem) {
    clc-discussion {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
      grid-area: stage;
      box-shadow: var(--shadow-2);
      z-index: 8;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    clc-discussion[open] {
      animation: slide var(--calm) var(--ease);
    }
    @keyframes slide {
      from {
        translate: 1.5rem 0;
      }
    }
  }
  clc-toast {
    --toast-foot: var(--s4);
  }
  :host([data-size='phone']) clc-toast {
    --toast-foot: 4.75rem;
  }
`;
