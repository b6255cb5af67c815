// The sign on a locked block: who locked it and what that means, in a small panel.
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import { sessionWords } from '../words/session.ts';

@customElement('clc-lock-sign')
export class ClcLockSign extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
      clc-popover {
        margin-block: -0.25rem;
      }
      .sign {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        padding-inline: var(--s2);
        border: 1px solid var(--line-2);
        border-radius: var(--rfull);
        background: var(--warn-tint);
        color: var(--warn);
        font-size: var(--t-xs);
        font-weight: 620;
        line-height: 1.375rem;
        white-space: nowrap;
      }
      p {
        max-inline-size: 16rem;
        font-size: var(--t-sm);
      }
    `,
  ];
  @property() sentence = '';
  @property({ attribute: false }) say!: Say;

  override render(): TemplateResult {
    const { locked } = sessionWords[this.say.lang];
    return html`<clc-popover label=${locked} plain>
      <span slot="button" class="sign">${icon('lock', 'small')}${locked}</span>
      <p>${this.sentence}</p>
    </clc-popover>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-lock-sign': ClcLockSign;
  }
}
