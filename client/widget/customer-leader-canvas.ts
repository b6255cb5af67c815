// <customer-leader-canvas>: one canvas, alone or inside another page; opens the session, provides the contexts, answers requests.
import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Lang } from '../../shared/template/template.ts';
import '../board/board.ts';
import { canvasInfo } from '../session/api.ts';
import type { CanvasReach } from '../session/api.ts';
import { canvasContext, presenceContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Stop, Target, View } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import { followPerson } from '../session/follow.ts';
import type { Following } from '../session/follow.ts';
import { openSession } from '../session/open-session.ts';
import { CardDetailsRequest, DiscussRequest, GoToRequest, SayRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { tokens } from '../ui/tokens.ts';
import { sayIn } from '../words/words.ts';
import { bringAhead } from './ahead.ts';
import './dock.ts';
import { layout } from './layout.ts';
import type { NameGiven } from './name-form.ts';
import type * as Notes from './notes.ts';
import type { NoteWays } from './notes.ts';
import { closeWhenSaved, hasNotes, refusal, usableCanvas } from './opening.ts';
import { ShellRequest } from './shell-request.ts';
import type { ShellWish } from './shell-request.ts';
import { StageSize } from './stage-size.ts';
import './top-bar.ts';
import { takeStep, undoKey } from './undo.ts';
import { waiting } from './waiting.ts';
import type { Phase, Ways } from './waiting.ts';

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
  @property({ attribute: 'lang', reflect: true }) language = '';
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
  @state() private drawer = false;
  @state() private dialog: 'share' | 'bin' | 'left-behind' | undefined;
  @state() private sizeRead = false;
  @state() private notes: typeof Notes | undefined;
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
    this.addEventListener(SayRequest.type, (e) => void this.#tell(e));
    this.addEventListener(CardDetailsRequest.type, (e) => this.board?.showDetails(e.card));
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
    if (changed.has('language') && this.language) this.#speak();
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
    this.language ||= this.device.lang() ?? 'nl';
    this.#speak();
  }
  #speak(): void {
    const say = sayIn(this.language === 'en' ? 'en' : 'nl');
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
    if (now.drawer.open) void this.#needDrawer();
    this.requestUpdate();
  }
  /** The discussions come with their first use, and stay: they give the focus back when they close. */
  async #needDrawer(): Promise<void> {
    if (this.drawer) return;
    await import('../discuss/drawer.ts');
    this.drawer = true;
  }
  async #tell(what: Parameters<HTMLElementTagNameMap['clc-toast']['show']>[0]): Promise<void> {
    await import('../ui/toast.ts');
    this.toast.show(what);
  }
  async #needNotes(): Promise<void> {
    // Without them the save state still says what is wrong.
    this.notes ??= await import('./notes.ts').catch(() => undefined);
  }
  #follow(person: string | undefined): void {
    this.#following?.stop();
    this.#following = undefined;
    if (this.phase.kind !== 'open') return;
    this.phase.session.presence.tell({ following: person ?? null });
    if (person === undefined) return;
    this.#following = followPerson({
      person,
      presence: this.phase.session.presence,
      goTo: (target) => void this.#goTo(target, false),
      ended: () => this.#show({ following: undefined }),
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
    void import('./name-form.ts');
    try {
      const info = await canvasInfo(this.#reach);
      if (asked === this.#opened && this.phase.kind === 'naming') this.phase = { kind: 'naming', info };
    } catch (error) {
      const reason = refusal(error);
      // Without an answer the form stays: joining may work by the time the name is there.
      if (!reason || asked !== this.#opened) return;
      await this.#needNotes();
      if (asked === this.#opened) this.phase = { kind: 'refused', reason };
    }
  }
  #begin(name: string): void {
    const { server, canvasId, key } = this.#reach;
    const session = this.opener({ server, canvasId, key, name, device: this.device });
    this.phase = { kind: 'open', session };
    const take = (): void => {
      const canvas = usableCanvas(session);
      const fresh = canvas !== this.#canvas.value;
      const replaced = session.presence !== this.#presence.value;
      this.#status.setValue(session.status);
      this.#presence.setValue(session.presence);
      this.#canvas.setValue(canvas);
      this.requestUpdate();
      if (hasNotes(session.status)) void this.#needNotes();
      if (replaced) this.#follow(this.#view.value?.following);
      if (!fresh) return;
      if (canvas) void this.updateComplete.then(() => bringAhead(canvas));
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
    // A sheet covers the place it leads to.
    if (size === 'phone' && drawer.open && focus) this.#show({ drawer: { open: false } });
    await this.updateComplete;
    await this.board?.reveal(target, focus);
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
      case 'left-behind':
        await import('./left-behind.ts');
        this.dialog = 'left-behind';
        return;
      case 'add-card':
        return this.board?.compose();
      case 'undo':
      case 'redo': {
        const sentence = canvas && takeStep(canvas, wish.kind, say);
        return sentence ? this.#tell({ text: sentence }) : undefined;
      }
      case 'rename':
        return this.#rename(wish.name);
      case 'export': {
        if (!canvas) return;
        const { exportCanvas } = await import('../export/export-canvas.ts');
        return this.#tell({ text: await exportCanvas(canvas, this.#reach, wish.format, say) });
      }
      default:
        return wish satisfies never;
    }
  }
  /** The document as it is here: the server may not have all of it, or take it. */
  async #keepCopy(): Promise<void> {
    const canvas = this.open;
    if (!canvas) return;
    const [{ download, localExport }, { settingsWords }] = await Promise.all([
      import('../export/download.ts'),
      import('../words/settings.ts'),
    ]);
    const { lang } = this.#say.value;
    const file = await localExport(canvas, 'json', lang);
    download(file);
    void this.#tell({ text: settingsWords[lang].exported(file.name) });
  }
  #setLang(lang: Lang): void {
    this.device.setLang(lang);
    this.language = lang;
  }
  async #rename(name: string): Promise<void> {
    if (this.phase.kind !== 'open') return;
    const { settingsWords } = await import('../words/settings.ts');
    const words = settingsWords[this.#say.value.lang];
    try {
      await this.phase.session.rename(name);
      this.#opened = JSON.stringify([this.#reach, this.name || name]);
      void this.#tell({ text: words.nameSaved(name) });
    } catch {
      void this.#tell({ text: words.nameFailed });
    }
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
  readonly #closeDialog = (): void => {
    this.dialog = undefined;
  };

  override render(): TemplateResult {
    const { size } = this.#view.value;
    const say = this.#say.value;
    const home = this.standalone ? '/' : undefined;
    const ways: Ways = {
      home,
      named: this.#named,
      retry: () => void this.#answer({ kind: 'retry' }),
    };
    return html`<div class="editor">
        <clc-top-bar .home=${home} .expected=${this.#expected()}></clc-top-bar>
        <div class="notes">
          ${this.open && this.notes ? this.notes.notes(this.#status.value, this.sizeRead, say, this.#noteWays()) : nothing}
        </div>
        <div
          class="stage"
          role=${this.standalone ? 'main' : 'region'}
          aria-label=${say.app.canvasArea}
          aria-busy=${this.open ? 'false' : 'true'}
        >
          ${this.open ? html`<clc-board></clc-board>` : waiting(this.phase, say, ways, this.notes)}
        </div>
        <clc-following></clc-following>
        ${this.drawer && this.open ? html`<clc-discussion></clc-discussion>` : nothing}
        ${size === 'phone' && this.open ? html`<clc-dock></clc-dock>` : nothing}
      </div>
      ${this.#dialog()}
      <clc-toast .dismissLabel=${say.app.toast.dismiss}></clc-toast>
      <clc-join-announcer></clc-join-announcer>`;
  }
  #noteWays(): NoteWays {
    return {
      retry: () => void this.#answer({ kind: 'retry' }),
      download: () => void this.#keepCopy(),
      leftBehind: () => void this.#answer({ kind: 'left-behind' }),
      reload: this.standalone ? () => location.reload() : undefined,
      sizeRead: () => {
        this.sizeRead = true;
      },
    };
  }
  /** The title as this browser last saw it, until the canvas itself is there. */
  #expected(): string {
    const { server, canvasId, key } = this.#reach;
    const known = this.open ? undefined : this.device.recent(server, canvasId);
    return known?.key === key ? known.title : '';
  }
  #dialog(): TemplateResult | typeof nothing {
    const { dialog } = this;
    switch (dialog) {
      case undefined:
        return nothing;
      case 'share':
        return html`<clc-share-dialog .reach=${this.#reach} open @clc-close=${this.#closeDialog}></clc-share-dialog>`;
      case 'bin':
        return html`<clc-bin open @clc-close=${this.#closeDialog}></clc-bin>`;
      case 'left-behind':
        return html`<clc-left-behind
          .what=${this.phase.kind === 'open' ? this.phase.session.leftBehind : undefined}
          open
          @clc-close=${this.#closeDialog}
          @clc-let-go=${() => this.phase.kind === 'open' && this.phase.session.letGo()}
        ></clc-left-behind>`;
      default:
        return dialog satisfies never;
    }
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'customer-leader-canvas': CustomerLeaderCanvas;
  }
}
