// Styles of one discussion.
import { css } from 'lit';

export const threadStyles = css`
  :host {
    display: block;
  }
  .thread {
    position: relative;
    padding: var(--s3) var(--s4);
    border-block-end: 1px solid var(--line);
  }
  .thread:focus-visible {
    outline-offset: -2px;
  }
  .thread.unread::before {
    content: '';
    position: absolute;
    inset-inline-start: 0.3125rem;
    inset-block-start: 1.125rem;
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    border-radius: 50%;
    background: var(--ink);
  }
  .thread.open {
    background: var(--sunken);
  }
  .top {
    display: flex;
    align-items: flex-start;
    gap: var(--s2);
    margin-block-end: var(--s2);
  }
  .quote {
    flex: 1;
    min-inline-size: 0;
    border-inline-start: 2px solid var(--a, var(--line-2));
    padding-inline-start: 0.5rem;
    overflow-wrap: anywhere;
  }
  .go {
    display: block;
    inline-size: 100%;
    min-block-size: 1.5rem;
    text-align: start;
    border-radius: var(--r1);
  }
  .go:hover small,
  .go:hover q {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .quote small {
    display: block;
    font: 500 var(--t-xs) / 1.3 var(--font-text);
    color: var(--ink-3);
  }
  .quote q {
    quotes: none;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
    font: italic 400 0.9375rem/1.25 var(--font-voice);
    color: var(--ink-2);
  }
  .orphan {
    border-inline-start-style: dashed;
  }
  .gone,
  .done {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    font-size: var(--t-xs);
    color: var(--ink-2);
    padding-block-start: 0.125rem;
  }
  .done {
    padding-block-end: var(--s1);
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    font-size: var(--t-xs);
    font-weight: 620;
    color: var(--ink-2);
    padding-inline: 0.375rem;
    border-radius: var(--rfull);
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line-2);
  }
  .state {
    flex: none;
  }
  clc-message {
    margin-block-start: 0.5rem;
  }
  .acts {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    margin-block-start: 0.375rem;
    margin-inline-start: 1.625rem;
  }
  .fresh {
    padding-inline: 0.375rem;
    border: 1px solid currentColor;
    border-radius: var(--rfull);
    font-size: var(--t-xs);
    font-weight: 650;
    line-height: 1rem;
  }
  .reply {
    margin-block-start: 0.625rem;
    margin-inline-start: 2.125rem;
  }
  .ib.link {
    inline-size: var(--target);
    block-size: var(--target);
    margin-inline-start: auto;
  }
  .folded {
    display: flex;
    gap: var(--s2);
    align-items: baseline;
    inline-size: 100%;
    min-block-size: var(--target);
    text-align: start;
    font-size: var(--t-sm);
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .folded b {
    font-weight: 620;
    color: var(--ink);
  }
  .folded:hover b {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .hand {
    display: block;
    font-size: var(--t-xs);
    color: var(--ink-2);
    margin-block-start: var(--s2);
  }
  .touch {
    padding-inline: 0;
  }
  .touch.unread::before {
    inset-inline-start: -0.6875rem;
  }
  .touch.open {
    background: none;
    border: 0;
  }
  .touch .btn.small,
  .touch .folded,
  .touch .go {
    min-block-size: 2.75rem;
  }
  .touch .quote q {
    font-size: 1.0625rem;
  }
  .touch .reply,
  .touch .acts {
    margin-inline-start: 0;
  }
  .touch .ib.link {
    inline-size: 2.75rem;
    block-size: 2.75rem;
  }
  @media (pointer: coarse) {
    .btn.small,
    .folded,
    .go,
    .ib.link {
      min-block-size: 2.75rem;
    }
  }
`;
