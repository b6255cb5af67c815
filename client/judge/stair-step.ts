// One step of the Stairway in full: its question, both ballots, who begins the talk, and what it leans on.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { levelsAt } from '../../shared/document/levels.ts';
import { losesOut } from '../../shared/judge/ledger.ts';
import { countingBallot } from '../../shared/judge/stair-rounds.ts';
import type { PersonVote, StairStep, StepBallot } from '../../shared/judge/stair-rounds.ts';
import { isVote, PROOF, speakFirst } from '../../shared/judge/stairway.ts';
import { facetOf } from '../../shared/template/canvas-template.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { icon } from '../ui/icons.ts';
import { judgeWords } from '../words/judge.ts';
import { agreementText } from './divergence-said.ts';
import { dotPlot } from './round-figures.ts';
import { stepName, stepQuestion } from './stair-names.ts';
import './step-proofs.ts';

export function personOf(canvas: Canvas, person: string, say: Say): string {
  return canvas.members.nameOf(person) ?? judgeWords[say.lang].stair.former;
}
/** The ballot that counts, or the last where none of them says anything. */
function shownBallot({ ballots }: StairStep): number {
  const counting = countingBallot(ballots);
  return counting < 0 ? ballots.length - 1 : counting;
}
/** The votes of a step as a picture, or in words where there are no names to it. */
export function stepVotes(step: StairStep, say: Say, which = shownBallot(step)): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const ballot = step.ballots[which];
  switch (ballot?.kind) {
    case undefined:
      return html`<span class="votes faint">${words.noVotes}</span>`;
    case 'withheld':
      return html`<span class="votes faint">${words.withheld}</span>`;
    case 'nameless':
      return html`<span class="votes"
        >${words.nameless(
          ballot.figures.answers,
          judgeWords[say.lang].figures.mean(ballot.figures.mean.toLocaleString(say.lang), ballot.figures.meanIs),
        )}</span
      >`;
    case 'named': {
      const values = ballot.votes.filter((vote) => !vote.late).flatMap(scored);
      const late = ballot.votes.filter((vote) => vote.late).flatMap(scored);
      if (values.length + late.length === 0) return html`<span class="votes faint">${words.noVotes}</span>`;
      return dotPlot({
        scale: PROOF,
        values,
        late,
        before: which > 0 ? votesOf(step.ballots[which - 1]) : [],
        label: words.votes([...values, ...late].join(', ')),
      });
    }
    default:
      return ballot satisfies never;
  }
}
function scored({ value }: PersonVote): number[] {
  return isVote(value) ? [value] : [];
}
function votesOf(ballot: StepBallot | undefined): number[] {
  return ballot?.kind === 'named' ? ballot.votes.filter((vote) => !vote.late).flatMap(scored) : [];
}

export function stepDetails(step: StairStep, number: number, canvas: Canvas, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  return html`<div
    class="more"
    id="more"
    role="group"
    aria-label=${words.step(number, stepName(canvas.doc, step.step, say.lang))}
  >
    <h3>${stepQuestion(step.step, say.lang)}</h3>
    ${step.talk ? talk(step, canvas, say) : nothing} ${step.step === 'shared' ? notShared(canvas, say) : nothing}
    ${step.ballots.map((ballot, index) => ballotDetails(step, ballot, index, canvas, say))}
    <section>
      <h4>${words.evidence}</h4>
      <clc-step-proofs .step=${step}></clc-step-proofs>
    </section>
  </div>`;
}
/** Whether all gain is what this step asks: the ledger may say that somebody does not. */
function notShared(canvas: Canvas, say: Say): TemplateResult | typeof nothing {
  const parties = losesOut(levelsAt(canvas.doc, 'now')).map((party) => facetOf(`licence.${party}`).label[say.lang]);
  if (parties.length === 0) return nothing;
  return html`<p class="first">${icon('warn', 'small')} ${judgeWords[say.lang].stair.losesOut(parties)}</p>`;
}
function ballotDetails(step: StairStep, ballot: StepBallot, index: number, canvas: Canvas, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const last = index === shownBallot(step);
  // A second ballot that was about other steps.
  if (ballot.kind === 'named' && ballot.votes.length === 0 && index > 0) return html``;
  return html`<section class=${last ? '' : 'faint'}>
    <h4>${index === 0 ? words.first : words.second}</h4>
    ${stepVotes(step, say, index)} ${last ? figures(step, say) : nothing}
    ${
      ballot.kind === 'named'
        ? html`<ul class="why">
            ${ballot.votes
              .filter((vote) => vote.why !== undefined || vote.late)
              .map(
                (vote) =>
                  html`<li>
                    <b>${personOf(canvas, vote.person, say)}</b> ${vote.value ?? '–'}${
                      vote.late ? html` <span class="faint">(${words.late})</span>` : nothing
                    }${vote.why === undefined ? nothing : html` <q>${vote.why}</q>`}
                  </li>`,
              )}
          </ul>`
        : nothing
    }
  </section>`;
}
function figures(step: StairStep, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const told = [
    ...(step.median === null ? [] : [words.median(step.median.toLocaleString(say.lang))]),
    ...(step.spread === null ? [] : [words.spread[step.spread]]),
    ...(step.consensus === null || step.spread === null
      ? []
      : [words.agreement(agreementText(step.consensus, say.lang))]),
    ...(step.unknown > 0 ? [words.dontKnow(step.unknown)] : []),
  ];
  return html`<p>${told.join(', ')}</p>`;
}
function talk(step: StairStep, canvas: Canvas, say: Say): TemplateResult {
  const words = judgeWords[say.lang].stair;
  const ballot = step.ballots[shownBallot(step)];
  const { lowest, highest } = speakFirst(ballot?.kind === 'named' ? ballot.votes : []);
  const names = (votes: readonly PersonVote[]): string =>
    votes.map((vote) => personOf(canvas, vote.person, say)).join(', ');
  return html`<p class="first">
    ${icon('chat', 'small')} ${words.talk}.
    ${lowest.length > 0 ? words.speakFirst(names(lowest), names(highest)) : nothing}
  </p>`;
}
