// Answers drawn as dots above a scale, one dot a person; of an earlier ballot faint, of latecomers hollow.
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Scale } from '../../shared/judge/consensus.ts';

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
