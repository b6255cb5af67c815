// The colour of a part of the canvas for whatever carries `data-part`, as `--a`.
import { css } from 'lit';

export const accents = css`
  [data-part='licence'] {
    --a: var(--licence);
  }
  [data-part='arena'] {
    --a: var(--arena);
  }
  [data-part='proposition'] {
    --a: var(--proposition);
  }
  [data-part='resources'] {
    --a: var(--resources);
  }
  [data-part='compass'] {
    --a: var(--ink-2);
  }
`;
