// One party of the ledger as bars: investment to the left, progress to the right, a diamond for the net, faint the other moment.
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { LEVEL_MAX, net, SIDES } from '../../shared/judge/ledger.ts';
import type { Levels, Side } from '../../shared/judge/ledger.ts';

export interface Bars {
  /** Unique in its tree: the pattern of a guess is named after it. */
  readonly id: string;
  readonly levels: Levels;
  /** Drawn as an outline. */
  readonly other: Levels;
  /** Striped: there is nothing but guesses behind it. */
  readonly guess: boolean;
  readonly label: string;
}
const PER_LEVEL = 50 / LEVEL_MAX;

/** Lengths are percentages, so the picture fits any width; colours come from the styles of whoever shows it. */
export function ledgerBars({ id, levels, other, guess, label }: Bars): TemplateResult {
  const balance = net(levels);
  return html`<svg class="bars" role="img" aria-label=${label}>
    ${
      guess
        ? svg`<defs><pattern id="guess-${id}" width="6" height="8" patternUnits="userSpaceOnUse">
            <path class="stripe" d="M1.5 0v8" />
          </pattern></defs>`
        : nothing
    }
    ${SIDES.map((side) => bar(side, levels[side], guess ? `url(#guess-${id})` : undefined))}
    ${SIDES.map((side) => outline(side, other[side]))} ${svg`<line class="axis" x1="50%" x2="50%" y1="0" y2="100%" />`}
    ${SIDES.map((side) => figure(side, levels[side]))}
    ${
      balance === null
        ? nothing
        : svg`<svg class="net" x="${50 + balance * PER_LEVEL}%" y="50%" overflow="visible">
            <path d="M0 -8L8 0 0 8 -8 0z" />
          </svg>`
    }
  </svg>`;
}
function bar(side: Side, level: number | null, fill: string | undefined): TemplateResult {
  if (level === null)
    return svg`<rect class="none" x="${side === 'investment' ? 50 - 2 * PER_LEVEL : 50}%" y="14" width="${2 * PER_LEVEL}%" height="20" />`;
  return svg`<rect class="bar ${side} ${fill ? 'guess' : ''}" fill=${fill ?? nothing} x="${startOf(side, level)}%" y="14"
    width="${level * PER_LEVEL}%" height="20" />`;
}
function outline(side: Side, level: number | null): TemplateResult | typeof nothing {
  if (level === null) return nothing;
  return svg`<rect class="other" x="${startOf(side, level)}%" y="9" width="${level * PER_LEVEL}%" height="30" />`;
}
/** The number stands outside the bar: at its end stands the diamond of whoever puts in or gains nothing. */
function figure(side: Side, level: number | null): TemplateResult {
  const left = side === 'investment';
  const end = left ? 50 - (level ?? 1) * PER_LEVEL : 50 + (level ?? 1) * PER_LEVEL;
  if (level === null) return svg`<text class="figure" x="${end}%" y="28.5" text-anchor="middle">?</text>`;
  return svg`<text class="figure" x="${end}%" y="28.5" dx=${left ? -11 : 11} text-anchor=${left ? 'end' : 'start'}>${level}</text>`;
}
function startOf(side: Side, level: number): number {
  return side === 'investment' ? 50 - level * PER_LEVEL : 50;
}
