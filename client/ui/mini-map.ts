// A thumbnail of a canvas: one bar per facet, as long as the facet is full.
import { css, html, LitElement, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';

/** So many cards fill a facet's bar. */
const FULL = 5;
const shapes = FACET_IDS.map((id) => {
  const block = id.slice(0, id.indexOf('.'));
  const among = FACET_IDS.filter((other) => other.startsWith(`${block}.`));
  const at = among.indexOf(id);
  const step = (total: number, gap: number) => (total - gap * (among.length - 1)) / among.length;
  // I and IV lie across the page and fill downwards; II and III stand beside the compass and fill sideways.
  if (block === 'licence' || block === 'resources') {
    const width = step(96, 1.5);
    return { id, block, down: true, x: at * (width + 1.5), y: block === 'licence' ? 0 : 50, width, height: 14 };
  }
  const height = step(30.5, 1.5);
  return { id, block, down: false, x: block === 'arena' ? 0 : 65, y: 16.5 + at * (height + 1.5), width: 31, height };
});

@customElement('clc-mini-map')
export class MiniMap extends LitElement {
  static override styles = css`
    :host {
      display: block;
      inline-size: 7.5rem;
      block-size: 5rem;
      flex: none;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    .ground {
      fill: var(--hover);
    }
    .compass {
      fill: var(--compass);
    }
    .licence {
      fill: var(--licence);
    }
    .arena {
      fill: var(--arena);
    }
    .proposition {
      fill: var(--proposition);
    }
    .resources {
      fill: var(--resources);
    }
    @media (forced-colors: active) {
      svg {
        forced-color-adjust: none;
      }
    }
  `;
  /** Number of cards per facet. */
  @property({ attribute: false }) fill: Partial<Record<FacetId, number>> = {};

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 96 64" aria-hidden="true">
      ${shapes.map((shape): SVGTemplateResult => {
        const part = Math.min(1, (this.fill[shape.id] ?? 0) / FULL);
        const { x, y, width, height } = shape;
        return svg`<rect class="ground" x=${x} y=${y} width=${width} height=${height} /><rect
          class=${shape.block} x=${x} y=${y}
          width=${shape.down ? width : width * part} height=${shape.down ? height * part : height} />`;
      })}
      <rect class="compass" x="33" y="16.5" width="30" height="30.5" />
    </svg>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-mini-map': MiniMap;
  }
}
