// The sentence of a finding and the name of its place, with every id turned into what a person calls it.
import { readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import type { Finding, Where } from '../../shared/judge/findings/finding.ts';
import { stepNameKey, STEPS } from '../../shared/judge/stairway.ts';
import type { StepId } from '../../shared/judge/stairway.ts';
import { blockOf, blockOfFacet, template } from '../../shared/template/canvas-template.ts';
import { stairway } from '../../shared/template/stairway.ts';
import { facetName, roleName, tagLabel } from '../board/names.ts';
import type { Canvas, Lang, Say, Target } from '../session/contexts.ts';
import { GoToRequest, ViewRequest } from '../session/requests.ts';
import { findingWords } from '../words/findings.ts';
import type { Names } from '../words/findings.ts';
import { judgeWords } from '../words/judge.ts';

/** More of a card than this is not quoted. */
const QUOTED_CHARS = 60;

export function sentenceOf(finding: Finding, canvas: Canvas, say: Say): string {
  const rules = findingWords[say.lang].rules as Readonly<
    Record<string, (args: Finding['args'], names: Names) => string>
  >;
  return rules[finding.id]?.(finding.args, namesFor(canvas, say)) ?? '';
}
/** Of most findings the sentence does not say which card it is about. */
export function findingSaid(finding: Finding, canvas: Canvas, say: Say): string {
  const sentence = sentenceOf(finding, canvas, say);
  const names = finding.where.kind === 'card' && finding.id !== 'D03';
  return names ? `${quoteOf(finding.where.card, canvas, say)}: ${sentence}` : sentence;
}
/** The start of a card's text on one line; what is there to say when it has none, or is gone. */
export function quoteOf(id: string, canvas: Canvas, say: Say): string {
  const words = findingWords[say.lang];
  const card = readCard(canvas.doc, id);
  if (!card || card.status === 'rejected') return words.gone;
  const text = plainText(card.text).replace(/\s+/gu, ' ').trim();
  if (text === '') return words.noText;
  return words.quote(text.length > QUOTED_CHARS ? `${text.slice(0, QUOTED_CHARS - 1).trimEnd()}…` : text);
}
/** The team's own name of a step, or ours; a step this version does not know is called by its id. */
export function stepName(step: string, canvas: Canvas, lang: Lang): string {
  const own = isStep(step) ? root(canvas.doc, 'meta').get(stepNameKey(step)) : undefined;
  if (typeof own === 'string' && own.trim() !== '') return own;
  return stairway.steps.find(({ id }) => id === step)?.label[lang] ?? step;
}
/** The block or compass a place lies in, and what it is called there. */
export function placeName(where: Where, canvas: Canvas, say: Say): { readonly part: string; readonly name: string } {
  switch (where.kind) {
    case 'compass':
      return { part: '', name: template.centre.label[say.lang] };
    case 'block':
      return { part: blockOf(where.block).part, name: blockOf(where.block).label[say.lang] };
    case 'facet':
      return { part: blockOfFacet(where.facet).part, name: facetName(where.facet, say.lang) };
    case 'card': {
      const card = readCard(canvas.doc, where.card);
      if (!card) return { part: '', name: findingWords[say.lang].gone };
      return { part: blockOfFacet(card.facet).part, name: facetName(card.facet, say.lang) };
    }
    default:
      return where satisfies never;
  }
}
/** The place of a finding as it is shown. A proof that is gone has none on the canvas: it is asked for on the stair. */
export function placeOf(finding: Finding, canvas: Canvas, say: Say): ReturnType<typeof placeName> {
  if (finding.id === 'D03') return { part: '', name: judgeWords[say.lang].stair.title };
  return placeName(finding.where, canvas, say);
}
/** Where a person is taken to mend it. */
export function targetOf(where: Where): Target {
  switch (where.kind) {
    case 'compass':
      return { kind: 'block', id: 'compass' };
    case 'block':
      return { kind: 'block', id: where.block };
    case 'facet':
      return { kind: 'facet', id: where.facet };
    case 'card':
      return { kind: 'card', id: where.card };
    default:
      return where satisfies never;
  }
}

/** Takes a person there. A proof that is gone is mended where it is asked for, and a level where it is set. */
export function wayTo({ id, where }: Finding): GoToRequest | ViewRequest {
  if (id === 'D03') return new ViewRequest({ face: 'stairway' });
  if (id === 'L03') return new ViewRequest({ face: 'ledger' });
  return new GoToRequest(targetOf(where));
}

function namesFor(canvas: Canvas, say: Say): Names {
  const { lang } = say;
  return {
    facet: (id) => facetName(id, lang),
    block: (id) => {
      const label = blockOf(id).label[lang];
      return `${label.charAt(0)}${label.slice(1).toLocaleLowerCase(lang)}`;
    },
    role: (id) => roleName(id, lang),
    force: (force) => tagLabel('force', force, lang),
    verb: (verb) => tagLabel('behaviour', verb, lang),
    step: (id) => stepName(id, canvas, lang),
    card: (id) => quoteOf(id, canvas, say),
  };
}
function isStep(step: string): step is StepId {
  return (STEPS as readonly string[]).includes(step);
}
