// Asks which role steps back for a second that is to win: one alone can. Comes with the rest of editing.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Role } from '../../shared/template/canvas-template.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { icon } from '../ui/first-icons.ts';
import { editingWords } from '../words/editing.ts';
import { roleName, stanceName } from './names.ts';
import { STANCE_ICONS } from './stance-icons.ts';

export interface StepBack {
  readonly canvas: Canvas;
  readonly say: Say;
  /** The role that is to win. */
  readonly role: Role;
  /** The one that does now; undefined when nothing is asked. */
  readonly lead: Role | undefined;
  readonly close: () => void;
}

export function stepBack({ canvas, say, role, lead, close }: StepBack): TemplateResult {
  const words = editingWords[say.lang];
  const other = lead === undefined ? '' : roleName(lead, say.lang);
  return html`<clc-dialog heading=${words.stepBack} .open=${lead !== undefined} @clc-close=${close}>
    <p>${words.stepBackText(other, roleName(role, say.lang))}</p>
    <button slot="actions" class="btn quiet" @click=${close}>${say.board.cancel}</button>
    ${(['off', 'parity'] as const).map(
      (stance) =>
        html`<button
          slot="actions"
          class="btn"
          @click=${() => {
            close();
            canvas.commands.setStance(role, 'lead', stance);
          }}
        >
          ${icon(STANCE_ICONS[stance], 'small')}${words.becomes(other, stanceName(stance, say))}
        </button>`,
    )}
  </clc-dialog>`;
}
