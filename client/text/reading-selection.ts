// A Lit controller that follows what somebody selects in a static text, for as long as something is selected there.
import type { LitElement, ReactiveController } from 'lit';
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
  }
  get selected(): ReadingSelected | undefined {
    return this.#selected;
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
