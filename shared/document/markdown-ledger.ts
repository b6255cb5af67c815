// The value ledger in Markdown: one table for each moment of which something is known, never a total.
import type * as Y from 'yjs';
import { MOMENTS, net, PARTIES, report, verdict } from '../judge/ledger.ts';
import type { Moment, Verdict } from '../judge/ledger.ts';
import { facetOf } from '../template/canvas-template.ts';
import type { Lang } from '../template/template.ts';
import { levelsAt } from './levels.ts';

interface Words {
  readonly title: Readonly<Record<Moment, string>>;
  readonly heads: readonly string[];
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly weakest: string;
  readonly tied: string;
}
const SAY: Readonly<Record<Lang, Words>> = {
  nl: {
    title: { now: 'Waardebalans, nu', then: 'Waardebalans, straks' },
    heads: ['Partij', 'Inleg', 'Vooruitgang', 'Netto', 'Oordeel'],
    verdict: { ahead: 'gaat erop vooruit', even: 'in balans', behind: 'legt erop toe', unknown: 'onbekend' },
    weakest: 'zwakste schakel',
    tied: 'samen met anderen het zwakst',
  },
  en: {
    title: { now: 'Value ledger, now', then: 'Value ledger, then' },
    heads: ['Party', 'Investment', 'Progress', 'Net', 'Verdict'],
    verdict: { ahead: 'comes out ahead', even: 'in balance', behind: 'loses out', unknown: 'unknown' },
    weakest: 'weakest link',
    tied: 'weakest, together with others',
  },
};

/** Nothing while nobody has set a level. */
export function ledgerMarkdown(doc: Y.Doc, lang: Lang): string[] {
  return MOMENTS.flatMap((moment) => tableAt(doc, moment, lang));
}
function tableAt(doc: Y.Doc, moment: Moment, lang: Lang): string[] {
  const say = SAY[lang];
  const levels = levelsAt(doc, moment);
  if (PARTIES.every((party) => levels[party].investment === null && levels[party].progress === null)) return [];
  const { nets, weakest } = report(levels);
  const rows = PARTIES.map((party) => {
    const { investment, progress } = levels[party];
    const weak = weakest.includes(party) ? `, ${weakest.length > 1 ? say.tied : say.weakest}` : '';
    return [
      facetOf(`licence.${party}`).label[lang],
      investment ?? '?',
      progress ?? '?',
      signed(nets[party]),
      `${say.verdict[verdict(net(levels[party]))]}${weak}`,
    ];
  });
  const table = [say.heads, say.heads.map((_, n) => (n > 0 && n < 4 ? '---:' : '---')), ...rows];
  return [`**${say.title[moment]}**`, table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}
function signed(value: number | null): string {
  return value === null ? '?' : value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}
