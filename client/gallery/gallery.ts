// The gallery: every element in every state, without a server. `?only=id` shows one, `&lang=en`, `&theme=dark`.
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dressPage } from '../app/dress-page.ts';
import { base } from '../ui/base.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import { tokens } from '../ui/tokens.ts';
import { LANGUAGES } from '../words/languages.ts';
import { checkSections } from './check.ts';
import { differingSections } from './differing.ts';
import { instrumentSections } from './instruments.ts';
import { ledSections } from './led.ts';
import { pieceSections } from './pieces.ts';
import { wholeSections } from './whole.ts';
import type { Look, Section } from './whole.ts';

const sections: readonly Section[] = [
  ...pieceSections,
  ...instrumentSections,
  ...checkSections,
  ...differingSections,
  ...ledSections,
  ...wholeSections,
];

@customElement('clc-gallery')
export class Gallery extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        display: block;
        min-block-size: 100dvh;
        background: var(--ground);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s4);
        padding: var(--s4);
        background: var(--surface);
        border-block-end: 1px solid var(--line);
      }
      header h1 {
        font: 600 var(--t-xl) / 1.2 var(--font-voice);
        flex: 1;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s4);
        padding: var(--s3) var(--s4);
      }
      nav a {
        min-block-size: 1.5rem;
      }
      section {
        padding: var(--s4);
        display: grid;
        gap: var(--s3);
      }
      section > h2 {
        font: 600 1.125rem/1.2 var(--font-voice);
      }
      section > .show {
        display: grid;
        gap: var(--s3);
        padding: var(--s4);
        background: var(--sheet);
        border: 1px solid var(--line);
      }
      .show.big {
        padding: 0;
        block-size: 46rem;
        overflow: auto;
      }
      .show.big > * {
        block-size: 46rem;
        min-block-size: 46rem;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s4);
      }
      .cards {
        display: grid;
        gap: var(--s2);
        max-inline-size: 22rem;
      }
      .tall {
        block-size: 40rem;
      }
      .frame {
        position: relative;
        block-size: 6rem;
      }
      .btn {
        justify-self: start;
      }
    `,
  ];
  @state() private look: Look;
  readonly #only: string | null;

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    const theme = asked.get('theme');
    this.#only = asked.get('only');
    this.look = {
      lang: asked.get('lang') === 'en' ? 'en' : 'nl',
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    };
  }
  protected override willUpdate(): void {
    this.lang = this.look.lang;
    if (this.look.theme === 'auto') delete this.dataset.theme;
    else this.dataset.theme = this.look.theme;
  }
  override render(): TemplateResult {
    const only = sections.find((section) => section.id === this.#only);
    if (only?.whole) return only.render(this.look);
    return html`<header>
        <h1>Gallery</h1>
        <clc-segmented
          label="Language"
          .options=${(['nl', 'en'] as const).map((value) => ({ value, label: LANGUAGES[value] }))}
          value=${this.look.lang}
          @clc-choose=${(e: ChooseEvent) => (this.look = { ...this.look, lang: e.value as Look['lang'] })}
        ></clc-segmented>
        <clc-segmented
          label="Theme"
          .options=${(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: value }))}
          value=${this.look.theme}
          @clc-choose=${(e: ChooseEvent) => (this.look = { ...this.look, theme: e.value as Look['theme'] })}
        ></clc-segmented>
      </header>
      <nav aria-label="Sections">
        ${sections.map((section) => html`<a href=${section.whole || section.alone ? `?only=${section.id}` : `#${section.id}`}>${section.title}</a>`)}
      </nav>
      <main>
        ${only ? this.#section(only) : sections.map((section) => (section.whole || section.alone ? nothing : this.#section(section)))}
      </main>`;
  }
  #section(section: Section): TemplateResult {
    return html`<section id=${section.id}>
      <h2>${section.title}</h2>
      <div class="show ${section.whole ? 'big' : ''}">${section.render(this.look)}</div>
    </section>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-gallery': Gallery;
  }
}
const gallery = document.querySelector('clc-gallery');
if (gallery) dressPage(gallery);
