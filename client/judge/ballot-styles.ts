// How the form of a ballot looks.
import { css } from 'lit';

export const ballotStyles = css`
  :host {
    display: block;
    container: ballot / inline-size;
  }
  form {
    display: grid;
    gap: var(--s4);
  }
  fieldset {
    display: grid;
    gap: var(--s2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 650;
  }
  .question {
    font: 400 1.25rem/1.3 var(--font-voice);
    text-wrap: balance;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: var(--s1);
  }
  .score {
    position: relative;
    display: grid;
    align-content: start;
    gap: 0.125rem;
    min-block-size: 4rem;
    padding: var(--s1) var(--s2);
    border: 1px solid var(--control);
    border-radius: var(--r2);
    background: var(--surface);
    font-size: var(--t-xs);
    line-height: 1.2;
    cursor: pointer;
  }
  .score b {
    font: 500 1.375rem/1.2 var(--font-voice);
  }
  .score.none {
    border-style: dashed;
  }
  .score input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .score:hover {
    background: var(--hover);
  }
  .score:has(input:checked) {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .score:has(input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .line {
    display: grid;
    gap: 0.25rem;
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .line .field {
    color: var(--ink);
  }
  .writing {
    font: 400 1.125rem/1.4 var(--font-voice);
    resize: vertical;
  }
  .proof {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--s3);
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: var(--target);
    font-size: var(--t-sm);
    color: var(--ink-2);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .party {
    padding-block-end: var(--s2);
    border-block-end: 1px solid var(--line);
  }
  .reasons ul {
    margin: 0;
    padding: 0 0 var(--s1) var(--s4);
    font-size: var(--t-sm);
  }
  .reasons small {
    color: var(--ink-2);
  }
  .level {
    display: grid;
    grid-template-columns: minmax(8rem, 2fr) 3fr 1.5rem 2rem;
    align-items: center;
    gap: var(--s2);
    min-block-size: 2.25rem;
  }
  .level input {
    inline-size: 100%;
    min-block-size: var(--target);
    accent-color: var(--accent);
  }
  .level .open {
    accent-color: var(--control);
  }
  output {
    text-align: center;
    font-weight: 600;
  }
  .counter {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2rem 2rem 2rem;
    align-items: center;
    gap: var(--s1);
    min-block-size: 2.5rem;
    border-block-end: 1px solid var(--line);
  }
  .counter .ib {
    border: 1px solid var(--control);
    color: var(--ink);
    font-size: var(--t-lg);
  }
  .counter .ib[aria-disabled='true'] {
    border-color: var(--line);
  }
  .t {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .left {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .left.over {
    color: var(--error);
    font-weight: 600;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--s3);
    padding-block-start: var(--s3);
    border-block-start: 1px solid var(--line);
  }
  .state {
    flex: 1;
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .btn[disabled],
  .btn[aria-disabled='true'] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--ink-3);
    cursor: default;
  }
  @container ballot (max-width: 34rem) {
    .scale {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .proof {
      grid-template-columns: minmax(0, 1fr);
    }
    .level {
      grid-template-columns: minmax(0, 1fr) 1.5rem 2rem;
    }
    .level label {
      grid-column: 1/-1;
      padding-block-start: var(--s2);
    }
  }
  @media (pointer: coarse) {
    .counter {
      grid-template-columns: minmax(0, 1fr) 2.75rem 2rem 2.75rem;
    }
    .ib,
    .level input,
    summary,
    .btn {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .score:has(input:checked) {
      outline: 3px solid Highlight;
    }
  }
`;
