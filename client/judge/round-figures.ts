// Answers drawn above a scale: as dots, one a person, or without names as a histogram.
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Scale } from '../../shared/judge/consensus.ts';
import type { Cell } from '../../shared/judge/small-groups.ts';

export interface Dots {
  readonly scale: Scale;
  readonly values: readonly number[];
  /** Outside the statistics. */
  readonly late?: readonly number[];
  /** The ballot before this one. */
  readonly before?: readonly number[];
  /** What a screen reader says instead of the picture. */
  readonly label: string;
}
const STEP = 18;
const EDGE = 8;
const LINE = 28;
const RADIUS = 2.7;

/** The picture scales with its width; colours come from `.dots` in the styles of whoever shows it. */
export function dotPlot({ scale, values, late = [], before = [], label }: Dots): TemplateResult {
  const steps = scale.max - scale.min;
  const width = 2 * EDGE + steps * STEP;
  const x = (value: number): number => EDGE + (value - scale.min) * STEP;
  const seats = new Map<number, number>();
  const crowd = (value: number): number => [...values, ...late].filter((v) => v === value).length;
  const dot = (value: number, kind: string): TemplateResult => {
    const seat = seats.get(value) ?? 0;
    seats.set(value, seat + 1);
    // Two side by side, so that a whole team at one answer stays below the words above it.
    const pairs = crowd(value) > 1;
    const [across, up] = pairs ? [(seat % 2) * 6.4 - 3.2, Math.floor(seat / 2)] : [0, 0];
    return svg`<circle class=${kind} cx=${x(value) + across} cy=${LINE - 5 - up * 6.6} r=${RADIUS} />`;
  };
  return html`<svg class="dots" viewBox="0 0 ${width} ${LINE + 6}" role="img" aria-label=${label}>
    ${Array.from({ length: steps + 1 }, (_, i) => svg`<path d="M${EDGE + i * STEP} ${LINE}v4" />`)}
    ${svg`<path d="M2 ${LINE}h${width - 4}" />`}
    ${[...new Set(before)].map((value) => svg`<path class="before" d="M${x(value) - 5} ${LINE}h10" />`)}
    ${values.map((value) => dot(value, 'counted'))} ${late.map((value) => dot(value, 'late'))}
  </svg>`;
}

/** What is known of a small cell: one or two. It is drawn as high as two, and open. */
const SMALL = 2;
const HIGH = 22;
/** A column for each answer of the scale; colours come from `.cells` in the styles of whoever shows it. */
export function histogram(scale: Scale, cells: readonly Cell[], label: string): TemplateResult {
  const width = cells.length * STEP;
  const times = (cell: Cell): number => (cell === '≤2' ? SMALL : cell);
  const most = Math.max(SMALL, ...cells.map(times));
  return html`<svg class="cells" viewBox="0 0 ${width} ${HIGH + 20}" role="img" aria-label=${label}>
    ${cells.map((cell, index) => {
      const high = (times(cell) / most) * HIGH;
      const x = index * STEP + STEP / 2;
      return svg`<rect class=${cell === '≤2' ? 'small' : 'full'} x=${x - 6} y=${8 + HIGH - high} width="12" height=${high} />
        <text x=${x} y=${6 + HIGH - high}>${cell === 0 ? '' : cell}</text>
        <text class="answer" x=${x} y=${HIGH + 17}>${scale.min + index}</text>`;
    })}
    ${svg`<path d="M0 ${HIGH + 8.5}h${width}" />`}
  </svg>`;
}
