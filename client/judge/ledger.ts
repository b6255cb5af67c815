// The value ledger: what each of the five parties puts in and gains, as bars or as a table, with sliders beneath each row.
import { consume } from '@lit/context';
import { html, LitElement, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { deadline } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { net, PARTIES, report, verdict } from '../../shared/judge/ledger.ts';
import type { LedgerReport, Levels, Moment, Party } from '../../shared/judge/ledger.ts';
import { canvasContext, presenceContext, sayContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say, Stop } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../ui/segmented.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import { judgeWords } from '../words/judge.ts';
import { ledgerBars } from './ledger-bars.ts';
import './ledger-party.ts';
import { readParties } from './ledger-reading.ts';
import type { PartyReading } from './ledger-reading.ts';
import { ledgerStyles } from './ledger-styles.ts';
import { ledgerTable, netText, weakestSaid } from './ledger-table.ts';
import { watchLevels } from './ledger-watch.ts';
import type { LevelReplaced } from './ledger-watch.ts';
import { setLevelOn } from './set-level.ts';

@customElement('clc-ledger')
export class ClcLedger extends LitElement {
  static override styles = [base, ledgerStyles];
  @consume({ context: canvasContext, subscribe: true }) @state() private canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() private presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() private say: Say | undefined;
  @state() private moment: Moment = 'now';
  @state() private view: 'bars' | 'table' = 'bars';
  @state() private opened: ReadonlySet<Party> = new Set();
  protected readonly here = new Subscribe(this, () => this.presence);
  protected readonly known = new Subscribe(this, () => this.canvas?.members);
  #watched: Canvas['doc'] | undefined;
  #stop: Stop | undefined;

  constructor() {
    super();
    new Observe(this, () => {
      const doc = this.canvas?.doc;
      return doc ? (['ledger', 'cards', 'rounds', 'compass'] as const).map((name) => root(doc, name)) : [];
    });
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = this.#watched = undefined;
  }
  protected override willUpdate(): void {
    const doc = this.isConnected ? this.canvas?.doc : undefined;
    if (doc === this.#watched) return;
    this.#stop?.();
    this.#watched = doc;
    this.#stop = doc && watchLevels(doc, () => performance.now(), this.#replaced);
  }
  readonly #replaced = ({ key, mine, theirs, client }: LevelReplaced): void => {
    const { canvas, say } = this;
    const reading = canvas && say && readParties(canvas.doc, say.lang).find(({ party }) => key.startsWith(`${party}.`));
    if (!canvas || !say || !reading) return;
    const words = judgeWords[say.lang].ledger;
    const side = words.side[key.endsWith('.progress') ? 'progress' : 'investment'].toLocaleLowerCase(say.lang);
    const who = (client === undefined ? undefined : nameOfClient(this.presence, client)) ?? words.somebody;
    const text =
      theirs === null
        ? words.replacedUnknown(who, side, reading.name, mine)
        : words.replaced(who, side, reading.name, theirs, mine);
    this.dispatchEvent(
      new SayRequest(text, { label: words.mineAfterAll(mine), run: () => setLevelOn(canvas, key, mine) }),
    );
  };

  override render(): TemplateResult | undefined {
    const { canvas, say, moment } = this;
    if (!canvas || !say) return undefined;
    const words = judgeWords[say.lang].ledger;
    const parties = readParties(canvas.doc, say.lang);
    const levels = Object.fromEntries(parties.map((p) => [p.party, p.levels[moment]])) as Record<Party, Levels>;
    const told = report(levels);
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <div>
          <h2 id="title">${words.title}</h2>
          <p>${words.intro}</p>
        </div>
        <clc-segmented
          .label=${words.when}
          .value=${moment}
          .options=${[
            { value: 'now', label: words.moment.now },
            { value: 'then', label: this.#then(canvas, say) },
          ]}
          @clc-choose=${(e: ChooseEvent) => (this.moment = e.value === 'then' ? 'then' : 'now')}
        ></clc-segmented>
        <clc-segmented
          .label=${words.show}
          .value=${this.view}
          .options=${[
            { value: 'bars', label: words.bars },
            { value: 'table', label: words.table },
          ]}
          @clc-choose=${(e: ChooseEvent) => (this.view = e.value === 'table' ? 'table' : 'bars')}
        ></clc-segmented>
        <slot name="round"></slot>
      </header>
      ${this.view === 'table' ? ledgerTable(parties, moment, told, say) : this.#bars(parties, told, canvas, say)}
      <p class="key">
        ${this.view === 'table' ? nothing : this.#key(canvas, say)}
        <span class="sum">${words.positive(told.positive, PARTIES.length, told.unknown)}</span>
      </p>
    </section>`;
  }
  #then(canvas: Canvas, say: Say): string {
    const words = judgeWords[say.lang].ledger;
    const date = deadline(canvas.doc);
    return date === undefined ? words.moment.then : words.thenIn(date.slice(0, 4));
  }
  #bars(parties: readonly PartyReading[], told: LedgerReport, canvas: Canvas, say: Say): TemplateResult {
    const words = judgeWords[say.lang].ledger;
    return html`<div class="line heads" aria-hidden="true">
        <span>${words.party}</span>
        <span class="frame"
          ><span class="axis-names"
            ><span>${words.side.investment}</span><span>${words.side.progress}</span></span
          ></span
        >
        <span>${words.net}</span><span>${words.opinion}</span>
      </div>
      <ul role="list">
        ${parties.map((reading) => this.#row(reading, told, canvas, say))}
      </ul>`;
  }
  #row(reading: PartyReading, told: LedgerReport, canvas: Canvas, say: Say): TemplateResult {
    const words = judgeWords[say.lang].ledger;
    const { moment } = this;
    const { party, name } = reading;
    const value = net(reading.levels[moment]);
    const weak = told.weakest.includes(party);
    const open = this.opened.has(party);
    return html`<li class="row ${verdict(value)} ${weak ? 'weak' : ''}" data-party=${party}>
      <button
        class="line"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls="more-${party}"
        @click=${() => this.#toggle(party)}
      >
        <span class="name">
          ${icon('right', 'small')}<span>${name}</span>
          ${weak ? html`<small class="weakest">${icon('flag', 'small')}${weakestSaid(party, told, say)}</small>` : nothing}
          ${reading.absent ? html`<small>${words.notAtTable}</small>` : nothing}
        </span>
        <span class="frame"
          >${ledgerBars({
            id: party,
            levels: reading.levels[moment],
            other: reading.levels[moment === 'now' ? 'then' : 'now'],
            guess: reading.onlyGuess,
            label: this.#spoken(reading, say),
          })}</span
        >
        <span class="net-value"><span class="sr">${words.net} </span>${netText(value)}</span>
        <span class="word">${words.verdict[verdict(value)]}</span>
      </button>
      <div id="more-${party}" ?hidden=${!open}>
        ${
          open
            ? html`<clc-ledger-party .canvas=${canvas} .reading=${reading} .moment=${moment}></clc-ledger-party>`
            : nothing
        }
      </div>
    </li>`;
  }
  /** What the picture shows, in words; net and verdict stand beside it. */
  #spoken({ levels, onlyGuess }: PartyReading, say: Say): string {
    const words = judgeWords[say.lang].ledger;
    const other: Moment = this.moment === 'now' ? 'then' : 'now';
    const told = (moment: Moment): string =>
      words.spokenOther(
        words.moment[moment],
        String(levels[moment].investment ?? words.unknown),
        String(levels[moment].progress ?? words.unknown),
      );
    const known = levels[other].investment !== null || levels[other].progress !== null;
    return [told(this.moment), ...(known ? [told(other)] : []), ...(onlyGuess ? [words.onlyGuess] : [])].join('; ');
  }
  #key(canvas: Canvas, say: Say): TemplateResult {
    const words = judgeWords[say.lang].ledger;
    const now = words.moment.now;
    const then = this.#then(canvas, say);
    const [filled, outlined] = this.moment === 'now' ? [now, then] : [then, now];
    return html`<span
        ><svg aria-hidden="true">${svg`<rect class="bar progress" width="16" height="10" y="1" />`}</svg>${filled}</span
      ><span
        ><svg aria-hidden="true">${svg`<rect class="other" x="1" width="14" height="10" y="1" />`}</svg
        >${outlined}</span
      ><span
        ><svg class="net" viewBox="-9 -9 18 18" aria-hidden="true">${svg`<path d="M0 -8L8 0 0 8 -8 0z" />`}</svg
        >${words.net}</span
      ><span
        ><svg aria-hidden="true">${svg`<path class="stripe" d="M2 1v10M7 1v10M12 1v10" />`}</svg
        >${words.onlyGuess}</span
      >`;
  }
  #toggle(party: Party): void {
    const opened = new Set(this.opened);
    if (!opened.delete(party)) opened.add(party);
    this.opened = opened;
  }
  /** Opens the row of a party at a moment, for whoever is led here. */
  async show(party: Party, moment: Moment): Promise<void> {
    this.view = 'bars';
    this.moment = moment;
    this.opened = new Set([...this.opened, party]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-party="${party}"] button`)?.focus();
  }
}
/** Whose Yjs client this is, if they are here. */
function nameOfClient(presence: PresenceView | undefined, client: number): string | undefined {
  const state = presence?.awareness.getStates().get(client) as { user?: { name?: unknown } } | undefined;
  return typeof state?.user?.name === 'string' ? state.user.name : undefined;
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-ledger': ClcLedger;
  }
}
