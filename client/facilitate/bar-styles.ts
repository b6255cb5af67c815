// What the parts of the session bar share: small controls in a row, large enough for a finger.
import { css } from 'lit';

export const barStyles = css`
  :host {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
    min-inline-size: 0;
  }
  .btn {
    min-block-size: 2rem;
    padding-inline: var(--s2);
  }
  .btn[aria-pressed='true'] {
    background: var(--ink);
    color: var(--on-ink);
    border-color: var(--ink);
  }
  .panel {
    display: grid;
    gap: var(--s3);
    inline-size: 18rem;
    max-inline-size: 100%;
    font-size: var(--t-sm);
  }
  .panel h3 {
    font-size: var(--t-sm);
    font-weight: 620;
  }
  .panel .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .panel p,
  .quiet-words {
    color: var(--ink-2);
  }
  /* The same in fewer words, where the bar is narrow. */
  .short,
  .panel .short {
    display: none;
  }
  @container led (max-width: 40rem) {
    .full {
      display: none;
    }
    .short,
    .panel .short {
      display: inline-flex;
    }
  }
  @media (pointer: coarse) {
    .btn {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
  }
`;
