// What two canvases say of one thing, side by side in a table: the compass, the roles, the levels, the steps.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Comparison } from '../../shared/judge/compare.ts';
import { LEVEL_MAX, PARTIES } from '../../shared/judge/ledger.ts';
import type { Moment, Side } from '../../shared/judge/ledger.ts';
import { dateText, facetName } from '../board/names.ts';
import type { Say } from '../session/contexts.ts';
import { compareWords } from '../words/compare.ts';
import { judgeWords } from '../words/judge.ts';

export type Row = readonly [what: string, here: string, there: string];

export function besideEachOther(heading: string, rows: readonly Row[], say: Say): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const words = compareWords[say.lang];
  return html`<h3>${heading}</h3>
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${words.here}</th>
          <th scope="col">${words.there}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([what, here, there]) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td>${here || html`<i>${words.empty}</i>`}</td>
              <td>${there || html`<i>${words.empty}</i>`}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
export function compassRow({ field, here, there }: Comparison['compass'][number], say: Say): Row {
  const said = (text: string): string => (field === 'deadline' && text !== '' ? dateText(text, say.lang) : text);
  return [compareWords[say.lang].field[field], said(here), said(there)];
}
export function levelRow({ key, here, there }: Comparison['levels'][number], say: Say): Row {
  const said = (level: number | undefined): string => (level === undefined ? '' : `${level} / ${LEVEL_MAX}`);
  return [levelName(key, say), said(here), said(there)];
}
function levelName(key: string, say: Say): string {
  const [party, moment, side] = key.split('.');
  const known = PARTIES.find((p) => p === party);
  const words = judgeWords[say.lang].ledger;
  if (!known || side === undefined) return key;
  const small = (word: string): string => word.toLocaleLowerCase(say.lang);
  return `${facetName(`licence.${known}`, say.lang)}, ${small(words.side[side as Side])} (${small(words.moment[moment as Moment])})`;
}
