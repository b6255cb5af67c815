// How to put this canvas in another site: code to copy for the element and for a frame, and what that site must allow.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CanvasReach } from '../session/api.ts';
import { embedManifest } from '../session/api-on-demand.ts';
import type { EmbedManifest } from '../session/api-on-demand.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { embedWords } from '../words/embed.ts';
import { elementCode, frameCode, policyOf } from './embed-code.ts';

type Manifest =
  { readonly kind: 'not-asked' | 'loading' | 'failed' } | { readonly kind: 'here'; readonly manifest: EmbedManifest };

@customElement('clc-embed-how')
export class EmbedHow extends LitElement {
  static override styles = [
    base,
    css`
      summary {
        padding-block: var(--s2);
        font-size: var(--t-sm);
        font-weight: 640;
        cursor: pointer;
      }
      .all {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
      }
      h3 {
        font-size: var(--t-sm);
        font-weight: 640;
      }
      p {
        font-size: var(--t-sm);
      }
      pre {
        margin: 0;
        padding: var(--s2) var(--s3);
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--sunken);
        font:
          400 var(--t-xs) / 1.5 ui-monospace,
          monospace;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .btn {
        justify-self: start;
      }
    `,
  ];
  @property({ attribute: false }) reach!: CanvasReach;
  /** Of the canvas, for whoever cannot see the frame. */
  @property() heading = '';
  /** Tests hand in their own. */
  @property({ attribute: false }) fetchManifest: typeof embedManifest = embedManifest;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  @state() private manifest: Manifest = { kind: 'not-asked' };
  @state() private told = '';

  readonly #toggled = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && this.manifest.kind !== 'here') void this.#load();
  };
  readonly #load = async (): Promise<void> => {
    this.manifest = { kind: 'loading' };
    try {
      this.manifest = { kind: 'here', manifest: await this.fetchManifest(this.reach) };
    } catch {
      this.manifest = { kind: 'failed' };
    }
  };
  async #copy(what: string, code: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      this.told = embedWords[this.say.lang].copied(what);
    } catch {
      // No permission: the text stands there to be selected.
      this.told = this.say.app.copyFailed;
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.say) return nothing;
    return html`<details @toggle=${this.#toggled}>
      <summary>${embedWords[this.say.lang].open}</summary>
      <div class="all">${this.#inside(this.manifest)}</div>
    </details>`;
  }
  #inside(manifest: Manifest): TemplateResult | typeof nothing {
    const words = embedWords[this.say.lang];
    switch (manifest.kind) {
      case 'not-asked':
        return nothing;
      case 'loading':
        return html`<p role="status">${words.loading}</p>`;
      case 'failed':
        return html`<p role="alert">${words.failed}</p>
          <button class="btn" @click=${this.#load}>${this.say.app.retry}</button>`;
      case 'here': {
        const { canvasId } = this.reach;
        const server = this.reach.server.replace(/\/+$/u, '');
        return html`<p>${words.intro}</p>
          ${this.#code(words.element, words.elementWho, elementCode(server, canvasId, this.say.lang, manifest.manifest))}
          ${this.#code(words.frame, words.frameWho, frameCode(server, canvasId, this.say.lang, this.heading))}
          <section>
            <h3>${words.allow}</h3>
            <p>${words.allowSite}</p>
            <pre tabindex="0" aria-label=${words.allow}>${policyOf(server)}</pre>
            <p>${words.allowServer('ALLOWED_ORIGINS', 'FRAME_ANCESTORS')}</p>
          </section>
          <p role="status">${this.told}</p>`;
      }
      default:
        return manifest satisfies never;
    }
  }
  #code(what: string, who: string, code: string): TemplateResult {
    return html`<section>
      <h3>${what}</h3>
      <p>${who}</p>
      <pre tabindex="0" aria-label=${what}>${code}</pre>
      <button
        class="btn"
        aria-label=${embedWords[this.say.lang].copyOf(what)}
        @click=${() => void this.#copy(what, code)}
      >
        ${icon('copy')}${this.say.app.copy}
      </button>
    </section>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-embed-how': EmbedHow;
  }
}
