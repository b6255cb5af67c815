// The formatting bar of a text that somebody writes in: when it shows, and what is done with it. Comes with the editor.
import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Canvas } from '../session/contexts.ts';
import { PopoverBeside } from './beside.ts';
import type { BarActions, FormatBar } from './format-bar.ts';
import './format-bar.ts';
import type { Formats } from './formats.ts';
import type { TextKind } from './keys.ts';

export interface BarHost extends LitElement {
  readonly kind: TextKind;
  readonly canvas: Canvas | undefined;
}
export type Selected = { readonly from: number; readonly to: number } | undefined;

/** What the bar needs of the editor. */
interface Formatted extends Pick<BarActions, 'format' | 'link'> {
  selected(): Selected;
  formats(): Formats;
  focus(): void;
}

export class BarHere {
  readonly #host: BarHost;
  readonly #comment: (selected: Selected) => void;
  readonly #beside: PopoverBeside;
  /** Asked for by key, so it is there without a selection too. */
  #called = false;

  constructor(host: BarHost, comment: (selected: Selected) => void) {
    this.#host = host;
    this.#comment = comment;
    this.#beside = new PopoverBeside(host, () => this.#bar);
  }
  /** The text is written no more. */
  close(): void {
    this.#beside.hostDisconnected();
    this.#host.removeController(this.#beside);
  }
  render(editor: Formatted): TemplateResult | typeof nothing {
    const { canvas, kind } = this.#host;
    const selected = editor.selected();
    const discusses = canvas?.rights.discuss === true;
    if (!this.#called && !this.#bar?.busy && !(selected && (kind === 'card' || discusses))) return nothing;
    return html`<clc-format-bar
      popover="manual"
      ?plain=${kind === 'line'}
      .formats=${editor.formats()}
      .actions=${{
        format: editor.format,
        link: editor.link,
        leave: () => {
          this.#set(false);
          editor.focus();
        },
        comment: selected && discusses ? () => this.#comment(selected) : undefined,
      }}
      @focusout=${() => this.#set(false)}
    ></clc-format-bar>`;
  }
  async enter(): Promise<void> {
    await (await this.#call())?.enter();
  }
  async askLink(): Promise<void> {
    await (await this.#call())?.askLink();
  }

  get #bar(): FormatBar | null {
    return this.#host.renderRoot.querySelector('clc-format-bar');
  }
  async #call(): Promise<FormatBar | null> {
    this.#set(true);
    await this.#host.updateComplete;
    return this.#bar;
  }
  #set(called: boolean): void {
    this.#called = called;
    this.#host.requestUpdate();
  }
}
