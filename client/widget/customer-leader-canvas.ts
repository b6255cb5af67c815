// <customer-leader-canvas>: the element as pages use it; its attributes, methods and events. What it shows is in the shell.
import { css, html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { readCard } from '../../shared/document/cards.ts';
import type { CanvasFile } from '../../shared/document/file.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import type { TokenProvider } from '../session/host-token.ts';
import { openSession } from '../session/open-session.ts';
import { langAround, langOf } from '../words/lang-of.ts';
import { modeOf, placeOf, themeOf, viewOf, wayOf } from './asked.ts';
import type { Way } from './asked.ts';
import { NavigateEvent } from './host-events.ts';
import { Near } from './near.ts';
import { PARTS } from './parts.ts';
import type { Parts } from './parts.ts';
import './shell.ts';
import type { ClcShell } from './shell.ts';
import type { ShellTells } from './shell-tells.ts';
import { TellingHost } from './telling-host.ts';

/** What the page put inside is in sight for so long, in milliseconds, while there is nothing better to show. */
const OWN_CONTENT_MS = 4_000;

/**
 * One Customer Leader Canvas in a page. It fills the height it is given. What is put inside it is shown
 * until the canvas is there.
 *
 * @attr {string} server - Origin of the server; by default that of the link, or of this page.
 * @attr {string} canvas - Id of the canvas; by default that of the link.
 * @attr {string} link - Key of a link, or a whole link.
 * @attr {string} token - A token by which the page vouches for its visitor. `tokenProvider` renews it.
 * @attr {"nl"|"en"} lang - Language; by default that of the nearest element with a `lang`.
 * @attr {"edit"|"comment"|"view"} mode - What a visitor may do at most; never more than their own right.
 * @attr {string} view - `canvas`, `agenda`, `ledger`, `stairway`, `check`, or one part: `block:arena`.
 * @attr {"auto"|"light"|"dark"} theme - `auto` follows the `color-scheme` of the page.
 * @attr {"regular"|"compact"} density - How much air there is.
 * @attr {"host"} fonts - The typeface of the page instead of ours.
 *
 * @fires {ReadyEvent} clc-ready - There is something to read.
 * @fires {SaveStateEvent} clc-save-state - What is safe has changed.
 * @fires {ChangeEvent} clc-change - Cards, facets or texts have changed: ids and kinds.
 * @fires {CommentEvent} clc-comment - Somebody wrote in a discussion.
 * @fires {PresenceChangeEvent} clc-presence - Others came or went.
 * @fires {ErrorEvent} clc-error - Something is wrong that the visitor reads too.
 * @fires {NavigateEvent} clc-navigate - The visitor goes to a card, discussion or view. Cancelable.
 *
 * @cssprop [--clc-accent] - Colour of the main buttons.
 * @cssprop [--clc-on-accent] - Colour of what stands on them.
 * @cssprop [--clc-focus] - Colour of the focus ring.
 * @cssprop [--clc-select] - Colour of what is selected.
 * @cssprop [--clc-background] - Colour behind the sheet.
 * @cssprop [--clc-font-text] - Typeface of cards and controls.
 * @cssprop [--clc-font-voice] - Typeface of what leaders say.
 * @cssprop [--clc-size=16px] - What all letters and distances are measured by.
 * @cssprop [--clc-radius=6px] - How round corners are.
 * @cssprop [--clc-block-size=640px] - Height, where neither the element nor what is around it has one.
 *
 * @csspart bar - The bar on top.
 * @csspart stage - What lies between the bars.
 * @csspart sheet - The page with the blocks on it.
 * @csspart compass - The centre.
 * @csspart block - Each of the four blocks.
 * @csspart facet - Each of the eighteen facets.
 * @csspart card - Each card.
 * @csspart view - A view beside the canvas.
 * @csspart drawer - The discussions.
 * @csspart dock - The bar at the foot of a narrow one.
 * @csspart toast - What is said in passing.
 *
 * @slot - Shown until the canvas is there.
 */
@customElement('customer-leader-canvas')
export class CustomerLeaderCanvas extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      block-size: 100%;
    }
    :host([standalone]) {
      block-size: 100dvh;
    }
    :host([hidden]),
    [hidden] {
      display: none !important;
    }
  `;

  @property() server = '';
  @property({ attribute: 'canvas' }) canvasId = '';
  @property() link = '';
  @property() token = '';
  @property({ attribute: 'lang', reflect: true }) language = '';
  @property() mode = '';
  @property() view = '';
  @property() theme = '';
  @property() density = '';
  @property() fonts = '';
  /** The visitor's name when the page knows it and a link opens the canvas; otherwise they are asked once. */
  @property() name = '';
  /** Gives a token for the visitor; asked at the start, before the former one runs out, and when one is not believed. */
  @property({ attribute: false }) tokenProvider: TokenProvider | undefined;

  /** @internal The widget is the whole page: it shows the way home and fills the window. */
  @property({ type: Boolean, reflect: true }) standalone = false;
  /** @internal Where to go once the canvas is there. */
  @property({ attribute: false }) place: { readonly thread?: string; readonly card?: string } = {};
  /** @internal Who opens sessions, remembers for this browser and fetches parts; tests hand in their own. */
  @property({ attribute: false }) opener: typeof openSession = openSession;
  /** @internal */
  @property({ attribute: false }) device = deviceMemory();
  /** @internal */
  @property({ attribute: false }) parts: Parts = PARTS;

  @state() private shown = false;
  @query('clc-shell') private readonly shell!: ClcShell | null;
  readonly #near = new Near(this, () => this.requestUpdate());
  readonly #telling = new TellingHost(this);
  #own: ReturnType<typeof setTimeout> | undefined;
  /** The same object as long as it asks for the same, so that nothing is opened anew. */
  #way: Way | undefined;
  #asked: ReturnType<typeof viewOf> | undefined;

  /** @internal What is open now; undefined while loading. */
  get open(): Canvas | undefined {
    return this.shell?.open;
  }
  /** @internal Every sentence in the language of this widget. */
  get say(): Say | undefined {
    return this.shell?.say;
  }

  /** Brings a card in sight and the focus to it; before the canvas is there, as soon as it is. False: there is none. */
  async focusCard(id: string): Promise<boolean> {
    const { shell } = this;
    if (!shell?.open) {
      this.place = { card: id };
      return false;
    }
    if (!readCard(shell.open.doc, id)) return false;
    await shell.show({ kind: 'card', id }, true);
    return true;
  }
  /** Opens a discussion; before the canvas is there, as soon as it is. */
  openThread(id: string): void {
    if (this.open) this.shell?.showThread(id);
    else this.place = { thread: id };
  }
  /** The canvas as a file, as this visitor may read it. Rejects while there is none. */
  async exportJSON(): Promise<CanvasFile> {
    const { open } = this;
    if (!open) throw new Error('There is no canvas yet: wait for clc-ready.');
    const { fileOf } = await this.parts.file();
    return fileOf(open.doc, (person) => open.members.nameOf(person));
  }
  /** Shows a view or a part, as the attribute `view` does. */
  setView(view: string): void {
    this.view = view;
    // The same view again, after the visitor went elsewhere.
    this.#asked = undefined;
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Not so for another `tokenProvider`: many pages make a new function at each drawing.
    if (changed.has('token') && this.token) this.shell?.vouchedAnew();
    if (!this.shell || this.standalone || this.fonts === 'host') return;
    // Without them the letters of the device do.
    void this.parts.fonts().then(
      ({ lendFonts }) => lendFonts(),
      () => undefined,
    );
  }
  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.shown) this.#own = setTimeout(() => (this.shown = true), this.#hasOwnContent() ? OWN_CONTENT_MS : 0);
    if (this.hasUpdated) this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#own);
    // Elsewhere it begins anew, or is only moved and goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#telling.stop();
    });
  }
  #hasOwnContent(): boolean {
    return [...this.children].some((child) => child.localName !== 'noscript') || this.textContent.trim() !== '';
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    const way = this.#wayNow();
    if (JSON.stringify(way) !== JSON.stringify(this.#way)) this.#way = way;
    if (!this.#asked || changed.has('view')) this.#asked = viewOf(this.view);
    if (changed.has('link')) {
      const place = placeOf(this.link);
      if (place.thread ?? place.card) this.place = place;
    }
  }
  #wayNow(): Way {
    const { server, canvasId, link, token, tokenProvider } = this;
    const vouched = tokenProvider !== undefined || token !== '';
    return wayOf({ server, canvasId, link, vouched, page: new URL(location.href) });
  }
  readonly #token = (): Promise<string> => this.tokenProvider?.() ?? Promise.resolve(this.token);
  #languageNow(): Lang {
    return langOf(this.language) ?? this.device.lang() ?? langAround(this) ?? 'nl';
  }

  readonly #tells: ShellTells = {
    changed: () => this.#changed(),
    spoke: (lang) => {
      this.language = lang;
    },
    wore: (theme) => {
      if (!this.standalone) return;
      if (theme === undefined) delete this.dataset['theme'];
      else this.dataset['theme'] = theme;
    },
    mayGo: (place) => this.dispatchEvent(new NavigateEvent(place)),
  };
  #changed(): void {
    const { shell } = this;
    if (!shell) return;
    const { phase } = shell;
    if (shell.open || (phase.kind !== 'waiting' && phase.kind !== 'open')) this.shown = true;
    this.#telling.look(shell.state);
  }

  override render(): TemplateResult {
    const own = html`<slot ?hidden=${this.shown}></slot>`;
    if (!(this.standalone || this.#near.near) || !this.#way) return own;
    return html`${own}<clc-shell
        ?hidden=${!this.shown}
        exportparts="bar, stage, sheet, compass, block, facet, card, view, drawer, dock, toast"
        .way=${this.#way}
        .token=${this.#token}
        .tells=${this.#tells}
        .language=${this.#languageNow()}
        .theme=${themeOf(this.theme)}
        .mode=${modeOf(this.mode)}
        .asked=${this.#asked}
        .name=${this.name}
        .density=${this.density}
        .typeface=${this.fonts === 'host' ? getComputedStyle(this).fontFamily : ''}
        ?standalone=${this.standalone}
        .place=${this.place}
        .opener=${this.opener}
        .device=${this.device}
        .parts=${this.parts}
      ></clc-shell>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'customer-leader-canvas': CustomerLeaderCanvas;
  }
}
