// The canvas check on screen: what is the matter, errors first, each with its place, and what the team leaves on purpose.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readMuted, setMuted } from '../../shared/document/muted.ts';
import { root } from '../../shared/document/roots.ts';
import { keyOf } from '../../shared/judge/findings/finding.ts';
import type { Finding, Severity } from '../../shared/judge/findings/finding.ts';
import type { Reasoned } from '../../shared/judge/snapshot.ts';
import { dateText, personName } from '../board/names.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { walkList } from '../ui/list-keys.ts';
import type { IconName } from '../ui/icons.ts';
import { findingWords } from '../words/findings.ts';
import { checkStyles } from './check-styles.ts';
import { findingSaid, placeOf, wayTo } from './finding-sentence.ts';
import { judgingOf } from './judging.ts';
import { KeepPlace } from './keep-place.ts';
import type { Judged } from './judging.ts';
import { panelStyles, READ_AT_ONCE } from './panel-styles.ts';

const SIGNS: Readonly<Record<Severity, IconName>> = { error: 'err', warn: 'warn', info: 'info' };
const REASON_CHARS = 300;
interface Listed {
  readonly key: string;
  readonly finding: Finding;
}

@customElement('clc-check')
export class ClcCheck extends LitElement {
  static override styles = [base, panelStyles, checkStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** Key of the finding the arrow keys stand on. */
  @state() private roving: string | undefined;
  /** Key of the finding whose reason is being written. */
  @state() private muting: string | undefined;
  @state() private showsMuted = false;
  /** Somebody wants to see more than anybody reads at once. */
  @state() private showsAll = false;
  @query('form input') private reason: HTMLInputElement | null | undefined;
  @query('h2') private heading: HTMLElement | null | undefined;

  constructor() {
    super();
    new KeepPlace(this);
    new Subscribe(this, () => this.canvas && judgingOf(this.canvas));
    new Subscribe(this, () => this.canvas?.members);
    // A mute is seen at once; the check itself takes its time.
    new Observe(this, () => (this.canvas ? [root(this.canvas.doc, 'muted')] : []));
  }
  override updated(changed: PropertyValues): void {
    if (changed.has('muting')) this.reason?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas) return nothing;
    const words = findingWords[say.lang];
    const { judged } = judgingOf(canvas);
    const { open, muted } = sorted(judged, canvas);
    const errors = open.filter(({ finding }) => finding.sev === 'error');
    const rest = open.filter(({ finding }) => finding.sev !== 'error');
    return html`<section aria-labelledby="title" @keydown=${this.#key}>
      <header>
        <h2 id="title" tabindex="-1">${words.title}</h2>
        <span class="count" role="status">${judged ? words.counts(open.length, muted.length) : words.checking}</span>
        ${
          muted.length
            ? html`<button
                class="btn quiet small"
                aria-expanded=${this.showsMuted ? 'true' : 'false'}
                @click=${() => (this.showsMuted = !this.showsMuted)}
              >
                ${words.showMeant(muted.length)}
              </button>`
            : nothing
        }
      </header>
      ${this.#group(words.group.error(errors.length), errors, open, judged)}
      ${this.#group(words.group.rest(rest.length), rest, open, judged)}
      ${
        judged && open.length === 0
          ? html`<p class="empty">${icon('check')}${muted.length ? words.noneOpen : words.none}</p>`
          : nothing
      }
      ${
        this.showsMuted && muted.length
          ? html`<h3>${words.meant}</h3>
              <ol class="muted">
                ${repeat(
                  muted,
                  ({ key }) => key,
                  (one) => this.#mutedItem(one, canvas),
                )}
              </ol>`
          : nothing
      }
    </section>`;
  }
  #group(
    title: string,
    list: readonly Listed[],
    all: readonly Listed[],
    judged: Judged | undefined,
  ): TemplateResult | typeof nothing {
    if (list.length === 0) return nothing;
    const roving = all.some(({ key }) => key === this.roving) ? this.roving : all[0]?.key;
    const shown = this.showsAll ? list : list.slice(0, READ_AT_ONCE);
    const more = list.length - shown.length;
    return html`<h3>${title}</h3>
      <ol>
        ${repeat(
          shown,
          ({ key }) => key,
          (one) => this.#item(one, one.key === roving, judged?.report.clears.get(one.key) ?? 1),
        )}
      </ol>
      ${more > 0 ? html`<button class="btn more" @click=${(event: Event) => void this.#showAll(event, shown.length)}>${findingWords[this.say.lang].showMore(more)}</button>` : nothing}`;
  }
  #item({ key, finding }: Listed, tabstop: boolean, clears: number): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas) return nothing;
    const words = findingWords[say.lang];
    const what = findingSaid(finding, canvas, say);
    return html`<li data-key=${key}>
      ${severity(finding.sev, say)}
      <span class="what-at"
        ><button
          class="what"
          tabindex=${tabstop ? 0 : -1}
          title=${words.goTo(placeOf(finding, canvas, say).name)}
          @focus=${() => (this.roving = key)}
          @click=${() => this.dispatchEvent(wayTo(finding))}
        >
          ${what}</button
        >${clears > 1 ? html`<span class="clears">${words.clears(clears)}</span>` : nothing}</span
      >
      ${place(finding, canvas, say)}
      <span class="acts"
        >${
          canvas.rights.edit
            ? html`<button
                class="btn quiet small mute"
                aria-label=${words.muteThis(what)}
                aria-expanded=${this.muting === key ? 'true' : 'false'}
                @click=${() => (this.muting = this.muting === key ? undefined : key)}
              >
                ${words.mute}
              </button>`
            : nothing
        }</span
      >
      ${this.muting === key && canvas.rights.edit ? this.#form(key, canvas) : nothing}
    </li>`;
  }
  #form(key: string, canvas: Canvas): TemplateResult {
    const words = findingWords[this.say.lang];
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        this.#mute(key, canvas);
      }}
    >
      <label
        >${words.why}<input class="field" name="reason" required maxlength=${REASON_CHARS} autocomplete="off"
      /></label>
      <button class="btn primary">${words.keepSo}</button>
      <button class="btn quiet" type="button" @click=${() => this.#stopMuting()}>${words.cancel}</button>
    </form>`;
  }
  #mutedItem({ key, finding, why }: Listed & { readonly why: Reasoned }, canvas: Canvas): TemplateResult {
    const { say } = this;
    const words = findingWords[say.lang];
    const what = findingSaid(finding, canvas, say);
    return html`<li data-key=${key}>
      ${severity(finding.sev, say)}
      <span class="what-at">${what}</span>
      ${place(finding, canvas, say)}
      <span class="acts"
        >${
          canvas.rights.edit
            ? html`<button
                class="btn quiet small"
                aria-label=${words.unmuteThis(what)}
                @click=${() => {
                  this.#unmute(key, canvas);
                  this.heading?.focus();
                }}
              >
                ${words.unmute}
              </button>`
            : nothing
        }</span
      >
      <span class="why"
        ><q>${why.reason}</q> ${words.by(personName(canvas, why.by, say), dateText(why.at, say.lang, true))}</span
      >
    </li>`;
  }

  /** The focus goes to the first of those that come. */
  async #showAll({ currentTarget }: Event, shown: number): Promise<void> {
    const list = (currentTarget as Element).previousElementSibling;
    this.showsAll = true;
    await this.updateComplete;
    list?.querySelectorAll<HTMLElement>('.what')[shown]?.focus();
  }
  #mute(key: string, canvas: Canvas): void {
    const reason = this.reason?.value.trim() ?? '';
    if (reason === '') {
      this.reason?.focus();
      return;
    }
    const { commands, doc, me, undo } = canvas;
    const all = this.#all();
    const next = all[all.findIndex((what) => what.closest('li')?.dataset['key'] === key) + 1] ?? this.heading;
    undo.gesture(() => setMuted(doc, key, { reason, by: me.id, at: commands.at() }));
    this.muting = undefined;
    next?.focus();
    const words = findingWords[this.say.lang];
    this.dispatchEvent(new SayRequest(words.mutedNow, { label: words.unmute, run: () => this.#unmute(key, canvas) }));
  }
  #unmute(key: string, { doc, undo }: Canvas): void {
    undo.gesture(() => setMuted(doc, key, undefined));
    this.dispatchEvent(new SayRequest(findingWords[this.say.lang].openAgain, undefined, true));
  }
  #stopMuting(): void {
    const key = this.muting;
    this.muting = undefined;
    if (key !== undefined)
      this.renderRoot.querySelector<HTMLElement>(`li[data-key="${CSS.escape(key)}"] .mute`)?.focus();
  }
  #all(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.what')];
  }
  /** Up and down along the findings, Home and End; Escape leaves the reason. */
  readonly #key = (event: KeyboardEvent): void => {
    const at = event.composedPath()[0] as HTMLElement;
    if (event.key === 'Escape' && this.muting !== undefined && at.closest('form')) {
      event.preventDefault();
      event.stopPropagation();
      this.#stopMuting();
      return;
    }
    walkList(event, this.#all());
  };
}

/** What is open and what is meant, by what the document says now. */
function sorted(
  judged: Judged | undefined,
  { doc }: Canvas,
): { readonly open: readonly Listed[]; readonly muted: readonly (Listed & { readonly why: Reasoned })[] } {
  const open: Listed[] = [];
  const muted: (Listed & { readonly why: Reasoned })[] = [];
  const all = judged ? [...judged.report.findings, ...judged.report.muted.map(({ finding }) => finding)] : [];
  for (const finding of all) {
    const key = keyOf(finding);
    const why = readMuted(doc, key);
    if (why) muted.push({ key, finding, why });
    else open.push({ key, finding });
  }
  return { open, muted };
}
function severity(sev: Severity, say: Say): TemplateResult {
  return html`<span class="sev ${sev}">${icon(SIGNS[sev], 'small')}${findingWords[say.lang].severity[sev]}</span>`;
}
function place(finding: Finding, canvas: Canvas, say: Say): TemplateResult {
  const { part, name } = placeOf(finding, canvas, say);
  return html`<span class="where">${part === '' ? nothing : html`<b>${part}</b>`} ${name}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-check': ClcCheck;
  }
}
