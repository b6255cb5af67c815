// Draws a rich text as Lit templates, for everybody who reads and nobody who writes.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { safeHref } from '../../shared/document/text.ts';
import type { Inline, RichText, TextBlock } from '../../shared/document/text.ts';
import { cutsIn, marksAt } from './text-mark.ts';
import type { TextMark } from './text-mark.ts';

/** Each piece carries its offset in the plain text (`data-at`), so that a click can be found back in it. */
export function staticText(text: RichText, marks: readonly TextMark[]): TemplateResult {
  return html`${text.map((block) => blockTemplate(block, marks))}`;
}

function blockTemplate(block: TextBlock, marks: readonly TextMark[]): TemplateResult {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.content.length ? block.content.map((piece) => inline(piece, marks)) : html`<br />`}</p>`;
    case 'bullet_list':
      return html`<ul>
        ${items(block.items, marks)}
      </ul>`;
    case 'ordered_list':
      return html`<ol>
        ${items(block.items, marks)}
      </ol>`;
    default:
      return block satisfies never;
  }
}
function items(list: readonly RichText[], marks: readonly TextMark[]): TemplateResult[] {
  return list.map((item) => html`<li>${staticText(item, marks)}</li>`);
}

function inline(piece: Inline, marks: readonly TextMark[]): TemplateResult {
  if (piece.kind === 'break') return html`<br data-at=${piece.at} />`;
  const end = piece.at + piece.text.length;
  const cuts = cutsIn(marks, piece.at, end);
  const runs = cuts.map((from, i) =>
    run(piece.text.slice(from - piece.at, (cuts[i + 1] ?? end) - piece.at), from, marks),
  );
  const { strong, em, link } = piece.marks;
  const emphasised = em ? html`<em>${runs}</em>` : runs;
  const weighted = strong ? html`<strong>${emphasised}</strong>` : emphasised;
  const href = safeHref(link);
  return html`${
    href === undefined ? weighted : html`<a href=${href} target="_blank" rel="noopener noreferrer">${weighted}</a>`
  }`;
}
function run(text: string, at: number, marks: readonly TextMark[]): TemplateResult {
  const covering = marksAt(marks, at);
  const innermost = covering.at(-1);
  return html`<span
    data-at=${at}
    class=${covering.some((m) => m.active) ? 'mark active' : innermost ? 'mark' : nothing}
    data-mark=${innermost?.id ?? nothing}
    >${text}</span
  >`;
}
