// How the list of rounds looks.
import { css } from 'lit';

export const roundsStyles = css`
  header {
    padding-block-end: var(--s2);
  }
  .intro {
    flex: 1 1 14rem;
  }
  .none,
  .nameless {
    padding-block: var(--s2);
    color: var(--ink-2);
    font-size: var(--t-sm);
  }
  .problem {
    display: flex;
    align-items: center;
    gap: var(--s2);
    margin-block: var(--s2);
  }
  .problem span {
    flex: 1;
  }
  article {
    display: grid;
    gap: var(--s3);
    padding-block: var(--s4);
    border-block-start: 1px solid var(--line);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
  }
  h3 {
    font: 600 1.25rem/1.2 var(--font-voice);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.5rem;
    padding-inline: var(--s2);
    border-radius: var(--rfull);
    background: var(--sunken);
    color: var(--ink-2);
    font-size: var(--t-xs);
  }
  .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    padding-block-start: var(--s3);
    border-block-start: 1px solid var(--line);
  }
  .grow {
    flex: 1;
    min-inline-size: 12rem;
    font-size: var(--t-sm);
  }
  .slots {
    display: inline-flex;
    gap: 0.25rem;
    margin-inline-end: var(--s2);
    vertical-align: -0.2em;
  }
  .slots i {
    inline-size: 0.875rem;
    block-size: 1rem;
    border: 1px dashed var(--control);
    border-radius: 2px;
  }
  .slots .in {
    border: 1px solid var(--ink);
    background: var(--ink);
  }
  .lead details {
    flex-basis: 100%;
  }
  summary {
    display: flex;
    align-items: baseline;
    gap: var(--s3);
    min-block-size: var(--target);
    cursor: pointer;
    font-size: var(--t-sm);
  }
  summary::before {
    content: '+';
    inline-size: 0.75rem;
    color: var(--ink-2);
  }
  details[open] > summary::before {
    content: '−';
  }
  .past {
    border-block-start: 1px solid var(--line);
    padding-block: var(--s1);
  }
  .past small {
    color: var(--ink-2);
  }
  .earlier {
    padding-block: var(--s4) var(--s2);
  }
  .btn[disabled] {
    color: var(--ink-3);
    border-color: var(--line);
    background: var(--sunken);
    cursor: default;
  }
  @media (pointer: coarse) {
    .btn,
    summary {
      min-block-size: 2.75rem;
    }
  }
  @media (max-width: 40rem) {
    section {
      padding-inline: var(--s4);
    }
  }
  @media (forced-colors: active) {
    .slots .in {
      background: CanvasText;
    }
  }
`;
