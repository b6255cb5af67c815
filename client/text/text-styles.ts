// How a text looks, alike while it is read and while it is written, so that starting to write moves nothing.
import { css } from 'lit';

export const textStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
    /* The text speaks in the voice of the place it stands in. */
    font: inherit;
    color: inherit;
    overflow-wrap: anywhere;
  }
  :host([inline]:not([editing])),
  :host([inline]:not([editing])) .text.single,
  :host([inline]:not([editing])) .text.single > p {
    display: inline;
  }
  .text p,
  .ProseMirror {
    white-space: pre-wrap;
  }
  p + p,
  ul + p,
  ol + p,
  p + ul,
  p + ol {
    margin-block-start: 0.25em;
  }
  ul,
  ol {
    padding-inline-start: 1.25em;
  }
  ul {
    list-style: disc;
  }
  ol {
    list-style: decimal;
  }
  strong {
    font-weight: 680;
  }
  a {
    text-decoration: underline;
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
  }
  /* What merged into several paragraphs is still shown as one line. */
  .line p,
  .line ul,
  .line ol,
  .line li {
    display: inline;
    margin: 0;
    padding: 0;
  }
  .line p + p::before,
  .line li + li::before {
    content: ' ';
  }
  .line .ProseMirror > p:only-child {
    display: block;
  }
  .editable {
    cursor: text;
  }
  .placeholder,
  .ProseMirror[data-empty]::before {
    color: var(--text-placeholder, var(--ink-3));
    font-style: italic;
  }
  .ProseMirror[data-empty]::before {
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
  .mark {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-decoration-color: color-mix(in srgb, currentColor 45%, transparent);
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .mark.active {
    text-decoration-color: currentColor;
    background: color-mix(in srgb, currentColor 12%, transparent);
  }

  /* The field shows no ring of its own inside a card; one that stands alone does. */
  .ProseMirror {
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
  .edit {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    pointer-events: none;
  }
  .edit:focus-visible {
    outline-color: var(--text-focus, var(--focus));
    outline-offset: 4px;
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
  .offer {
    position: fixed;
    inset: auto;
    margin: 0;
  }
  /* One line that is its own button is high enough to hit. */
  :host([standalone]) .text {
    min-block-size: 1.5rem;
    align-content: center;
  }
  @media (pointer: coarse) {
    :host([standalone]) .text {
      min-block-size: 2.75rem;
    }
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
