// How the canvas check looks.
import { css } from 'lit';

export const checkStyles = css`
  :host {
    container: check / inline-size;
  }
  section {
    max-inline-size: 64rem;
    margin-inline: auto;
  }
  h3 {
    padding-block: var(--s4) var(--s2);
    font-size: var(--t-sm);
    font-weight: 600;
    color: var(--ink-2);
  }
  .count {
    flex: 1;
    color: var(--ink-2);
    font-size: var(--t-sm);
  }
  .empty {
    display: flex;
    align-items: center;
    gap: var(--s2);
    padding-block: var(--s5, 1.25rem);
    color: var(--ink-2);
  }
  ol {
    border-block-start: 1px solid var(--line);
  }
  li {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr) minmax(6rem, 10rem) minmax(5.5rem, max-content);
    align-items: baseline;
    gap: var(--s1) var(--s3);
    padding-block: var(--s2);
    border-block-end: 1px solid var(--line);
  }
  .sev {
    display: inline-flex;
    align-items: baseline;
    gap: 0.375rem;
    font-size: var(--t-sm);
    font-weight: 600;
  }
  .sev svg.i {
    align-self: center;
  }
  .sev.error {
    color: var(--error);
  }
  .sev.warn {
    color: var(--warn);
  }
  .sev.info {
    color: var(--info);
  }
  /* A block, so that of two lines the first stands beside the rest of the row. */
  .what {
    display: block;
    min-block-size: var(--target);
    text-align: start;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .what:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .clears {
    display: block;
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .where,
  .why {
    font-size: var(--t-sm);
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .where b {
    font: 500 0.9375rem/1 var(--font-voice);
  }
  .why {
    grid-column: 2 / -1;
  }
  .why q {
    color: var(--ink);
  }
  .acts {
    justify-self: end;
  }
  form {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s2);
    padding-block: var(--s1) var(--s2);
  }
  form label {
    flex: 1 1 16rem;
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  form .field {
    display: block;
    margin-block-start: var(--s1);
    color: var(--ink);
  }
  @container check (max-width: 36rem) {
    section {
      padding-inline: var(--s4);
    }
    li {
      grid-template-columns: minmax(0, 1fr) max-content;
      padding-block: var(--s3);
    }
    .sev,
    .what-at,
    .where,
    .why,
    form {
      grid-column: 1 / -1;
    }
    .where,
    .acts {
      grid-column: auto;
    }
    .what {
      font-size: var(--t-lg);
    }
  }
  @media (pointer: coarse) {
    .what,
    .btn,
    .field {
      min-block-size: 2.75rem;
    }
  }
`;
