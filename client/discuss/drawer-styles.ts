// Styles of the discussion drawer and of the sheet it is on a phone.
import { css } from 'lit';

export const drawerStyles = css`
  :host {
    display: none;
    inline-size: 20.5rem;
    max-inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
  }
  :host([open]) {
    display: block;
  }
  .drawer {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  .dh {
    padding: var(--s3) var(--s4) 0;
    border-block-end: 1px solid var(--line);
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--s2);
  }
  h2 {
    flex: 1;
    font: 600 1.125rem/1.2 var(--font-voice);
  }
  .where {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    max-inline-size: 10rem;
    min-block-size: 1.75rem;
    padding-inline: var(--s2);
    border: 1px solid var(--control);
    border-radius: var(--r2);
    font-size: var(--t-sm);
    font-weight: 550;
  }
  .where:hover {
    background: var(--hover);
  }
  .where .n {
    font-family: var(--font-voice);
    font-weight: 600;
    color: var(--a);
  }
  .where .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .seg {
    display: flex;
    gap: var(--s4);
    margin-block-start: var(--s1);
  }
  .seg button {
    display: inline-flex;
    align-items: center;
    gap: 0.3125rem;
    min-block-size: 2rem;
    font-size: var(--t-sm);
    color: var(--ink-2);
    border-block-end: 2px solid transparent;
  }
  .seg button[aria-pressed='true'] {
    color: var(--ink);
    font-weight: 650;
    border-color: var(--ink);
  }
  .threads {
    flex: 1;
    overflow: auto;
    min-block-size: 0;
    overscroll-behavior: contain;
  }
  .threads:focus-visible {
    outline-offset: -2px;
  }
  .note {
    padding: var(--s4);
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .foot {
    border-block-start: 1px solid var(--line);
  }
  dialog.sheet {
    inset: auto 0 0;
    margin: 0;
    padding: 0;
    inline-size: 100%;
    max-inline-size: none;
    max-block-size: 92%;
    border: 0;
    border-start-start-radius: var(--r3);
    border-start-end-radius: var(--r3);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow-2);
    overflow: hidden;
  }
  dialog.sheet[open] {
    display: flex;
  }
  dialog.sheet::backdrop {
    background: color-mix(in srgb, var(--compass) 45%, transparent);
  }
  .inside {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--s2);
    min-inline-size: 0;
    min-block-size: 0;
    padding: var(--s2) var(--s4) var(--s4);
  }
  .grip {
    inline-size: 2.25rem;
    block-size: 4px;
    border-radius: 2px;
    background: var(--line-2);
    align-self: center;
    flex: none;
  }
  .sheet h2 {
    font-size: 1.3125rem;
  }
  .sheet .dh,
  .sheet .note {
    padding-inline: 0;
  }
  .sheet .ib {
    inline-size: 2.75rem;
    block-size: 2.75rem;
  }
  .sheet .back {
    margin-inline-start: -0.75rem;
  }
  .sheet .close {
    margin-inline-end: -0.75rem;
  }
  .sheet .seg button,
  .sheet button.where {
    min-block-size: 2.75rem;
  }
  @media (pointer: coarse) {
    .ib {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
    .seg button,
    button.where {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .drawer,
    dialog.sheet {
      border: 1px solid CanvasText;
    }
  }
`;
