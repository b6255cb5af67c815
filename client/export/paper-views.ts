// The views beside the canvas as they are printed: agenda, value ledger and findings as tables, the Stairway as a stair.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { agendaRows } from '../../shared/judge/agenda.ts';
import { MOMENTS, PARTIES, report } from '../../shared/judge/ledger.ts';
import type { Levels, Moment, Party } from '../../shared/judge/ledger.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import { asGate } from '../../shared/judge/stairway.ts';
import { agendaSaid } from '../judge/agenda-said.ts';
import { findingSaid, placeOf } from '../judge/finding-sentence.ts';
import { judgedAtOnce } from '../judge/judging.ts';
import { readParties } from '../judge/ledger-reading.ts';
import { ledgerTable } from '../judge/ledger-table.ts';
import { stepVotes } from '../judge/stair-step.ts';
import { stepName, stepQuestion } from '../judge/stair-names.ts';
import { treadState } from '../judge/stair.ts';
import type { Canvas, Face, Say } from '../session/contexts.ts';
import { agendaWords } from '../words/agenda.ts';
import { findingWords } from '../words/findings.ts';
import { judgeWords } from '../words/judge.ts';
import { paperWords } from '../words/paper.ts';

export function paperView(face: Exclude<Face, 'canvas'>, canvas: Canvas, say: Say): TemplateResult {
  switch (face) {
    case 'agenda':
      return agenda(canvas, say);
    case 'ledger':
      return ledger(canvas, say);
    case 'stairway':
      return stairway(canvas, say);
    case 'check':
      return findings(canvas, say);
    default:
      return face satisfies never;
  }
}
function agenda(canvas: Canvas, say: Say): TemplateResult {
  const items = judgedAtOnce(canvas).agenda;
  const [head = [], ...rows] = agendaRows(items, agendaSaid(canvas, say));
  return rows.length ? table(head, rows) : html`<p>${agendaWords[say.lang].empty}</p>`;
}
function findings(canvas: Canvas, say: Say): TemplateResult {
  const words = findingWords[say.lang];
  const found = judgedAtOnce(canvas).report.findings;
  const [, what, where] = agendaWords[say.lang].columns;
  const rows = found.map((finding) => {
    const { part, name } = placeOf(finding, canvas, say);
    return [words.severity[finding.sev], findingSaid(finding, canvas, say), `${part} ${name}`.trim()];
  });
  return rows.length ? table(['', what, where], rows) : html`<p>${words.none}</p>`;
}
function table(head: readonly string[], rows: readonly (readonly string[])[]): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
function ledger({ doc }: Canvas, say: Say): TemplateResult {
  const words = judgeWords[say.lang].ledger;
  const parties = readParties(doc, say.lang);
  const at = (moment: Moment): Record<Party, Levels> =>
    Object.fromEntries(parties.map(({ party, levels }) => [party, levels[moment]])) as Record<Party, Levels>;
  return html`${MOMENTS.map((moment) => {
    const told = report(at(moment));
    return html`<h2>${words.moment[moment]}</h2>
      ${ledgerTable(parties, moment, told, say)}
      <p>${words.positive(told.positive, PARTIES.length, told.unknown)}</p>`;
  })}`;
}
function stairway({ doc }: Canvas, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const paper = paperWords[say.lang];
  const hasCard = (id: string): boolean => (readCard(doc, id)?.status ?? 'rejected') !== 'rejected';
  const stair = stairOf(new Map(root(doc, 'rounds')), { hasCard }, asGate(root(doc, 'meta').get('gate')));
  const steps = stair.steps.map((step, index) => ({
    ...{ step, number: index + 1, name: stepName(doc, step.step, say.lang) },
    is: treadState(step, index + 1, stair, undefined),
  }));
  return html`<p class="standing">
      <b>${words.reached(stair.standing.reached, stair.standing.floating)}</b> ${words[stair.gate]}
    </p>
    <div class="stair" aria-hidden="true">
      ${steps.map(
        ({ step, number, name, is }) =>
          html`<div class="tread ${is}">
            <b>${number} ${name}</b
            ><span>${words.state[is]}</span>${is === 'unasked' ? nothing : stepVotes(step, say)}<i></i>
          </div>`,
      )}
    </div>
    <table>
      <thead>
        <tr>
          ${[paper.step, paper.question, paper.state, paper.answers, words.evidence].map(
            (name) => html`<th scope="col">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          ({ step, number, name, is }) =>
            html`<tr>
              <th scope="row">${number} ${name}</th>
              <td>${stepQuestion(step.step, say.lang)}</td>
              <td>${words.state[is]}${step.talk ? html`, ${words.talk}` : nothing}</td>
              <td>
                ${
                  step.median === null
                    ? '–'
                    : [words.median(String(step.median)), ...(step.spread ? [words.spread[step.spread]] : [])].join(
                        ', ',
                      )
                }
              </td>
              <td>${words.proofs(step.living.length)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p>${words.note}</p>`;
}
