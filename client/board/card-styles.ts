// How a card looks in each of its states.
import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
  }
  :host([picked]) {
    z-index: 3;
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: 0.875rem minmax(0, 1fr);
    column-gap: 0.375rem;
    padding: 0.25rem 0.4375rem 0.25rem 0.375rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--r1);
    font-size: var(--t-sm);
    line-height: var(--lh-card);
    font-stretch: 96%;
    box-shadow: var(--shadow-1);
    cursor: default;
    touch-action: manipulation;
  }
  .card.edit {
    cursor: grab;
  }
  .card:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .card[data-status='proposal'] {
    background: color-mix(in srgb, var(--surface) 45%, var(--sheet));
    box-shadow: none;
    border-style: dashed;
    border-color: var(--line-2);
  }
  .card[data-status='decided'] {
    border-inline-start: 3px solid var(--a);
    padding-inline-start: 0.25rem;
  }
  .mk {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    margin-block-start: 0.0938rem;
    color: var(--ink-3);
    stroke-width: 1.25;
    fill: none;
    stroke: currentColor;
  }
  .card[data-status='decided'] .mk {
    color: var(--a);
  }
  .card[data-status='decided'] .mk circle {
    fill: var(--a);
  }
  .card[data-status='decided'] .mk path {
    stroke: var(--surface);
    stroke-width: 1.75;
  }
  .lead-in {
    grid-row: 1 / span 3;
    align-self: start;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.125rem;
  }
  .side {
    color: var(--ink-3);
  }
  .lead-in svg.i {
    display: block;
    inline-size: 0.75rem;
    block-size: 0.75rem;
  }
  .tx {
    text-wrap: pretty;
    min-inline-size: 0;
  }
  .blank {
    color: var(--ink-3);
    font-style: italic;
  }
  .me {
    float: inline-end;
    display: inline-flex;
    align-items: center;
    gap: 0.4375rem;
    margin-inline-start: 0.5rem;
    margin-block-start: 0.125rem;
    font-size: var(--t-xs);
    line-height: 0.9375rem;
    color: var(--ink-3);
    font-stretch: 90%;
  }
  .me svg.i {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    vertical-align: -0.1em;
    margin-inline-end: 0.125rem;
  }
  .by {
    font-weight: 620;
  }
  .talk {
    position: relative;
    color: inherit;
    white-space: nowrap;
  }
  .talk::after {
    content: '';
    position: absolute;
    inset: -0.3125rem -0.25rem;
  }
  .talk.unread {
    font-weight: 700;
    color: var(--ink);
  }
  .talk .dot {
    display: inline-block;
    inline-size: 0.375rem;
    block-size: 0.375rem;
    margin-inline-end: 0.1875rem;
    vertical-align: 0.0625rem;
    border-radius: 50%;
    background: currentColor;
  }
  .talk:hover {
    color: var(--ink);
  }
  .no {
    grid-column: 2;
    font: italic 400 0.875rem/1.2 var(--font-voice);
    color: var(--ink-2);
    padding-block-start: 0.125rem;
    clear: both;
  }
  .no b {
    flex: none;
    font-weight: 560;
    color: var(--ink);
  }
  .no.writing {
    display: flex;
    gap: 0.25em;
  }
  .no.writing clc-text {
    flex: 1;
  }
  .nx {
    grid-column: 2;
    clear: both;
    font-size: var(--t-xs);
    line-height: 1.3;
    color: var(--ink-2);
  }
  .card.sel {
    outline: 2px solid var(--select);
    outline-offset: 0;
    box-shadow: var(--shadow-2);
    background: var(--surface);
  }
  .card.sel:focus-visible {
    outline-width: 3px;
  }
  .card.chain {
    outline: 1.5px solid var(--ink-2);
  }
  .rel {
    font: italic 400 0.8125rem/1.1 var(--font-voice);
    color: var(--ink);
  }
  .card.editing {
    cursor: text;
    user-select: text;
    background: var(--surface);
  }
  .card.editing:not(.sel) {
    outline: 2px solid var(--focus);
  }
  .card.here {
    border-color: var(--c);
    border-style: solid;
  }
  .card.writing {
    border-color: var(--c);
    border-style: solid;
    background: var(--surface);
  }
  .card.writing:not(.sel) {
    outline: 1px solid var(--c);
  }
  :host([lifted]) .card {
    opacity: 0.55;
    outline: 1px dashed var(--control);
  }
  .flag {
    position: absolute;
    inset-block-start: -0.6875rem;
    inset-inline-end: 0.25rem;
    display: flex;
    padding-inline: 0.25rem;
    border-radius: var(--r1);
    background: var(--c);
    color: var(--on-p);
    font-size: var(--t-xs);
    font-weight: 650;
    line-height: 1.0625rem;
    white-space: nowrap;
    pointer-events: none;
    z-index: 1;
  }
  /* The whole name for two seconds, then only the initials: the colour is never the only sign. */
  .flag .full {
    overflow: hidden;
    max-inline-size: 12rem;
    animation: fold var(--calm) var(--ease) 2s forwards;
  }
  .flag .short {
    overflow: hidden;
    max-inline-size: 0;
    animation: unfold var(--calm) var(--ease) calc(2s + var(--calm)) forwards;
  }
  @keyframes fold {
    to {
      max-inline-size: 0;
    }
  }
  @keyframes unfold {
    to {
      max-inline-size: 3rem;
    }
  }
  .card.shown {
    animation: shown 1.6s var(--ease);
  }
  @keyframes shown {
    0%,
    60% {
      outline: 3px solid var(--select);
      outline-offset: 2px;
    }
    100% {
      outline: 3px solid transparent;
      outline-offset: 2px;
    }
  }
  @media (pointer: coarse) {
    .card {
      min-block-size: 2.75rem;
    }
  }
  @container (max-width: 40rem) {
    .card {
      grid-template-columns: 1rem minmax(0, 1fr);
      padding: 0.5625rem 0.625rem 0.5625rem 0.5rem;
      font-size: 1rem;
    }
    .mk {
      inline-size: 1rem;
      block-size: 1rem;
      margin-block-start: 0.125rem;
    }
    .no {
      font-size: 1.0625rem;
    }
    .me,
    .nx {
      font-size: var(--t-sm);
    }
  }
  @container (min-width: 86rem) {
    .card {
      font-size: 0.9375rem;
      padding-block: 0.375rem;
    }
    .mk {
      margin-block-start: 0.1875rem;
    }
    .no {
      font-size: 1rem;
    }
  }
  @media (forced-colors: active) {
    .card {
      border: 1px solid CanvasText;
    }
    .card[data-status='decided'] {
      border-inline-start-width: 4px;
    }
    .card[data-status='proposal'] {
      border-style: dashed;
    }
  }
`;
