// The form that asks a new round: what, of whom, with names or without; what can never show anything is said before.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { beforeOpening, THRESHOLD } from '../../shared/judge/small-groups.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import { leastFor } from '../../shared/wire/rounds.ts';
import type { RoundAbout, RoundKind } from '../../shared/wire/rounds.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Subscribe } from '../session/observe.ts';
import type { NewRound } from '../session/rounds.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import type { ChooseEvent } from '../ui/segmented.ts';
import '../ui/segmented.ts';
import { roundWords } from '../words/rounds.ts';
import { aboutFields, aboutOf, FIRST_DRAFT } from './new-round-about.ts';
import type { AboutDraft } from './new-round-about.ts';
import { newRoundStyles } from './new-round-styles.ts';

/** Ask this of these people. */
export class AskRound extends Event {
  static readonly type = 'clc-ask-round';
  constructor(readonly round: NewRound) {
    super(AskRound.type);
  }
}
const KINDS: readonly RoundKind[] = ['stairway', 'ledger', 'lead-role', 'writing', 'dots'];

@customElement('clc-new-round')
export class ClcNewRound extends LitElement {
  static override styles = [base, newRoundStyles];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) kinds: readonly RoundKind[] | undefined;
  @property({ type: Boolean }) busy = false;
  @state() private kind: RoundKind | undefined;
  @state() private draft: AboutDraft = FIRST_DRAFT;
  @state() private named = true;
  @state() private threshold: number = THRESHOLD.default;
  @state() private auto = false;
  /** Who is left out; everybody who edits is asked unless they are. */
  @state() private out: ReadonlySet<string> = new Set();

  constructor() {
    super();
    new Subscribe(this, () => this.canvas?.members);
  }

  override render(): TemplateResult | typeof nothing {
    const { canvas, say } = this;
    if (!canvas) return nothing;
    const words = roundWords[say.lang];
    const kinds = this.kinds ?? KINDS;
    const kind = this.kind ?? kinds[0] ?? 'stairway';
    const asked = this.#asked(canvas);
    const about = aboutOf(kind, this.draft, canvas, say);
    return html`<form @submit=${(event: SubmitEvent) => this.#ask(event, about, asked)}>
      ${
        kinds.length > 1
          ? html`<fieldset>
              <legend>${words.which}</legend>
              <div class="kinds">
                ${kinds.map(
                  (k) =>
                    html`<label class="kind"
                      ><input type="radio" name="what" .checked=${k === kind} @change=${() => (this.kind = k)} /><b
                        >${words.kind[k]}</b
                      ><small>${words.about[k]}</small></label
                    >`,
                )}
              </div>
            </fieldset>`
          : html`<p class="about">${words.about[kind]}</p>`
      }
      ${aboutFields(
        kind,
        this.draft,
        (change) => {
          this.draft = { ...this.draft, ...change };
        },
        canvas,
        say,
      )}
      <label class="line"><span>${words.name}</span><input class="field" name="title" maxlength="120" /></label>
      ${this.#names(asked.length, kind)}
      <fieldset>
        <legend>${words.invited}</legend>
        <div class="people">
          ${members(canvas).map(
            ({ id, name, role }) =>
              html`<label
                ><input
                  type="checkbox"
                  .checked=${asked.includes(id)}
                  @change=${(e: Event) => this.#invite(id, (e.target as HTMLInputElement).checked, role)}
                />${name}</label
              >`,
          )}
        </div>
      </fieldset>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.auto}
          @change=${(e: Event) => (this.auto = (e.target as HTMLInputElement).checked)}
        />${words.auto}</label
      >
      <div class="foot">
        <p aria-live="polite">${asked.length === 0 ? words.nobody : ''}</p>
        <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new DialogClose())}>
          ${words.cancel}
        </button>
        <button
          class="btn primary"
          ?disabled=${this.busy || !about || asked.length === 0 || (!this.named && asked.length < this.#from(kind))}
        >
          ${words.open}
        </button>
      </div>
    </form>`;
  }
  #names(asked: number, kind: RoundKind): TemplateResult {
    const words = roundWords[this.say.lang];
    const least = leastFor(kind);
    const threshold = this.#from(kind);
    const opening = beforeOpening(asked, threshold, least);
    return html`<clc-segmented
        label=${words.names}
        .options=${[
          { value: 'named', label: words.named },
          { value: 'nameless', label: words.nameless },
        ]}
        value=${this.named ? 'named' : 'nameless'}
        @clc-choose=${(event: ChooseEvent) => (this.named = event.value === 'named')}
      ></clc-segmented>
      <p class="hint">${this.named ? words.namedHint : words.namelessHint}</p>
      ${
        this.named
          ? nothing
          : html`<label class="line short"
                ><span>${words.threshold}</span
                ><select
                  class="field"
                  @change=${(e: Event) => (this.threshold = Number((e.target as HTMLSelectElement).value))}
                >
                  ${Array.from({ length: THRESHOLD.max - least + 1 }, (_, i) => least + i).map(
                    (k) => html`<option value=${k} ?selected=${k === threshold}>${words.thresholdOf(k)}</option>`,
                  )}
                </select></label
              >
              ${
                opening.fits
                  ? opening.everyoneMustAnswer
                    ? html`<p class="hint">${words.allMust(threshold)}</p>`
                    : nothing
                  : html`<div class="warn" role="alert">
                      <p>${words.tooFew(asked, threshold, opening.choices.length > 1)}</p>
                      ${opening.choices.map((choice) =>
                        choice === 'named-talk'
                          ? html`<button
                              type="button"
                              class="btn small"
                              @click=${() => this.#settle('clc-segmented', () => (this.named = true))}
                            >
                              ${words.useNames}
                            </button>`
                          : html`<button
                              type="button"
                              class="btn small"
                              @click=${() => this.#settle('select', () => (this.threshold = choice.lowerTo))}
                            >
                              ${words.lower(choice.lowerTo)}
                            </button>`,
                      )}
                    </div>`
              }`
      }`;
  }

  /** The button goes with what it warned of; the focus goes to what it changed. */
  #settle(changed: 'clc-segmented' | 'select', change: () => void): void {
    change();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(changed)?.focus());
  }
  /** Of some kinds nothing can be shown below a number, whatever is chosen. */
  #from(kind: RoundKind): number {
    return Math.max(this.threshold, leastFor(kind));
  }
  #asked(canvas: Canvas): string[] {
    return members(canvas)
      .filter(({ id, role }) => (role !== null && rightsOf(role).edit) !== this.out.has(id))
      .map(({ id }) => id);
  }
  /** `out` holds whoever is not as usual: editors left out, commenters asked in. */
  #invite(person: string, on: boolean, role: Parameters<typeof rightsOf>[0] | null): void {
    const out = new Set(this.out);
    const usual = role !== null && rightsOf(role).edit;
    if (on === usual) out.delete(person);
    else out.add(person);
    this.out = out;
  }
  #ask(event: SubmitEvent, about: RoundAbout | undefined, asked: readonly string[]): void {
    event.preventDefault();
    if (!about) return;
    const title = new FormData(event.target as HTMLFormElement).get('title');
    this.dispatchEvent(
      new AskRound({
        about,
        title: typeof title === 'string' ? title.trim() : '',
        named: this.named,
        threshold: this.threshold,
        auto: this.auto,
        open: { invited: [...asked] },
      }),
    );
  }
}

/** Everybody who can answer. */
function members({ members: all }: Canvas) {
  return all.list().filter(({ role }) => role !== null && rightsOf(role).discuss);
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-new-round': ClcNewRound;
  }
}
