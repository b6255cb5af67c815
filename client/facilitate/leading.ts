// What only whoever leads needs now and then: locking blocks, choosing the programme, ending the session.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BLOCK_IDS } from '../../shared/template/canvas-template.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import type { Popover } from '../ui/popover.ts';
import '../ui/popover.ts';
import '../ui/switch.ts';
import type { SwitchEvent } from '../ui/switch.ts';
import { sessionWords } from '../words/session.ts';
import { askSession } from './asking.ts';
import { barStyles } from './bar-styles.ts';
import { phaseName } from './names.ts';
import type { SessionNow } from './session-now.ts';

@customElement('clc-leading')
export class ClcLeading extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      hr {
        inline-size: 100%;
        margin: 0;
        border: 0;
        border-block-start: 1px solid var(--line);
      }
    `,
  ];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) say!: Say;
  @property({ attribute: false }) session!: SessionNow;
  /** Invites everybody; where the bar is narrow the button for it is in here. */
  @property({ attribute: false }) call: () => unknown = () => undefined;
  @query('clc-popover') private readonly panel!: Popover | null;

  override render(): TemplateResult {
    const { say, session } = this;
    const words = sessionWords[say.lang];
    return html`<clc-popover label=${words.more}>
      <span slot="button">${icon(session.locked.length ? 'lock' : 'more')}</span>
      <div class="panel">
        <div class="row short">
          <button class="btn" @click=${this.#call}>${words.call}</button>
        </div>
        <div>
          <h3>${words.locks}</h3>
          <p>${words.locksHint}</p>
          ${BLOCK_IDS.map(
            (block) =>
              html`<clc-switch
                label=${phaseName(block, say)}
                ?on=${session.locked.includes(block)}
                @clc-switch=${(event: SwitchEvent) => this.#act({ kind: event.on ? 'lock' : 'unlock', block })}
              ></clc-switch>`,
          )}
        </div>
        <hr />
        ${
          session.step === undefined
            ? html`<div>
                  <h3>${words.programme}</h3>
                  <div class="row">
                    <button class="btn" @click=${() => this.#act({ kind: 'programme', programme: 'workshop' })}>
                      ${words.workshop}
                    </button>
                  </div>
                </div>
                <hr />`
            : nothing
        }
        <div class="row"><button class="btn" @click=${() => this.#act({ kind: 'end' })}>${words.end}</button></div>
      </div>
    </clc-popover>`;
  }
  readonly #call = (): void => {
    this.panel?.close();
    this.call();
  };
  #act(act: SessionAct): void {
    void askSession({ from: this, canvas: this.canvas, say: this.say }, act);
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-leading': ClcLeading;
  }
}
