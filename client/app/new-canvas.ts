// The ways to begin: empty, from an example, or from a file; asks for a title and makes the canvas on the server.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { TITLE_CHARS } from '../../shared/document/compass.ts';
import type { CreateCanvasBody, CreatedCanvas } from '../../shared/wire/http.ts';
import { ApiProblem } from '../session/api.ts';
import { createCanvas } from '../session/api-on-demand.ts';
import type { Reach } from '../session/api.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import '../ui/mini-map.ts';
import { startWords } from '../words/start.ts';
import { EXAMPLE_FILL } from './example-fill.ts';
import { fileProblemLines, sentenceFor } from './problem.ts';
import { GoEvent } from './start-events.ts';

type Kind = 'template' | 'ikea' | 'rijwiel';
const EXAMPLE_TITLE = { ikea: 'IKEA', rijwiel: 'Rijwiel & Co' } as const;

@customElement('clc-new-canvas')
export class NewCanvas extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      h2 {
        font: 600 1.3125rem/1.2 var(--font-voice);
        padding-block-end: var(--s3);
      }
      ul {
        display: flex;
        flex-direction: column;
        gap: var(--s2);
      }
      .way {
        inline-size: 100%;
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--s4);
        text-align: start;
        padding: var(--s4);
        background: var(--sheet);
        border: 1px solid var(--control);
        border-radius: var(--r2);
        cursor: pointer;
      }
      .way:hover,
      .way.over {
        background: var(--surface);
      }
      .way.first {
        background: var(--surface);
        border: 1.5px solid var(--ink);
      }
      .way.file {
        justify-content: flex-start;
        border-style: dashed;
        padding-block: var(--s3);
      }
      .way.file:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      .way.over {
        border-color: var(--ink);
        border-style: solid;
      }
      .words {
        display: flex;
        flex-direction: column;
        font-size: var(--t-sm);
        color: var(--ink-2);
        line-height: 1.4;
      }
      .words b {
        font-weight: 620;
        font-size: 1rem;
        color: var(--ink);
      }
      clc-mini-map {
        inline-size: 5.25rem;
        block-size: 3.5rem;
      }
      .wrong {
        display: grid;
        gap: var(--s2);
        margin-block-start: var(--s2);
        padding: var(--s3) var(--s4);
        border: 1px solid var(--error);
        border-radius: var(--r2);
        background: var(--error-tint);
        font-size: var(--t-sm);
      }
      .wrong p {
        display: flex;
        gap: var(--s2);
        font-weight: 620;
        color: var(--error);
      }
      .wrong li {
        overflow-wrap: anywhere;
      }
      .wrong ul {
        gap: var(--s1);
        padding-inline-start: 1.625rem;
        list-style: disc;
        max-block-size: 14rem;
        overflow: auto;
      }
      form {
        display: grid;
        gap: var(--s3);
      }
      form label {
        font-weight: 620;
      }
      form .field {
        margin-block-start: var(--s1);
        font-weight: 400;
        min-block-size: 2.5rem;
      }
      form .btn {
        justify-self: end;
        min-block-size: 2.5rem;
      }
      .note {
        color: var(--error);
        font-size: var(--t-sm);
      }
      .note:empty {
        display: none;
      }
    `,
  ];
  @property({ attribute: false }) reach!: Reach;
  /** Makes a canvas; tests hand in their own. */
  @property({ attribute: false }) create: (reach: Reach, body: CreateCanvasBody) => Promise<CreatedCanvas> =
    createCanvas;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  @state() private asking: Kind | undefined;
  @state() private note = '';
  @state() private busy = false;
  @state() private over = false;
  @state() private file: { readonly heading: string; readonly lines: readonly string[] } | undefined;
  @query('#title') private readonly input!: HTMLInputElement | null;

  async #ask(kind: Kind): Promise<void> {
    this.note = '';
    this.file = undefined;
    this.asking = kind;
    await this.updateComplete;
    // The dialog takes the focus when it has opened; only then can it be moved to the field.
    await this.renderRoot.querySelector('clc-dialog')?.updateComplete;
    if (!this.input) return;
    this.input.value = kind === 'template' ? '' : startWords[this.say.lang].start.copyOf(EXAMPLE_TITLE[kind]);
    this.input.focus();
    this.input.select();
  }
  readonly #close = (): void => {
    this.asking = undefined;
  };
  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { start } = startWords[this.say.lang];
    const title = this.input?.value.trim() ?? '';
    const kind = this.asking;
    if (!kind || this.busy) return;
    this.note = title === '' ? start.titleMissing : title.length > TITLE_CHARS ? start.titleTooLong : '';
    if (this.note) return this.input?.focus();
    this.busy = true;
    try {
      const body = { title, lang: this.say.lang, ...(kind === 'template' ? {} : { example: kind }) };
      this.#go(await this.create(this.reach, body));
    } catch (error) {
      this.note = sentenceFor(error, this.say);
    } finally {
      this.busy = false;
    }
  };
  #go(made: CreatedCanvas): void {
    const address = made.links.owner;
    if (address) this.dispatchEvent(new GoEvent(address));
  }

  /** Makes a canvas from a file, or says what is wrong with it. */
  async take(file: File | undefined): Promise<void> {
    if (!file || this.busy) return;
    const words = startWords[this.say.lang];
    this.busy = true;
    this.file = undefined;
    try {
      const json = await parsed(file);
      const { checkFile } = await import('../../shared/document/file.ts');
      const checked = json === undefined ? undefined : checkFile(json);
      if (!checked) this.file = { heading: words.file.notJson, lines: [] };
      else if (!checked.ok) this.#wrong(checked.problems);
      else this.#go(await this.create(this.reach, { document: json }));
    } catch (error) {
      const problems = error instanceof ApiProblem ? error.problem?.problems : undefined;
      if (problems?.length) this.#wrong(problems);
      else this.file = { heading: sentenceFor(error, this.say), lines: [] };
    } finally {
      this.busy = false;
    }
  }
  #wrong(problems: readonly { path: string; code: string }[]): void {
    this.file = {
      heading: startWords[this.say.lang].file.heading(problems.length),
      lines: fileProblemLines(problems, this.say),
    };
  }
  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.take(input.files?.[0]);
    // The same file, mended, must count as chosen again.
    input.value = '';
  };
  readonly #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = event.type === 'dragover';
  };
  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    void this.take(event.dataTransfer?.files[0]);
  };

  override render(): TemplateResult | typeof nothing {
    if (!this.say) return nothing;
    const { start } = startWords[this.say.lang];
    const way = (kind: Kind, name: string, hint: string): TemplateResult =>
      html`<li>
        <button class="way ${kind === 'template' ? 'first' : ''}" data-way=${kind} @click=${() => void this.#ask(kind)}>
          <span class="words"><b>${name}</b><span>${hint}</span></span>
          <clc-mini-map .fill=${kind === 'template' ? {} : EXAMPLE_FILL[kind]}></clc-mini-map>
        </button>
      </li>`;
    return html`<h2>${start.newHeading}</h2>
      <ul>
        ${way('template', start.template, start.templateHint)} ${way('ikea', start.ikea, start.ikeaHint)}
        ${way('rijwiel', start.rijwiel, start.rijwielHint)}
        <li>
          <label
            class="way file ${this.over ? 'over' : ''}"
            @dragover=${this.#drag}
            @dragleave=${this.#drag}
            @drop=${this.#drop}
            >${icon('file')}<span class="words"><b>${start.file}</b><span>${start.fileHint}</span></span
            ><input class="sr" type="file" accept=".json,application/json" @change=${this.#chosen}
          /></label>
          <div role="alert">${this.file ? this.#report(this.file) : nothing}</div>
        </li>
      </ul>
      <clc-dialog heading=${start.newHeading} ?open=${this.asking !== undefined} @clc-close=${this.#close}>
        <form novalidate @submit=${this.#submit}>
          <label
            >${start.newTitle}<input
              class="field"
              id="title"
              autocomplete="off"
              placeholder=${start.newTitleHint}
              aria-invalid=${this.note ? 'true' : 'false'}
              aria-describedby="note"
          /></label>
          <p class="note" id="note" role="alert">${this.note}</p>
          <button class="btn primary" ?disabled=${this.busy}>${this.busy ? start.creating : start.create}</button>
        </form>
      </clc-dialog>`;
  }
  #report(file: { readonly heading: string; readonly lines: readonly string[] }): TemplateResult {
    return html`<div class="wrong">
      <p>${icon('err')}${file.heading}</p>
      ${
        file.lines.length
          ? html`<ul>
              ${file.lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : nothing
      }
    </div>`;
  }
}

/** The file's JSON, or undefined when it is none. */
async function parsed(file: File): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-new-canvas': NewCanvas;
  }
}
