// Tokens: the only place where a raw colour, size or duration may stand. Dark changes values, never names.
import { css } from 'lit';

const light = css`
  color-scheme: light;
  /* neutral roles */
  --ground: var(--clc-background, #e9ebe9);
  --sheet: #f6f7f5;
  --surface: #ffffff;
  --sunken: #edefec;
  --hover: #e3e6e2;
  --line: #d9dcd8;
  --line-2: #bdc2be;
  --control: #7c848a;
  --ink: #1b1f24;
  --ink-2: #454c53;
  --ink-3: #5e666d;
  --on-ink: #ffffff;
  /* what a page around may set, and nothing else */
  --accent: var(--clc-accent, var(--ink));
  --on-accent: var(--clc-on-accent, var(--on-ink));
  --focus: var(--clc-focus, var(--ink));
  --select: var(--clc-select, var(--ink));
  /* compass */
  --compass: #1d2430;
  --compass-scheme: dark;
  --compass-line: #3b4454;
  --compass-ink: #f7f6f2;
  --compass-2: #b9c2cf;
  /* blocks */
  --licence: #6d1d73;
  --licence-tint: #f5eaf6;
  --arena: #b04a08;
  --arena-tint: #fbede6;
  --proposition: #0b5ce4;
  --proposition-tint: #e7effc;
  --resources: #25432a;
  --resources-tint: #e9f1ea;
  /* severity: never without icon and word */
  --error: #b0122b;
  --error-tint: #fbe9eb;
  --warn: #755300;
  --warn-tint: #faf1d8;
  --info: #3d5566;
  --info-tint: #e6edf1;
  --ok: #1f6b45;
  /* people: hue + shape */
  --p1: #0b6e6e;
  --p2: #b3246e;
  --p3: #8a5300;
  --p4: #4a3fc0;
  --p5: #3f5a1b;
  --p6: #8c2f23;
  --on-p: #ffffff;
  --shadow-1: 0 1px 2px rgb(20 26 34/0.07);
  --shadow-2: 0 2px 6px rgb(20 26 34/0.1), 0 10px 28px rgb(20 26 34/0.14);
`;
const dark = css`
  color-scheme: dark;
  --ground: var(--clc-background, #0e1013);
  --sheet: #15181c;
  --surface: #1f2328;
  --sunken: #191c21;
  --hover: #2a2f36;
  --line: #2b3037;
  --line-2: #434a53;
  --control: #7f8791;
  --ink: #eceeec;
  --ink-2: #c1c6cb;
  --ink-3: #9ba2a9;
  --on-ink: #14171b;
  --compass: #d3cfc2;
  --compass-scheme: light;
  --compass-line: #b3ae9f;
  --compass-ink: #171b22;
  --compass-2: #4c5460;
  --licence: #e3a6d6;
  --licence-tint: #33233a;
  --arena: #f2b08e;
  --arena-tint: #38261d;
  --proposition: #9cc9f0;
  --proposition-tint: #1c2c40;
  --resources: #9ad3ac;
  --resources-tint: #1d3024;
  --error: #ff9aa5;
  --error-tint: #2c191d;
  --warn: #ebc766;
  --warn-tint: #352b12;
  --info: #a9c3d6;
  --info-tint: #1d2a33;
  --ok: #86d3a9;
  --p1: #63cfcb;
  --p2: #f59ac6;
  --p3: #eab765;
  --p4: #b4acff;
  --p5: #b2d282;
  --p6: #f5a396;
  --on-p: #14171b;
  --shadow-1: 0 1px 2px rgb(0 0 0/0.4);
  --shadow-2: 0 2px 8px rgb(0 0 0/0.5), 0 12px 32px rgb(0 0 0/0.55);
`;

/** Put on each root element (the canvas, the start page). Everything inside inherits. Theme by `data-theme` on the host. */
export const tokens = css`
  :host {
    --rem: var(--clc-size, 16px);
    --font-text: var(
      --clc-font-text,
      'Instrument Sans Variable',
      'Instrument Sans Fallback',
      system-ui,
      'Segoe UI',
      sans-serif
    );
    --font-voice: var(
      --clc-font-voice,
      'Newsreader Variable',
      'Newsreader Fallback',
      Georgia,
      'Times New Roman',
      serif
    );
    --t-xs: 0.75rem;
    --t-sm: 0.8125rem;
    --t-md: 0.875rem;
    --t-lg: 1rem;
    --t-xl: 1.3125rem;
    --t-2xl: 1.75rem;
    --t-3xl: 2.5rem;
    --lh-tight: 1.2;
    --lh-card: 1.3;
    --lh-text: 1.45;
    /* 4px grid */
    --s1: 0.25rem;
    --s2: 0.5rem;
    --s3: 0.75rem;
    --s4: 1rem;
    --s5: 1.25rem;
    --s6: 1.5rem;
    --s8: 2rem;
    --s10: 2.5rem;
    --s12: 3rem;
    --r1: calc(var(--r2) / 2);
    --r2: var(--clc-radius, 6px);
    --r3: calc(var(--r2) * 2);
    --rfull: 999px;
    --stroke: 1.5px;
    --target: 1.75rem;
    --fast: 120ms;
    --calm: 220ms;
    --ease: cubic-bezier(0.2, 0, 0, 1);
    ${light}
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([data-theme='light'])) {
      ${dark}
    }
  }
  :host([data-theme='dark']) {
    ${dark}
  }
  /* Our own page, where a person's own letters are the measure. */
  :host([standalone]) {
    --rem: 1rem;
  }
  :host([density='compact']) {
    --t-sm: 0.75rem;
    --t-md: 0.8125rem;
    --lh-card: 1.2;
    --lh-text: 1.35;
    --s2: 0.375rem;
    --s3: 0.5rem;
    --s4: 0.75rem;
    --s6: 1.125rem;
    --s8: 1.5rem;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --fast: 0ms;
      --calm: 0ms;
    }
  }
`;
