// The discussion drawer: all discussions of a place, by filter, and the field to begin one; on a phone a sheet.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { root } from '../../shared/document/roots.ts';
import { discussionTypes, readThread } from '../../shared/document/threads.ts';
import { canvasContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, SessionStatus, Target, View } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { DiscussRequest, GoToRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { deepActive } from '../ui/focus.ts';
import { icon } from '../ui/icons.ts';
import '../ui/menu.ts';
import type { MenuSelect } from '../ui/menu.ts';
import { discussWords } from '../words/discuss.ts';
import { accents } from './accents.ts';
import type { ClcCompose, OpenedEvent } from './compose.ts';
import './compose.ts';
import { readerOf } from './counts.ts';
import { drawerStyles } from './drawer-styles.ts';
import { linkToThread } from './link.ts';
import { FILTERS, passes, threadsAbout } from './listing.ts';
import type { Filter, Listed } from './listing.ts';
import { PARTS, isPart, partLabel, partNumeral, partOf, targetLabel } from './places.ts';
import { readMarksOf } from './read-marks.ts';
import type { ClcThread } from './thread.ts';
import './thread.ts';

type Drawer = View['drawer'];
/** Relative times are told again this often. */
const MINUTE = 60_000;
const EVERYTHING = 'everything';

@customElement('clc-discussion')
export class ClcDiscussion extends LitElement {
  static override styles = [base, accents, drawerStyles];

  /** The address of a thread, given by the root element. */
  @property({ attribute: false }) linkTo: (thread: string) => string = (thread) => linkToThread(thread);
  /** What time it is. */
  @property({ attribute: false }) clock: () => Date = () => new Date();
  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: statusContext, subscribe: true }) private status: SessionStatus | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  @state() private filter: Filter = 'open';
  @query('h2') private heading: HTMLElement | null | undefined;
  @query('dialog') private dialog: HTMLDialogElement | null | undefined;
  @query('clc-compose') private compose: ClcCompose | null | undefined;
  protected readonly watch = new Observe(
    this,
    () =>
      this.canvas && this.view?.drawer.open
        ? [...discussionTypes(this.canvas.doc), root(this.canvas.doc, 'cards')]
        : [],
    // What is typed in a card changes no list; that it moves or is binned does.
    (events) => events.some((e) => e.path.length <= 1),
  );
  protected readonly marks = new Subscribe(this, () => this.canvas && readMarksOf(this.canvas));
  #now = new Date();
  #ticking: ReturnType<typeof setInterval> | undefined;
  #last: Drawer = { open: false };
  #opener: HTMLElement | undefined;
  /** Listed since this filter was chosen: reading or resolving one must not make it vanish from under one's eyes. */
  readonly #kept = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.view?.drawer.open && this.requestUpdate(), MINUTE);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  override willUpdate(): void {
    const drawer = this.view?.drawer;
    if (!drawer) return;
    this.toggleAttribute('open', drawer.open);
    this.#now = this.clock();
    if (drawer === this.#last) return;
    if (drawer.open && !this.#last.open) this.#opener = deepActive();
    const before = this.#last;
    this.#last = drawer;
    const placeChanged = JSON.stringify(placeOf(before)) !== JSON.stringify(placeOf(drawer));
    if (before.open !== drawer.open || placeChanged) this.#kept.clear();
    void this.updateComplete.then(() => this.#moveFocus(before, drawer));
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say, view } = this;
    const drawer = view?.drawer;
    if (!canvas || !say || !view || !drawer?.open) return nothing;
    if (view.size === 'phone')
      return html`<dialog
        class="sheet"
        @clc-go-to=${this.#goTo}
        @keydown=${this.#escape}
        aria-labelledby="title"
        @cancel=${(e: Event) => {
          e.preventDefault();
          this.#close();
        }}
        @click=${(e: Event) => e.target === e.currentTarget && this.#close()}
      >
        <div class="inside">
          <span class="grip"></span>
          ${
            drawer.thread && readThread(canvas.doc, drawer.thread)
              ? this.#single(drawer.thread, say)
              : this.#whole(canvas, drawer, say)
          }
        </div>
      </dialog>`;
    return html`<aside class="drawer" aria-label=${discussWords[say.lang].title} @keydown=${this.#escape}>
      ${this.#whole(canvas, drawer, say)}
    </aside>`;
  }
  override updated(): void {
    if (this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  /** One discussion on a phone. */
  #single(thread: string, say: Say): TemplateResult {
    return html`<div class="row">
        <button
          class="ib back"
          aria-label=${discussWords[say.lang].back}
          title=${discussWords[say.lang].back}
          @click=${() => this.#show(this.#about())}
        >
          ${icon('left')}
        </button>
        <h2 id="title" tabindex="-1">${discussWords[say.lang].one}</h2>
        ${this.#closeButton(say)}
      </div>
      <div class="threads" tabindex="0" role="region" aria-labelledby="title">${this.#thread(thread, true)}</div>`;
  }
  #whole(canvas: Canvas, drawer: Drawer & { open: true }, say: Say): TemplateResult {
    const all = threadsAbout(canvas.doc, drawer.about, readerOf(canvas));
    const place = drawer.about ? targetLabel(canvas.doc, drawer.about, say) : discussWords[say.lang].everywhere;
    const shown = this.#listed(all, drawer.thread);
    // A link leads to its thread, whatever place and filter are chosen.
    if (drawer.thread && !shown.some((t) => t.id === drawer.thread) && readThread(canvas.doc, drawer.thread))
      shown.unshift({ id: drawer.thread, resolved: false, unread: false });
    const missing =
      drawer.thread !== undefined && this.status?.content !== 'loading' && !readThread(canvas.doc, drawer.thread);
    return html`<div class="dh" data-part=${(drawer.about && partOf(canvas.doc, drawer.about)) ?? 'compass'}>
        <div class="row">
          <h2 id="title" tabindex="-1">${discussWords[say.lang].title}</h2>
          ${this.#placePicker(canvas, drawer.about, say)} ${this.#closeButton(say)}
        </div>
        ${this.#filters(all, say)}
      </div>
      <div class="threads" tabindex="0" role="region" aria-label=${discussWords[say.lang].listAt(place)}>
        ${missing ? html`<p class="note" role="status">${discussWords[say.lang].missing}</p>` : nothing}
        ${shown.length === 0 && !missing ? html`<p class="note">${discussWords[say.lang].none[this.filter]}</p>` : nothing}
        ${repeat(
          shown,
          (t) => t.id,
          (t) => this.#thread(t.id, t.id === drawer.thread),
        )}
      </div>
      ${
        canvas.rights.discuss
          ? html`<clc-compose
              .about=${drawer.about}
              @clc-opened=${this.#opened}
              @clc-leave-compose=${() => this.heading?.focus()}
            ></clc-compose>`
          : html`<p class="note foot">${discussWords[say.lang].readsOnly}</p>`
      }`;
  }
  #thread(id: string, expanded: boolean): TemplateResult {
    return html`<clc-thread
      data-thread=${id}
      .thread=${id}
      ?expanded=${expanded}
      .now=${this.#now}
      .linkTo=${this.linkTo}
    ></clc-thread>`;
  }
  #listed(all: readonly Listed[], wanted: string | undefined): Listed[] {
    const shown = all.filter((t) => passes(t, this.filter) || this.#kept.has(t.id) || t.id === wanted);
    for (const { id } of shown) this.#kept.add(id);
    return shown;
  }
  #filters(all: readonly Listed[], say: Say): TemplateResult {
    return html`<div class="seg" role="group" aria-label=${discussWords[say.lang].filter}>
      ${FILTERS.map((filter) => {
        const count = all.filter((t) => passes(t, filter)).length;
        return html`<button
          aria-pressed=${filter === this.filter ? 'true' : 'false'}
          data-filter=${filter}
          @click=${() => {
            this.#kept.clear();
            this.filter = filter;
            this.requestUpdate();
          }}
        >
          ${discussWords[say.lang][filter]}
          ${filter === 'unread' && count > 0 ? html`<span class="num">${count}</span>` : count}
        </button>`;
      })}
    </div>`;
  }
  #placePicker(canvas: Canvas, about: Target | undefined, say: Say): TemplateResult {
    const label = about ? targetLabel(canvas.doc, about, say) : discussWords[say.lang].everywhere;
    const part = about && partOf(canvas.doc, about);
    const items = [
      { id: EVERYTHING, label: discussWords[say.lang].everywhere, checked: about === undefined },
      ...PARTS.map((p) => ({
        id: p,
        label: `${partNumeral(p)} ${partLabel(p, say)}`.trim(),
        checked: about?.kind === 'block' && about.id === p,
      })),
      // A facet, a card or a text is one more place to choose from, while it is the one being shown.
      ...(about && about.kind !== 'block' ? [{ id: 'narrow', label, checked: true }] : []),
    ];
    return html`<clc-menu label=${discussWords[say.lang].place} .items=${items} @clc-menu-select=${this.#picked}>
      <button slot="button" class="where">
        <span class="sr">${discussWords[say.lang].place}: </span>
        ${part ? html`<span class="n">${partNumeral(part)}</span>` : nothing}<span class="name">${label}</span>
        ${icon('down', 'small')}
      </button>
    </clc-menu>`;
  }
  #closeButton(say: Say): TemplateResult {
    return html`<button
      class="ib close"
      aria-label=${discussWords[say.lang].close}
      title=${discussWords[say.lang].close}
      @click=${() => this.#close()}
    >
      ${icon('close')}
    </button>`;
  }

  #about(): Target | undefined {
    return this.view?.drawer.open ? this.view.drawer.about : undefined;
  }
  #show(about: Target | undefined, thread?: string): void {
    this.dispatchEvent(new DiscussRequest({ ...(about ? { about } : {}), ...(thread ? { thread } : {}) }));
  }
  readonly #picked = (event: MenuSelect): void => {
    event.stopPropagation();
    if (event.id === EVERYTHING) this.#show(undefined);
    else if (isPart(event.id)) this.#show({ kind: 'block', id: event.id });
  };
  readonly #opened = (event: OpenedEvent): void => {
    this.filter = 'open';
    const { thread, ofSelection } = event;
    if (ofSelection) this.#show(this.#about(), thread);
    else
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector(`[data-thread="${CSS.escape(thread)}"]`)?.scrollIntoView({ block: 'nearest' }),
      );
  };
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };
  /** A sheet lies over the place a discussion leads to, and keeps the focus: it goes first. */
  readonly #goTo = async (event: GoToRequest): Promise<void> => {
    event.stopPropagation();
    this.#opener = undefined;
    this.#close();
    await this.updateComplete;
    this.dispatchEvent(new GoToRequest(event.place, event.focus));
  };
  #close(): void {
    this.dispatchEvent(new ViewRequest({ drawer: { open: false } }));
  }
  /** The focus goes to what was asked for; on closing, back to where it came from if it was in here. */
  async #moveFocus(before: Drawer, now: Drawer): Promise<void> {
    if (!now.open) {
      const lost = document.activeElement === document.body || this.matches(':focus-within');
      if (before.open && lost && this.#opener?.isConnected) this.#opener.focus();
      this.#opener = undefined;
      return;
    }
    const asked = now.thread !== undefined && (!before.open || before.thread !== now.thread || now.compose);
    const element = asked
      ? this.renderRoot.querySelector<ClcThread>(`[data-thread="${CSS.escape(now.thread ?? '')}"]`)
      : undefined;
    if (element) {
      await element.updateComplete;
      element.scrollIntoView({ block: 'nearest' });
      element.focus({ reply: now.compose ?? false });
    } else if (now.compose) this.compose?.focus();
    else if (!before.open) this.heading?.focus();
  }
}

function placeOf(drawer: Drawer): Target | undefined {
  return drawer.open ? drawer.about : undefined;
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-discussion': ClcDiscussion;
  }
}
