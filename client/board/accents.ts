// Gives whatever carries `data-block` its block's accent as `--a` and its pale form as `--tint`.
import { css } from 'lit';

export const accents = css`
  [data-block='licence'] {
    --a: var(--licence);
    --tint: var(--licence-tint);
  }
  [data-block='arena'] {
    --a: var(--arena);
    --tint: var(--arena-tint);
  }
  [data-block='proposition'] {
    --a: var(--proposition);
    --tint: var(--proposition-tint);
  }
  [data-block='resources'] {
    --a: var(--resources);
    --tint: var(--resources-tint);
  }
  [data-block='compass'] {
    --a: var(--ink);
    --tint: var(--hover);
  }
`;
