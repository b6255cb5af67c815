// <clc-session-bar>: under the top bar while somebody leads: baton, phases, timer, who is finished, the invitation.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { root } from '../../shared/document/roots.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import type { ClcBoard } from '../board/board.ts';
import { callName } from '../presence/initials.ts';
import { canvasContext, presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say, Target, View } from '../session/contexts.ts';
import { whereabouts } from '../session/follow.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { SayRequest, ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { sessionWords } from '../words/session.ts';
import { askSession, mayLead } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import './baton.ts';
import { dressBlocks } from './dressing.ts';
import './finished.ts';
import { guard } from './guard.ts';
import './leading.ts';
import { nameOf, phaseName, placeName } from './names.ts';
import './phases.ts';
import './programme.ts';
import { nowAndNext } from './programme.ts';
import { sessionNow, underWay } from './session-now.ts';
import type { SessionNow } from './session-now.ts';
import './strips.ts';
import { TestMarks } from './test-marks.ts';
import './timer.ts';

@customElement('clc-session-bar')
export class ClcSessionBar extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      :host {
        display: block;
        container: led / inline-size;
        background: var(--sheet);
        position: relative;
        z-index: 4;
      }
      section {
        border-block-end: 1px solid var(--line);
      }
      .bar {
        display: flex;
        /* Where the phases have a row of their own, the keyboard comes to them after the first. */
        reading-flow: flex-visual;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem var(--s3);
        min-block-size: 2.5rem;
        padding: 0.125rem var(--s4);
      }
      clc-phases {
        flex: 1 1 auto;
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s2);
      }
      .begin {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        font-size: var(--t-sm);
      }
      @container led (min-width: 60rem) {
        .bar:not(.leads) {
          flex-wrap: nowrap;
        }
        .bar:not(.leads) clc-phases {
          flex: 1 1 0;
        }
        .bar:not(.leads) .end {
          flex: none;
          flex-wrap: nowrap;
        }
      }
      /* Whoever leads has more in the bar: the phases get a row of their own sooner. */
      @container led (max-width: 70rem) {
        .leads clc-phases {
          order: 1;
          flex-basis: 100%;
        }
        .leads .end {
          flex: 1;
          justify-content: flex-end;
        }
      }
      @container led (max-width: 60rem) {
        clc-phases {
          flex: 0 1 auto;
        }
        .bar {
          padding-inline: var(--s3);
        }
        .end {
          flex: 1;
          justify-content: flex-end;
        }
      }
      /* Two rows: who and how far, then where the session is. */
      @container led (max-width: 40rem) {
        .bar {
          gap: 0.125rem var(--s1);
        }
        .bar.on::after {
          content: '';
          order: 1;
          flex-basis: 100%;
        }
        .end {
          display: contents;
        }
        clc-baton {
          margin-inline-end: auto;
        }
        .leads clc-phases,
        clc-phases {
          order: 2;
          flex: 1 1 0;
        }
        .bar:not(.leads) clc-timer,
        .mode {
          order: 3;
        }
        .call {
          display: none;
        }
      }
    `,
  ];
  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;
  #session: SessionNow | undefined;
  /** What was told about last: phase and leader. */
  #told: { readonly canvas: Canvas['doc']; readonly session: SessionNow } | undefined;
  /** Where I was on the board last: the button that invites is not on it. */
  #lastPlace: Target | undefined;
  readonly #marks = new TestMarks(
    this,
    () => (this.canvas?.rights.discuss || this.view?.testing ? this.canvas : undefined),
    () => this.view?.testing ?? false,
  );

  constructor() {
    super();
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'session')]);
    new Subscribe(this, () => this.presence);
    new Subscribe(this, () => this.canvas?.members);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#told = undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { canvas } = this;
    this.#session = canvas && sessionNow(canvas.doc);
    const me = this.presence?.people().find((person) => person.me);
    this.#lastPlace = (me && whereabouts(me.at)) ?? this.#lastPlace;
  }
  override render(): TemplateResult | typeof nothing {
    const { canvas, say, view } = this;
    const session = this.#session;
    if (!canvas || !session || !(underWay(session) || (view?.session && canvas.rights.edit))) return nothing;
    const words = sessionWords[say.lang];
    const people = this.presence?.people() ?? [];
    const leads = mayLead(canvas, session.baton?.person);
    return html`<section aria-label=${words.title}>
      <div class="bar ${leads ? 'leads' : ''} ${underWay(session) ? 'on' : ''}">
        ${
          underWay(session)
            ? html`<clc-baton .canvas=${canvas} .say=${say} .session=${session} .people=${people}></clc-baton>
                <clc-phases .canvas=${canvas} .say=${say} .session=${session}></clc-phases>
                <div class="end">
                  <clc-timer .canvas=${canvas} .say=${say} .session=${session}></clc-timer>
                  <clc-finished .canvas=${canvas} .say=${say} .session=${session} .people=${people}></clc-finished>
                  ${session.phase === 'test' ? this.#mode(view?.testing === true) : nothing}
                  ${
                    leads && session.baton
                      ? html`<button class="btn call" @click=${() => this.#call(canvas, session)}>${words.call}</button>
                          <clc-leading
                            .canvas=${canvas}
                            .say=${say}
                            .session=${session}
                            .call=${() => this.#call(canvas, session)}
                          ></clc-leading>`
                      : nothing
                  }
                </div>`
            : this.#beginning()
        }
      </div>
      ${
        session.step === undefined
          ? nothing
          : html`<clc-programme .canvas=${canvas} .say=${say} .session=${session}></clc-programme>`
      }
      <clc-session-strips .canvas=${canvas} .say=${say} .session=${session} .people=${people}></clc-session-strips>
    </section>`;
  }
  #beginning(): TemplateResult {
    const words = sessionWords[this.say.lang];
    return html`<div class="begin">
        <span>${words.chooseProgramme}</span>
        <button class="btn primary" @click=${() => this.#begin(true)}>${words.workshop}</button>
        <button class="btn" @click=${() => this.#begin(false)}>${words.free}</button>
      </div>
      <button
        class="ib"
        aria-label=${words.hide}
        title=${words.hide}
        @click=${() => this.dispatchEvent(new ViewRequest({ session: false }))}
      >
        ${icon('close', 'small')}
      </button>`;
  }
  #mode(testing: boolean): TemplateResult {
    return html`<button
      class="btn mode"
      aria-pressed=${testing ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new ViewRequest({ testing: !testing }))}
    >
      ${icon('proof', 'small')}${sessionWords[this.say.lang].modes.test}
    </button>`;
  }
  async #begin(workshop: boolean): Promise<void> {
    const { canvas } = this;
    if (!canvas) return;
    // Somebody else began at the same moment: now they are asked, and what happens next is theirs.
    if ((await this.#act(canvas, { kind: 'take-baton' })) !== 'done') return;
    if (workshop) await this.#act(canvas, { kind: 'programme', programme: 'workshop' });
  }
  async #call(canvas: Canvas, session: SessionNow): Promise<void> {
    const target = this.#here(session);
    if (target.kind === 'text') return;
    if ((await this.#act(canvas, { kind: 'call', to: target })) === undefined) return;
    const where = placeName(target, canvas, this.say);
    this.dispatchEvent(new SayRequest(sessionWords[this.say.lang].called(where)));
  }
  /** Where I am: the one card I chose, else where I was last, else where the session is. */
  #here({ phase }: SessionNow): Target {
    const [card, ...more] = this.view?.selection ?? [];
    if (card !== undefined && more.length === 0) return { kind: 'card', id: card };
    if (this.view?.size === 'phone') return { kind: 'block', id: this.view.tab };
    return this.#lastPlace ?? { kind: 'block', id: phase === undefined || phase === 'test' ? 'compass' : phase };
  }
  #act(canvas: Canvas, act: SessionAct): ReturnType<typeof askSession> {
    return askSession({ from: this, canvas, say: this.say }, act);
  }

  protected override updated(): void {
    const { canvas, say } = this;
    const session = this.#session;
    if (!canvas || !session) return;
    guard(canvas, this.#refused);
    const board = this.#board;
    if (board) dressBlocks({ board, canvas: board.canvas ?? canvas, say, session });
    this.#marks.put(board);
    this.#tell(canvas, session);
  }
  /** The board the session is about, once it is there: it stands beside this bar. */
  get #board(): ClcBoard | null {
    return this.parentElement?.querySelector('clc-board') ?? null;
  }
  readonly #refused = (block: BlockId, held: boolean): void => {
    const words = sessionWords[this.say.lang];
    const name = phaseName(block, this.say);
    this.dispatchEvent(new SayRequest(held ? words.held(name) : words.refused(name)));
  };
  /** Who leads and which phase it is are said to whoever sees no bar change. */
  #tell(canvas: Canvas, session: SessionNow): void {
    const before = this.#told?.canvas === canvas.doc ? this.#told.session : undefined;
    this.#told = { canvas: canvas.doc, session };
    if (!before) return;
    const words = sessionWords[this.say.lang];
    const said: string[] = [];
    const leader = session.baton?.person;
    if (leader !== undefined && leader !== before.baton?.person)
      said.push(
        leader === canvas.me.id ? words.nowYouLead : words.nowLeads(callName(nameOf(canvas, leader, this.say))),
      );
    const step =
      session.step === before.step || session.step === undefined ? undefined : nowAndNext(session.step, this.say);
    if (step?.now !== undefined) said.push(words.nowStep(step.now, step.next));
    else if (session.phase && session.phase !== before.phase)
      said.push(words.nowPhase(phaseName(session.phase, this.say)));
    for (const block of session.locked)
      if (!before.locked.includes(block)) said.push(words.nowLocked(phaseName(block, this.say)));
    for (const block of before.locked)
      if (!session.locked.includes(block)) said.push(words.nowOpen(phaseName(block, this.say)));
    if (said.length) this.dispatchEvent(new SayRequest(said.join(' '), undefined, true));
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-session-bar': ClcSessionBar;
  }
}
