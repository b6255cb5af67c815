// <customer-leader-canvas>: one canvas, alone or inside another page; opens the session, provides the contexts, answers requests.
import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../board/board.ts';
import { byKey, rememberedAs } from '../session/access.ts';
import type { CanvasReach } from '../session/api.ts';
import { canvasContext, presenceContext, statusContext } from '../session/contexts.ts';
import type { Canvas, Say, Target, View } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import { onDemand } from '../session/on-demand.ts';
import { openSession } from '../session/open-session.ts';
import type { Session } from '../session/open-session.ts';
import { CardDetailsRequest, DiscussRequest, GoToRequest, SayRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { tokens } from '../ui/tokens.ts';
import { bringAhead } from './ahead.ts';
import { dialog } from './dialogs.ts';
import './dock.ts';
import { Followed } from './followed.ts';
import { layout } from './layout.ts';
import type { NameGiven } from './name-form.ts';
import type * as Notes from './notes.ts';
import type { NoteWays } from './notes.ts';
import { hasNotes, usableCanvas } from './opening.ts';
import { PARTS } from './parts.ts';
import type { Parts } from './parts.ts';
import { SessionHere } from './session-here.ts';
import { ShellRequest } from './shell-request.ts';
import type { ShellWish } from './shell-request.ts';
import { StageSize } from './stage-size.ts';
import './top-bar.ts';
import { undoKey } from './undo.ts';
import { ViewHere } from './view-here.ts';
import { waiting } from './waiting.ts';
import { answer } from './wishes.ts';
import type { DialogName } from './wishes.ts';

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
  /** Who opens sessions, remembers for this browser and fetches parts; tests and the gallery hand in their own. */
  @property({ attribute: false }) opener: typeof openSession = openSession;
  @property({ attribute: false }) device = deviceMemory();
  @property({ attribute: false }) parts: Parts = PARTS;

  @state() private drawer = false;
  @state() private instrument = false;
  @state() private dialog: DialogName | undefined;
  /** What there is to say while that which says it is not here. */
  @state() private unsaid = '';
  @state() private sizeRead = false;
  @state() private notes: typeof Notes | undefined;
  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('clc-board') private readonly board!: HTMLElementTagNameMap['clc-board'] | null;
  @query('clc-toast') private readonly toast!: HTMLElementTagNameMap['clc-toast'];

  readonly #canvas = new ContextProvider(this, { context: canvasContext });
  readonly #presence = new ContextProvider(this, { context: presenceContext });
  readonly #status = new ContextProvider(this, { context: statusContext });
  readonly #view = new ViewHere(this, (change) => {
    if ('following' in change) this.#followed.follow(change.following, this.#here.session?.presence);
    if (change.drawer?.open) void this.#needDrawer();
    if (change.face !== undefined && change.face !== 'canvas') void this.#needInstrument();
  });
  readonly #here = new SessionHere(this, {
    wanted: () => ({ reach: this.#reach, name: this.name || this.device.name() || '' }),
    open: ({ reach: { server, canvasId, access }, name }) =>
      this.opener({ server, canvasId, access, name, device: this.device }),
    took: (session) => (session ? this.#take(session) : this.#leave()),
    naming: () => void onDemand(this, this.parts.nameForm),
    refused: () => this.#needNotes(),
  });
  readonly #followed = new Followed({
    goTo: (target) => void this.#goTo(target, false),
    ended: () => this.#show({ following: undefined }),
  });
  #connected = false;
  /** What may be needed without a line: is it here, or on its way? */
  #ahead = false;

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
    this.addEventListener(ShellRequest.type, (e) => this.#answer(e.wish));
    for (const act of ['pointerdown', 'keydown', 'wheel'] as const)
      this.addEventListener(act, () => this.#followed.acted(), { passive: true });
  }

  /** What is open now; undefined while loading. */
  get open(): Canvas | undefined {
    return this.#canvas.value;
  }
  /** Every sentence in the language of this widget. */
  get say(): Say {
    return this.#view.say;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keys);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keys);
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#view.begin();
    if (changed.has('language') && this.language) this.#view.speak();
    if (changed.has('theme') && this.theme) this.#show({ theme: this.theme });
    if (changed.has('server') || changed.has('canvasId') || changed.has('link') || changed.has('name'))
      this.#here.reopen();
    if (changed.has('place') && this.hasUpdated) this.#visit();
  }
  #show(change: Partial<View>): void {
    this.#view.show(change);
  }
  /** The discussions come with their first use, and stay: they give the focus back when they close. */
  async #needDrawer(): Promise<void> {
    if (this.drawer) return;
    this.drawer = (await onDemand(this, this.parts.drawer)) !== undefined;
    // Closed again, so that the next press opens them.
    if (!this.drawer) this.#show({ drawer: { open: false } });
  }
  /** The views beside the canvas itself come with the first use of one. */
  async #needInstrument(): Promise<void> {
    if (this.instrument) return;
    this.instrument = (await onDemand(this, this.parts.instrument)) !== undefined;
    if (!this.instrument) this.#show({ face: 'canvas' });
  }
  async #tell(what: Parameters<HTMLElementTagNameMap['clc-toast']['show']>[0]): Promise<void> {
    const here = await this.parts.toast().catch(() => undefined);
    this.unsaid = here ? '' : what.text;
    if (here) this.toast.show(what);
  }
  async #needNotes(): Promise<void> {
    // Without them the save state still says what is wrong.
    this.notes ??= await this.parts.notes().catch(() => undefined);
  }

  get #reach(): CanvasReach {
    return { server: this.server || location.origin, canvasId: this.canvasId, access: byKey(this.link) };
  }
  #take(session: Session): void {
    const canvas = usableCanvas(session);
    const fresh = canvas !== this.#canvas.value;
    const replaced = session.presence !== this.#presence.value;
    const back = session.status.connected && !this.#connected;
    this.#connected = session.status.connected;
    this.#status.setValue(session.status);
    this.#presence.setValue(session.presence);
    this.#canvas.setValue(canvas);
    this.requestUpdate();
    if (hasNotes(session.status)) void this.#needNotes();
    if (replaced) this.#followed.follow(this.#view.now?.following, session.presence);
    if (canvas && (fresh || (back && !this.#ahead))) void this.#bringAhead(canvas);
    if (!fresh) return;
    this.dispatchEvent(new CanvasOpened());
    void this.updateComplete.then(() => this.#visit());
  }
  /** Again when the line is back, if something had not come. */
  async #bringAhead(canvas: Canvas): Promise<void> {
    this.#ahead = true;
    await this.updateComplete;
    this.#ahead = await bringAhead(canvas, this.parts);
  }
  #leave(): void {
    this.#followed.stop();
    this.#canvas.setValue(undefined);
    this.#presence.setValue(undefined);
  }
  readonly #named = (event: NameGiven): void => {
    this.device.setName(event.name);
    this.#here.reopen();
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
    const { size, drawer } = this.#view.now;
    if (this.#view.now.face) this.#show({ face: 'canvas' });
    // A sheet covers the place it leads to.
    if (size === 'phone' && drawer.open && focus) this.#show({ drawer: { open: false } });
    await this.updateComplete;
    await this.board?.reveal(target, focus);
  }
  #answer(wish: ShellWish): void {
    void answer(wish, {
      from: this,
      parts: this.parts,
      canvas: this.open,
      session: this.#here.session,
      reach: this.#reach,
      speak: (lang) => {
        this.device.setLang(lang);
        this.language = lang;
      },
      showDialog: (which) => {
        this.dialog = which;
      },
      renamed: () => this.#here.same(),
      compose: () => void this.board?.compose(),
    });
  }
  readonly #keys = (event: KeyboardEvent): void => {
    const within = event.composedPath().includes(this);
    if (!within && !(this.standalone && event.target === document.body)) return;
    const way = undoKey(event);
    if (way && this.open?.rights.edit) {
      event.preventDefault();
      this.#answer({ kind: way });
    }
  };
  readonly #closeDialog = (): void => {
    this.dialog = undefined;
  };

  override render(): TemplateResult {
    const { size, face = 'canvas' } = this.#view.now;
    const { say } = this;
    const home = this.standalone ? '/' : undefined;
    const ways = { home, named: this.#named, retry: () => this.#answer({ kind: 'retry' }) };
    return html`<div class="editor">
        <clc-top-bar .home=${home} .expected=${this.#expected()}></clc-top-bar>
        <clc-session-bar></clc-session-bar>
        <div class="notes">
          ${this.open && this.notes ? this.notes.notes(this.#status.value, this.sizeRead, say, this.#noteWays()) : nothing}
          ${this.unsaid ? html`<p class="unsaid" role="alert">${this.unsaid}</p>` : nothing}
        </div>
        <div
          class="stage"
          role=${this.standalone ? 'main' : 'region'}
          aria-label=${say.app.canvasArea}
          aria-busy=${this.open ? 'false' : 'true'}
        >
          ${this.open && this.instrument && face !== 'canvas' ? html`<clc-instrument .face=${face}></clc-instrument>` : nothing}
          ${this.open ? html`<clc-board ?inert=${face !== 'canvas' && this.instrument}></clc-board>` : waiting(this.#here.phase, say, ways, this.notes)}
        </div>
        <clc-following></clc-following>
        ${this.drawer && this.open ? html`<clc-discussion></clc-discussion>` : nothing}
        ${size === 'phone' && this.open ? html`<clc-dock></clc-dock>` : nothing}
      </div>
      ${dialog(this.dialog, { reach: this.#reach, session: this.#here.session, close: this.#closeDialog })}
      <clc-toast .dismissLabel=${say.app.toast.dismiss}></clc-toast>
      <clc-join-announcer></clc-join-announcer>`;
  }
  #noteWays(): NoteWays {
    return {
      retry: () => this.#answer({ kind: 'retry' }),
      download: () => this.#answer({ kind: 'keep-copy' }),
      leftBehind: () => this.#answer({ kind: 'left-behind' }),
      reload: this.standalone ? () => location.reload() : undefined,
      sizeRead: () => {
        this.sizeRead = true;
      },
    };
  }
  /** The title as this browser last saw it, until the canvas itself is there. */
  #expected(): string {
    const { server, canvasId, access } = this.#reach;
    const { id, key } = rememberedAs(canvasId, access);
    const known = this.open ? undefined : this.device.recent(server, id);
    return known?.key === key ? known.title : '';
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'customer-leader-canvas': CustomerLeaderCanvas;
  }
}
