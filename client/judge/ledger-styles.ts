// Styles of the value ledger: rows of bars, the same as a table, and the panel beneath a row.
import { css } from 'lit';

export const ledgerStyles = css`
  :host {
    display: block;
    container: ledger / inline-size;
  }
  .panel {
    padding: var(--s3) var(--s5) var(--s4);
    background: var(--sheet);
    border: 1px solid var(--line);
    border-block-start: 3px solid var(--licence);
    border-radius: var(--r1);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s2) var(--s4);
    margin-block-end: var(--s3);
  }
  header div {
    flex: 1 1 18rem;
  }
  h2 {
    font: 600 var(--t-xl) / 1.2 var(--font-voice);
  }
  header p {
    font-size: var(--t-sm);
    line-height: 1.35;
    color: var(--ink-2);
    text-wrap: balance;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(8.5rem, 11rem) minmax(0, 1fr) 3rem 8rem;
    align-items: center;
    gap: var(--s3);
    inline-size: 100%;
    padding: 0 var(--s2);
    text-align: start;
  }
  .heads {
    font-size: var(--t-xs);
    color: var(--ink-3);
    padding-block-end: var(--s1);
  }
  .heads .axis-names {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--s4);
  }
  .axis-names span:first-child {
    text-align: end;
  }
  .row {
    border-block-start: 1px solid var(--line);
  }
  .row.behind.weak {
    background: var(--error-tint);
  }
  button.line {
    min-block-size: 3.5rem;
    border-radius: var(--r1);
  }
  button.line:hover {
    background: var(--hover);
  }
  .name {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--s1);
    align-items: center;
    padding-block: var(--s1);
    font-weight: 620;
    line-height: 1.25;
  }
  .name svg.i {
    transition: transform var(--fast) var(--ease);
    color: var(--ink-3);
  }
  [aria-expanded='true'] .name > svg.i {
    transform: rotate(90deg);
  }
  .name small {
    grid-column: 2;
    font-size: var(--t-xs);
    font-weight: 500;
    color: var(--ink-3);
  }
  .name small.weakest {
    display: inline-flex;
    align-items: start;
    gap: 0.1875rem;
    font-weight: 620;
    color: var(--ink-2);
  }
  .behind .name small.weakest,
  .behind.weak .net-value,
  .behind.weak .word {
    color: var(--error);
  }
  .net-value {
    font: 500 1.25rem/1 var(--font-voice);
  }
  .word {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .behind.weak .word {
    font-weight: 650;
  }
  .frame {
    padding-inline: 1.75rem;
  }
  svg.bars {
    display: block;
    inline-size: 100%;
    block-size: 3rem;
    overflow: visible;
  }
  .bar.progress:not(.guess) {
    fill: var(--licence);
  }
  .bar.investment:not(.guess) {
    fill: color-mix(in srgb, var(--licence) 38%, var(--sheet));
  }
  .stripe {
    stroke: var(--licence);
    stroke-width: 2;
  }
  .bar.guess {
    stroke: var(--licence);
    stroke-width: 1;
  }
  rect.none {
    fill: none;
    stroke: var(--control);
    stroke-dasharray: 3 3;
  }
  rect.other {
    fill: none;
    stroke: var(--ink-3);
    stroke-width: 1.25;
    rx: 1px;
  }
  line.axis {
    stroke: var(--ink);
    stroke-width: 1;
  }
  .figure {
    font-size: var(--t-xs);
    font-weight: 650;
    fill: var(--ink);
    paint-order: stroke;
    stroke: var(--sheet);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .behind.weak .figure {
    stroke: var(--error-tint);
  }
  .net path {
    fill: var(--ink);
    stroke: var(--sheet);
    stroke-width: 2;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s4);
    padding-block-start: var(--s2);
    border-block-start: 1px solid var(--line);
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .key span {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  .key svg {
    inline-size: 1rem;
    block-size: 0.75rem;
  }
  .key .sum {
    margin-inline-start: auto;
    font-weight: 620;
    color: var(--ink);
  }
  .more {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--s3) var(--s6);
    padding: var(--s2) var(--s2) var(--s4) 1.75rem;
  }
  .more > p {
    grid-column: 1 / -1;
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .side {
    display: grid;
    align-content: start;
    gap: var(--s2);
    min-inline-size: 0;
  }
  .side p {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .side h3 {
    font-size: var(--t-sm);
    font-weight: 620;
  }
  .cards button {
    display: block;
    inline-size: 100%;
    padding: var(--s1) var(--s2);
    border-inline-start: 2px solid var(--licence);
    text-align: start;
    line-height: var(--lh-card);
    overflow-wrap: anywhere;
  }
  .cards li + li {
    margin-block-start: var(--s1);
  }
  .cards button:hover {
    background: var(--hover);
  }
  .cards small {
    color: var(--ink-3);
    font-size: var(--t-xs);
  }
  .dots {
    inline-size: 11rem;
    max-inline-size: 100%;
  }
  .dots path {
    stroke: var(--control);
    fill: none;
  }
  .dots path.before {
    stroke: var(--ink-3);
    stroke-width: 3;
    stroke-linecap: round;
    opacity: 0.55;
  }
  .dots circle {
    fill: var(--ink);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--t-sm);
  }
  th,
  td {
    padding: var(--s2);
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: baseline;
  }
  thead th {
    border: 0;
    font-size: var(--t-xs);
    font-weight: 500;
    color: var(--ink-3);
  }
  .num-cell {
    text-align: end;
  }
  @container ledger (max-width: 44rem) {
    .panel {
      padding-inline: var(--s3);
    }
    .line {
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: var(--s1) var(--s3);
      padding-block: var(--s1);
    }
    .line .frame {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .heads > :not(.frame) {
      display: none;
    }
    .heads .frame {
      grid-row: 1;
    }
    .key .sum {
      margin-inline-start: 0;
      flex-basis: 100%;
    }
  }
  @container ledger (max-width: 34rem) {
    .more {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: var(--s2);
    }
  }
  @media (forced-colors: active) {
    /* Colours of the look may be those of the ground here: only the words of the system are sure to be seen. */
    .bar.progress:not(.guess),
    .dots circle {
      fill: CanvasText;
    }
    .bar.investment:not(.guess) {
      fill: CanvasText;
      fill-opacity: 0.5;
    }
    .bar,
    .stripe,
    rect.none,
    rect.other,
    line.axis,
    .net path,
    .dots path {
      stroke: CanvasText;
      opacity: 1;
    }
    .net path {
      fill: Canvas;
    }
    .figure {
      stroke: Canvas;
    }
  }
`;
