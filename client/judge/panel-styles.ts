// What the panels of the views beside the canvas have in common: the sheet they stand on, their head, and what warns.
import { css } from 'lit';

/** Of a long list so many are shown at first: nobody reads more at once, and drawing hundreds makes typing wait. */
export const READ_AT_ONCE = 60;

export const panelStyles = css`
  :host {
    display: block;
  }
  section {
    padding: var(--s3) var(--s5) var(--s4);
    border: 1px solid var(--line);
    border-block-start: 3px solid var(--ink);
    border-radius: var(--r1);
    background: var(--sheet);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--s2) var(--s4);
  }
  h2 {
    font: 600 var(--t-xl) / 1.2 var(--font-voice);
  }
  .intro {
    font-size: var(--t-sm);
    color: var(--ink-2);
  }
  .problem {
    padding: var(--s2) var(--s3);
    border-radius: var(--r2);
    background: var(--warn-tint);
    font-size: var(--t-sm);
  }
  .more {
    margin-block-start: var(--s3);
  }
`;
