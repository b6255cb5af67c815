// What a text shows only while somebody writes in it: its box, carets and selections of colleagues, advice. Comes with the editor.
import { css } from 'lit';

export const writingStyles = css`
  .line .ProseMirror > p:only-child {
    display: block;
  }
  .ProseMirror[data-empty]::before {
    color: var(--text-placeholder, var(--ink-3));
    font-style: italic;
    content: attr(data-placeholder);
    content: attr(data-placeholder) / '';
    pointer-events: none;
  }
  /* The words one may write over lie under the caret and take their own room, as they do while reading. */
  .ProseMirror[data-empty] {
    display: grid;
  }
  .ProseMirror[data-empty]::before,
  .ProseMirror[data-empty] > p {
    grid-area: 1 / 1;
  }
  /* The field shows no ring of its own inside a card; one that stands alone does. */
  .ProseMirror {
    white-space: pre-wrap;
    position: relative;
    outline: none;
    font-variant-ligatures: none;
    -webkit-user-modify: read-write;
  }
  :host([standalone]) .ProseMirror:focus {
    outline: 2px solid var(--text-focus, var(--focus));
    outline-offset: 4px;
    border-radius: var(--r1);
  }
  .ProseMirror-separator {
    display: inline !important;
    border: 0 !important;
    margin: 0 !important;
    inline-size: 0 !important;
    block-size: 0 !important;
  }

  .p0 {
    --c: var(--p1);
  }
  .p1 {
    --c: var(--p2);
  }
  .p2 {
    --c: var(--p3);
  }
  .p3 {
    --c: var(--p4);
  }
  .p4 {
    --c: var(--p5);
  }
  .p5 {
    --c: var(--p6);
  }
  .theirs {
    background: color-mix(in srgb, var(--c) 24%, transparent);
  }
  .caret {
    position: relative;
    border-inline-start: 2px solid var(--c);
    margin-inline: -1px;
    pointer-events: none;
    font-size: inherit;
  }
  .flag {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: -2px;
    padding-inline: 0.375rem;
    border-radius: var(--r1);
    background: var(--c);
    color: var(--on-p);
    font: 650 var(--t-xs)/1.125rem var(--font-text);
    white-space: nowrap;
    z-index: 2;
    animation: clc-flag var(--calm) linear 2s forwards;
  }
  @keyframes clc-flag {
    to {
      opacity: 0;
      visibility: hidden;
    }
  }
  /* What stays selected while the focus is in the bar. */
  .kept {
    background: color-mix(in srgb, currentColor 18%, transparent);
  }
  .advice {
    margin-block-start: var(--s1);
    font: 400 var(--t-xs)/1.3 var(--font-text);
    color: var(--text-placeholder, var(--ink-3));
  }
  @media (forced-colors: active) {
    .caret {
      border-color: Highlight;
    }
    .theirs {
      outline: 1px solid Highlight;
    }
  }
`;
