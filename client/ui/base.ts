// Styles every element shares: resets, focus ring, icons, buttons, fields, visually hidden text.
import { css } from 'lit';

export const base = css`
  :host {
    box-sizing: border-box;
    font: 400 var(--t-md)/var(--lh-text) var(--font-text);
    color: var(--ink);
    font-variant-numeric: tabular-nums;
    text-rendering: optimizeLegibility;
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
  }
  a {
    color: inherit;
  }
  svg.i {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: var(--stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
    flex: none;
    vertical-align: -0.2em;
  }
  svg.i.s {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    vertical-align: -0.15em;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--r1);
  }
  .voice {
    font-family: var(--font-voice);
  }

  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s2);
    min-block-size: 2rem;
    padding-inline: var(--s3);
    border: 1px solid var(--control);
    border-radius: var(--r2);
    background: var(--surface);
    font-weight: 550;
    font-size: var(--t-sm);
    white-space: nowrap;
    transition: background var(--fast) var(--ease);
    text-decoration: none;
    color: var(--ink);
  }
  .btn:hover {
    background: var(--hover);
  }
  .btn.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  .btn.quiet {
    border-color: transparent;
    background: none;
  }
  .btn.small {
    min-block-size: var(--target);
    padding-inline: var(--s2);
  }
  .ib {
    display: inline-grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: var(--r2);
    color: var(--ink-2);
    position: relative;
  }
  .ib:hover {
    background: var(--hover);
  }
  .ib.on {
    background: var(--hover);
    color: var(--ink);
  }
  .ib[disabled] {
    color: var(--control);
    cursor: default;
  }
  .ib.xs {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    color: var(--ink-3);
  }
  .num {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.125rem;
    block-size: 1.125rem;
    padding-inline: 0.25rem;
    border-radius: var(--rfull);
    background: var(--ink);
    color: var(--on-ink);
    font-size: 0.75rem;
    font-weight: 650;
    line-height: 1;
  }
  .num.soft {
    background: var(--sunken);
    color: var(--ink-2);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .field {
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: var(--s2) var(--s3);
    border: 1px solid var(--control);
    border-radius: var(--r2);
    background: var(--surface);
  }
  .field::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }

  @media (forced-colors: active) {
    .btn,
    .ib {
      border: 1px solid ButtonText;
    }
  }
`;
