// The owner's dialog for links: make one for a role, copy it once, see who has which, withdraw.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ACCESS_ROLES } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Link } from '../../shared/wire/http.ts';
import { ApiProblem } from '../session/api.ts';
import { createLink, listLinks, withdrawLink } from '../session/api-on-demand.ts';
import type { CanvasReach } from '../session/api.ts';
import { sayContext } from '../session/contexts.ts';
import type { Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { DialogClose } from '../ui/dialog.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { shareWords } from '../words/share.ts';
import './embed-how.ts';
import { shareStyles } from './share-styles.ts';
import { DATES_IN } from '../words/languages.ts';

type Links =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'here'; readonly links: readonly Link[] };

/** The calls this dialog makes; tests hand in their own. */
export interface LinkCalls {
  list(reach: CanvasReach): Promise<readonly Link[]>;
  create(reach: CanvasReach, role: AccessRole, label: string): Promise<{ readonly link: Link; readonly url: string }>;
  withdraw(reach: CanvasReach, link: string): Promise<void>;
}
const overHttp: LinkCalls = { list: listLinks, create: createLink, withdraw: withdrawLink };
/** What most links are for, so that is offered first. */
const USUAL: AccessRole = 'editor';

@customElement('clc-share-dialog')
export class ShareDialog extends LitElement {
  static override styles = [base, shareStyles];

  @property({ attribute: false }) reach!: CanvasReach;
  /** Of the canvas. */
  @property() heading = '';
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) calls = overHttp;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  @state() private links: Links = { kind: 'loading' };
  @state() private giving: AccessRole = USUAL;
  @state() private made: { readonly url: string; readonly copied: boolean } | undefined;
  @state() private asking: string | undefined;
  @state() private wrong = '';
  @state() private busy = false;
  @query('#url') private readonly url!: HTMLInputElement | null;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) void this.#load();
  }
  async #load(): Promise<void> {
    this.links = { kind: 'loading' };
    try {
      this.links = { kind: 'here', links: await this.calls.list(this.reach) };
    } catch {
      this.links = { kind: 'failed' };
    }
  }
  readonly #create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target as HTMLFormElement;
    const label = new FormData(form).get('label');
    this.busy = true;
    this.wrong = '';
    try {
      const { link, url } = await this.calls.create(
        this.reach,
        this.giving,
        typeof label === 'string' ? label.trim() : '',
      );
      this.made = { url, copied: false };
      if (this.links.kind === 'here') this.links = { kind: 'here', links: [...this.links.links, link] };
      const field = form.elements.namedItem('label');
      if (field instanceof HTMLInputElement) field.value = '';
      await this.updateComplete;
      this.url?.select();
    } catch {
      this.wrong = shareWords[this.say.lang].createFailed;
    } finally {
      this.busy = false;
    }
  };
  readonly #copy = async (): Promise<void> => {
    if (!this.made) return;
    try {
      await navigator.clipboard.writeText(this.made.url);
      this.made = { ...this.made, copied: true };
    } catch {
      // No permission: the text is selected, so that the keyboard can copy it.
      this.url?.select();
      this.wrong = this.say.app.copyFailed;
    }
  };
  async #withdraw(link: Link): Promise<void> {
    this.asking = undefined;
    this.wrong = '';
    const share = shareWords[this.say.lang];
    try {
      await this.calls.withdraw(this.reach, link.id);
      this.dispatchEvent(new SayRequest(share.withdrawnSaid(this.#nameOf(link))));
      // Marked here: whoever withdrew their own link cannot fetch the list any more.
      if (this.links.kind !== 'here') return;
      const withdrawn = { ...link, withdrawnAt: new Date().toISOString() };
      this.links = { kind: 'here', links: this.links.links.map((l) => (l.id === link.id ? withdrawn : l)) };
    } catch (error) {
      const last = error instanceof ApiProblem && error.problem?.code === 'last-owner-link';
      this.wrong = last ? share.lastOwner : share.withdrawFailed;
    }
  }
  async #turn(id: string | undefined, focus: string): Promise<void> {
    this.asking = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }
  readonly #close = (): void => {
    this.made = undefined;
    this.asking = undefined;
    this.wrong = '';
    this.dispatchEvent(new DialogClose());
  };

  override render(): TemplateResult | typeof nothing {
    if (!this.say) return nothing;
    const share = shareWords[this.say.lang];
    return html`<clc-dialog heading=${share.heading} ?open=${this.open} @clc-close=${this.#close}>
      <div class="all">
        <p>${share.intro}</p>
        ${this.#form()} ${this.made ? this.#once(this.made) : nothing}
        <p class="wrong" role="alert">${this.wrong}</p>
        ${this.#list()}
        <clc-embed-how .reach=${this.reach} heading=${this.heading}></clc-embed-how>
      </div>
    </clc-dialog>`;
  }
  #form(): TemplateResult {
    const { role } = this.say.app;
    const share = shareWords[this.say.lang];
    return html`<form @submit=${this.#create}>
      <fieldset>
        <legend>${share.roleLabel}</legend>
        ${ACCESS_ROLES.toReversed().map(
          (value) =>
            html`<label class="role"
              ><input
                type="radio"
                name="role"
                value=${value}
                .checked=${value === this.giving}
                @change=${() => (this.giving = value)}
              /><span><b>${role[value]}</b> ${share.explain[value]}</span></label
            >`,
        )}
      </fieldset>
      <label class="label"
        ><span>${share.label} <small>(${this.say.app.optional})</small></span
        ><input class="field" name="label" maxlength="80" placeholder=${share.labelHint} autocomplete="off"
      /></label>
      <button class="btn primary" ?disabled=${this.busy}>${share.create}</button>
    </form>`;
  }
  #once(made: { readonly url: string; readonly copied: boolean }): TemplateResult {
    const { app } = this.say;
    const share = shareWords[this.say.lang];
    return html`<div class="once">
      <label for="url">${share.url}</label>
      <div class="row">
        <input class="field" id="url" readonly .value=${made.url} /><button class="btn" @click=${this.#copy}>
          ${icon(made.copied ? 'check' : 'copy')}${app.copy}
        </button>
      </div>
      <p role="status">${made.copied ? app.copied : share.once}</p>
    </div>`;
  }
  #list(): TemplateResult {
    const share = shareWords[this.say.lang];
    const { links } = this;
    switch (links.kind) {
      case 'loading':
        return html`<p role="status">${share.loading}</p>`;
      case 'failed':
        return html`<div class="row">
          <p role="alert">${share.failed}</p>
          <button class="btn" @click=${() => void this.#load()}>${this.say.app.retry}</button>
        </div>`;
      case 'here':
        return html`<section aria-labelledby="links">
          <h3 id="links">${share.links}</h3>
          <p>${share.keysUnknown}</p>
          ${links.links.some((link) => this.#isFirst(link)) ? html`<p>${share.firstHint}</p>` : nothing}
          ${
            links.links.length === 0
              ? html`<p>${share.none}</p>`
              : html`<ul>
                  ${inOrder(links.links).map((link) => this.#link(link))}
                </ul>`
          }
        </section>`;
      default:
        return links satisfies never;
    }
  }
  /** One of those that came with the canvas: they are as old as the oldest, and nobody was asked to name them. */
  #isFirst({ label, createdAt }: Link): boolean {
    const { links } = this;
    return label === '' && links.kind === 'here' && links.links.every((other) => createdAt <= other.createdAt);
  }
  #nameOf(link: Link): string {
    const share = shareWords[this.say.lang];
    return link.label || (this.#isFirst(link) ? share.first : share.unnamed);
  }
  #link(link: Link): TemplateResult {
    const { role } = this.say.app;
    const share = shareWords[this.say.lang];
    const name = this.#nameOf(link);
    const which = `${name}, ${role[link.role]}`;
    const day = (iso: string): string =>
      new Date(iso).toLocaleDateString(DATES_IN[this.say.lang], { day: 'numeric', month: 'long', year: 'numeric' });
    return html`<li class=${link.withdrawnAt ? 'over' : ''} data-link=${link.id}>
      <div class="row">
        <p>
          <b>${name}</b>, ${role[link.role]}${link.own ? html` <span class="own">${share.own}</span>` : nothing}
          <small
            >${link.withdrawnAt ? share.withdrawnOn(day(link.withdrawnAt)) : share.madeOn(day(link.createdAt))}</small
          >
        </p>
        ${
          link.withdrawnAt || this.asking === link.id
            ? nothing
            : html`<button
                class="btn small ask"
                aria-label=${share.withdrawOf(which)}
                @click=${() => void this.#turn(link.id, '.confirm .cancel')}
              >
                ${share.withdraw}
              </button>`
        }
      </div>
      ${
        this.asking === link.id
          ? html`<div class="confirm" role="group" aria-label=${share.withdrawOf(which)}>
              <p>${link.own ? share.confirmOwn : share.confirm}</p>
              <div class="row">
                <button class="btn danger" @click=${() => void this.#withdraw(link)}>${share.confirmYes}</button>
                <button
                  class="btn cancel"
                  @click=${() => void this.#turn(undefined, `[data-link="${CSS.escape(link.id)}"] .ask`)}
                >
                  ${this.say.app.cancel}
                </button>
              </div>
            </div>`
          : nothing
      }
    </li>`;
  }
}
/** What works first, the most powerful on top; then what has been withdrawn. */
function inOrder(links: readonly Link[]): Link[] {
  const rank = ({ role, withdrawnAt }: Link): number => ACCESS_ROLES.indexOf(role) + (withdrawnAt ? 10 : 0);
  return [...links].sort((a, b) => rank(a) - rank(b));
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-share-dialog': ShareDialog;
  }
}
