// One level of the ledger as a slider: told while it is dragged, changed on release only, and unknown until somebody says.
import { LitElement, css, html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LEVEL_MAX } from '../../shared/judge/ledger.ts';
import { hues, slotIndex } from '../presence/avatar.ts';
import { base } from '../ui/base.ts';

/** The person set the level, or said that nobody knows (null). */
export class LevelSet extends Event {
  static readonly type = 'clc-level-set';
  constructor(readonly level: number | null) {
    super(LevelSet.type);
  }
}
/** The person drags, or has stopped (null). Nothing is set by this. */
export class LevelDrag extends Event {
  static readonly type = 'clc-level-drag';
  constructor(readonly at: number | null) {
    super(LevelDrag.type);
  }
}
/** Somebody else's thumb on this slider. */
export interface Ghost {
  readonly name: string;
  readonly slot: number;
  readonly at: number;
}
export interface LevelWords {
  readonly name: string;
  readonly short: string;
  value(level: number): string;
  readonly unknown: string;
  readonly makeUnknown: string;
  readonly makeUnknownFull: string;
  readonly anchors: readonly string[];
}

@customElement('clc-level')
export class ClcLevel extends LitElement {
  static override styles = [
    base,
    hues,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .top {
        display: flex;
        align-items: baseline;
        gap: var(--s2);
        font-size: var(--t-sm);
      }
      .top b {
        font-weight: 620;
      }
      output {
        font: 500 var(--t-lg) / 1 var(--font-voice);
        min-inline-size: 1.25rem;
      }
      .unset output {
        color: var(--ink-3);
      }
      .top button {
        margin-inline-start: auto;
        min-block-size: 1.5rem;
        padding-inline: var(--s1);
        border-radius: var(--r1);
        font-size: var(--t-xs);
        color: var(--ink-2);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .top button:hover {
        background: var(--hover);
      }
      /* Room for the name of whoever drags, so that nothing moves when they begin. */
      .track {
        position: relative;
        padding-block-start: 1rem;
      }
      input {
        appearance: none;
        inline-size: 100%;
        block-size: 1.75rem;
        margin: 0;
        background: none;
        cursor: pointer;
        touch-action: pan-y;
      }
      input::-webkit-slider-runnable-track {
        block-size: 0.25rem;
        border-radius: var(--rfull);
        background: var(--control);
      }
      input::-moz-range-track {
        block-size: 0.25rem;
        border-radius: var(--rfull);
        background: var(--control);
      }
      input::-webkit-slider-thumb {
        appearance: none;
        inline-size: 1.25rem;
        block-size: 1.25rem;
        margin-block-start: -0.5rem;
        border: 2px solid var(--surface);
        border-radius: var(--rfull);
        background: var(--licence);
        box-shadow: 0 0 0 1px var(--licence);
      }
      input::-moz-range-thumb {
        inline-size: 1rem;
        block-size: 1rem;
        border: 2px solid var(--surface);
        border-radius: var(--rfull);
        background: var(--licence);
        box-shadow: 0 0 0 1px var(--licence);
      }
      .unset input::-webkit-slider-thumb {
        background: var(--surface);
        box-shadow: 0 0 0 1px var(--control);
      }
      .unset input::-moz-range-thumb {
        background: var(--surface);
        box-shadow: 0 0 0 1px var(--control);
      }
      .ghosts {
        position: absolute;
        inset-block-start: 0;
        inset-inline: 0.625rem;
        inline-size: calc(100% - 1.25rem);
        block-size: 2.875rem;
        overflow: visible;
        pointer-events: none;
      }
      .ghosts circle {
        fill: color-mix(in srgb, var(--c) 30%, transparent);
        stroke: var(--c);
        stroke-width: 2;
        stroke-dasharray: 3 2;
      }
      .ghosts text {
        font-size: var(--t-xs);
        font-weight: 620;
        fill: var(--c);
      }
      .anchors {
        display: flex;
        justify-content: space-between;
        font-size: var(--t-xs);
        color: var(--ink-3);
      }
      @media (pointer: coarse) {
        input {
          block-size: 2.75rem;
        }
        .top button {
          min-block-size: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        input {
          appearance: auto;
        }
        .ghosts circle {
          fill: Canvas;
          stroke: CanvasText;
        }
      }
    `,
  ];
  @property({ attribute: false }) words!: LevelWords;
  @property({ attribute: false }) level: number | null = null;
  @property({ attribute: false }) ghosts: readonly Ghost[] = [];
  /** Where the thumb is while it is dragged. */
  @state() private draft: number | undefined;
  @query('input') private readonly slider!: HTMLInputElement;
  #pressed = false;
  /** Escape while dragging: what the release brings then is not meant. */
  #cancelled = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }
  #letGo(): void {
    const dragged = this.draft !== undefined;
    this.#pressed = false;
    this.draft = undefined;
    if (dragged) this.dispatchEvent(new LevelDrag(null));
  }
  #set(level: number | null): void {
    if (level !== this.level) this.dispatchEvent(new LevelSet(level));
  }
  readonly #forget = (): void => {
    this.#set(null);
    // The button goes with the level.
    this.slider.focus();
  };
  readonly #press = (): void => {
    this.#pressed = true;
    this.#cancelled = false;
  };
  readonly #input = (event: Event): void => {
    // A key sets the level at once: there is nothing to see of it on the way.
    if (!this.#pressed) return;
    this.draft = (event.currentTarget as HTMLInputElement).valueAsNumber;
    this.dispatchEvent(new LevelDrag(this.draft));
  };
  readonly #changed = (event: Event): void => {
    this.#letGo();
    if (this.#cancelled) this.requestUpdate();
    else this.#set((event.currentTarget as HTMLInputElement).valueAsNumber);
    this.#cancelled = false;
  };
  /** A slider nobody has set stands at its beginning: pressing there changes nothing for the browser, but says zero. */
  readonly #released = (event: Event): void => {
    const pressed = this.#pressed;
    const { valueAsNumber } = event.currentTarget as HTMLInputElement;
    if (pressed && this.level === null && this.draft === undefined) this.#set(valueAsNumber);
    if (this.draft === undefined) this.#pressed = false;
  };
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.draft !== undefined) {
      event.stopPropagation();
      this.#cancelled = true;
      this.#letGo();
    } else if (this.level === null && ['Home', 'ArrowLeft', 'ArrowDown'].includes(event.key)) {
      event.preventDefault();
      this.#set(0);
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.#set(null);
  };

  override render(): TemplateResult {
    const { words } = this;
    const shown = this.draft ?? this.level;
    return html`<div class=${shown === null ? 'unset' : ''}>
      <div class="top">
        <b>${words.short}</b><output aria-hidden="true">${shown ?? '?'}</output>${
          this.level === null
            ? nothing
            : html`<button aria-label=${words.makeUnknownFull} @click=${this.#forget}>${words.makeUnknown}</button>`
        }
      </div>
      <div class="track">
        ${
          this.ghosts.length === 0
            ? nothing
            : html`<svg class="ghosts" aria-hidden="true">
                ${this.ghosts.map(
                  ({ name, slot, at }) =>
                    svg`<svg x="${(at / LEVEL_MAX) * 100}%" overflow="visible" data-slot=${slotIndex(slot)}>
                      <circle cx="0" cy="30" r="9" /><text y="13" text-anchor="middle">${name}</text>
                    </svg>`,
                )}
              </svg>`
        }
        <input
          type="range"
          min="0"
          max=${LEVEL_MAX}
          step="1"
          aria-label=${words.name}
          aria-valuetext=${shown === null ? words.unknown : words.value(shown)}
          .value=${live(String(shown ?? 0))}
          @pointerdown=${this.#press}
          @pointerup=${this.#released}
          @pointercancel=${() => this.#letGo()}
          @input=${this.#input}
          @change=${this.#changed}
          @keydown=${this.#key}
        />
      </div>
      <div class="anchors" aria-hidden="true">${words.anchors.map((anchor) => html`<span>${anchor}</span>`)}</div>
    </div>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-level': ClcLevel;
  }
  interface HTMLElementEventMap {
    'clc-level-set': LevelSet;
    'clc-level-drag': LevelDrag;
  }
}
