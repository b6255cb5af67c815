// The start page: go on where you were, begin a canvas, join one with a link; name, language and display.
import { ContextProvider } from '@lit/context';
import { css, html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LANGS } from '../../shared/template/template.ts';
import { sayContext } from '../session/contexts.ts';
import type { View } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import type { RecentCanvas } from '../session/device.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { brand } from '../ui/brand.ts';
import { icon } from '../ui/icons.ts';
import '../ui/popover.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import '../ui/segmented.ts';
import '../ui/toast.ts';
import { tokens } from '../ui/tokens.ts';
import { langAround } from '../words/lang-of.ts';
import { LANGUAGES } from '../words/languages.ts';
import { settingsWords } from '../words/settings.ts';
import { startWords } from '../words/start.ts';
import { sayIn } from '../words/both.ts';
import { canvasInfo } from '../session/api.ts';
import { createCanvas } from '../session/api-on-demand.ts';
import './join-link.ts';
import './new-canvas.ts';
import './recents.ts';
import type { ForgetEvent, GoEvent } from './start-events.ts';

/** A name has at most so many characters, as the server checks. */
const NAME_CHARS = 80;

@customElement('clc-start')
export class Start extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        display: block;
        position: relative;
        min-block-size: 100dvh;
        background: var(--ground);
        container: start / inline-size;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--s4);
        min-block-size: 3rem;
        padding-inline: var(--s4);
        background: var(--surface);
        border-block-end: 1px solid var(--line);
      }
      .brand {
        display: inline-flex;
        align-items: center;
        gap: var(--s4);
        font: 600 1.0625rem/1.2 var(--font-voice);
        letter-spacing: -0.005em;
        flex: 1;
        min-inline-size: 0;
      }
      .brand svg {
        margin-inline: var(--s1);
        flex: none;
      }
      .me {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        padding-inline: var(--s2);
        font-size: var(--t-sm);
        font-weight: 550;
        max-inline-size: 12rem;
      }
      .me span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .settings {
        display: grid;
        gap: var(--s4);
        inline-size: 18rem;
        max-inline-size: 100%;
      }
      .settings label {
        display: grid;
        gap: var(--s1);
        font-size: var(--t-sm);
        color: var(--ink-2);
      }
      .settings .field {
        color: var(--ink);
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 25rem;
        gap: var(--s12);
        max-inline-size: 78rem;
        margin-inline: auto;
        padding: var(--s12) var(--s8);
      }
      .side {
        display: flex;
        flex-direction: column;
        gap: var(--s10);
        padding-block-start: 0.25rem;
      }
      footer {
        max-inline-size: 78rem;
        margin-inline: auto;
        padding: 0 var(--s8) var(--s8);
        font-size: var(--t-xs);
        color: var(--ink-2);
      }
      clc-toast {
        position: fixed;
      }
      @container start (max-width: 30rem) {
        header,
        .brand {
          gap: var(--s2);
        }
        .brand {
          font-size: 1rem;
        }
        .me {
          max-inline-size: 7rem;
        }
      }
      @container start (max-width: 60rem) {
        main {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--s8);
          padding: var(--s6) var(--s4);
        }
        footer {
          padding-inline: var(--s4);
        }
      }
      @media (pointer: coarse) {
        .settings .field {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];
  @property({ attribute: 'lang', reflect: true }) language = '';
  /** Tests hand in their own memory, server calls and way to leave. */
  @property({ attribute: false }) device = deviceMemory();
  @property({ attribute: false }) calls = { create: createCanvas, info: canvasInfo };
  @property({ attribute: false }) go: (address: string) => void = (address) => location.assign(address);
  @property() server = location.origin;
  @state() private theme: View['theme'] = 'auto';
  @state() private canvases: readonly RecentCanvas[] = [];
  @query('clc-new-canvas') private readonly newCanvas!: HTMLElementTagNameMap['clc-new-canvas'];
  @query('clc-toast') private readonly toast!: HTMLElementTagNameMap['clc-toast'];
  readonly #say = new ContextProvider(this, { context: sayContext });

  constructor() {
    super();
    this.addEventListener(SayRequest.type, (e) => this.toast.show(e));
    this.addEventListener('clc-go', (e: GoEvent) => this.go(e.address));
    this.addEventListener('clc-forget', (e) => this.#forget(e));
  }
  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#read);
    window.addEventListener('storage', this.#read);
    this.addEventListener('dragover', this.#overPage);
    this.addEventListener('drop', this.#droppedOnPage);
    this.#read();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#read);
    window.removeEventListener('storage', this.#read);
    this.removeEventListener('dragover', this.#overPage);
    this.removeEventListener('drop', this.#droppedOnPage);
  }
  // A file dropped beside its place would otherwise replace this page.
  readonly #overPage = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  readonly #droppedOnPage = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    void this.newCanvas.take(event.dataTransfer.files[0]);
  };
  /** What this browser remembers; other tabs and the way back from a canvas change it. */
  readonly #read = (): void => {
    this.canvases = this.device.list().filter((canvas) => canvas.server === this.server);
    this.theme = this.device.preferences().theme;
    this.requestUpdate();
  };
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('device') || changed.has('server')) this.#read();
    this.language ||= this.device.lang() ?? langAround(this) ?? 'nl';
    const say = sayIn(this.language === 'en' ? 'en' : 'nl');
    if (say !== this.#say.value) this.#say.setValue(say);
    if (this.theme === 'auto') delete this.dataset.theme;
    else this.dataset.theme = this.theme;
  }
  #forget(event: ForgetEvent): void {
    const { canvas } = event;
    const { start } = startWords[this.#say.value.lang];
    this.device.forget(canvas.server, canvas.id);
    this.#read();
    const run = (): void => {
      this.device.remember(canvas);
      this.#read();
    };
    this.toast.show({ text: start.forgotten(canvas.title), action: { label: start.putBack, run } });
  }
  readonly #name = (event: Event): void => {
    this.device.setName((event.target as HTMLInputElement).value.trim());
    this.requestUpdate();
  };
  readonly #lang = (event: ChooseEvent): void => {
    const lang = event.value === 'en' ? 'en' : 'nl';
    this.device.setLang(lang);
    this.language = lang;
  };
  readonly #theme = (event: ChooseEvent): void => {
    this.device.setPreferences({ theme: event.value as View['theme'] });
    this.#read();
  };

  override render(): TemplateResult {
    const { app } = this.#say.value;
    const { start } = startWords[this.#say.value.lang];
    const settings = settingsWords[this.#say.value.lang];
    const name = this.device.name();
    const reach = { server: this.server };
    return html`<header>
        <div class="brand">${brand()}<span>${app.product}</span></div>
        <clc-popover label=${start.settings} button-label="${name ?? start.nameSet}. ${start.settings}">
          <span slot="button" class="me">${icon('person')}<span>${name ?? start.nameSet}</span></span>
          <div class="settings">
            <label
              >${start.name}<input
                class="field"
                autocomplete="name"
                maxlength=${NAME_CHARS}
                .value=${name ?? ''}
                @change=${this.#name}
            /></label>
            <clc-segmented
              label=${settings.language}
              .options=${LANGS.map((value) => ({ value, label: LANGUAGES[value] }))}
              value=${this.language}
              @clc-choose=${this.#lang}
            ></clc-segmented>
            <clc-segmented
              label=${settings.theme}
              .options=${(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: settings.themes[value] }))}
              value=${this.theme}
              @clc-choose=${this.#theme}
            ></clc-segmented>
          </div>
        </clc-popover>
      </header>
      <main>
        <clc-recents .canvases=${this.canvases}></clc-recents>
        <div class="side">
          <clc-new-canvas .reach=${reach} .create=${this.calls.create}></clc-new-canvas>
          <clc-join-link .reach=${reach} .info=${this.calls.info}></clc-join-link>
        </div>
      </main>
      <footer>${settings.credits}</footer>
      <clc-toast .dismissLabel=${app.toast.dismiss}></clc-toast>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-start': Start;
  }
}
