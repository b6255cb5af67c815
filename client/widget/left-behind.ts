// The dialog with work of one's own that the server did not take over: what and where, to copy, to keep as a file, to let go.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { template } from '../../shared/template/canvas-template.ts';
import { spokenFacetName } from '../board/names.ts';
import { sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import type { NotTaken } from '../session/not-taken.ts';
import { onDemand } from '../session/on-demand.ts';
import type { LeftBehind } from '../session/open-session.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { leftBehindWords } from '../words/left-behind.ts';

/** The person needs what was left behind no more. */
export class LetGo extends Event {
  static readonly type = 'clc-let-go';
  constructor() {
    super(LetGo.type);
  }
}

@customElement('clc-left-behind')
export class ClcLeftBehind extends LitElement {
  static override styles = [
    base,
    css`
      .intro {
        color: var(--ink-2);
      }
      ul {
        margin-block-start: var(--s3);
      }
      li {
        display: flex;
        align-items: flex-start;
        gap: var(--s3);
        padding-block: var(--s2);
        border-block-start: 1px solid var(--line);
      }
      .what {
        flex: 1;
        min-inline-size: 0;
      }
      small {
        display: block;
        padding-block-end: 0.125rem;
        font-size: var(--t-xs);
        color: var(--ink-2);
      }
      .text {
        max-block-size: 12rem;
        overflow: auto;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .none {
        color: var(--ink-2);
      }
      .file {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        padding-block-start: var(--s3);
        border-block-start: 1px solid var(--line);
      }
      .file p {
        flex: 1 1 14rem;
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
    `,
  ];

  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) what: LeftBehind | undefined;
  @property({ type: Boolean }) open = false;

  override render(): TemplateResult | typeof nothing {
    const { say, what } = this;
    if (!what) return nothing;
    const words = leftBehindWords[say.lang];
    const { canvas, pieces } = what;
    return html`<clc-dialog
      .heading=${words.title}
      .open=${this.open}
      @clc-close=${() => this.dispatchEvent(new DialogClose())}
    >
      <p class="intro">${words.intro}</p>
      <ul role="list">
        ${pieces.map((piece) => this.#piece(piece))}
      </ul>
      ${
        canvas
          ? html`<div class="file">
              <p>${words.fileHint}</p>
              <button class="btn" @click=${() => void this.#download(canvas)}>${icon('download')}${words.file}</button>
            </div>`
          : nothing
      }
      <button slot="actions" class="btn" @click=${this.#letGo}>${words.letGo}</button>
      <button slot="actions" class="btn primary" @click=${() => void this.#copy(pieces)}>
        ${icon('copy')}${words.copyAll}
      </button>
    </clc-dialog>`;
  }
  #piece(piece: NotTaken): TemplateResult {
    const words = leftBehindWords[this.say.lang];
    const place = this.#place(piece);
    return html`<li>
      <div class="what">
        <small>${place}</small>
        ${
          piece.text.trim() === ''
            ? html`<p class="none">${words.noText}</p>`
            : html`<p class="text" tabindex="0">${piece.text}</p>`
        }
      </div>
      ${
        piece.text.trim() === ''
          ? nothing
          : html`<button class="ib" aria-label=${words.copyOf(place)} @click=${() => void this.#copy([piece])}>
              ${icon('copy')}
            </button>`
      }
    </li>`;
  }
  #place(piece: NotTaken): string {
    const { lang } = this.say;
    const words = leftBehindWords[lang];
    switch (piece.kind) {
      case 'card':
        return piece.facet ? words.card(spokenFacetName(piece.facet, lang)) : words.cardAnywhere;
      case 'compass': {
        const field = template.centre.fields.find((f) => f.id === piece.field);
        return words.compass(field?.label[lang] ?? '');
      }
      case 'comment':
        return words.comment;
      case 'other':
        return (words.other as Partial<Record<typeof piece.root, string>>)[piece.root] ?? words.otherAnything;
      default:
        return piece satisfies never;
    }
  }
  async #copy(pieces: readonly NotTaken[]): Promise<void> {
    const { app } = this.say;
    const text =
      pieces.length === 1
        ? (pieces[0]?.text ?? '')
        : pieces.map((piece) => `${this.#place(piece)}\n${piece.text}`.trim()).join('\n\n');
    try {
      await navigator.clipboard.writeText(text);
      this.dispatchEvent(new SayRequest(app.copied));
    } catch {
      // No clipboard here (a page without TLS, a host that forbids it): the person takes the text by hand.
      this.dispatchEvent(new SayRequest(app.copyFailed));
    }
  }
  async #download(canvas: Canvas): Promise<void> {
    const kept = await onDemand(this, async () =>
      (await import('../export/export-canvas.ts')).exportHere(canvas, this.say),
    );
    if (kept) this.dispatchEvent(new SayRequest(kept));
  }
  readonly #letGo = (): void => {
    this.dispatchEvent(new LetGo());
    this.dispatchEvent(new DialogClose());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-left-behind': ClcLeftBehind;
  }
  interface HTMLElementEventMap {
    'clc-let-go': LetGo;
  }
}
