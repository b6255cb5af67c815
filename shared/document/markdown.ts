// The canvas as a Markdown document that reads well on paper.
import type * as Y from 'yjs';
import { blockOf, BLOCK_IDS, COMPASS_TEXTS, facetOf, roleOfFacet, template } from '../template/canvas-template.ts';
import type { CardTag, FacetId } from '../template/canvas-template.ts';
import type { Lang } from '../template/template.ts';
import { cardsIn, readCard } from './cards.ts';
import type { Card } from './cards.ts';
import { deliberatelyEmpty, stanceOf } from './choices.ts';
import { compassText, deadline, readMeta } from './compass.ts';
import { readDecision } from './decisions.ts';
import type { Decision } from './decisions.ts';
import { ledgerMarkdown } from './markdown-ledger.ts';
import { isBlank, richText, safeHref } from './text.ts';
import type { Inline, ReadTexts, RichText, TextBlock } from './text.ts';
import { placeOfAnchor, readThread, threadIds, threadState } from './threads.ts';
import { allComments } from './thread-comments.ts';

const SAY = {
  nl: {
    date: 'Gehaald op',
    notYet: 'Nog niet ingevuld.',
    empty: 'Bewust leeg.',
    declined: 'Hier kiezen we bewust niet voor.',
    instead: 'dus niet',
    next: 'Volgende stap',
    owner: 'Eigenaar',
    due: 'uiterlijk',
    decided: (who: string, date: string) => `Besloten door ${who} op ${date}`,
    minority: 'Een minderheid vindt',
    assumption: 'Uitgangspunt',
    revisit: 'Opnieuw bekijken',
    orWhen: 'of bij:',
    talks: 'Open gesprekken',
    former: 'oud-lid',
    gone: 'tekst is weg',
  },
  en: {
    date: 'Done by',
    notYet: 'Not filled in yet.',
    empty: 'Deliberately empty.',
    declined: 'This is not where we choose to win.',
    instead: 'so not',
    next: 'Next step',
    owner: 'Owner',
    due: 'by',
    decided: (who: string, date: string) => `Decided by ${who} on ${date}`,
    minority: 'A minority thinks',
    assumption: 'Assumption',
    revisit: 'Look again',
    orWhen: 'or when:',
    talks: 'Open discussions',
    former: 'former member',
    gone: 'text is gone',
  },
} as const;

/** Markdown of the whole canvas in this language of labels. Texts stay as written. `nameOf` names people. */
export function markdownOf(doc: Y.Doc, lang: Lang, nameOf: (person: string) => string | undefined): string {
  const say = SAY[lang];
  const meta = readMeta(doc);
  const name = (person: string): string => escape(nameOf(person) ?? say.former);
  const out: string[] = [`# ${escape(meta.title || 'Customer Leader Canvas')}`];
  if (meta.source) out.push(`*${escape(meta.source[lang])}*`);

  out.push(`## ${template.centre.label[lang]}`);
  for (const field of COMPASS_TEXTS) {
    out.push(`### ${template.centre.fields.find((f) => f.id === field)?.label[lang] ?? ''}`);
    const text = compassText(doc, field);
    out.push(text && !isBlank(text) ? blocks(richText(text)) : `*${say.notYet}*`);
    const date = field === 'boldGoal' ? deadline(doc) : undefined;
    if (date) out.push(`${say.date}: ${date}`);
  }
  for (const blockId of BLOCK_IDS) {
    const block = blockOf(blockId);
    out.push(`## ${block.part}. ${block.label[lang]}`, `*${block.question[lang]}*`);
    for (const facet of block.facets) {
      const facetId = facet.id as FacetId;
      const role = roleOfFacet(facetId);
      const stance = role && stanceOf(doc, role);
      const label = stance && block.stances?.label[lang][stance];
      out.push(`### ${facetOf(facetId).label[lang]}${label ? ` (${label})` : ''}`);
      const ids = cardsIn(doc, facetId);
      const empty = deliberatelyEmpty(doc, facetId);
      if (ids.length) {
        const cards = ids.map((id) => readCard(doc, id)).filter((c): c is Card => c !== undefined);
        out.push(cards.map((card) => item(card, lang, nameOf, readDecision(doc, card.id))).join('\n'));
      } else if (empty)
        out.push(`*${say.empty}* ${escape(oneLine(empty.reason))}${empty.by ? ` (${name(empty.by)})` : ''}`);
      else out.push(`*${stance === 'off' ? say.declined : say.notYet}*`);
    }
    if (blockId === 'licence') out.push(...ledgerMarkdown(doc, lang));
  }
  const comments = allComments(doc);
  const texts: ReadTexts = new Map();
  const open = threadIds(doc).filter((id) => threadState(doc, id).state === 'open');
  if (open.length) out.push(`## ${say.talks}`);
  for (const id of open) {
    const thread = readThread(doc, id);
    if (!thread) continue;
    const place = placeOfAnchor(doc, thread.anchor, texts);
    const where = place.facet
      ? facetOf(place.facet).label[lang]
      : place.block === 'compass'
        ? template.centre.label[lang]
        : place.block
          ? blockOf(place.block).label[lang]
          : '';
    const quote = 'quote' in thread.anchor && thread.anchor.quote ? ` “${escape(oneLine(thread.anchor.quote))}”` : '';
    out.push(`**${where || say.gone}**${quote}`);
    out.push(
      (comments.get(id) ?? [])
        .filter((c) => !c.deleted)
        .map(
          (c) =>
            `- ${name(c.by)}, ${c.at.slice(0, 10)}: ${escape(oneLine(c.body)).replace(/\\?<@([\w-]+)\\?>/gu, (_m, p: string) => `@${name(p)}`)}`,
        )
        .join('\n'),
    );
  }
  return `${out.join('\n\n')}\n`;
}

function item(
  card: Card,
  lang: Lang,
  nameOf: (person: string) => string | undefined,
  decision: Decision | undefined,
): string {
  const say = SAY[lang];
  const box = card.status === 'decided' ? '[x]' : '[ ]';
  const tags = (Object.entries(card.tags) as [CardTag, string][]).map(([tag, value]) => {
    const labels: Readonly<Record<string, Readonly<Record<Lang, string>>>> = template.tags[tag];
    return labels[value]?.[lang] ?? value;
  });
  if (card.confidence) tags.push(template.tags.confidence[card.confidence][lang]);
  const status = template.tags.status[card.status][lang];
  const about = `*(${[status, ...tags].map(escape).join(', ')})*`;
  const [first, ...rest] = richText(card.text);
  // Behind the first paragraph, so that it does not read as part of the last item of a list.
  const opening = first?.kind === 'paragraph' ? `${block(first)} ${about}`.trim() : about;
  const below = first?.kind === 'paragraph' ? rest : richText(card.text);
  const lines = [`- ${box} ${indent([opening, ...below.map(block)].filter(Boolean).join('\n\n'))}`];
  if (!isBlank(card.instead)) lines.push(`  - **${say.instead}** ${indent(blocks(richText(card.instead)), 4)}`);
  if (card.next || card.due) {
    lines.push(
      `  - ${say.next}: ${[card.next && escape(oneLine(card.next)), card.due && `${say.due} ${card.due}`].filter(Boolean).join(', ')}`,
    );
  }
  const owner = card.owner && nameOf(card.owner);
  if (owner) lines.push(`  - ${say.owner}: ${escape(owner)}`);
  if (decision && card.status === 'decided') lines.push(...decided(decision, lang, nameOf));
  return lines.join('\n');
}

function decided(decision: Decision, lang: Lang, nameOf: (person: string) => string | undefined): string[] {
  const say = SAY[lang];
  const told = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`  - ${label}: ${escape(oneLine(text))}`];
  const who = escape(nameOf(decision.by) ?? say.former);
  const head = `  - ${say.decided(who, decision.at.slice(0, 10))}`;
  const again = [decision.revisit, decision.trigger && `${say.orWhen} ${decision.trigger}`].filter(Boolean).join(', ');
  return [
    decision.why === undefined ? head : `${head}: ${escape(oneLine(decision.why))}`,
    ...told(say.minority, decision.minority),
    ...told(say.assumption, decision.assumption),
    ...told(say.revisit, again === '' ? undefined : again),
  ];
}
function blocks(text: RichText): string {
  return text.map(block).filter(Boolean).join('\n\n');
}
function block(value: TextBlock): string {
  if (value.kind === 'paragraph') return value.content.map(inline).join('').trim();
  const mark = (n: number): string => (value.kind === 'bullet_list' ? '- ' : `${n + 1}. `);
  return value.items.map((entry, n) => mark(n) + indent(blocks(entry), mark(n).length)).join('\n');
}
function inline(piece: Inline): string {
  if (piece.kind === 'break') return '  \n';
  let text = escape(piece.text);
  if (text.trim() === '') return text;
  // Markdown marks must touch the words, so the spaces go outside.
  const lead = text.slice(0, text.length - text.trimStart().length);
  const trail = text.slice(text.trimEnd().length);
  text = text.trim();
  if (piece.marks.em) text = `*${text}*`;
  if (piece.marks.strong) text = `**${text}**`;
  const href = safeHref(piece.marks.link);
  if (href) text = `[${text}](<${href.replaceAll('>', '%3E')}>)`;
  return lead + text + trail;
}
function indent(text: string, by = 2): string {
  return text.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(by)}`);
}
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
/** Looks at each character a bounded number of times: `\s*` at the start of every line would look at many lines again. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]|&(?=#?\w+;)/gu, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*)([-+=])(?=\s|\2|$)/gmu, '$1\\$2')
    .replace(/^([^\S\r\n\u2028\u2029]*\d+)([.)])(?=\s|$)/gmu, '$1\\$2');
}
