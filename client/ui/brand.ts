// The sign of the product: a diamond around a point.
import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from 'lit';

export function brand(): TemplateResult {
  return html`<svg class="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d="M12 2.5 21.5 12 12 21.5 2.5 12z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" /><path d="M12 7.8 16.2 12 12 16.2 7.8 12z" fill="currentColor" />`}
  </svg>`;
}
