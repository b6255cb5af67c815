// Another canvas laid over this one: what both say, what only one says, what became of each choice; below it next year's start.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readMeta } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { compare, differs } from '../../shared/judge/compare.ts';
import type { Comparison, FacetDifference, Pair, Side } from '../../shared/judge/compare.ts';
import type { SnapshotCard } from '../../shared/judge/snapshot.ts';
import { blockOfFacet } from '../../shared/template/canvas-template.ts';
import { accents } from '../board/accents.ts';
import { facetName, roleName, stanceName } from '../board/names.ts';
import { byKey } from '../session/access.ts';
import { ApiProblem } from '../session/api.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import type { Device } from '../session/device.ts';
import { Observe } from '../session/observe.ts';
import { GoToRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { compareWords } from '../words/compare.ts';
import { besideEachOther, compassRow, levelRow } from './compare-rows.ts';
import { compareStyles } from './compare-styles.ts';
import { stepName } from './finding-sentence.ts';
import { judgingOf } from './judging.ts';
import type { Judged } from './judging.ts';
import './next-year.ts';
import { beginNextYear, NoCanvas, sideOfCanvas, sideOfFile } from './other-canvas.ts';
import type { NotRead } from './other-canvas.ts';
import { otherNames } from './other-names.ts';
import { panelStyles } from './panel-styles.ts';

type Other = Side & { readonly title: string };
type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: Unread }
  | { readonly kind: 'here'; readonly other: Other };
type Unread = 'failed' | 'noAccess' | NotRead;

@customElement('clc-compare')
export class ClcCompare extends LitElement {
  static override styles = [base, accents, panelStyles, compareStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  /** What this browser remembers; tests hand in their own. */
  @property({ attribute: false }) device: Device = deviceMemory();
  /** Who reads another canvas and makes a new one; tests hand in their own. */
  @property({ attribute: false }) ways = { read: sideOfCanvas, begin: beginNextYear };
  @state() private now: State = { kind: 'none' };
  @state() private onlyDifferent = true;
  #last: { readonly judged: Judged; readonly other: Other; readonly found: Comparison } | undefined;
  /** The canvas chosen last; one that was chosen before and comes later is not shown. */
  #reading = 0;

  constructor() {
    super();
    // Compared again when this canvas has been judged again is enough: it follows within a second.
    new Observe(this, () => [
      this.canvas && this.now.kind === 'here' ? root(this.canvas.doc, 'cards') : undefined,
      this.canvas && root(this.canvas.doc, 'meta'),
    ]);
  }
  #unsubscribe: (() => void) | undefined;
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
  protected override updated(): void {
    if (this.canvas && this.isConnected)
      this.#unsubscribe ??= judgingOf(this.canvas).subscribe(() => this.requestUpdate());
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas) return nothing;
    const words = compareWords[say.lang];
    const { basedOn } = readMeta(canvas.doc);
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title">${words.title}</h2>
        <p class="intro">${words.intro}</p>
      </header>
      ${
        basedOn
          ? html`<p class="based">
              ${icon('link', 'small')}<a href=${`/c/${encodeURIComponent(basedOn.canvas)}`}
                >${words.basedOn(basedOn.title)}</a
              >
            </p>`
          : nothing
      }
      ${this.#choice(canvas)} ${this.#shown(canvas)}
      <clc-next-year .device=${this.device} .begin=${this.ways.begin}></clc-next-year>
    </section>`;
  }
  #choice(canvas: Canvas): TemplateResult {
    const words = compareWords[this.say.lang];
    const others = this.device.list().filter(({ id, dead }) => id !== canvas.id && !dead);
    const { title, basedOn } = readMeta(canvas.doc);
    const names = otherNames(others, { title, begunWith: basedOn?.canvas }, this.say.lang);
    return html`<div class="choice">
      ${
        others.length
          ? html`<label
              >${words.with}<select
                class="field"
                @change=${(event: Event) => {
                  const { value } = event.target as HTMLSelectElement;
                  const other = value === '' ? undefined : others[Number(value)];
                  if (!other) this.#forget();
                  else
                    void this.#read(() =>
                      this.ways.read({ server: other.server, canvasId: other.id, access: byKey(other.key) }),
                    );
                }}
              >
                <option value="">${words.choose}</option>
                ${names.map((name, index) => html`<option value=${index}>${name}</option>`)}
              </select></label
            >`
          : html`<p class="intro">${words.none}</p>`
      }
      <label class="btn file"
        >${icon('file', 'small')}${words.file}<input
          type="file"
          accept=".json,application/json"
          @change=${(event: Event) => {
            const [file] = (event.target as HTMLInputElement).files ?? [];
            if (file) void this.#read(async () => sideOfFile(await file.text()));
          }}
      /></label>
    </div>`;
  }
  #shown(canvas: Canvas): TemplateResult | typeof nothing {
    const words = compareWords[this.say.lang];
    switch (this.now.kind) {
      case 'none':
        return nothing;
      case 'reading':
        return html`<p role="status">${words.working}</p>`;
      case 'failed':
        return html`<p class="problem" role="alert">${icon('warn', 'small')} ${words[this.now.why]}</p>`;
      case 'here': {
        const judged = judgingOf(canvas).judged;
        if (!judged) return html`<p role="status">${words.working}</p>`;
        return this.#comparison(this.#compared(judged, this.now.other), this.now.other, canvas);
      }
      default:
        return this.now satisfies never;
    }
  }
  /** Worked out once for two canvases that did not change: a keystroke elsewhere in here waits for nothing. */
  #compared(judged: Judged, other: Other): Comparison {
    const last = this.#last;
    if (last?.judged === judged && last.other === other) return last.found;
    const found = compare({ snapshot: judged.snapshot, stair: judged.stair }, other);
    this.#last = { judged, other, found };
    return found;
  }
  #comparison(found: Comparison, other: Other, canvas: Canvas): TemplateResult {
    const { say } = this;
    const words = compareWords[say.lang];
    const pairs = found.facets.reduce((n, f) => n + f.pairs.length, 0);
    const [here, there] = [
      found.facets.reduce((n, f) => n + f.onlyHere.length, 0),
      found.facets.reduce((n, f) => n + f.onlyThere.length, 0),
    ];
    const facets = found.facets.filter(
      (f) => differs(f) || (!this.onlyDifferent && (f.pairs.length > 0 || f.onlyHere.length > 0)),
    );
    const same =
      facets.length + found.compass.length + found.roles.length + found.levels.length + found.steps.length === 0;
    return html`<p class="sum" role="status"><b>${other.title}</b> ${words.sum(pairs, here, there)}</p>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.onlyDifferent}
          @change=${(event: Event) => (this.onlyDifferent = (event.target as HTMLInputElement).checked)}
        />${words.onlyDifferent}</label
      >
      ${same ? html`<p>${words.same}</p>` : nothing}
      ${besideEachOther(
        words.compass,
        found.compass.map((difference) => compassRow(difference, say)),
        say,
      )}
      ${facets.map((facet) => this.#facet(facet))}
      ${besideEachOther(
        words.roles,
        found.roles.map(({ role, here: mine, there: theirs }) => [
          roleName(role, say.lang),
          stanceName(mine, say),
          stanceName(theirs, say),
        ]),
        say,
      )}
      ${besideEachOther(
        words.levels,
        found.levels.map((difference) => levelRow(difference, say)),
        say,
      )}
      ${besideEachOther(
        words.steps,
        found.steps.map(({ step, here: mine, there: theirs }) => [
          stepName(step, canvas, say.lang),
          words.stepState(mine.holds, String(mine.median ?? '')),
          words.stepState(theirs.holds, String(theirs.median ?? '')),
        ]),
        say,
      )}`;
  }
  #facet({ facet, pairs, onlyHere, onlyThere }: FacetDifference): TemplateResult {
    const { say } = this;
    const block = blockOfFacet(facet);
    const words = compareWords[say.lang];
    const shown = this.onlyDifferent ? pairs.filter(({ changes }) => changes.length > 0) : pairs;
    return html`<h3 data-block=${block.id}>
        <span class="n" aria-hidden="true">${block.part}</span>${facetName(facet, say.lang)}
      </h3>
      <ul>
        ${shown.map((pair) => this.#pair(pair))}
        ${onlyHere.map((card) => html`<li><span class="mark here">${words.onlyHere}</span>${this.#here(card)}</li>`)}
        ${onlyThere.map(
          (card) =>
            html`<li>
              <span class="mark there">${words.onlyThere}</span><span>${card.text || say.board.noText}</span>
            </li>`,
        )}
      </ul>`;
  }
  #pair({ here, there, changes }: Pair): TemplateResult {
    const { say } = this;
    const words = compareWords[say.lang];
    const what = changes.length ? changes.map((change) => words.change[change]).join(', ') : words.both;
    return html`<li>
      <span class="mark">${what}</span>
      <span
        >${this.#here(here)}
        ${
          changes.includes('text') || changes.includes('instead') || changes.includes('facet')
            ? html`<small
                >${words.there}:
                ${there.text || say.board.noText}${
                  there.instead ? html` <i>${say.board.instead} ${there.instead}</i>` : nothing
                }${changes.includes('facet') ? html` (${facetName(there.facet, say.lang)})` : nothing}</small
              >`
            : nothing
        }</span
      >
    </li>`;
  }
  #here(card: SnapshotCard): TemplateResult {
    return html`<button class="go" @click=${() => this.dispatchEvent(new GoToRequest({ kind: 'card', id: card.id }))}>
      ${card.text || this.say.board.noText}
    </button>`;
  }

  #forget(): void {
    this.#reading++;
    this.now = { kind: 'none' };
  }
  async #read(read: () => Promise<Other>): Promise<void> {
    const mine = ++this.#reading;
    this.now = { kind: 'reading' };
    let now: State;
    try {
      now = { kind: 'here', other: await read() };
    } catch (error) {
      now = { kind: 'failed', why: unread(error) };
    }
    if (mine === this.#reading) this.now = now;
  }
}

/** Why another canvas is not here. */
function unread(error: unknown): Unread {
  if (error instanceof NoCanvas) return error.why;
  return error instanceof ApiProblem && NO_ACCESS.includes(error.status) ? 'noAccess' : 'failed';
}
/** What a server answers to a link that is withdrawn, or to a canvas that is gone. */
const NO_ACCESS: readonly number[] = [401, 403, 404, 410];

declare global {
  interface HTMLElementTagNameMap {
    'clc-compare': ClcCompare;
  }
}
