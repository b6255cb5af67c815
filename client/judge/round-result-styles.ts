// How the result of a round looks.
import { css } from 'lit';

export const resultStyles = css`
  :host {
    display: block;
  }
  h4 {
    padding-block: var(--s3) var(--s1);
    font-size: var(--t-sm);
    font-weight: 650;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(7rem, 2fr) minmax(6rem, 9rem) 3fr;
    align-items: center;
    gap: var(--s3);
    min-block-size: 2.5rem;
    padding-block: var(--s1);
    border-block-end: 1px solid var(--line);
    font-size: var(--t-sm);
  }
  .row b {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .dots {
    inline-size: 100%;
    max-block-size: 3rem;
    fill: none;
    stroke: var(--ink-3);
    stroke-width: 1;
  }
  .dots .counted {
    fill: var(--ink);
    stroke: none;
  }
  .dots .late {
    stroke: var(--ink-2);
  }
  .dots .before {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .cells {
    inline-size: 100%;
    max-block-size: 4rem;
    fill: var(--accent);
    stroke: none;
    font: 500 7px/1 var(--font-text);
    text-anchor: middle;
  }
  .cells text {
    fill: var(--ink);
  }
  .cells .answer {
    fill: var(--ink-2);
  }
  .cells .small {
    fill: none;
    stroke: var(--accent);
    stroke-dasharray: 2 1.5;
  }
  .cells path {
    stroke: var(--ink-3);
  }
  .bar {
    display: block;
    block-size: 0.75rem;
    background: var(--accent);
    min-inline-size: 1px;
  }
  .talk {
    display: inline-block;
    white-space: nowrap;
    color: var(--warn);
    font-weight: 600;
  }
  .said {
    color: var(--ink-2);
  }
  .who summary {
    min-block-size: var(--target);
    padding-block: var(--s1);
    font-size: var(--t-sm);
    cursor: pointer;
  }
  .who .scroll {
    overflow-x: auto;
  }
  .who table {
    border-collapse: collapse;
    font-size: var(--t-sm);
  }
  .who th,
  .who td {
    padding: var(--s1) var(--s2);
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .who th {
    font-weight: 600;
  }
  .who q {
    display: block;
    min-inline-size: 9rem;
    max-inline-size: 16rem;
    font-family: var(--font-voice);
    font-style: italic;
  }
  .texts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    gap: var(--s3);
  }
  blockquote {
    display: grid;
    gap: var(--s2);
    align-content: space-between;
    padding: var(--s3);
    border-inline-start: 3px solid var(--line-2);
    background: var(--surface);
    font: 400 1.125rem/1.4 var(--font-voice);
    overflow-wrap: anywhere;
  }
  blockquote footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2);
    font: 400 var(--t-sm) / 1.3 var(--font-text);
    color: var(--ink-2);
  }
  .outcome {
    margin-block-start: var(--s4);
    padding: var(--s3) var(--s4);
    border-block-start: 2px solid var(--ink);
    background: var(--surface);
  }
  .outcome p + p {
    padding-block-start: var(--s1);
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .outcome .text {
    font: 400 1.25rem/1.3 var(--font-voice);
  }
  @media (max-width: 40rem) {
    .row {
      grid-template-columns: minmax(0, 1fr) minmax(6rem, 9rem);
    }
    .row > :last-child:not(:nth-child(2)) {
      grid-column: 1/-1;
    }
  }
  @media (forced-colors: active) {
    .dots .counted,
    .cells .full,
    .bar rect + rect {
      fill: CanvasText;
    }
    .bar rect {
      fill: Canvas;
    }
    .bar {
      border: 1px solid CanvasText;
    }
    .dots,
    .dots .late,
    .dots .before,
    .cells .small,
    .cells path {
      stroke: CanvasText;
    }
  }
`;
