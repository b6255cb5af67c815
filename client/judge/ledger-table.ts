// The value ledger as a real table: the same numbers and words as the bars.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { net, verdict } from '../../shared/judge/ledger.ts';
import type { LedgerReport, Moment, Party } from '../../shared/judge/ledger.ts';
import { facetName } from '../board/names.ts';
import type { Say } from '../session/contexts.ts';
import { judgeWords } from '../words/judge.ts';
import type { PartyReading } from './ledger-reading.ts';

/** With its sign; the minus is as wide as a plus. */
export function netText(value: number | null): string {
  return value === null ? '?' : value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}

/** One party is the weakest; of several that are, each names the others. */
export function weakestSaid(party: Party, { weakest }: LedgerReport, say: Say): string {
  const words = judgeWords[say.lang].ledger;
  const others = weakest.filter((other) => other !== party).map((other) => facetName(`licence.${other}`, say.lang));
  return others.length === 0 ? words.weakest : words.weakestWith(others);
}

export function ledgerTable(
  parties: readonly PartyReading[],
  moment: Moment,
  told: LedgerReport,
  say: Say,
): TemplateResult {
  const words = judgeWords[say.lang].ledger;
  const caption = `${words.title}, ${words.moment[moment].toLocaleLowerCase(say.lang)}`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="sr">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.party}</th>
          <th scope="col" class="num-cell">${words.side.investment}</th>
          <th scope="col" class="num-cell">${words.side.progress}</th>
          <th scope="col" class="num-cell">${words.net}</th>
          <th scope="col">${words.opinion}</th>
        </tr>
      </thead>
      <tbody>
        ${parties.map(({ party, name, levels, onlyGuess }) => {
          const value = net(levels[moment]);
          const weak = told.weakest.includes(party);
          return html`<tr class="${verdict(value)} ${weak ? 'weak' : ''}">
            <th scope="row">${name}</th>
            <td class="num-cell">${levels[moment].investment ?? '?'}</td>
            <td class="num-cell">${levels[moment].progress ?? '?'}</td>
            <td class="num-cell">${netText(value)}</td>
            <td>
              ${words.verdict[verdict(value)]}${weak ? html`, ${weakestSaid(party, told, say)}` : nothing}${
                onlyGuess ? html`, ${words.onlyGuess}` : nothing
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
