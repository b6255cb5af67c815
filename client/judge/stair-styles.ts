// Styles of the Stairway: treads that rise, and what stands on them.
import { css } from 'lit';
import { treads } from './tread-styles.ts';

export const stairStyles = css`
  ${treads}
  :host {
    display: block;
    container: stair / inline-size;
  }
  .panel {
    padding: var(--s3) var(--s5) var(--s4);
    background: var(--sheet);
    border: 1px solid var(--line);
    border-block-start: 3px solid var(--ink);
    border-radius: var(--r1);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s2) var(--s4);
  }
  header div {
    flex: 1 1 18rem;
  }
  h2 {
    font: 600 var(--t-xl) / 1.2 var(--font-voice);
  }
  header p {
    font-size: var(--t-sm);
    line-height: 1.35;
    color: var(--ink-2);
  }
  header p b {
    color: var(--ink);
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    align-items: end;
    margin-block-start: var(--s4);
    border-block-end: 1.5px solid var(--ink);
  }
  .tread {
    --rise: 2.125rem;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-inline-size: 0;
  }
  .lab {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.125rem;
    inline-size: 100%;
    padding: var(--s1) 0.25rem 0.4375rem 0.5rem;
    font-size: var(--t-xs);
    text-align: start;
    border-radius: var(--r1);
  }
  .lab:hover {
    background: var(--hover);
  }
  .lab[aria-expanded='true'] {
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line-2);
  }
  .lab b {
    display: flex;
    gap: 0.3125rem;
    align-items: baseline;
    font-size: var(--t-sm);
    font-weight: 650;
    font-stretch: 88%;
    line-height: 1.2;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .nr {
    font: 500 1.125rem/1 var(--font-voice);
  }
  .state,
  .proofs,
  .needs,
  .votes {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    color: var(--ink-2);
    font-stretch: 88%;
    line-height: 1.25;
  }
  .votes {
    min-block-size: 2.0625rem;
  }
  .proofs.none {
    color: var(--ink-3);
  }
  .proofs.gone,
  .needs {
    color: var(--warn);
    font-weight: 650;
  }
  .reached .state,
  .counting .state {
    font-weight: 650;
    color: var(--ink);
  }
  .dots {
    inline-size: 5.25rem;
    max-inline-size: 100%;
    margin-inline-start: -0.125rem;
  }
  .dots path {
    stroke: var(--control);
    stroke-width: 1;
    fill: none;
  }
  .dots path.before {
    stroke: var(--ink-3);
    stroke-width: 3;
    stroke-linecap: round;
    opacity: 0.55;
  }
  .dots circle {
    fill: var(--ink);
  }
  .dots circle.late,
  .floating .dots circle,
  .open .dots circle {
    fill: var(--sheet);
    stroke: var(--ink);
    stroke-width: 1.4;
  }
  .dots circle.late {
    stroke-dasharray: 1.5 1;
  }
  .mass {
    display: block;
    inline-size: 100%;
    block-size: calc(var(--rise) * var(--nth));
    overflow: visible;
  }
  .mass .fill {
    fill: none;
  }
  .mass .edge {
    fill: none;
    stroke: var(--ink);
    stroke-width: 3;
    vector-effect: non-scaling-stroke;
  }
  .reached .fill,
  .counting .fill {
    fill: var(--ink);
  }
  .voting .fill,
  .again .fill {
    fill: var(--sunken);
  }
  .tread:not(.floating) .hatched {
    display: none;
  }
  .hatch {
    stroke: var(--control);
    stroke-width: 1.5;
  }
  .open .edge,
  .unasked .edge {
    stroke: var(--control);
    stroke-width: 1.5;
    stroke-dasharray: 5 4;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--s2) var(--s4);
    padding-block-start: var(--s2);
  }
  .note {
    flex: 1 1 16rem;
    font-size: var(--t-xs);
    color: var(--ink-3);
  }
  @container stair (max-width: 46rem) {
    .panel {
      padding-inline: var(--s3);
    }
    .steps {
      grid-template-columns: minmax(0, 1fr);
      border-block-end: 0;
    }
    .tread {
      --rise: 1rem;
      position: relative;
      min-block-size: 3.75rem;
      padding-inline-start: calc(var(--rise) * var(--nth));
    }
    .mass {
      position: absolute;
      inset: 0 auto 0 0;
      inline-size: calc(var(--rise) * var(--nth));
      block-size: 100%;
    }
    .tread:last-child .mass {
      border-block-end: 1.5px solid var(--ink);
    }
    .lab {
      flex: 1;
      display: grid;
      grid-template: 'name votes' 'state votes' 'needs proofs' 'gone gone' / minmax(0, 1fr) 5.75rem;
      align-content: center;
      align-items: center;
      column-gap: var(--s2);
      padding-block: var(--s2);
    }
    .lab b {
      grid-area: name;
    }
    .state {
      grid-area: state;
    }
    .needs {
      grid-area: needs;
    }
    .votes,
    .lab .dots {
      grid-area: votes;
    }
    .proofs {
      grid-area: proofs;
    }
    .proofs.gone {
      grid-area: gone;
    }
  }
  @media (forced-colors: active) {
    /* Colours of the look may be those of the ground here: only the words of the system are sure to be seen. */
    .reached .fill,
    .counting .fill,
    .dots circle {
      fill: CanvasText;
    }
    .voting .fill,
    .again .fill,
    .dots circle.late,
    .floating .dots circle,
    .open .dots circle {
      fill: Canvas;
    }
    .mass .edge,
    .hatch,
    .dots path,
    .dots path.before,
    .dots circle.late,
    .floating .dots circle,
    .open .dots circle {
      stroke: CanvasText;
      opacity: 1;
    }
    .lab[aria-expanded='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .lab:focus-visible {
      outline: 3px solid CanvasText;
      outline-offset: 0;
    }
  }
`;
