// How a text looks, alike while it is read and while it is written (see writing-styles.ts), so that starting to write moves nothing.
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
  .text p {
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
  .editable {
    cursor: text;
  }
  .placeholder {
    color: var(--text-placeholder, var(--ink-3));
    font-style: italic;
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
`;
