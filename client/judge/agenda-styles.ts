// How the agenda looks.
import { css } from 'lit';

export const agendaStyles = css`
  :host {
    container: agenda / inline-size;
  }
  section {
    max-inline-size: 76rem;
    margin-inline: auto;
  }
  header {
    align-items: center;
  }
  .count {
    flex: 1;
    color: var(--ink-2);
    font-size: var(--t-sm);
  }
  .intro {
    padding-block: var(--s1) var(--s3);
  }
  .empty {
    display: flex;
    align-items: center;
    gap: var(--s2);
    padding-block: var(--s5);
    color: var(--ink-2);
  }
  ol {
    border-block-start: 1px solid var(--line);
  }
  li {
    display: grid;
    grid-template-columns: 7.5rem minmax(0, 1fr) minmax(6rem, 9rem) 9.5rem 9.5rem minmax(0, max-content);
    align-items: center;
    gap: var(--s1) var(--s3);
    padding-block: var(--s2);
    border-block-end: 1px solid var(--line);
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    font-size: var(--t-sm);
    font-weight: 600;
    color: var(--ink-2);
  }
  .kind.error,
  .kind.objection {
    color: var(--error);
  }
  .kind.warn,
  .kind.divided {
    color: var(--warn);
  }
  .kind.info,
  .kind.look-again {
    color: var(--info);
  }
  .what {
    min-block-size: var(--target);
    text-align: start;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .what:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .where {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .where b {
    font: 500 0.9375rem/1 var(--font-voice);
  }
  .owner,
  .due .field {
    inline-size: 100%;
    font-size: var(--t-sm);
  }
  .due {
    font-size: var(--t-sm);
  }
  li .field:not(:hover, :focus) {
    border-color: var(--line);
    background: none;
  }
  .due em {
    display: block;
    font-style: normal;
    font-weight: 600;
    font-size: var(--t-xs);
    color: var(--error);
  }
  .acts {
    justify-self: end;
    min-inline-size: 7rem;
    text-align: end;
  }
  @container agenda (max-width: 62rem) {
    li {
      grid-template-columns: 7.5rem minmax(0, 1fr) minmax(0, max-content);
    }
    .where {
      grid-column: 2;
    }
    .acts {
      grid-area: 1 / 3;
    }
    .owner,
    .due {
      grid-column: 2;
      max-inline-size: 16rem;
    }
  }
  @container agenda (max-width: 36rem) {
    section {
      padding-inline: var(--s4);
    }
    li {
      grid-template-columns: minmax(0, 1fr);
      padding-block: var(--s3);
    }
    .what {
      font-size: var(--t-lg);
    }
    .kind,
    .what,
    .where,
    .owner,
    .due,
    .acts {
      grid-area: auto;
      max-inline-size: none;
      justify-self: stretch;
    }
    .acts {
      text-align: start;
    }
    .acts:empty {
      display: none;
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
