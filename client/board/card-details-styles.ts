// How the details of a card look.
import { css } from 'lit';

export const detailsStyles = css`
  .where {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    font: 620 var(--t-md)/1.2 var(--font-text);
  }
  .where .n {
    font: 500 1.25rem/1 var(--font-voice);
    color: var(--a);
  }
  .details {
    display: flex;
    flex-direction: column;
    gap: var(--s3);
  }
  .big {
    font: 400 1.3125rem/1.2 var(--font-voice);
    letter-spacing: -0.006em;
  }
  .no {
    display: flex;
    align-items: baseline;
    gap: 0.3em;
    font: italic 400 1.0625rem/1.3 var(--font-voice);
    color: var(--ink-2);
  }
  .no b {
    flex: none;
    font-weight: 560;
    color: var(--ink);
  }
  .no clc-text {
    flex: 1;
  }
  .status {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    border: 1px solid var(--control);
    border-radius: var(--r2);
    overflow: hidden;
  }
  .status label {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.25rem;
    min-block-size: 2.25rem;
    font-size: var(--t-sm);
    cursor: pointer;
  }
  .status label + label {
    border-inline-start: 1px solid var(--control);
  }
  .status input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .status label:has(:checked) {
    background: var(--a);
    color: var(--surface);
    font-weight: 620;
  }
  .status label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: -4px;
  }
  dl > div {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    align-items: center;
    gap: var(--s2);
    min-block-size: 2.5rem;
    border-block-start: 1px solid var(--line);
    font-size: var(--t-sm);
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    font-weight: 550;
  }
  dd .field {
    min-block-size: 2rem;
    padding: 0.25rem 0.375rem;
    border-color: transparent;
    background: transparent;
    font-weight: 550;
  }
  dd .field:hover,
  dd .field:focus {
    border-color: var(--control);
    background: var(--surface);
  }
  .made {
    font-size: var(--t-xs);
    color: var(--ink-3);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    align-items: center;
  }
  .grow {
    flex: 1;
  }
  .foot .btn {
    padding-inline: var(--s2);
  }
  textarea.field {
    display: block;
    resize: none;
    field-sizing: content;
    line-height: var(--lh-card);
  }
  @media (pointer: coarse), (max-width: 40rem) {
    .big {
      font-size: 1.75rem;
      line-height: 1.16;
    }
    .status label,
    .btn,
    dd .field {
      min-block-size: 2.75rem;
      font-size: 1rem;
    }
    .foot .btn {
      font-size: var(--t-md);
    }
    .ib {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .status label:has(:checked) {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
