// The canvas with all that stands around it: opens the session, provides the contexts, answers requests of what is within.
import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { readMeta } from '../../shared/document/compass.ts';
import type { Lang } from '../../shared/template/template.ts';
import '../board/board.ts';
import { rememberedAs } from '../session/access.ts';
import { canvasContext, presenceContext, statusContext } from '../session/contexts.ts';
import type { Canvas, Say, Target, View } from '../session/contexts.ts';
import type { Device } from '../session/device.ts';
import type { TokenProvider } from '../session/host-token.ts';
import { onDemand } from '../session/on-demand.ts';
import type { openSession, Session } from '../session/open-session.ts';
import { CardDetailsRequest, DiscussRequest, GoToRequest, SayRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { tokens } from '../ui/tokens.ts';
import { learn } from '../words/words.ts';
import { bringAhead } from './ahead.ts';
import type { Mode, Way } from './asked.ts';
import { Coming } from './coming.ts';
import { dialog } from './dialogs.ts';
import { Followed } from './followed.ts';
import { anew, layout } from './layout.ts';
import type { NameGiven } from './name-form.ts';
import type { NoteWays } from './notes.ts';
import { hasNotes, usableCanvas } from './opening.ts';
import { PARTS } from './parts.ts';
import type { Parts } from './parts.ts';
import { SchemeAround } from './scheme.ts';
import { SessionHere } from './session-here.ts';
import { ShellRequest } from './shell-request.ts';
import type { ShellWish } from './shell-request.ts';
import type { ShellState, ShellTells } from './shell-tells.ts';
import { StageSize } from './stage-size.ts';
import './top-bar.ts';
import { undoKey } from './undo.ts';
import { ViewHere } from './view-here.ts';
import { skeleton, waiting } from './waiting.ts';
import type { Phase } from './waiting.ts';
import { answer } from './wishes.ts';
import type { DialogName } from './wishes.ts';
import { keptWithin } from './within.ts';

@customElement('clc-shell')
export class ClcShell extends LitElement {
  static override styles = [anew, tokens, base, layout];

  @property({ attribute: false }) way!: Way;
  @property({ attribute: false }) token!: TokenProvider;
  @property({ attribute: false }) tells!: ShellTells;
  @property({ attribute: 'lang', reflect: true }) language: Lang = 'nl';
  @property() theme: View['theme'] | undefined;
  @property() mode: Mode = 'edit';
  /** The view, or the one part, that the page around asks for. */
  @property({ attribute: false }) asked: Pick<View, 'face' | 'only'> = {};
  @property() name = '';
  @property({ reflect: true }) density = '';
  /** The typeface of the page around, where it is to be used. */
  @property() typeface = '';
  @property({ type: Boolean, reflect: true }) standalone = false;
  @property({ attribute: false }) place: { readonly thread?: string; readonly card?: string } = {};
  @property({ attribute: false }) opener!: typeof openSession;
  @property({ attribute: false }) device!: Device;
  @property({ attribute: false }) parts: Parts = PARTS;
  /** Tests hand in their own. */
  learn = learn;

  /** All parts of the board are there; they come one after the other, and are shown together. */
  @state() private drawn = false;
  @state() private dialog: DialogName | undefined;
  @state() private read: ReadonlySet<string> = new Set();
  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('clc-board') private readonly board!: HTMLElementTagNameMap['clc-board'] | null;
  @query('clc-toast') private readonly toast!: HTMLElementTagNameMap['clc-toast'] | null;

  readonly #canvas = new ContextProvider(this, { context: canvasContext });
  readonly #presence = new ContextProvider(this, { context: presenceContext });
  readonly #status = new ContextProvider(this, { context: statusContext });
  readonly #view = new ViewHere(this, (change) => {
    if ('following' in change) this.#followed.follow(change.following, this.#here.session?.presence);
    if (change.drawer?.open) void this.#coming.needDrawer();
    if (change.face !== undefined && change.face !== 'canvas') void this.#coming.needInstrument();
  });
  readonly #here = new SessionHere(this, {
    wanted: () => ({ way: this.way, name: this.name || this.device.name() || '' }),
    token: () => this.token(),
    open: ({ server, canvasId, access }, name) => this.opener({ server, canvasId, access, name, device: this.device }),
    took: (session) => (session ? this.#take(session) : this.#leave()),
    naming: () => void onDemand(this, this.parts.nameForm),
    refused: () => this.#coming.needNotes(),
  });
  readonly #coming = new Coming(this, {
    noDrawer: () => this.#show({ drawer: { open: false } }),
    noInstrument: () => this.#show({ face: 'canvas' }),
    toast: () => this.toast,
  });
  readonly #followed = new Followed({
    goTo: (target) => void this.#goTo(target, false),
    ended: () => this.#show({ following: undefined }),
  });
  readonly #scheme = new SchemeAround(
    this,
    () => (this.getRootNode() as ShadowRoot).host,
    () => !this.standalone && this.#view.now.theme === 'auto',
    () => this.requestUpdate(),
  );
  #drawing = Promise.resolve();
  #drawingOf: ClcShell['board'] = null;
  #connected = false;
  /** What may be needed without a line: is it here, or on its way? */
  #ahead = false;
  /** Has the person done more than looking and scrolling? */
  #acted = false;

  constructor() {
    super();
    new StageSize(
      this,
      () => this.stage,
      (size) => {
        if (size === 'phone' && this.#view.now.size !== size) void onDemand(this, this.parts.dock);
        this.#show({ size });
      },
    );
    this.addEventListener(ViewRequest.type, (e) => this.#go(e.change));
    this.addEventListener(DiscussRequest.type, (e) => this.#go({ drawer: { open: true, ...e.what } }));
    this.addEventListener(GoToRequest.type, (e) => void this.#goTo(e.place, e.focus));
    this.addEventListener(SayRequest.type, (e) => void this.#coming.tell(e));
    this.addEventListener(CardDetailsRequest.type, (e) => this.board?.showDetails(e.card));
    this.addEventListener(ShellRequest.type, (e) => this.#answer(e.wish));
    for (const act of ['pointerdown', 'keydown', 'wheel'] as const)
      this.addEventListener(act, this.#act, { passive: true });
    keptWithin(this);
  }

  /** What is open now; undefined while loading. */
  get open(): Canvas | undefined {
    return this.#canvas.value;
  }
  get phase(): Phase {
    return this.#here.phase;
  }
  /** How it is, for the public element to tell. */
  get state(): ShellState {
    const { say } = this.#view;
    const { session, phase } = this.#here;
    const wrong = say && this.#coming.notes?.whatIsWrong(phase, session?.status, say);
    return { canvas: this.open, session, ...(wrong ? { wrong } : {}) };
  }
  /** Every sentence in the language of this widget. */
  get say(): Say {
    return this.#view.say as Say;
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
    if (!this.hasUpdated) this.#view.begin(this.asked);
    else if (changed.has('asked')) this.#show(this.asked, false);
    if (this.asked.face && this.asked.face !== 'canvas') void this.#coming.needInstrument();
    if (changed.has('language')) this.#view.speak();
    if (changed.has('theme') && this.hasUpdated)
      this.#show({ theme: this.theme ?? this.device.preferences().theme }, false);
    if (changed.has('way')) this.#show({ vouched: this.way.kind === 'token' }, false);
    if (changed.has('way') || changed.has('name')) this.#here.reopen();
    if (changed.has('mode') && this.#here.session) this.#take(this.#here.session);
    if (changed.has('place') && this.hasUpdated) this.#visit();
    this.#wear();
  }
  protected override updated(): void {
    if (this.board !== this.#drawingOf) this.#drawing = this.#draw((this.#drawingOf = this.board));
    this.tells.changed();
  }
  /** A widget wears what the page around is drawn in; alone on its page, the page follows it. */
  #wear(): void {
    const { theme } = this.#view.now;
    const worn = theme !== 'auto' ? theme : this.standalone ? undefined : this.#scheme.now;
    for (const font of ['--font-text', '--font-voice'])
      if (this.typeface) this.style.setProperty(font, this.typeface);
      else this.style.removeProperty(font);
    if (worn === undefined) delete this.dataset['theme'];
    else this.dataset['theme'] = worn;
    this.tells.wore(worn);
  }
  #show(change: Partial<View>, kept = true): void {
    this.#view.show(change, kept);
  }
  /** The person goes somewhere, unless the page around sees to that. */
  #go(change: Partial<View>): void {
    const { face, drawer } = change;
    const thread = drawer?.open ? drawer.thread : undefined;
    if (thread !== undefined && !this.tells.mayGo({ kind: 'thread', id: thread })) return;
    const before = this.#view.now.face ?? 'canvas';
    if (face !== undefined && face !== before && !this.tells.mayGo({ kind: 'view', view: face })) return;
    this.#show(change);
  }
  #take(session: Session): void {
    const canvas = usableCanvas(session, this.mode);
    const fresh = canvas !== this.#canvas.value;
    const replaced = session.presence !== this.#presence.value;
    const back = session.status.connected && !this.#connected;
    this.#connected = session.status.connected;
    this.#status.setValue(session.status);
    this.#presence.setValue(session.presence);
    this.#canvas.setValue(canvas);
    this.requestUpdate();
    if (hasNotes(session.status)) void this.#coming.needNotes();
    if (replaced) this.#followed.follow(this.#view.now?.following, session.presence);
    if (canvas && (fresh || (back && !this.#ahead))) void this.#bringAhead(canvas);
    this.tells.changed();
    if (fresh) void this.updateComplete.then(() => this.#visit());
  }
  async #draw(board: ClcShell['board']): Promise<void> {
    // A part that cannot be drawn says so itself, and the others are shown.
    await board?.settled().catch(() => undefined);
    // It may have gone meanwhile, and what stands in its place is to be seen.
    if (board !== this.board) return;
    this.drawn = board !== null;
    await this.updateComplete;
  }
  /** Again when the line is back, if something had not come. */
  async #bringAhead(canvas: Canvas): Promise<void> {
    this.#ahead = true;
    await this.updateComplete;
    const around = { presence: this.#presence.value, acted: this.#acted };
    this.#ahead = await bringAhead(canvas, around, this.parts, () => void this.#bringAhead(canvas));
  }
  readonly #act = ({ type }: Event): void => {
    this.#followed.acted();
    if (this.#acted || type === 'wheel' || !this.open) return;
    this.#acted = true;
    if (!this.open.rights.discuss) void this.#bringAhead(this.open);
  };
  #leave(): void {
    this.#followed.stop();
    this.#canvas.setValue(undefined);
    this.#presence.setValue(undefined);
    this.tells.changed();
  }
  readonly #named = (event: NameGiven): void => {
    this.device.setName(event.name);
    const { stage } = this;
    if (stage) {
      // The form goes; whoever uses the keyboard goes on at what comes in its place.
      stage.tabIndex = -1;
      stage.focus({ preventScroll: true });
      // A click must not find it: keys scroll what has the focus, and that is the board then.
      stage.onpointerdown = () => stage.removeAttribute('tabindex');
    }
    this.#here.reopen();
  };
  /** Goes where the address says, once. */
  #visit(): void {
    const { thread, card } = this.place;
    if (!this.open || (!thread && !card)) return;
    this.place = {};
    if (thread) this.#show({ drawer: { open: true, thread } });
    if (card) void this.show({ kind: 'card', id: card }, true);
  }

  async #goTo(target: Target, focus: boolean): Promise<void> {
    if (target.kind === 'card' && focus && !this.tells.mayGo({ kind: 'card', id: target.id })) return;
    await this.show(target, focus);
  }
  /** Shows a place, without asking the page around. */
  async show(target: Target, focus: boolean): Promise<void> {
    const { size, drawer, face } = this.#view.now;
    if (face) this.#show({ face: 'canvas' });
    // A sheet covers the place it leads to.
    if (size === 'phone' && drawer.open && focus) this.#show({ drawer: { open: false } });
    await this.updateComplete;
    await this.#drawing;
    await this.board?.reveal(target, focus);
  }
  /** The page around has given another token. */
  vouchedAnew(): void {
    this.#here.vouchedAnew();
  }
  showThread(thread: string): void {
    this.#show({ drawer: { open: true, thread } });
  }
  #answer(wish: ShellWish): void {
    if (wish.kind === 'retry') return this.#here.retry();
    const { reach } = this.#here;
    if (!reach) return;
    void answer(wish, {
      from: this,
      parts: this.parts,
      canvas: this.open,
      session: this.#here.session,
      reach,
      speak: (lang) => {
        this.device.setLang(lang);
        this.tells.spoke(lang);
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

  override render(): TemplateResult | typeof nothing {
    const { say } = this.#view;
    if (!say) return nothing;
    const { size, face = 'canvas' } = this.#view.now;
    const home = this.standalone ? '/' : undefined;
    const ways = { home, named: this.#named, retry: () => this.#answer({ kind: 'retry' }) };
    const { reach, session, phase } = this.#here;
    const { notes, drawer, instrument, unsaid } = this.#coming;
    return html`<div class="editor">
        <clc-top-bar part="bar" .home=${home} .expected=${this.#expected()}></clc-top-bar>
        <clc-session-bar></clc-session-bar>
        <div class="notes">
          ${this.open && notes ? notes.notes(this.#status.value, this.read, say, this.#noteWays()) : nothing}
          ${unsaid ? html`<p class="unsaid" role="alert">${unsaid}</p>` : nothing}
        </div>
        <div
          class="stage"
          part="stage"
          role=${this.standalone ? 'main' : 'region'}
          aria-label=${(this.open && readMeta(this.open.doc).title) || say.app.canvasArea}
          aria-busy=${this.drawn ? 'false' : 'true'}
        >
          ${this.open && instrument && face !== 'canvas' ? html`<clc-instrument part="view" .face=${face}></clc-instrument>` : nothing}
          ${this.drawn ? nothing : this.open ? skeleton(say, false) : waiting(phase, say, ways, notes)}
          ${
            this.open
              ? html`<clc-board
                  exportparts="sheet, compass, block, facet, card"
                  ?hidden=${!this.drawn}
                  ?inert=${face !== 'canvas' && instrument}
                ></clc-board>`
              : nothing
          }
        </div>
        <clc-following></clc-following>
        ${drawer && this.open ? html`<clc-discussion part="drawer"></clc-discussion>` : nothing}
        ${size === 'phone' && this.open ? html`<clc-dock part="dock"></clc-dock>` : nothing}
      </div>
      ${reach ? dialog(this.dialog, { reach, session, close: this.#closeDialog }) : nothing}
      <clc-toast part="toast" .dismissLabel=${say.app.toast.dismiss}></clc-toast>
      <clc-join-announcer></clc-join-announcer>`;
  }
  #noteWays(): NoteWays {
    return {
      retry: () => this.#answer({ kind: 'retry' }),
      download: () => this.#answer({ kind: 'keep-copy' }),
      leftBehind: () => this.#answer({ kind: 'left-behind' }),
      reload: this.standalone ? () => location.reload() : undefined,
      read: (what) => {
        this.read = new Set(this.read).add(what);
      },
    };
  }
  /** The title as this browser last saw it, until the canvas itself is there. */
  #expected(): string {
    const { reach } = this.#here;
    if (!reach || this.open) return '';
    const { id, key } = rememberedAs(reach.canvasId, reach.access);
    const known = this.device.recent(reach.server, id);
    return known?.key === key ? known.title : '';
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-shell': ClcShell;
  }
}
