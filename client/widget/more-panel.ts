// Everything that is not needed every minute: name, language, display, files, bin, where the canvas comes from.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { cardsInBin } from '../../shared/document/cards.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { NOTE } from '../../shared/template/note.ts';
import { LANGS } from '../../shared/template/template.ts';
import { canvasContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, View } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import '../presence/people.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import '../ui/segmented.ts';
import type { SwitchEvent } from '../ui/switch.ts';
import '../ui/switch.ts';
import { LANGUAGES } from '../words/languages.ts';
import { sessionWords } from '../words/session.ts';
import { settingsWords } from '../words/settings.ts';
import { NAME_CHARS } from './name-form.ts';
import { ShellRequest } from './shell-request.ts';
import type { ShellWish } from './shell-request.ts';

@customElement('clc-more-panel')
export class MorePanel extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--s4);
        inline-size: 19rem;
        max-inline-size: 100%;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--s1) var(--s2);
      }
      label,
      h2 {
        grid-column: 1/-1;
        font-size: var(--t-sm);
        font-weight: 400;
        color: var(--ink-2);
      }
      form .btn {
        min-block-size: 2.25rem;
      }
      .list {
        display: grid;
      }
      .list button {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-block-size: 2.25rem;
        padding-inline: var(--s2);
        margin-inline: calc(-1 * var(--s2));
        border-radius: var(--r1);
        font-size: var(--t-sm);
        text-align: start;
      }
      .list button:hover {
        background: var(--hover);
      }
      hr {
        border: 0;
        border-block-start: 1px solid var(--line);
        margin: 0;
      }
      .about {
        display: grid;
        gap: var(--s2);
        font-size: var(--t-xs);
        color: var(--ink-2);
      }
      @media (pointer: coarse) {
        .list button,
        .btn,
        .field {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true })
  @state()
  private canvas?: Canvas;
  @consume({ context: viewContext, subscribe: true })
  @state()
  private view!: View;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;

  constructor() {
    super();
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'cards')]);
  }
  #ask(wish: ShellWish): void {
    this.dispatchEvent(new ShellRequest(wish));
  }
  #show(change: Partial<View>): void {
    this.dispatchEvent(new ViewRequest(change));
  }
  readonly #name = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get('name');
    if (typeof name === 'string' && name.trim()) this.#ask({ kind: 'rename', name: name.trim() });
  };
  #item(wish: ShellWish, sign: Parameters<typeof icon>[0], label: string): TemplateResult {
    return html`<button @click=${() => this.#ask(wish)}>${icon(sign)}${label}</button>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say, view } = this;
    if (!canvas || !say || !view) return nothing;
    const words = settingsWords[say.lang];
    const session = sessionWords[say.lang];
    const source = readMeta(canvas.doc).source;
    const choices = <K extends string>(names: Readonly<Record<K, string>>, values: readonly K[]) =>
      values.map((value) => ({ value, label: names[value] }));
    return html`${view.size === 'phone' ? html`<clc-people></clc-people>` : nothing}
      ${
        view.size === 'phone' && canvas.rights.share
          ? html`<button class="btn primary" @click=${() => this.#ask({ kind: 'share' })}>${say.app.share}</button>`
          : nothing
      }
      ${
        canvas.rights.discuss && !view.vouched
          ? html`<form @submit=${this.#name}>
              <label for="name">${words.name}</label>
              <input
                class="field"
                id="name"
                name="name"
                autocomplete="name"
                maxlength=${NAME_CHARS}
                required
                .value=${canvas.me.name}
              />
              <button class="btn">${words.saveName}</button>
            </form>`
          : nothing
      }
      <clc-segmented
        data-setting="lang"
        label=${words.language}
        .options=${choices(LANGUAGES, LANGS)}
        value=${say.lang}
        @clc-choose=${(e: ChooseEvent) => this.#ask({ kind: 'lang', lang: e.value === 'en' ? 'en' : 'nl' })}
      ></clc-segmented>
      <clc-segmented
        data-setting="theme"
        label=${words.theme}
        .options=${choices(words.themes, ['auto', 'light', 'dark'])}
        value=${view.theme}
        @clc-choose=${(e: ChooseEvent) => this.#show({ theme: e.value as View['theme'] })}
      ></clc-segmented>
      <clc-segmented
        data-setting="arrangement"
        label=${words.arrangement}
        .options=${choices(words.arrangements, ['reading', 'book'])}
        value=${view.arrangement}
        @clc-choose=${(e: ChooseEvent) => this.#show({ arrangement: e.value as View['arrangement'] })}
      ></clc-segmented>
      <clc-segmented
        data-setting="testing"
        label=${session.mode}
        .options=${choices(session.modes, ['design', 'test'])}
        value=${view.testing ? 'test' : 'design'}
        @clc-choose=${(e: ChooseEvent) => this.#show({ testing: e.value === 'test' })}
      ></clc-segmented>
      ${
        canvas.rights.edit
          ? html`<button class="btn" @click=${() => this.#show({ session: true })}>
              ${icon('flag')}${session.open}
            </button>`
          : nothing
      }
      <div>
        <clc-switch
          label=${words.pointers}
          ?on=${view.showPointers}
          @clc-switch=${(e: SwitchEvent) => this.#show({ showPointers: e.on })}
        ></clc-switch>
        <clc-switch
          label=${words.announce}
          ?on=${view.announceJoins}
          @clc-switch=${(e: SwitchEvent) => this.#show({ announceJoins: e.on })}
        ></clc-switch>
      </div>
      <hr />
      <div class="list">
        <h2>${words.exportHeading}</h2>
        ${this.#item({ kind: 'export', format: 'json' }, 'download', words.exportJson)}
        ${this.#item({ kind: 'export', format: 'md' }, 'file', words.exportMarkdown)}
        ${this.#item({ kind: 'export', format: 'csv' }, 'file', words.exportCsv)}
        ${this.#item({ kind: 'print' }, 'print', words.print)}
        ${
          canvas.rights.edit
            ? this.#item({ kind: 'bin' }, 'bin', words.binCount(cardsInBin(canvas.doc).length))
            : nothing
        }
      </div>
      <hr />
      <div class="about">
        ${source ? html`<p>${source[say.lang]}</p>` : nothing}
        <p>${NOTE[say.lang]}</p>
        <p>${words.credits}</p>
      </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-more-panel': MorePanel;
  }
}
