// The form that makes next year's canvas from the choices of this one, and gives the only link to it.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readMeta } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import type { Device } from '../session/device.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { compareWords } from '../words/compare.ts';
import { nextTitle } from './other-canvas.ts';
import type { beginNextYear } from './other-canvas.ts';
import { panelStyles } from './panel-styles.ts';

type Begun = { readonly title: string; readonly link: string };

@customElement('clc-next-year')
export class ClcNextYear extends LitElement {
  static override styles = [
    base,
    panelStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s2) var(--s3);
        margin-block-start: var(--s6);
        border-block-start: 1px solid var(--line);
      }
      h3 {
        padding-block: var(--s4) var(--s1);
        font-size: var(--t-sm);
        font-weight: 680;
      }
      h3,
      p {
        flex-basis: 100%;
      }
      label {
        display: grid;
        flex: 1;
        gap: 0.25rem;
        min-inline-size: 12rem;
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      @media (pointer: coarse) {
        .btn,
        .field {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) device!: Device;
  @property({ attribute: false }) begin!: typeof beginNextYear;
  /** Undefined: nobody has named it yet. */
  @state() private wanted: string | undefined;
  @state() private begun: Begun | 'busy' | 'failed' | undefined;

  constructor() {
    super();
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'meta')]);
  }
  override render(): TemplateResult | typeof nothing {
    const { begun, canvas, say } = this;
    if (!canvas) return nothing;
    const words = compareWords[say.lang];
    const title = this.wanted ?? nextTitle(readMeta(canvas.doc).title, new Date().getFullYear());
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        // A button that is disabled would lose the focus.
        if (this.begun !== 'busy') void this.#begin(canvas, title.trim());
      }}
    >
      <h3>${words.nextYear}</h3>
      <p class="intro">${words.nextYearIntro}</p>
      <label
        >${words.nextYearTitle}<input
          class="field"
          maxlength="200"
          .value=${title}
          @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
      /></label>
      <button class="btn" ?disabled=${title.trim() === ''} aria-disabled=${begun === 'busy' ? 'true' : 'false'}>
        ${words.begin}
      </button>
      ${begun === 'failed' ? html`<p class="problem" role="alert">${icon('warn', 'small')} ${words.notBegun}</p>` : nothing}
      ${
        typeof begun === 'object'
          ? html`<p role="status">
              ${words.begun(begun.title)}
              <a class="btn primary" href=${begun.link} target="_blank" rel="noopener">${words.open}</a>
            </p>`
          : nothing
      }
    </form>`;
  }
  async #begin(canvas: Canvas, title: string): Promise<void> {
    this.begun = 'busy';
    try {
      const server = this.device.list().find(({ id }) => id === canvas.id)?.server ?? location.origin;
      const { links } = await this.begin(server, canvas, title);
      this.begun = { title, link: links['owner'] ?? '' };
    } catch {
      // Why does not matter to whoever asked: nothing was made, and they can ask again.
      this.begun = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-next-year': ClcNextYear;
  }
}
