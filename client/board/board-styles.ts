// How the stage arranges the sheet: by its own width, never by that of the window.
import { css } from 'lit';

export const boardStyles = css`
  :host {
    display: block;
    container: stage / inline-size;
    overflow-y: auto;
    overflow-x: hidden;
    background: var(--ground);
    scroll-padding: var(--s12);
  }
  .sheet {
    position: relative;
    display: grid;
    grid-template: 'lic lic lic' auto 'are com pro' 1fr 'res res res' auto / minmax(0, 1fr) 16rem minmax(0, 1fr);
    margin: var(--s2);
    min-block-size: calc(100% - 2 * var(--s2));
    background: var(--sheet);
    border: 1px solid var(--line);
    border-radius: var(--r1);
  }
  .sheet[data-arrangement='book'] {
    grid-template-areas: 'lic lic lic' 'pro com are' 'res res res';
  }
  .sheet.only {
    display: flex;
    flex-direction: column;
  }
  .only .area {
    flex: 1;
  }
  .area {
    display: grid;
    min-inline-size: 0;
  }
  .com {
    grid-area: com;
    z-index: 2;
  }
  .lic {
    grid-area: lic;
  }
  .are {
    grid-area: are;
  }
  .pro {
    grid-area: pro;
  }
  .res {
    grid-area: res;
  }
  .shown {
    animation: shown 1.6s var(--ease);
  }
  @keyframes shown {
    0%,
    60% {
      outline: 3px solid var(--select);
      outline-offset: -3px;
    }
    100% {
      outline: 3px solid transparent;
      outline-offset: -3px;
    }
  }
  clc-block-tabs {
    position: sticky;
    inset-block-start: 0;
    z-index: 6;
  }
  .chosen {
    position: sticky;
    inset-block-end: var(--s2);
    z-index: 6;
    display: flex;
    justify-content: center;
    block-size: 0;
    align-items: flex-end;
  }
  .ghost {
    position: fixed;
    inset-block-start: 0;
    left: 0;
    z-index: 8;
    max-inline-size: 16rem;
    max-block-size: 3.5rem;
    overflow: hidden;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--select);
    border-radius: var(--r1);
    background: var(--surface);
    box-shadow: var(--shadow-2);
    font-size: var(--t-sm);
    line-height: var(--lh-card);
    pointer-events: none;
  }
  .drop-line {
    position: fixed;
    inset-block-start: 0;
    left: 0;
    z-index: 7;
    block-size: 3px;
    border-radius: 2px;
    background: var(--select);
    pointer-events: none;
  }
  @container (min-width: 86rem) {
    .sheet {
      grid-template-columns: minmax(0, 1fr) 21rem minmax(0, 1fr);
    }
  }
  @container (max-width: 61rem) {
    .sheet {
      grid-template: 'com com' auto 'lic lic' auto 'are pro' auto 'res res' auto / minmax(0, 1fr) minmax(0, 1fr);
    }
    .sheet[data-arrangement='book'] {
      grid-template-areas: 'com com' 'lic lic' 'pro are' 'res res';
    }
    .are {
      border-inline-end: 1px solid var(--line);
    }
    .sheet[data-arrangement='book'] .are {
      border-inline: 1px solid var(--line) 0;
    }
  }
  @container (max-width: 40rem) {
    .sheet,
    .sheet[data-arrangement='book'] {
      display: flex;
      flex-direction: column;
      margin: 0;
      min-block-size: 100%;
      border-width: 0;
      border-radius: 0;
    }
    .are {
      border-inline-end: 0;
    }
  }
`;
