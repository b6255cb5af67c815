// Styles of the share dialog.
import { css } from 'lit';

export const shareStyles = css`
  .all,
  form,
  fieldset,
  .once {
    display: grid;
    gap: var(--s3);
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    gap: 0;
  }
  legend,
  h3,
  .label span,
  .once label {
    font-size: var(--t-sm);
    font-weight: 640;
    padding: 0 0 var(--s1);
  }
  small {
    font-size: var(--t-xs);
    font-weight: 400;
    color: var(--ink-2);
  }
  .role {
    display: flex;
    gap: var(--s2);
    align-items: baseline;
    padding-block: var(--s1);
    min-block-size: 1.75rem;
    cursor: pointer;
    font-size: var(--t-sm);
  }
  .role input {
    accent-color: var(--accent);
    inline-size: 1rem;
    block-size: 1rem;
    flex: none;
    translate: 0 0.125rem;
  }
  .label {
    display: grid;
  }
  form .btn {
    justify-self: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
  }
  .row > p,
  .row > .field {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .once {
    gap: var(--s2);
    padding: var(--s3);
    border: 1px solid var(--line-2);
    border-radius: var(--r2);
    background: var(--sunken);
  }
  .once .btn {
    min-block-size: 2.25rem;
  }
  .once p {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .wrong {
    color: var(--error);
    font-size: var(--t-sm);
  }
  .wrong:empty {
    display: none;
  }
  li {
    padding-block: var(--s2);
    border-block-start: 1px solid var(--line);
    font-size: var(--t-sm);
    overflow-wrap: anywhere;
  }
  li small {
    display: block;
  }
  .over b,
  .over p {
    color: var(--ink-3);
  }
  .over b {
    text-decoration: line-through;
  }
  .own {
    padding-inline: 0.375rem;
    border: 1px solid var(--line-2);
    border-radius: var(--rfull);
    font-size: var(--t-xs);
    white-space: nowrap;
  }
  .confirm {
    display: grid;
    gap: var(--s2);
    padding-block: var(--s2);
  }
  .btn.danger {
    border-color: var(--error);
    color: var(--error);
  }
  @media (pointer: coarse) {
    .btn,
    .role {
      min-block-size: 2.75rem;
    }
  }
`;
