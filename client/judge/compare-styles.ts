// How the comparison of two canvases looks.
import { css } from 'lit';

export const compareStyles = css`
  header {
    padding-block-end: var(--s2);
  }
  h3 {
    display: flex;
    align-items: baseline;
    gap: var(--s2);
    padding-block: var(--s4) var(--s1);
    font-size: var(--t-sm);
    font-weight: 680;
    color: var(--a, var(--ink));
  }
  .n {
    font: 500 1.125rem/1 var(--font-voice);
  }
  .intro {
    flex: 1 1 14rem;
  }
  .based,
  .sum {
    padding-block: var(--s2);
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s3);
    padding-block: var(--s2);
  }
  .choice label:not(.btn) {
    display: grid;
    flex: 1;
    gap: 0.25rem;
    min-inline-size: 12rem;
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .file {
    position: relative;
  }
  .file input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file:has(input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--s2);
    min-block-size: 2rem;
    font-size: var(--t-sm);
  }
  .check input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    accent-color: var(--accent);
  }
  li {
    display: grid;
    grid-template-columns: 8rem minmax(0, 1fr);
    gap: var(--s3);
    padding-block: var(--s1);
    border-block-start: 1px solid var(--line);
  }
  .mark {
    align-self: start;
    font-size: var(--t-xs);
    line-height: 1.5rem;
    color: var(--ink-2);
  }
  .mark.here {
    font-weight: 650;
    color: var(--ink);
  }
  .mark.there {
    font-style: italic;
  }
  .go {
    min-block-size: var(--target);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .go:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  small {
    display: block;
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--t-sm);
  }
  th,
  td {
    padding: var(--s1) var(--s2) var(--s1) 0;
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead th {
    font-weight: 400;
    color: var(--ink-2);
  }
  tbody th {
    inline-size: 30%;
    font-weight: 600;
  }
  td i {
    color: var(--ink-2);
  }
  @media (pointer: coarse) {
    .btn,
    .field,
    .go,
    .check {
      min-block-size: 2.75rem;
    }
  }
  @media (max-width: 40rem) {
    section {
      padding-inline: var(--s4);
    }
    li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
