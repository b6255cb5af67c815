// A person as a small sign: shape and colour by their slot, initials, and whether they are active, idle or away.
import { consume } from '@lit/context';
import { LitElement, css, html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { initials } from './initials.ts';

/** Who an avatar shows. Without `activity` it says nothing about being here (an author of a comment, an owner). */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly slot: number;
  readonly activity?: 'active' | 'idle' | 'away';
  readonly me?: boolean;
}

/** The shape of each slot on a 30 by 30 grid, so that hue is never the only sign. */
export const SHAPES = [
  { name: 'circle', path: 'M15 2a13 13 0 100 26 13 13 0 000-26z' },
  { name: 'square', path: 'M3.5 3.5h23v23h-23z' },
  { name: 'diamond', path: 'M15 1l14 14-14 14L1 15z' },
  { name: 'hexagon', path: 'M8 2.5h14l7 12.5-7 12.5H8L1 15z' },
  { name: 'pentagon', path: 'M15 1.5l13.5 10-5.2 16H6.700L1.5 11.5z' },
  { name: 'arch', path: 'M3 27V13a12 12 0 0124 0v14z' },
] as const;
/** A slot from the wire as one of the six. */
export function slotIndex(slot: number): number {
  return Number.isInteger(slot) && slot >= 0 ? slot % PERSON_SLOTS : 0;
}
/** Gives whatever carries `data-slot` its person's colour as `--c`. A rule, because strict pages refuse style attributes. */
export const hues = css`
  [data-slot='0'] {
    --c: var(--p1);
  }
  [data-slot='1'] {
    --c: var(--p2);
  }
  [data-slot='2'] {
    --c: var(--p3);
  }
  [data-slot='3'] {
    --c: var(--p4);
  }
  [data-slot='4'] {
    --c: var(--p5);
  }
  [data-slot='5'] {
    --c: var(--p6);
  }
`;

@customElement('clc-avatar')
export class ClcAvatar extends LitElement {
  static override styles = [
    base,
    hues,
    css`
      :host {
        display: inline-grid;
        flex: none;
        line-height: 1;
      }
      .av {
        position: relative;
        display: inline-grid;
        place-items: center;
        inline-size: 1.875rem;
        block-size: 1.875rem;
        font-size: var(--t-xs);
        font-weight: 700;
        letter-spacing: 0.01em;
        color: var(--on-p);
        user-select: none;
      }
      svg {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
      }
      path {
        fill: var(--c);
        stroke: var(--c);
        stroke-width: 1.5;
      }
      b {
        position: relative;
      }
      .small {
        inline-size: 1.625rem;
        block-size: 1.625rem;
        font-stretch: 78%;
      }
      .narrow {
        font-stretch: 78%;
      }
      .idle,
      .away {
        color: var(--ink-2);
      }
      .idle path,
      .away path {
        fill: var(--surface);
        stroke-dasharray: 2.5 2.5;
      }
      .away {
        color: var(--ink-3);
      }
      .away path {
        stroke: var(--control);
      }
      @media (forced-colors: active) {
        path {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) person: Person | undefined;
  @property() size: 'normal' | 'small' = 'normal';
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;

  override render(): TemplateResult | undefined {
    const { person, say } = this;
    if (!person || !say) return undefined;
    const slot = slotIndex(person.slot);
    const state = person.activity ?? 'active';
    const shape = SHAPES[slot] ?? SHAPES[0];
    // Two letters need the narrow width in the shapes that leave them least room.
    const narrow = shape.name === 'diamond' || shape.name === 'pentagon' ? 'narrow' : '';
    return html`<span
      class="av ${state} ${this.size} ${narrow}"
      role="img"
      aria-label=${say.app.named(person.name, state, person.me ?? false)}
      title=${person.name}
      data-shape=${shape.name}
      data-slot=${slot}
    >
      <svg viewBox="0 0 30 30" aria-hidden="true">${svg`<path d=${shape.path} />`}</svg>
      <b aria-hidden="true">${initials(person.name)}</b>
    </span>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-avatar': ClcAvatar;
  }
}
