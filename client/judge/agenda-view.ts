// The agenda: everything that waits for somebody, in one ordered list with owner and date; to work through and to keep.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { csvText } from '../../shared/document/csv.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { readDecision, setDecision } from '../../shared/document/decisions.ts';
import { setLooked } from '../../shared/document/looks.ts';
import { root } from '../../shared/document/roots.ts';
import { lockedAmong } from '../../shared/document/session.ts';
import { agendaMarkdown, agendaRows } from '../../shared/judge/agenda.ts';
import type { AgendaItem } from '../../shared/judge/agenda.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { decideCards } from '../board/card-actions.ts';
import { dateText, personName } from '../board/names.ts';
import { download, fileName } from '../export/download.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { DiscussRequest, GoToRequest, SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { walkList } from '../ui/list-keys.ts';
import type { IconName } from '../ui/icons.ts';
import type { MenuSelect } from '../ui/menu.ts';
import '../ui/menu.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import '../ui/segmented.ts';
import { agendaWords } from '../words/agenda.ts';
import { settingsWords } from '../words/settings.ts';
import { agendaSaid, whatOf, whereOf, whereSaid } from './agenda-said.ts';
import { agendaStyles } from './agenda-styles.ts';
import { ShowQuestion } from './differing.ts';
import { targetOf, wayTo } from './finding-sentence.ts';
import { judgingOf } from './judging.ts';
import { KeepPlace } from './keep-place.ts';
import { panelStyles, READ_AT_ONCE } from './panel-styles.ts';

type Item = AgendaItem<Finding>;
type Filter = 'all' | 'mine' | 'nobody';
const FILTERS: readonly Filter[] = ['all', 'mine', 'nobody'];

@customElement('clc-agenda')
export class ClcAgenda extends LitElement {
  static override styles = [base, panelStyles, agendaStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @state() private filter: Filter = 'all';
  /** Somebody wants to see more than anybody reads at once. */
  @state() private showsAll = false;
  /** Key of the item the arrow keys stand on. */
  @state() private roving: string | undefined;

  constructor() {
    super();
    new KeepPlace(this);
    new Subscribe(this, () => this.canvas && judgingOf(this.canvas));
    new Subscribe(this, () => this.canvas?.members);
    new Observe(this, () => [this.canvas && root(this.canvas.doc, 'session')]);
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas) return nothing;
    const words = agendaWords[say.lang];
    const judged = judgingOf(canvas).judged;
    const items = judged?.agenda ?? [];
    const shown = items.filter((item) => this.#passes(item, canvas));
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title" tabindex="-1">${words.title}</h2>
        <span class="count" role="status">${judged ? this.#count(shown.length, items.length) : words.working}</span>
        <clc-segmented
          plain
          label=${words.show}
          .options=${FILTERS.map((value) => ({ value, label: words.filters[value] }))}
          value=${this.filter}
          @clc-choose=${(event: ChooseEvent) => (this.filter = FILTERS.find((f) => f === event.value) ?? 'all')}
        ></clc-segmented>
        <clc-menu
          .label=${words.exportAs}
          .items=${[
            { id: 'md', label: words.exportMarkdown, icon: 'file' },
            { id: 'csv', label: words.exportCsv, icon: 'file' },
          ]}
          @clc-menu-select=${(event: MenuSelect) => this.#keep(event.id === 'csv' ? 'csv' : 'md', shown)}
          ><button slot="button" class="btn" ?disabled=${shown.length === 0}>
            ${icon('download', 'small')}${words.exportAs}
          </button></clc-menu
        >
      </header>
      <p class="intro">${words.intro} <span class="sr">${words.keys}</span></p>
      ${
        shown.length
          ? this.#list(shown, canvas)
          : judged
            ? html`<p class="empty">${icon('check')}${items.length ? words.noneHere : words.empty}</p>`
            : nothing
      }
    </section>`;
  }
  #count(shown: number, all: number): string {
    const words = agendaWords[this.say.lang];
    return this.filter === 'all' ? words.count(all) : words.countOf(shown, all);
  }
  #list(items: readonly Item[], canvas: Canvas): TemplateResult {
    const roving = items.some(({ key }) => key === this.roving) ? this.roving : items[0]?.key;
    const shown = this.showsAll ? items : items.slice(0, READ_AT_ONCE);
    const more = items.length - shown.length;
    return html`<ol @keydown=${this.#key}>
        ${repeat(
          shown,
          ({ key }) => key,
          (item) => this.#item(item, canvas, item.key === roving),
        )}
      </ol>
      ${more > 0 ? html`<button class="btn more" @click=${() => void this.#showAll(shown.length)}>${agendaWords[this.say.lang].showMore(more)}</button>` : nothing}`;
  }
  #item(item: Item, canvas: Canvas, tabstop: boolean): TemplateResult {
    const { say } = this;
    const words = agendaWords[say.lang];
    const what = whatOf(item, canvas, say);
    const place = whereSaid(item, canvas, say);
    return html`<li data-key=${item.key} class=${item.overdue ? 'late' : ''}>
      <span class="kind ${item.kind === 'finding' ? item.severity : item.kind}"
        >${icon(signOf(item), 'small')}${words.kind[item.kind]}</span
      >
      <button
        class="what"
        tabindex=${tabstop ? 0 : -1}
        title=${words.goTo}
        @focus=${() => (this.roving = item.key)}
        @click=${() => this.#goTo(item)}
      >
        ${what}
      </button>
      <span class="where">${place.part === '' ? nothing : html`<b>${place.part}</b>`} ${place.name}</span>
      ${this.#charge(item, canvas, what)}
      <span class="acts">${this.#acts(item, canvas)}</span>
    </li>`;
  }
  /** Who has it, and by when; of a card it can be changed here. */
  #charge(item: Item, canvas: Canvas, what: string): TemplateResult {
    const { say } = this;
    const words = agendaWords[say.lang];
    const { card } = item;
    // Its day is the record's, not the card's.
    if (card === undefined || item.kind === 'revisit' || !mayEdit(canvas, item))
      return html`<span class="owner">${item.owner === undefined ? nothing : personName(canvas, item.owner, say)}</span
        ><span class="due"
          >${item.due ? dateText(item.due, say.lang, true) : nothing} ${item.overdue ? words.overdue : nothing}</span
        >`;
    const members = canvas.members.list();
    const gone = item.owner !== undefined && !members.some(({ id }) => id === item.owner);
    const dated = (event: Event): void => {
      const value = (event.target as HTMLInputElement).value || undefined;
      if (value !== item.due) canvas.commands.setFields(card, { due: value });
    };
    return html`<select
        class="field owner"
        aria-label=${words.ownerOf(what)}
        @change=${(event: Event) =>
          canvas.commands.setFields(card, { owner: (event.target as HTMLSelectElement).value || undefined })}
      >
        <option value="" ?selected=${item.owner === undefined}>${say.board.nobody}</option>
        ${gone ? html`<option value=${item.owner ?? ''} selected>${say.board.formerMember}</option>` : nothing}
        ${members.map(({ id, name }) => html`<option value=${id} ?selected=${id === item.owner}>${name}</option>`)}
      </select>
      <span class="due">
        <input
          class="field"
          type="date"
          lang=${say.lang}
          aria-label=${words.dueOf(what)}
          .value=${item.due ?? ''}
          @blur=${dated}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && dated(event)}
        />${item.overdue ? html`<em>${words.overdue}</em>` : nothing}</span
      >`;
  }
  #acts(item: Item, canvas: Canvas): TemplateResult | typeof nothing {
    const words = agendaWords[this.say.lang];
    const edit = mayEdit(canvas, item);
    switch (item.kind) {
      case 'decision':
        return edit
          ? html`<button
              class="btn small"
              @click=${() => decideCards({ from: this, canvas, say: this.say }, [item.card], true)}
            >
              ${icon('check', 'small')}${words.decide}
            </button>`
          : nothing;
      case 'look-again':
        return edit
          ? html`<button class="btn small" @click=${() => this.#looked(canvas, item.card, item.on)}>
              ${icon('eye', 'small')}${words.looked}
            </button>`
          : nothing;
      case 'revisit':
        return edit
          ? html`<button class="btn small" @click=${() => this.#stillHolds(canvas, item.card)}>
              ${icon('check', 'small')}${words.stillHolds}
            </button>`
          : nothing;
      case 'objection':
        return html`<button class="btn small" @click=${() => this.#discuss(item.thread)}>
          ${icon('chat', 'small')}${words.discuss}
        </button>`;
      case 'divided':
        return html`<button class="btn small" @click=${() => this.#goTo(item)}>${words.toQuestion}</button>`;
      case 'finding':
        return nothing;
      default:
        return item satisfies never;
    }
  }

  #passes(item: Item, canvas: Canvas): boolean {
    switch (this.filter) {
      case 'all':
        return true;
      case 'mine':
        return item.owner === canvas.me.id;
      case 'nobody':
        return item.owner === undefined;
      default:
        return this.filter satisfies never;
    }
  }

  /** The focus goes to the first of those that come. */
  async #showAll(shown: number): Promise<void> {
    this.showsAll = true;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.what')[shown]?.focus();
  }
  #goTo(item: Item): void {
    if (item.kind === 'divided') return void this.dispatchEvent(new ShowQuestion(item.question));
    if (item.kind === 'finding') return void this.dispatchEvent(wayTo(item.what));
    const where = item.kind === 'objection' ? whereOf(item.about) : ({ kind: 'card', card: item.card } as const);
    this.dispatchEvent(new GoToRequest(targetOf(where)));
  }
  #discuss(thread: string): void {
    this.dispatchEvent(new DiscussRequest({ thread }));
  }
  #looked(canvas: Canvas, card: string, on: string): void {
    if (!canvas.commands.may([card])) return;
    canvas.undo.gesture(() => setLooked(canvas.doc, { card, on }, canvas.me.id, canvas.commands.at()));
    this.dispatchEvent(new SayRequest(agendaWords[this.say.lang].lookedSaid, undefined, true));
  }
  /** The decision stands, from today and in the name of whoever says so; a new date is set on the card. */
  #stillHolds({ doc, me, undo, commands }: Canvas, card: string): void {
    const decision = readDecision(doc, card);
    if (!decision || !commands.may([card])) return;
    const { revisit: _, ...rest } = decision;
    undo.gesture(() => setDecision(doc, card, { ...rest, by: me.id, at: commands.at() }));
    this.dispatchEvent(new SayRequest(agendaWords[this.say.lang].stillHoldsSaid, undefined, true));
  }
  #keep(format: 'md' | 'csv', items: readonly Item[]): void {
    const { canvas, say } = this;
    if (!canvas) return;
    const words = agendaWords[say.lang];
    const rows = agendaRows(items, agendaSaid(canvas, say));
    const text = format === 'md' ? agendaMarkdown(rows) : csvText(rows);
    const name = fileName(`${readMeta(canvas.doc).title} ${words.title}`, format);
    const type = format === 'md' ? 'text/markdown;charset=utf-8' : 'text/csv;charset=utf-8';
    download({ name, blob: new Blob([text], { type }) });
    this.dispatchEvent(new SayRequest(settingsWords[say.lang].exported(name)));
  }
  /** Up and down along the items, Home and End. */
  readonly #key = (event: KeyboardEvent): void => {
    walkList(event, [...this.renderRoot.querySelectorAll<HTMLElement>('.what')]);
  };
}

/** A card in a locked block is for reading. */
function mayEdit({ rights, doc }: Canvas, { card }: Item): boolean {
  return rights.edit && (card === undefined || lockedAmong(doc, [card]) === undefined);
}
function signOf(item: Item): IconName {
  switch (item.kind) {
    case 'finding':
      return item.severity === 'error' ? 'err' : item.severity === 'warn' ? 'warn' : 'info';
    case 'objection':
      return 'chat';
    case 'divided':
      return 'vote';
    case 'look-again':
      return 'eye';
    case 'revisit':
      return 'calendar';
    case 'decision':
      return 'question';
    default:
      return item satisfies never;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-agenda': ClcAgenda;
  }
}
