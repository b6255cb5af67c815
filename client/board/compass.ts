// The compass: mission and who read it, the bold goal with its date and the time that is left, the end in mind.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { cardIds, placesChanged, readCard } from '../../shared/document/cards.ts';
import { compassText, deadline, hasMission, missionReaders, monthsToGo } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { isBlank } from '../../shared/document/text.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import { template } from '../../shared/template/canvas-template.ts';
import type { CompassText } from '../../shared/template/canvas-template.ts';
import '../presence/avatar.ts';
import { canvasContext, presenceContext, sayContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Present, PresenceView, Say, Target, View } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { textMarksOf } from '../discuss/text-marks.ts';
import { DiscussRequest } from '../session/requests.ts';
import type { TextMarkClick } from '../text/events.ts';
import '../text/text-field.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import { turn } from '../ui/turn.ts';
import { compassStyles } from './compass-styles.ts';
import { dateText } from './names.ts';
import './talk.ts';
import { Watch } from './watch.ts';

const COMPASS: Target = { kind: 'block', id: 'compass' };
const FIELDS: readonly { readonly id: CompassText; readonly style: string }[] = [
  { id: 'mission', style: 'mission' },
  { id: 'boldGoal', style: 'goal' },
  { id: 'endInMind', style: 'end' },
];

@customElement('clc-compass')
export class ClcCompass extends LitElement {
  static override styles = [base, compassStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) @state() presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @consume({ context: viewContext, subscribe: true }) @state() view: View | undefined;
  @state() private dating = false;
  /** A part of the date was left open, which a browser gives as no date at all. */
  @state() private lacking = false;
  @query('input') private readonly dateField!: HTMLInputElement | null;
  @query('.date') private readonly dateButton!: HTMLElement | null;
  @query('h2') private readonly heading!: HTMLElement;

  constructor() {
    super();
    new Observe(this, () => {
      const doc = this.canvas?.doc;
      return doc ? [root(doc, 'compass'), root(doc, 'missionRead')] : [];
    });
    // The line starts at the first card.
    new Observe(
      this,
      () => [this.canvas && root(this.canvas.doc, 'cards')],
      (events) => this.canvas !== undefined && placesChanged(this.canvas.doc, events),
    );
    new Subscribe(this, () => this.canvas?.members);
    new Watch(
      this,
      () => this.canvas && textMarksOf(this.canvas.doc),
      () => FIELDS.flatMap(({ id }) => this.#discussed(id)).join(),
    );
    new Watch(
      this,
      () => this.presence,
      () =>
        this.#people()
          .map((p) => `${p.id}/${p.name}/${p.slot}/${p.activity}`)
          .join(),
    );
  }
  focusHeading(): void {
    this.heading.focus({ preventScroll: true });
  }

  /** As each block does. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await turn();
    await super.scheduleUpdate();
  }
  override render(): TemplateResult {
    const { canvas, say } = this;
    if (!canvas) return html``;
    const label = template.centre.label[say.lang];
    const people = this.#people();
    return html`<section class="compass" aria-labelledby="name" @clc-text-mark=${this.#mark}>
      <h2 id="name" tabindex="-1">${label}</h2>
      <span class="pip north" aria-hidden="true"></span><span class="pip south" aria-hidden="true"></span
      ><span class="pip west" aria-hidden="true"></span><span class="pip east" aria-hidden="true"></span>
      <div class="corner">
        ${people.map((p) => html`<clc-avatar .person=${p} size="small"></clc-avatar>`)}
        <clc-talk .about=${COMPASS} label=${label}></clc-talk>
      </div>
      ${FIELDS.map(({ id, style }) => this.#field(canvas, id, style))}
    </section>`;
  }
  #field(canvas: Canvas, id: CompassText, style: string): TemplateResult {
    const { say } = this;
    const field = template.centre.fields.find((f) => f.id === id);
    const label = field?.label[say.lang] ?? '';
    const text = compassText(canvas.doc, id);
    const edit = canvas.rights.edit;
    return html`<div class="part" role="group" aria-labelledby=${id}>
      <h3 id=${id}>${label}</h3>
      <div class=${style}>
        ${
          !edit && (!text || isBlank(text))
            ? html`<p class="unset">${say.board.notYetWritten}</p>`
            : html`<clc-text
                kind="line"
                standalone
                .textId=${`compass.${id}`}
                label=${label}
                placeholder=${field && 'question' in field ? field.question[say.lang] : ''}
                .editable=${edit}
                .maxWords=${field && 'maxWords' in field ? field.maxWords : undefined}
                .marks=${textMarksOf(canvas.doc).in(
                  `compass.${id}`,
                  this.view?.drawer.open ? this.view.drawer.thread : undefined,
                )}
              ></clc-text>`
        }
      </div>
      ${id === 'mission' ? this.#readers(canvas) : id === 'boldGoal' ? this.#deadline(canvas) : nothing}
    </div>`;
  }
  #readers(canvas: Canvas): TemplateResult {
    const { say } = this;
    const readers = missionReaders(canvas.doc);
    const all = this.#takingPart(canvas);
    const mine = readers.includes(canvas.me.id);
    return html`<div class="foot">
      <span>${say.board.readBy(readers.filter((id) => all.has(id)).length, Math.max(1, all.size))}</span>
      ${
        canvas.rights.discuss && hasMission(canvas.doc)
          ? html`<button class="toggle" aria-pressed=${mine} @click=${() => canvas.commands.setMissionRead(!mine)}>
              <span class="box" aria-hidden="true">${mine ? icon('check', 'small') : nothing}</span>${say.board.read}
            </button>`
          : nothing
      }
    </div>`;
  }
  /** Everybody who may mark the mission as read. Marks of others (an imported file brings them along) do not count. */
  #takingPart(canvas: Canvas): Set<string> {
    const members = canvas.members.list().filter((m) => m.role && rightsOf(m.role).discuss);
    return new Set([...members.map((m) => m.id), ...(canvas.rights.discuss ? [canvas.me.id] : [])]);
  }
  #deadline(canvas: Canvas): TemplateResult {
    const { say } = this;
    const date = deadline(canvas.doc);
    if (this.dating)
      return html`<div class="foot" @keydown=${this.#dateKey} @focusout=${this.#dateLeft}>
        <input
          type="date"
          lang=${say.lang}
          aria-label=${say.board.deadline}
          aria-invalid=${this.lacking}
          .value=${date ?? ''}
          @input=${() => (this.lacking = false)}
        />
        ${
          date === undefined
            ? nothing
            : html`<button class="toggle" @click=${() => this.#setDate(undefined)}>${say.board.clearDate}</button>`
        }
        <span class="lacks" role="alert">${this.lacking ? say.board.dateLacks : nothing}</span>
      </div>`;
    const edit = canvas.rights.edit;
    if (date === undefined)
      return edit
        ? html`<div class="foot">
            <button class="toggle date" @click=${this.#ask}>${icon('calendar', 'small')}${say.board.chooseDate}</button>
          </div>`
        : html``;
    const written = dateText(date, say.lang);
    const left = monthsToGo(today(), date);
    const gone = this.#timeGone(canvas, date);
    return html`<div class="run" role="img" aria-label=${say.board.timeGone(gone)}><i></i></div>
      <div class="foot">
        ${
          edit
            ? html`<button class="toggle date" aria-label=${say.board.changeDate(written)} @click=${this.#ask}>
                ${written}
              </button>`
            : html`<span>${written}</span>`
        }
        <span>${left.past ? say.board.reached : say.board.months(left.months)}</span>
      </div>`;
  }
  override updated(): void {
    // A style attribute would be refused on strict pages; a style object is not.
    const line = this.renderRoot.querySelector<HTMLElement>('.run i');
    const date = this.canvas && deadline(this.canvas.doc);
    if (line && this.canvas && date !== undefined) line.style.inlineSize = `${this.#timeGone(this.canvas, date)}%`;
  }

  #timeGone(canvas: Canvas, date: string): number {
    const now = today();
    let first = now;
    for (const id of cardIds(canvas.doc)) {
      const made = readCard(canvas.doc, id)?.createdAt.slice(0, 10) ?? '';
      if (made !== '' && made < first) first = made;
    }
    const [from, to, at] = [first, date, now].map((day) => Date.parse(`${day}T00:00:00Z`));
    if (from === undefined || to === undefined || at === undefined || to <= from) return 100;
    return Math.max(0, Math.min(100, Math.round(((at - from) / (to - from)) * 100)));
  }
  #setDate(date: string | undefined): void {
    if (this.canvas && deadline(this.canvas.doc) !== date) this.canvas.commands.setDeadline(date);
    this.#stopDating();
  }
  #stopDating(): void {
    this.dating = this.lacking = false;
    void this.updateComplete.then(() => this.dateButton?.focus());
  }
  readonly #ask = (): void => {
    this.dating = true;
    void this.updateComplete.then(() => this.dateField?.focus());
  };
  readonly #dateKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') this.#stopDating();
    else if (event.key === 'Enter' && event.target === this.dateField) {
      // The focus moves to the button within this key press, which would then press it.
      event.preventDefault();
      if (!this.#lacks()) this.#setDate(this.dateField?.value || undefined);
    }
  };
  /** What is there of a date stays, and it is said that more is wanted. */
  #lacks(): boolean {
    this.lacking = this.dateField?.validity.badInput === true;
    return this.lacking;
  }
  readonly #dateLeft = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    if (this.#lacks()) return;
    const value = this.dateField?.value ?? '';
    // Leaving the field empty does not clear the date that was there.
    if (value !== '' && this.canvas && deadline(this.canvas.doc) !== value) this.canvas.commands.setDeadline(value);
    this.dating = false;
  };
  readonly #mark = (event: TextMarkClick): void => {
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new DiscussRequest({ thread: event.id }));
  };
  #people(): Present[] {
    return (this.presence?.people() ?? []).filter((p) => !p.me && p.at.block === 'compass');
  }
  #discussed(text: CompassText): readonly string[] {
    return this.canvas ? textMarksOf(this.canvas.doc).about(`compass.${text}`) : [];
  }
}

/** The day on this person's wall. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-compass': ClcCompass;
  }
}
