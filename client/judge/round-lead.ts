// Below a round: how far it is, and for whoever leads what can be done next.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { readBaton } from '../../shared/document/session.ts';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { personName } from '../board/names.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import type { Rounds } from '../session/rounds.ts';
import { icon } from '../ui/icons.ts';
import { roundWords } from '../words/rounds.ts';
import type { AskAgain } from './second-part.ts';
import { partsOf } from './second-part.ts';

export interface Leading {
  readonly canvas: Canvas;
  readonly say: Say;
  readonly rounds: Rounds;
  readonly busy: boolean;
  /** Does something to the round and says what went wrong. */
  readonly act: (work: () => Promise<unknown>) => void;
  /** Opens the form in which a round is closed. */
  readonly finish: () => void;
}

/** As the server has it: whoever edits, unless somebody has the baton; then only they. */
export function leads({ doc, me, rights }: Canvas): boolean {
  const leader = readBaton(doc)?.person;
  return rights.edit && (leader === undefined || leader === me.id);
}

export function roundLead(round: RoundView, leading: Leading): TemplateResult {
  const { say, rounds, busy } = leading;
  const words = roundWords[say.lang];
  const act = (label: string, work: () => Promise<unknown>, primary = false, sign?: 'eye') =>
    html`<button class="btn ${primary ? 'primary' : ''}" ?disabled=${busy} @click=${() => leading.act(work)}>
      ${sign ? icon(sign, 'small') : nothing}${label}
    </button>`;
  const finish = html`<button class="btn" ?disabled=${busy} @click=${leading.finish}>${words.finish}</button>`;
  switch (round.state) {
    case 'open':
      return html`<div class="lead">
        ${progress(round, say)} ${act(words.drop, () => rounds.close(round.id))}
        ${act(words.reveal, () => rounds.reveal(round), true, 'eye')} ${waiting(round, leading)}
      </div>`;
    case 'revealed':
      return html`<div class="lead">
        <span class="grow"></span>
        ${finish} ${round.ballot === 1 ? act(words.askAgain, () => rounds.second(round)) : nothing}
        ${act(words.talked, () => rounds.talked(round), true)} ${choosePart(round, leading)}
      </div>`;
    case 'talked':
      return html`<div class="lead">
        <span class="grow"></span>
        ${round.ballot === 1 ? act(words.askAgain, () => rounds.second(round)) : nothing} ${finish}
        ${choosePart(round, leading)}
      </div>`;
    case 'draft':
    case 'closed':
      return html``;
    default:
      return round.state satisfies never;
  }
}
/** How many, never who. */
export function progress({ answered, of }: RoundView, say: Say): TemplateResult {
  const words = roundWords[say.lang];
  if (answered === null) return html`<p class="grow">${words.answeredNameless}</p>`;
  return html`<p class="grow" role="status">
    <span class="slots" aria-hidden="true"
      >${Array.from({ length: of }, (_, i) => html`<i class=${i < answered ? 'in' : ''}></i>`)}</span
    >
    <b>${words.answered(answered, of)}</b>
  </p>`;
}
/** The button asks what needs a talk; here whoever leads chooses. */
function choosePart(round: RoundView, { canvas, say, rounds, busy, act }: Leading): TemplateResult | typeof nothing {
  const parts = partsOf(round.about);
  if (round.ballot === 2 || !parts || parts.all.length < 2) return nothing;
  return html`<details>
    <summary>${roundWords[say.lang].choosePart[parts.kind]}</summary>
    <clc-second-part
      .canvas=${canvas}
      .say=${say}
      .round=${round}
      .busy=${busy}
      @clc-ask-again=${({ part }: AskAgain) => act(() => rounds.second(round, part))}
    ></clc-second-part>
  </details>`;
}
/** Whoever is asked can be waited for no more; who has answered is not said. */
function waiting(round: RoundView, { canvas, say, rounds, busy, act }: Leading): TemplateResult | typeof nothing {
  const words = roundWords[say.lang];
  if (!round.named || round.invited.length < 2 || round.answered === round.of) return nothing;
  return html`<details>
    <summary>${words.askedOf}</summary>
    ${round.invited.map((person) => {
      const name = personName(canvas, person, say);
      return html`<button
        class="btn small"
        ?disabled=${busy}
        @click=${() => act(() => rounds.invite(round.id, [], [person]))}
      >
        ${words.noWait(name)}
      </button>`;
    })}
  </details>`;
}
