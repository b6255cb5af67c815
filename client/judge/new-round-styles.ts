// How the form for a new round looks.
import { css } from 'lit';

export const newRoundStyles = css`
  form {
    display: grid;
    gap: var(--s4);
    padding: var(--s4);
    border: 1px solid var(--line-2);
    border-radius: var(--r2);
    background: var(--surface);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 var(--s1);
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: var(--s2);
  }
  .kind {
    position: relative;
    display: grid;
    align-content: start;
    gap: 0.25rem;
    padding: var(--s2) var(--s3);
    border: 1px solid var(--control);
    border-radius: var(--r2);
    cursor: pointer;
  }
  .kind:hover {
    background: var(--hover);
  }
  .kind input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .kind small {
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .kind:has(input:checked) {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .kind:has(input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .about,
  .hint {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .hint {
    margin-block-start: calc(-1 * var(--s3));
    max-inline-size: 42rem;
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
  .short {
    max-inline-size: 14rem;
  }
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: 0 var(--s3);
  }
  .people label,
  .check {
    display: flex;
    align-items: center;
    gap: var(--s2);
    min-block-size: 2rem;
    font-size: var(--t-sm);
  }
  input[type='checkbox'] {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    accent-color: var(--accent);
  }
  .warn {
    display: grid;
    grid-template-columns: 1fr;
    justify-items: start;
    gap: var(--s2);
    padding: var(--s3);
    border-radius: var(--r2);
    background: var(--warn-tint);
    font-size: var(--t-sm);
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--s2);
  }
  .foot p {
    flex: 1;
    font-size: var(--t-sm);
    color: var(--error);
  }
  .btn[disabled] {
    color: var(--ink-3);
    border-color: var(--line);
    background: var(--sunken);
    cursor: default;
  }
  @media (pointer: coarse) {
    .people label,
    .check,
    .btn {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .kind:has(input:checked) {
      outline: 3px solid Highlight;
    }
  }
`;
