// <customer-leader-canvas>: one canvas, alone or inside another page; opens the session, provides the contexts, answers requests.
import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { readCard } from '../../shared/document/cards.ts';
import { blockOfFacet, isFacetId, FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { CanvasInfo } from '../../shared/wire/http.ts';
import '../board/board.ts';
import '../board/tabs.ts';
import '../presence/announcer.ts';
import '../presence/following.ts';
import { canvasInfo } from '../session/api.ts';
import type { CanvasReach } from '../session/api.ts';
import { canvasContext, presenceContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Stop, StopReason, Target, View } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import { followPerson } from '../session/follow.ts';
import type { Following } from '../session/follow.ts';
import { openSession } from '../session/open-session.ts';
import type { Session } from '../session/open-session.ts';
import { DiscussRequest, GoToRequest, SayRequest, ViewRequest } from '../session/requests.ts';
import type { CardDetailsRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import '../ui/toast.ts';
import { tokens } from '../ui/tokens.ts';
import { sayIn } from '../words/words.ts';
import './dock.ts';
import { layout } from './layout.ts';
import './name-form.ts';
import type { NameGiven } from './name-form.ts';
import './notice.ts';
import { closeWhenSaved, refusal } from './opening.ts';
import { ShellRequest } from './shell-request.ts';
import type { ShellWish } from './shell-request.ts';
import './skeleton.ts';
import { StageSize } from './stage-size.ts';
import './top-bar.ts';
import { takeStep, undoKey } from './undo.ts';

/** How far the widget is with its link. */
type Phase =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'naming'; readonly info?: CanvasInfo }
  | { readonly kind: 'refused'; readonly reason: StopReason }
  | { readonly kind: 'open'; readonly session: Session };

/** The canvas has come, or another person or role: read `open` of the element. */
export class CanvasOpened extends Event {
  static readonly type = 'clc-open';
  constructor() {
    super(CanvasOpened.type);
  }
}

@customElement('customer-leader-canvas')
export class CustomerLeaderCanvas extends LitElement {
  static override styles = [tokens, base, layout];

  /** Origin of the server; by default where this page comes from. */
  @property() server = '';
  /** Id of the canvas. */
  @property({ attribute: 'canvas' }) canvasId = '';
  /** Key of the link. */
  @property() link = '';
  @property({ reflect: true }) override lang = '';
  @property() theme: View['theme'] | '' = '';
  /** The person's name when the page around knows it; otherwise the widget asks once and remembers. */
  @property() name = '';
  /** The widget is the whole page: it shows the way home and fills the window. */
  @property({ type: Boolean, reflect: true }) standalone = false;
  /** Where to go once the canvas is there. */
  @property({ attribute: false }) place: { readonly thread?: string; readonly card?: string } = {};
  /** Who opens sessions and remembers for this browser; tests and the gallery hand in their own. */
  @property({ attribute: false }) opener: typeof openSession = openSession;
  @property({ attribute: false }) device = deviceMemory();

  @state() private phase: Phase = { kind: 'nowhere' };
  @state() private dialog: 'share' | 'bin' | undefined;
  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('clc-board') private readonly board!: HTMLElementTagNameMap['clc-board'] | null;
  @query('clc-toast') private readonly toast!: HTMLElementTagNameMap['clc-toast'];

  readonly #canvas = new ContextProvider(this, { context: canvasContext });
  readonly #presence = new ContextProvider(this, { context: presenceContext });
  readonly #status = new ContextProvider(this, { context: statusContext });
  readonly #view = new ContextProvider(this, { context: viewContext });
  readonly #say = new ContextProvider(this, { context: sayContext });
  #opened = '';
  #leave: Stop | undefined;
  #following: Following | undefined;
  #drawerOpener: HTMLElement | undefined;

  constructor() {
    super();
    new StageSize(
      this,
      () => this.stage,
      (size) => this.#show({ size }),
    );
    this.addEventListener(ViewRequest.type, (e) => this.#show(e.change));
    this.addEventListener(DiscussRequest.type, (e) => this.#show({ drawer: { open: true, ...e.what } }));
    this.addEventListener(GoToRequest.type, (e) => void this.#goTo(e.place, e.focus));
    this.addEventListener(SayRequest.type, (e) => this.toast.show(e));
    this.addEventListener('clc-card-details', (e) => void this.#details(e));
    this.addEventListener(ShellRequest.type, (e) => void this.#answer(e.wish));
    for (const act of ['pointerdown', 'keydown', 'wheel'] as const)
      this.addEventListener(act, () => this.#following?.acted(), { passive: true });
  }

  /** What is open now; undefined while loading. */
  get open(): Canvas | undefined {
    return this.#canvas.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keys);
    if (this.hasUpdated) this.#reopen();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keys);
    // An element that is only moved within the page is connected again before this runs, and keeps its session.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#close();
      this.#opened = '';
    });
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#first();
    if (changed.has('lang') && this.lang) this.#speak();
    if (changed.has('theme') && this.theme) this.#show({ theme: this.theme });
    if (changed.has('server') || changed.has('canvasId') || changed.has('link') || changed.has('name')) this.#reopen();
    if (changed.has('place') && this.hasUpdated) this.#visit();
  }
  #first(): void {
    const { theme, ...preferences } = this.device.preferences();
    this.#view.setValue({
      selection: new Set(),
      drawer: { open: false },
      tab: 'compass',
      size: 'wide',
      theme: this.theme || theme,
      ...preferences,
    });
    this.#wear();
    this.lang ||= this.device.lang() ?? 'nl';
    this.#speak();
  }
  #speak(): void {
    const say = sayIn(this.lang === 'en' ? 'en' : 'nl');
    if (say !== this.#say.value) this.#say.setValue(say);
  }
  #wear(): void {
    const { theme, size } = this.#view.value;
    if (theme === 'auto') delete this.dataset.theme;
    else this.dataset.theme = theme;
    this.dataset.size = size;
  }

  #show(change: Partial<View>): void {
    const before = this.#view.value;
    if (Object.entries(change).every(([key, value]) => before[key as keyof View] === value)) return;
    const now = { ...before, ...change };
    this.#view.setValue(now);
    this.#wear();
    const { theme, arrangement, showPointers, announceJoins } = now;
    if ('theme' in change || 'arrangement' in change || 'showPointers' in change || 'announceJoins' in change)
      this.device.setPreferences({ theme, arrangement, showPointers, announceJoins });
    if ('following' in change) this.#follow(now.following);
    if (now.drawer !== before.drawer) this.#drawerChanged(before.drawer.open, now.drawer.open);
    this.requestUpdate();
  }
  #drawerChanged(was: boolean, is: boolean): void {
    if (is) void import('../discuss/drawer.ts');
    if (is && !was) this.#drawerOpener = this.#deepFocus();
    if (was && !is) {
      this.#drawerOpener?.focus();
      this.#drawerOpener = undefined;
    }
  }
  #deepFocus(): HTMLElement | undefined {
    let active = this.shadowRoot?.activeElement ?? null;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement ? active : undefined;
  }
  #follow(person: string | undefined): void {
    this.#following?.stop();
    this.#following = undefined;
    if (person === undefined || this.phase.kind !== 'open') return;
    this.#following = followPerson({
      person,
      presence: this.phase.session.presence,
      goTo: (target) => void this.#goTo(target, false),
      ended: () => this.#show({ following: undefined } as Partial<View>),
    });
  }

  get #reach(): CanvasReach {
    return { server: this.server || location.origin, canvasId: this.canvasId, key: this.link };
  }
  /** Opens what the attributes say; nothing happens when that is open already. */
  #reopen(): void {
    const name = this.name || this.device.name() || '';
    const wanted = JSON.stringify([this.#reach, name]);
    if (wanted === this.#opened || !this.isConnected) return;
    this.#close();
    this.#opened = wanted;
    if (!this.canvasId || !this.link) return;
    if (name) this.#begin(name);
    else void this.#ask();
  }
  async #ask(): Promise<void> {
    const asked = this.#opened;
    this.phase = { kind: 'naming' };
    try {
      const info = await canvasInfo(this.#reach);
      if (asked === this.#opened && this.phase.kind === 'naming') this.phase = { kind: 'naming', info };
    } catch (error) {
      const reason = refusal(error);
      // Without an answer the form stays: joining may work by the time the name is there.
      if (reason && asked === this.#opened) this.phase = { kind: 'refused', reason };
    }
  }
  #begin(name: string): void {
    const { server, canvasId, key } = this.#reach;
    const session = this.opener({ server, canvasId, key, name, device: this.device });
    this.phase = { kind: 'open', session };
    const take = (): void => {
      const fresh = session.canvas !== this.#canvas.value;
      this.#status.setValue(session.status);
      this.#presence.setValue(session.presence);
      this.#canvas.setValue(session.canvas);
      this.requestUpdate();
      if (!fresh) return;
      this.dispatchEvent(new CanvasOpened());
      void this.updateComplete.then(() => this.#visit());
    };
    const stop = session.subscribe(take);
    this.#leave = () => {
      stop();
      void closeWhenSaved(session);
    };
    take();
  }
  #close(): void {
    this.#following?.stop();
    this.#following = undefined;
    this.#leave?.();
    this.#leave = undefined;
    this.#canvas.setValue(undefined);
    this.#presence.setValue(undefined);
    this.phase = { kind: 'nowhere' };
  }
  readonly #named = (event: NameGiven): void => {
    this.device.setName(event.name);
    this.#reopen();
  };
  /** Goes where the address says, once. */
  #visit(): void {
    const { thread, card } = this.place;
    if (!this.open || (!thread && !card)) return;
    this.place = {};
    if (thread) this.#show({ drawer: { open: true, thread } });
    if (card) void this.#goTo({ kind: 'card', id: card }, true);
  }

  async #goTo(target: Target, focus: boolean): Promise<void> {
    const { size, drawer } = this.#view.value;
    const tab = this.#blockOf(target);
    if (size === 'phone')
      this.#show({ ...(tab ? { tab } : {}), ...(drawer.open && focus ? { drawer: { open: false } } : {}) });
    await this.updateComplete;
    await this.board?.reveal(target, focus);
  }
  #blockOf(target: Target): BlockId | 'compass' | undefined {
    switch (target.kind) {
      case 'block':
        return target.id;
      case 'facet':
        return isFacetId(target.id) ? blockOfFacet(target.id).id : undefined;
      case 'card':
      case 'text': {
        if (target.id.startsWith('compass.')) return 'compass';
        const card = this.open && readCard(this.open.doc, target.id.replace(/\.(text|instead)$/u, ''));
        return card && blockOfFacet(card.facet).id;
      }
      default:
        return target satisfies never;
    }
  }
  async #details(event: CardDetailsRequest): Promise<void> {
    await this.board?.details(event.card);
  }
  async #answer(wish: ShellWish): Promise<void> {
    const canvas = this.open;
    const say = this.#say.value;
    switch (wish.kind) {
      case 'lang':
        return this.#setLang(wish.lang);
      case 'retry':
        return this.phase.kind === 'open' ? this.phase.session.retry() : undefined;
      case 'share':
        await import('./share-dialog.ts');
        this.dialog = 'share';
        return;
      case 'bin':
        await import('../board/bin.ts');
        this.dialog = 'bin';
        return;
      case 'add-card':
        return this.board?.compose(this.#firstFacet());
      case 'undo':
      case 'redo': {
        const sentence = canvas && takeStep(canvas, wish.kind, say);
        return sentence ? this.toast.show({ text: sentence }) : undefined;
      }
      case 'rename':
        return this.#rename(wish.name);
      case 'export': {
        if (!canvas) return;
        const { exportCanvas } = await import('../export/export-canvas.ts');
        return this.toast.show({ text: await exportCanvas(canvas, this.#reach, wish.format, say) });
      }
      default:
        return wish satisfies never;
    }
  }
  #setLang(lang: Lang): void {
    this.device.setLang(lang);
    this.lang = lang;
  }
  async #rename(name: string): Promise<void> {
    const { more } = this.#say.value.app;
    if (this.phase.kind !== 'open') return;
    try {
      await this.phase.session.rename(name);
      this.#opened = JSON.stringify([this.#reach, this.name || name]);
      this.toast.show({ text: more.nameSaved(name) });
    } catch {
      this.toast.show({ text: more.nameFailed });
    }
  }
  #firstFacet(): FacetId | undefined {
    const { tab, size } = this.#view.value;
    return size === 'phone' && tab !== 'compass' ? FACET_IDS.find((id) => blockOfFacet(id).id === tab) : undefined;
  }
  readonly #keys = (event: KeyboardEvent): void => {
    const within = event.composedPath().includes(this);
    if (!within && !(this.standalone && event.target === document.body)) return;
    const way = undoKey(event);
    if (way && this.open?.rights.edit) {
      event.preventDefault();
      void this.#answer({ kind: way });
    }
  };
  readonly #closeDrawer = (): void => this.#show({ drawer: { open: false } });
  readonly #drawerKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.#closeDrawer();
  };
  readonly #closeDialog = (): void => {
    this.dialog = undefined;
  };

  override render(): TemplateResult {
    const { drawer, size } = this.#view.value;
    const say = this.#say.value;
    const phone = size === 'phone' && this.open !== undefined;
    return html`<div class="editor">
        <clc-top-bar .home=${this.standalone ? '/' : undefined}></clc-top-bar>
        <div class="notes">${this.open ? this.#ended() : nothing}</div>
        ${phone ? html`<clc-block-tabs></clc-block-tabs>` : nothing}
        <div
          class="stage"
          data-size=${size}
          role=${this.standalone ? 'main' : 'region'}
          aria-label=${say.app.canvasArea}
          aria-busy=${this.open ? 'false' : 'true'}
        >
          ${this.open ? html`<clc-board></clc-board>` : this.#waiting()}
        </div>
        <clc-following></clc-following>
        ${
          drawer.open && this.open
            ? html`<div class="scrim" @click=${this.#closeDrawer}></div>
                <div class="drawer" @keydown=${this.#drawerKeys}><clc-discussion></clc-discussion></div>`
            : nothing
        }
        ${phone ? html`<clc-dock></clc-dock>` : nothing}
      </div>
      ${
        this.dialog === 'share'
          ? html`<clc-share-dialog .reach=${this.#reach} open @clc-close=${this.#closeDialog}></clc-share-dialog>`
          : nothing
      }
      ${this.dialog === 'bin' ? html`<clc-bin open @clc-close=${this.#closeDialog}></clc-bin>` : nothing}
      <clc-toast .dismissLabel=${say.app.toast.dismiss}></clc-toast>
      <clc-join-announcer></clc-join-announcer>`;
  }
  /** Above a canvas that can be read but no longer reaches the server. */
  #ended(): TemplateResult | typeof nothing {
    if (this.phase.kind !== 'open') return nothing;
    const { save } = this.phase.session.status;
    if (save.kind !== 'stopped') return nothing;
    const { status } = this.#say.value;
    return html`<clc-notice text=${status.stopped[save.reason]}>
      ${
        save.reason === 'full' || save.reason === 'not-allowed'
          ? html`<button class="btn" @click=${() => void this.#answer({ kind: 'retry' })}>${status.retry}</button>`
          : nothing
      }
      <button class="btn" @click=${() => void this.#answer({ kind: 'export', format: 'json' })}>
        ${status.download}
      </button>
    </clc-notice>`;
  }
  /** In place of the board, before there is one. */
  #waiting(): TemplateResult {
    const say = this.#say.value;
    const { phase } = this;
    const skeleton = (still: boolean): TemplateResult =>
      html`<clc-skeleton .say=${say} ?still=${still}></clc-skeleton>`;
    switch (phase.kind) {
      case 'nowhere':
        return html`${skeleton(true)}${this.canvasId && this.link ? nothing : this.#alone(say.status.stoppedEmpty['link-invalid'])}`;
      case 'naming':
        return html`${skeleton(true)}<clc-name-form
            .say=${say}
            .info=${phase.info}
            @clc-name=${this.#named}
          ></clc-name-form>`;
      case 'refused':
        return html`${skeleton(true)}${this.#alone(say.status.stoppedEmpty[phase.reason])}`;
      case 'open': {
        const { save } = phase.session.status;
        if (save.kind === 'stopped')
          return html`${skeleton(true)}${this.#alone(say.status.stoppedEmpty[save.reason], true)}`;
        return skeleton(false);
      }
      default:
        return phase satisfies never;
    }
  }
  #alone(sentence: string, retry = false): TemplateResult {
    const { app, status } = this.#say.value;
    return html`<div class="alone">
      <div role="alert">
        <p>${sentence}</p>
        ${
          retry
            ? html`<button class="btn primary" @click=${() => void this.#answer({ kind: 'retry' })}>
                ${status.retry}
              </button>`
            : nothing
        }
        ${this.standalone ? html`<a class="btn" href="/">${app.home}</a>` : nothing}
      </div>
    </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'customer-leader-canvas': CustomerLeaderCanvas;
  }
}
