// How one comment looks.
import { css } from 'lit';

export const messageStyles = css`
  :host {
    display: block;
  }
  .msg {
    position: relative;
    display: grid;
    grid-template-columns: 1.625rem minmax(0, 1fr);
    column-gap: 0.5rem;
  }
  .h {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.375rem;
    align-items: baseline;
    font-size: var(--t-sm);
    line-height: 1.3;
  }
  .h b {
    font-weight: 650;
  }
  .h time,
  .h .edited {
    font-size: var(--t-xs);
    color: var(--ink-3);
  }
  .late {
    font-size: var(--t-xs);
    color: var(--ink-3);
  }
  .new {
    font-size: var(--t-xs);
    font-weight: 650;
    line-height: 1rem;
    padding-inline: 0.375rem;
    border: 1px solid currentColor;
    border-radius: var(--rfull);
  }
  .body {
    font-size: var(--t-sm);
    line-height: 1.4;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  /* On the pieces, because the paragraph also holds the white space of its template. */
  .t {
    white-space: pre-wrap;
  }
  .at {
    font-weight: 650;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .body a {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .stub {
    font-size: var(--t-sm);
    color: var(--ink-3);
    font-style: italic;
    padding-inline-start: 2.125rem;
  }
  .own {
    position: absolute;
    inset-block-start: -0.25rem;
    inset-inline-end: 0;
    display: flex;
    background: inherit;
    opacity: 0;
  }
  .msg:hover .own,
  .msg:focus-within .own {
    opacity: 1;
  }
  .ask {
    margin-block-start: var(--s1);
    padding: var(--s2);
    border: 1px solid var(--line-2);
    border-radius: var(--r2);
    background: var(--surface);
    font-size: var(--t-sm);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1);
    margin-block-start: var(--s1);
  }
  .pend {
    display: flex;
    gap: 0.375rem;
    margin-block-start: var(--s1);
    padding: 0.375rem 0.5rem;
    border-radius: var(--r1);
    background: var(--warn-tint);
    color: var(--warn);
    font-size: var(--t-xs);
  }
  .touch .own {
    opacity: 1;
    inset-block-start: -0.8125rem;
    inset-inline-end: -0.75rem;
  }
  .touch .own .ib,
  .touch .btn {
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
  }
  .touch .body {
    font-size: var(--t-md);
  }
  @media (pointer: coarse) {
    .own {
      opacity: 1;
    }
  }
`;
