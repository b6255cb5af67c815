// A Lit controller that follows what somebody selects in a static text, for as long as something is selected there. Comes late.
import { nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Say } from '../session/contexts.ts';
import { PopoverBeside } from './beside.ts';
import { commentOffer } from './comment-offer.ts';
import { selectedIn } from './static-selection.ts';

export interface ReadingSelected {
  readonly from: number;
  readonly to: number;
  readonly rect: DOMRect;
}

export class ReadingSelection implements ReactiveController {
  #selected: ReadingSelected | undefined;
  #watching = false;
  readonly #host: LitElement;
  readonly #text: () => Element | null;
  readonly #changed: (selected: ReadingSelected | undefined) => void;

  constructor(host: LitElement, text: () => Element | null, changed: (selected: ReadingSelected | undefined) => void) {
    this.#host = host;
    this.#text = text;
    this.#changed = changed;
    host.addController(this);
    new PopoverBeside(host, () => host.renderRoot.querySelector<HTMLElement>('.offer'));
  }
  /** The offer to comment on what is selected. */
  offer(say: Say, comment: (selected: ReadingSelected) => void): TemplateResult | typeof nothing {
    const selected = this.#selected;
    return selected ? commentOffer(say, () => comment(selected)) : nothing;
  }
  /** What is selected at this moment; a caret counts, with equal ends. */
  now(): ReadingSelected | undefined {
    const text = this.#text();
    const root = this.#host.shadowRoot;
    return text && root ? selectedIn(root, text) : undefined;
  }
  /** Call when a selection starts in the text: only then is the document listened to. */
  watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    document.addEventListener('selectionchange', this.#look);
    // This may have come when something was selected already.
    const found = this.now();
    if (found && found.to > found.from) this.#set(found);
  }
  stop(): void {
    if (!this.#watching) return;
    this.#watching = false;
    document.removeEventListener('selectionchange', this.#look);
    this.#set(undefined);
  }
  hostDisconnected(): void {
    this.stop();
  }

  readonly #look = (): void => {
    const found = this.now();
    if (!found) this.stop();
    else this.#set(found.to > found.from ? found : undefined);
  };
  #set(selected: ReadingSelected | undefined): void {
    const same = selected?.from === this.#selected?.from && selected?.to === this.#selected?.to;
    this.#selected = selected;
    if (same) return;
    this.#host.requestUpdate();
    this.#changed(selected);
  }
}
