// Where the team differs on this canvas, how that is drawn, and the view in which each question is answered.
import { svg, html } from 'lit';
import type { TemplateResult } from 'lit';
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import type { Spread } from '../../shared/judge/consensus.ts';
import { divergences } from '../../shared/judge/divergence.ts';
import type { Divergence, Question } from '../../shared/judge/divergence.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Face } from '../session/contexts.ts';

/** The person wants to see a question where it is asked. The view that shows it opens it there. */
export class ShowQuestion extends Event {
  static readonly type = 'clc-show-question';
  constructor(readonly question: Question) {
    super(ShowQuestion.type, { bubbles: true, composed: true });
  }
}

type Rounds = ReadonlyMap<string, unknown>;
/** Four blocks and a queue ask the same of one document. */
const found = new WeakMap<Y.Doc, { readonly rounds: Rounds; readonly differ: readonly Divergence[] }>();
export function differing(doc: Y.Doc): readonly Divergence[] {
  const rounds: Rounds = new Map<string, unknown>(root(doc, 'rounds'));
  const last = found.get(doc);
  if (last && isSame(last.rounds, rounds)) return last.differ;
  // How far answers lie apart does not hang on what proofs are left, or on the gate.
  const differ = divergences(rounds, stairOf(rounds, { hasCard: () => true }, 'strict'));
  found.set(doc, { rounds, differ });
  return differ;
}
/** A result is replaced whole, so one that is the same value says the same. */
function isSame(one: Rounds, other: Rounds): boolean {
  return one.size === other.size && [...one].every(([id, result]) => other.get(id) === result);
}
export function faceOfQuestion(question: Question): Exclude<Face, 'canvas'> {
  switch (question.kind) {
    case 'step':
      return 'stairway';
    case 'level':
      return 'ledger';
    case 'lead-role':
      return 'check';
    default:
      return question satisfies never;
  }
}

/** Three answers on a scale: together, apart, or at both ends. */
const PLACES: Readonly<Record<Spread, readonly number[]>> = {
  united: [7.5, 10, 12.5],
  mixed: [3, 10, 17],
  divided: [2.5, 6, 17.5],
};
/** The word stands beside it, so a screen reader passes it by. */
export function spreadSign(spread: Spread): TemplateResult {
  return html`<svg class="i small spread" viewBox="0 0 20 20" aria-hidden="true">
    ${svg`<path d="M1.5 15h17" />`}
    ${PLACES[spread].map((x) => svg`<circle cx=${x} cy="9" r="2" fill="currentColor" stroke="none" />`)}
  </svg>`;
}
