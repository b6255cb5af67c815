// Other people's pointers over the board, and the telling of my own.
import { consume } from '@lit/context';
import { LitElement, css, html, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { canvasContext, presenceContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Pointing, PresenceView, Stop, View } from '../session/contexts.ts';
import { base } from '../ui/base.ts';
import { SHAPES, hues, slotIndex } from './avatar.ts';
import { callName } from './initials.ts';

/** The places of the board a pointer can be in; windows of other sizes show them elsewhere. */
export interface Ground {
  /** The narrowest place in the path of an event. */
  under(path: readonly EventTarget[]): { readonly id: string; readonly element: Element } | undefined;
  find(id: string): Element | undefined;
}

@customElement('clc-pointers')
export class ClcPointers extends LitElement {
  static override styles = [
    base,
    hues,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
        overflow: hidden;
        z-index: 7;
      }
      .p {
        position: absolute;
        inset: 0;
        transition: transform var(--fast) linear;
        will-change: transform;
      }
      .mark {
        position: absolute;
        inset-block-start: 0;
        inset-inline-start: 0;
        display: flex;
        align-items: flex-start;
        transition: opacity var(--calm) var(--ease);
      }
      .p[hidden] {
        display: none;
      }
      .still .mark {
        opacity: 0;
      }
      svg.arrow {
        inline-size: 1rem;
        block-size: 1rem;
        margin-inline-start: -0.125rem;
        margin-block-start: -0.125rem;
        fill: var(--c);
        stroke: var(--surface);
        stroke-width: 1.25;
      }
      .name {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        margin-block-start: 0.75rem;
        padding-inline: 0.3125rem;
        border-radius: var(--r1);
        background: var(--c);
        color: var(--on-p);
        font-size: var(--t-xs);
        font-weight: 620;
        line-height: 1.125rem;
        white-space: nowrap;
        max-inline-size: 10rem;
        overflow: hidden;
      }
      .name svg {
        inline-size: 0.625rem;
        block-size: 0.625rem;
        fill: currentColor;
        flex: none;
      }
      @media (prefers-reduced-motion: reduce) {
        .p,
        .mark {
          transition: none;
        }
      }
      @media (hover: none) and (pointer: coarse) {
        :host {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: presenceContext, subscribe: true }) private presence: PresenceView | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  /** The box whose pointer moves are told; its parent element unless given. This element must fill that box. */
  @property({ attribute: false }) board: HTMLElement | undefined;
  /** Without it pointers are told and shown as fractions of the board. */
  @property({ attribute: false }) ground: Ground | undefined;
  /** Milliseconds after which a pointer that does not move fades out. */
  @property({ type: Number }) fadeAfter = 5000;
  @state() private still: ReadonlySet<string> = new Set();

  #stopOthers: Stop | undefined;
  #stopMine: Stop | undefined;
  #source: PresenceView | undefined;
  #listeningTo: HTMLElement | undefined;
  /** A board that changes its size takes the pointers along. */
  readonly #size = new ResizeObserver(() => this.requestUpdate());
  #last = new Map<string, { x: number; y: number; timer: ReturnType<typeof setTimeout> }>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.ariaHidden = 'true';
    this.#size.observe(this);
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#stopOthers?.();
    this.#stopOthers = this.#source = undefined;
    this.#quiet();
    for (const { timer } of this.#last.values()) clearTimeout(timer);
    this.#last.clear();
  }

  override willUpdate(): void {
    if (!this.isConnected) return;
    if (this.presence !== this.#source) {
      this.#stopOthers?.();
      this.#source = this.presence;
      this.#stopOthers = this.presence?.onPointers(() => this.requestUpdate());
    }
    this.#watchMine();
    this.#watchStillness();
  }
  override render(): TemplateResult {
    const pointers = this.#others();
    const names = pointers.map((p) => p.person.name);
    return html`${repeat(
      pointers,
      (p) => p.person.id,
      ({ person }) => {
        const slot = slotIndex(person.slot);
        return html`<div
          class="p ${this.still.has(person.id) ? 'still' : ''}"
          data-person=${person.id}
          data-slot=${slot}
          data-shape=${SHAPES[slot]?.name ?? ''}
        >
          <span class="mark">
            <svg class="arrow" viewBox="0 0 20 20"><path d="M3 2l14 7.500-6 1.800L7.500 17z" /></svg>
            <span class="name">
              <svg viewBox="0 0 30 30">${svg`<path d=${SHAPES[slot]?.path ?? ''} />`}</svg
              >${callName(person.name, names)}
            </span>
          </span>
        </div>`;
      },
    )}`;
  }
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Through the object, not as an attribute: strict pages refuse style attributes.
    const places = new Map(this.#others().map((p) => [p.person.id, p]));
    for (const element of this.renderRoot.querySelectorAll<HTMLElement>('.p')) {
      const at = places.get(element.dataset['person'] ?? '');
      if (at) this.#put(element, at);
    }
  }

  #put(element: HTMLElement, { x, y, in: id }: Pointing): void {
    const place = id === undefined ? undefined : this.ground?.find(id);
    if (!place) {
      element.hidden = false;
      element.style.transform = `translate(${percent(x)}, ${percent(y)})`;
      return;
    }
    const [box, mine] = [place.getBoundingClientRect(), this.getBoundingClientRect()];
    // In a part that is not shown now there is nothing to point at.
    element.hidden = box.width === 0;
    const [left, top] = [box.left - mine.left + rounded(x) * box.width, box.top - mine.top + rounded(y) * box.height];
    element.style.transform = `translate(${left}px, ${top}px)`;
  }
  #others(): readonly Pointing[] {
    if (!this.view?.showPointers) return [];
    return (this.presence?.pointers() ?? []).filter((p) => Number.isFinite(p.x) && Number.isFinite(p.y));
  }
  /** A pointer that moved is alive again for `fadeAfter`; one that is gone is forgotten. */
  #watchStillness(): void {
    const others = this.#others();
    const here = new Set(others.map((p) => p.person.id));
    const still = new Set(this.still);
    for (const [id, { timer }] of this.#last)
      if (!here.has(id)) {
        clearTimeout(timer);
        this.#last.delete(id);
        still.delete(id);
      }
    for (const { person, x, y } of others) {
      const { id } = person;
      const last = this.#last.get(id);
      if (last?.x === x && last.y === y) continue;
      clearTimeout(last?.timer);
      still.delete(id);
      const timer = setTimeout(() => (this.still = new Set(this.still).add(id)), this.fadeAfter);
      this.#last.set(id, { x, y, timer });
    }
    if (still.size !== this.still.size) this.still = still;
  }
  #watchMine(): void {
    const board = this.view?.showPointers && this.canvas ? (this.board ?? this.parentElement ?? undefined) : undefined;
    if (board === this.#listeningTo) return;
    this.#quiet();
    if (!board) return;
    let frame = 0;
    const move = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || frame) return;
      // Asked now: the path is empty once the event has passed.
      const place = this.ground?.under(event.composedPath());
      frame = requestAnimationFrame(() => {
        frame = 0;
        const box = (place?.element ?? board).getBoundingClientRect();
        if (box.width === 0 || box.height === 0) return;
        const x = rounded((event.clientX - box.left) / box.width);
        const y = rounded((event.clientY - box.top) / box.height);
        this.presence?.tell({ pointer: { x, y, ...(place ? { in: place.id } : {}) } });
      });
    };
    const leave = (): void => {
      cancelAnimationFrame(frame);
      frame = 0;
      this.presence?.tell({ pointer: null });
    };
    board.addEventListener('pointermove', move, { passive: true });
    board.addEventListener('pointerleave', leave, { passive: true });
    this.#listeningTo = board;
    this.#stopMine = () => {
      board.removeEventListener('pointermove', move);
      board.removeEventListener('pointerleave', leave);
      leave();
    };
  }
  #quiet(): void {
    this.#stopMine?.();
    this.#stopMine = this.#listeningTo = undefined;
  }
}

/** Within the place, to a tenth of a permille: finer is noise on the wire. */
function rounded(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * 10_000) / 10_000;
}
function percent(fraction: number): string {
  return `${rounded(fraction) * 100}%`;
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-pointers': ClcPointers;
  }
}
