// Says whether the work is safe: icon, word and colour, and on request what that means and what to do.
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { canvasContext, sayContext, statusContext } from '../session/contexts.ts';
import type { Canvas, SaveState, Say, SessionStatus } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import type { FirstIcon } from '../ui/first-icons.ts';
import '../ui/popover.ts';
import type * as Notes from './notes.ts';
import { ShellRequest } from './shell-request.ts';

type Tone = 'ok' | 'busy' | 'off' | 'bad';
interface Look {
  readonly icon: FirstIcon;
  readonly tone: Tone;
  readonly word: string;
  readonly explain: string;
}

@customElement('clc-save-chip')
export class SaveChip extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        min-inline-size: 0;
      }
      clc-popover {
        min-inline-size: 0;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-inline-size: 0;
        padding-inline: var(--s1);
        font-size: var(--t-xs);
        white-space: nowrap;
        color: var(--ink-2);
      }
      .chip span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .ok {
        color: var(--ok);
      }
      .off {
        color: var(--warn);
      }
      .bad {
        color: var(--error);
        font-weight: 650;
      }
      .about {
        display: grid;
        gap: var(--s2);
        max-inline-size: 19rem;
        font-size: var(--t-sm);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        font-size: var(--t-md);
        font-weight: 650;
      }
      .btn {
        justify-self: start;
      }
    `,
  ];
  @consume({ context: statusContext, subscribe: true })
  @state()
  private status?: SessionStatus;
  @consume({ context: canvasContext, subscribe: true })
  @state()
  private canvas?: Canvas;
  @consume({ context: sayContext, subscribe: true })
  @state()
  private say!: Say;
  @state() private notes: typeof Notes | undefined;
  #asked = false;
  #spoken = '';
  #last: Tone | undefined;

  constructor() {
    super();
    this.addEventListener('click', () => void this.#needNotes());
  }

  /** Speaks only what a person must know: trouble, and its end. Saving and saved alternate with every pause in typing. */
  protected override willUpdate(): void {
    if (!this.status || !this.say) return;
    if (this.#mustExplain(this.status)) void this.#needNotes();
    const { tone } = this.#look(this.status.save);
    if (tone === 'busy' || tone === this.#last) return;
    const { spoken } = this.say.status;
    if (tone === 'off') this.#spoken = spoken.offline;
    else if (tone === 'bad')
      // Why it ended is an alert above the canvas, or in its place.
      this.#spoken = this.status.save.kind === 'stopped' ? this.#look(this.status.save).word : spoken.offlineUnsafe;
    else if (this.#last !== undefined) this.#spoken = spoken.online;
    this.#last = tone;
  }
  /** To whoever only reads the rest is explained when they ask. A copy of this device may be all there is: its age is. */
  #mustExplain({ save, content }: SessionStatus): boolean {
    const calm = save.kind === 'loading' || save.kind === 'saved';
    return !calm || content === 'from-device' || this.canvas?.rights.discuss === true;
  }
  async #needNotes(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    // Without them the icon and the word still say how it is.
    this.notes = await import('./notes.ts').catch(() => undefined);
    this.#asked = this.notes !== undefined;
  }
  #look(save: SaveState): Look {
    const { app, status } = this.say;
    const word = status.chip[save.kind];
    const words = this.notes?.noteWords[this.say.lang];
    const explain = words?.explain;
    const reader = this.canvas !== undefined && !this.canvas.rights.discuss;
    switch (save.kind) {
      case 'loading':
        return { icon: 'sync', tone: 'busy', word, explain: explain?.loading ?? '' };
      case 'saved':
        return reader
          ? { icon: 'cloud', tone: 'ok', word: app.upToDate.word, explain: app.upToDate.explain }
          : { icon: 'cloud', tone: 'ok', word, explain: explain?.saved ?? '' };
      case 'saving':
        return { icon: 'sync', tone: 'busy', word, explain: explain?.saving ?? '' };
      case 'reconnecting':
        return {
          icon: 'device',
          tone: 'off',
          word,
          explain: (reader ? explain?.savedOffline : explain?.reconnecting) ?? '',
        };
      case 'not-saved': {
        const kept = save.why === 'server' && this.status?.onDevice;
        return { icon: 'warn', tone: 'bad', word, explain: words?.notSaved[kept ? 'serverKept' : save.why] ?? '' };
      }
      case 'stopped':
        return {
          icon: 'err',
          tone: 'bad',
          word,
          explain: this.notes?.stopSentence(save.reason, this.canvas !== undefined, this.say) ?? word,
        };
      default:
        return save satisfies never;
    }
  }
  readonly #showLeftBehind = (): void => {
    this.dispatchEvent(new ShellRequest({ kind: 'left-behind' }));
  };
  readonly #keepCopy = (): void => {
    this.dispatchEvent(new ShellRequest({ kind: 'keep-copy' }));
  };

  override render(): TemplateResult | typeof nothing {
    if (!this.status || !this.say) return nothing;
    const { save, onDevice, size } = this.status;
    const look = this.#look(save);
    const words = this.say.status;
    const offerCopy =
      this.canvas && (size !== undefined || !onDevice || save.kind === 'not-saved' || save.kind === 'stopped');
    return html`<span class="sr" aria-live="polite">${this.#spoken}</span>
      <clc-popover label=${words.details} button-label="${look.word}. ${words.details}">
        <span slot="button" class="chip ${look.tone}" data-save=${save.kind}
          >${icon(look.icon)}<span>${look.word}</span></span
        >
        <div class="about">
          <h2 class=${look.tone}>${icon(look.icon)}${look.word}</h2>
          <p>${look.explain}</p>
          ${!onDevice && save.kind !== 'stopped' && save.kind !== 'not-saved' ? html`<p>${this.notes?.noteWords[this.say.lang].notOnDevice}</p>` : nothing}
          ${this.notes?.chipNotes(this.status, this.say, this.#showLeftBehind) ?? nothing}
          ${
            offerCopy
              ? html`<button class="btn" @click=${this.#keepCopy}>${icon('download')}${words.download}</button>`
              : nothing
          }
        </div>
      </clc-popover>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-save-chip': SaveChip;
  }
}
