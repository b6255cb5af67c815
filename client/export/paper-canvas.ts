// The canvas as one printed sheet: four blocks around the compass, every choice with what it gives up, and nothing to press.
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import type { Card } from '../../shared/document/cards.ts';
import { deliberatelyEmpty, stanceOf } from '../../shared/document/choices.ts';
import { compassText, deadline } from '../../shared/document/compass.ts';
import { isBlank, plainText, richText } from '../../shared/document/text.ts';
import { roleOfFacet, template } from '../../shared/template/canvas-template.ts';
import type { BlockId, FacetId } from '../../shared/template/canvas-template.ts';
import { dateText, facetName, stanceName, tagLabel } from '../board/names.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { staticText } from '../text/static-text.ts';
import { icon } from '../ui/icons.ts';
import { paperWords } from '../words/paper.ts';

export function paperCanvas(canvas: Canvas, say: Say): TemplateResult {
  const words = paperWords[say.lang];
  return html`<div class="sheet">
      ${template.blocks.map(
        (block) =>
          html`<section class="block ${block.id}" data-block=${block.id}>
            <h2>
              <span class="part">${block.part}</span><b>${block.label[say.lang]}</b><em>${block.question[say.lang]}</em>
            </h2>
            <div class="facets">${block.facets.map(({ id }) => facet(id, block.id, canvas, say))}</div>
          </section>`,
      )}
      ${compass(canvas, say)}
    </div>
    <p class="legend">
      <span>${mark('decided')} ${words.decided}</span><span>${mark('proposal')} ${words.proposal}</span
      ><span>${icon('in', 'small')} ${words.investment}</span><span>${icon('out', 'small')} ${words.progress}</span>
    </p>`;
}
function facet(id: FacetId, block: BlockId, canvas: Canvas, say: Say): TemplateResult {
  const { doc } = canvas;
  const cards = cardsIn(doc, id).flatMap((card) => readCard(doc, card) ?? []);
  const empty = deliberatelyEmpty(doc, id);
  const role = roleOfFacet(id);
  const stance = role && stanceOf(doc, role);
  return html`<section class="facet ${stance === 'lead' ? 'lead' : ''}">
    <h3>
      ${say.board.softened(facetName(id, say.lang))}${role ? html`<small>${stanceName(stance, say)}</small>` : nothing}
    </h3>
    <div class="cards">
      ${cards.map((one) => card(one, block, canvas, say))}
      ${
        cards.length > 0 || stance === 'off'
          ? nothing
          : empty
            ? html`<p class="void"><b>${say.board.deliberatelyEmptyFull}</b> ${empty.reason}</p>`
            : html`<p class="none">${say.board.notFilled}</p>`
      }
    </div>
  </section>`;
}
function card(one: Card, block: BlockId, canvas: Canvas, say: Say): TemplateResult {
  const { side, ...tags } = one.tags;
  // Whoever came along with a file is nobody's name.
  const owner = one.owner === undefined ? undefined : canvas.members.nameOf(one.owner);
  const told = [
    ...(block === 'licence'
      ? []
      : Object.entries(tags).map(([tag, value]) => tagLabel(tag as keyof typeof tags, value, say.lang))),
    ...(one.next ? [one.next] : []),
    ...(owner === undefined ? [] : [owner]),
    ...(one.due ? [dateText(one.due, say.lang, true)] : []),
  ];
  return html`<article class=${one.status}>
    ${mark(one.status)}
    <div>
      ${side ? icon(side === 'investment' ? 'in' : 'out', 'small') : nothing}
      ${isBlank(one.text) ? say.board.noText : staticText(richText(one.text), [])}
      ${isBlank(one.instead) ? nothing : html`<p class="instead"><b>${say.board.instead}</b> ${plainText(one.instead)}</p>`}
      ${told.length ? html`<p class="told">${told.join(' · ')}</p>` : nothing}
    </div>
  </article>`;
}
function mark(status: Card['status']): TemplateResult {
  return html`<svg class="mark ${status}" viewBox="0 0 12 12" aria-hidden="true">
    ${svg`<circle cx="6" cy="6" r="5" />`}${status === 'decided' ? svg`<path d="M3.6 6.2l1.7 1.7 3.1-3.5" />` : nothing}
  </svg>`;
}
/** The mission first: it is read from afar. */
const FIELDS = ['mission', 'boldGoal', 'endInMind'] as const;
function compass({ doc }: Canvas, say: Say): TemplateResult {
  const date = deadline(doc);
  return html`<section class="compass">
    ${FIELDS.map((id) => {
      const label = template.centre.fields.find((field) => field.id === id)?.label[say.lang];
      const text = compassText(doc, id);
      return html`<div class=${id}>
        <h3>${label}</h3>
        ${text && !isBlank(text) ? staticText(richText(text), []) : html`<p class="none">${say.board.notYetWritten}</p>`}
        ${id === 'boldGoal' && date ? html`<p class="date">${dateText(date, say.lang)}</p>` : nothing}
      </div>`;
    })}
  </section>`;
}
