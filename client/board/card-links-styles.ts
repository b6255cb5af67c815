// How the dialog with the links of a card looks.
import { css } from 'lit';

export const cardLinksStyles = css`
  .n {
    flex: none;
    min-inline-size: 1.25rem;
    font: 500 1rem/1.25 var(--font-voice);
    color: var(--a, var(--ink-2));
  }
  .card {
    display: flex;
    gap: var(--s2);
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .none {
    margin-block-start: var(--s3);
    color: var(--ink-2);
  }
  .ties {
    margin-block-start: var(--s3);
    border-block-start: 1px solid var(--line);
  }
  .ties li {
    display: grid;
    grid-template-columns: minmax(7rem, 2fr) 5fr auto;
    align-items: center;
    gap: var(--s2);
    min-block-size: 2.25rem;
    border-block-end: 1px solid var(--line);
  }
  .rel {
    font: italic 400 0.9375rem/1.25 var(--font-voice);
    color: var(--ink-2);
  }
  .to {
    display: flex;
    align-items: baseline;
    min-block-size: var(--target);
    text-align: start;
    overflow-wrap: anywhere;
  }
  button.to:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .gone {
    gap: var(--s1);
    align-items: center;
    color: var(--warn);
  }
  form {
    display: grid;
    gap: var(--s1);
    margin-block-start: var(--s4);
  }
  h3 {
    font: 600 var(--t-lg)/1.25 var(--font-voice);
  }
  label {
    margin-block-start: var(--s1);
    font-size: var(--t-sm);
    font-weight: 550;
  }
  .help {
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .found {
    max-block-size: 15rem;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--r2);
  }
  .found:empty {
    display: none;
  }
  .option {
    display: grid;
    inline-size: 100%;
    text-align: start;
    outline-offset: -2px;
    grid-template-columns: auto 1fr auto;
    align-items: baseline;
    gap: var(--s2);
    min-block-size: 2rem;
    padding: var(--s1) var(--s2);
  }
  .option:hover {
    background: var(--hover);
  }
  .t {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .f {
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .choices {
    display: grid;
    gap: var(--s2);
    margin-block-start: var(--s3);
  }
  @media (pointer: coarse) {
    .ties li,
    .option {
      min-block-size: 2.75rem;
    }
  }
`;
