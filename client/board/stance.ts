// What one proposition role is for the team: where they win, on par, deliberately not, or not chosen yet.
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { leadRole, stanceOf } from '../../shared/document/choices.ts';
import { root } from '../../shared/document/roots.ts';
import type { Role, Stance } from '../../shared/template/canvas-template.ts';
import { canvasContext, sayContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { Observe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/first-icons.ts';
import type { MenuSelect } from '../ui/menu.ts';
import type { Editing } from './editing.ts';
import { editingHere } from './editing-here.ts';
import { roleName, stanceName } from './names.ts';
import { STANCE_ICONS } from './stance-icons.ts';

const STANCES: readonly Stance[] = ['lead', 'parity', 'off'];

@customElement('clc-stance')
export class ClcStance extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      /* As wide before it is defined as after. */
      clc-menu {
        display: inline-flex;
      }
      .stance {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        min-block-size: 1.5rem;
        border-radius: var(--r1);
        font-size: var(--t-xs);
        line-height: 1.2;
        color: var(--ink-3);
        white-space: nowrap;
      }
      button.stance:hover {
        background: var(--hover);
      }
      .stance.lead {
        font-stretch: 84%;
        font-weight: 650;
        color: var(--a);
      }
      .stance.lead svg.i {
        inline-size: 1rem;
        block-size: 1rem;
        fill: color-mix(in srgb, var(--a) 22%, transparent);
      }
      /* The longest, beside the hatch of an empty facet. */
      .stance.off {
        font-stretch: 84%;
      }
      .stance.none {
        font-style: italic;
      }
      @media (pointer: coarse) {
        button.stance {
          min-block-size: 2.75rem;
        }
      }
      @container (max-width: 40rem) {
        .stance {
          font-size: var(--t-sm);
        }
      }
    `,
  ];

  @consume({ context: canvasContext, subscribe: true }) @state() canvas: Canvas | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() say!: Say;
  @property({ attribute: false }) ofRole: Role = 'inventor';
  /** Is the person asked which role steps back? Which one that is follows the document meanwhile. */
  @state() private asking = false;
  /** The dialog comes with the first question, and stays: it gives the focus back when it closes. */
  #question: Editing['stepBack'] | undefined;

  constructor() {
    super();
    new Observe(this, () => (this.canvas ? [root(this.canvas.doc, 'choice'), root(this.canvas.doc, 'stances')] : []));
  }

  /** Chooses a stance; a second lead first asks which role steps back. */
  choose(stance: Stance | undefined): void {
    const { canvas } = this;
    if (!canvas?.commands.may([], `proposition.${this.ofRole}`)) return;
    const lead = leadRole(canvas.doc);
    if (stance === 'lead' && lead !== undefined && lead !== this.ofRole)
      void editingHere(this, ({ stepBack }) => {
        this.#question = stepBack;
        this.asking = true;
      });
    else if (stanceOf(canvas.doc, this.ofRole) !== stance) canvas.commands.setStance(this.ofRole, stance);
  }

  protected override willUpdate(): void {
    // A colleague may have answered the question: then there is nothing left to ask.
    const lead = this.canvas && leadRole(this.canvas.doc);
    if (lead === undefined || lead === this.ofRole) this.asking = false;
  }
  override render(): TemplateResult {
    const { canvas, say } = this;
    if (!canvas) return html``;
    const stance = stanceOf(canvas.doc, this.ofRole);
    const name = roleName(this.ofRole, say.lang);
    const content = html`${stance === undefined ? nothing : icon(STANCE_ICONS[stance], 'small')}${stanceName(stance, say)}`;
    if (!canvas.rights.edit) return html`<span class="stance ${stance ?? 'none'}">${content}</span>`;
    return html`<clc-menu
        .label=${say.board.stance(name)}
        .items=${[...STANCES, undefined].map((s) => ({
          id: s ?? 'none',
          label: stanceName(s, say),
          checked: s === stance,
        }))}
        @clc-menu-select=${(event: MenuSelect) => this.choose(STANCES.find((s) => s === event.id))}
        ><button slot="button" class="stance ${stance ?? 'none'}" @click=${this.#early}>
          <span class="sr">${say.board.stance(name)}: </span>${content}
        </button></clc-menu
      >
      ${
        this.#question?.({
          canvas,
          say,
          role: this.ofRole,
          lead: this.asking ? leadRole(canvas.doc) : undefined,
          close: () => (this.asking = false),
        }) ?? nothing
      }`;
  }
  /** A press that comes before the menu does is made again when the menu is there. */
  readonly #early = async (event: MouseEvent): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    if (!customElements.get('clc-menu') && (await editingHere(this))) button.click();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clc-stance': ClcStance;
  }
}
