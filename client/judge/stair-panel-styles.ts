// Styles beneath the stair: the panel of one step, the form of names, and the table of rounds.
import { css } from 'lit';

export const stairPanelStyles = css`
  .names {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
    gap: var(--s2) var(--s4);
    padding-block: var(--s3);
  }
  .names label {
    display: grid;
    gap: var(--s1);
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .more {
    display: grid;
    grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
    gap: var(--s2) var(--s6);
    margin-block-start: var(--s3);
    padding: var(--s3) var(--s4);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--r2);
  }
  .more .dots {
    inline-size: 9rem;
  }
  .more h3 {
    grid-column: 1 / -1;
    font: 500 1.125rem/1.3 var(--font-voice);
  }
  .more h4 {
    font-size: var(--t-sm);
    font-weight: 620;
  }
  .more clc-step-proofs {
    justify-self: stretch;
  }
  .more section {
    display: grid;
    align-content: start;
    justify-items: start;
    gap: var(--s1);
    min-inline-size: 0;
    font-size: var(--t-sm);
  }
  .more .first {
    grid-column: 1 / -1;
    font-size: var(--t-sm);
    color: var(--warn);
    font-weight: 620;
  }
  .faint {
    color: var(--ink-3);
  }
  .why q {
    overflow-wrap: anywhere;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    min-inline-size: 24rem;
    margin-block-start: var(--s3);
    border-collapse: collapse;
    font-size: var(--t-sm);
  }
  th,
  td {
    padding: var(--s1) var(--s2);
    border-block-start: 1px solid var(--line);
    text-align: start;
    white-space: nowrap;
  }
  thead :is(th, td) {
    border: 0;
    font-size: var(--t-xs);
    font-weight: 500;
    color: var(--ink-3);
  }
  td.fell {
    color: var(--error);
    font-weight: 650;
  }
  @container stair (max-width: 46rem) {
    .more {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--s3);
    }
  }
`;
