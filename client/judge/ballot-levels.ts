// The part of a ballot that asks for levels of the value ledger: a slider a side, and below each party its cards as reasons.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plainText } from '../../shared/document/text.ts';
import { levelKey, SIDES } from '../../shared/judge/ledger.ts';
import type { LevelKey, Side } from '../../shared/judge/ledger.ts';
import type { Answer, RoundAbout } from '../../shared/wire/rounds.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { judgeWords } from '../words/judge.ts';
import { roundWords } from '../words/rounds.ts';
import { readParties } from './ledger-reading.ts';
import type { PartyReading } from './ledger-reading.ts';

type LedgerAnswer = Extract<Answer, { kind: 'ledger' }>;
interface Asked {
  readonly about: Extract<RoundAbout, { kind: 'ledger' }>;
  readonly answer: LedgerAnswer;
  readonly become: (answer: LedgerAnswer) => void;
  readonly canvas: Canvas;
  readonly say: Say;
}

export function ballotLevels(asked: Asked): TemplateResult {
  const { about, canvas, say } = asked;
  const parties = readParties(canvas.doc, say.lang).filter(({ party }) => about.parties?.includes(party) ?? true);
  return html`${about.times.map(
    (time) =>
      html`<fieldset>
        <legend>${judgeWords[say.lang].ledger.moment[time]}</legend>
        ${parties.map(
          (reading) =>
            html`<div class="party">
              ${SIDES.map((side) => level(levelKey(reading.party, time, side), side, reading, asked))}
              ${reasons(reading, say)}
            </div>`,
        )}
      </fieldset>`,
  )}`;
}
function level(key: LevelKey, side: Side, { name }: PartyReading, { answer, become, say }: Asked): TemplateResult {
  const words = roundWords[say.lang];
  const is = answer.levels[key];
  const set = (to: number | undefined): void => {
    const { [key]: _, ...rest } = answer.levels;
    become({ kind: 'ledger', levels: to === undefined ? rest : { ...rest, [key]: to } });
  };
  const label = `${name}, ${judgeWords[say.lang].ledger.side[side].toLocaleLowerCase(say.lang)}`;
  return html`<div class="level">
    <label for=${key}>${label}</label>
    <input
      id=${key}
      type="range"
      min="0"
      max="10"
      step="1"
      class=${is === undefined ? 'open' : ''}
      aria-valuetext=${is === undefined ? words.levelOpen : `${is}, ${label}`}
      .value=${String(is ?? 5)}
      @input=${(e: Event) => set(Number((e.target as HTMLInputElement).value))}
      @click=${(e: Event) => {
        // Pressed where it stands already: for the browser nothing changed, but the middle is said.
        if (is === undefined) set((e.target as HTMLInputElement).valueAsNumber);
      }}
      @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && is === undefined && (e.preventDefault(), set(5))}
    />
    <output>${is ?? '–'}</output>
    <button
      type="button"
      class="ib"
      aria-label=${`${label}: ${words.levelOpen}`}
      title=${words.levelOpen}
      ?disabled=${is === undefined}
      @click=${(e: Event) => {
        set(undefined);
        // The button has nothing left to do.
        (e.currentTarget as HTMLElement).closest('.level')?.querySelector('input')?.focus();
      }}
    >
      ?
    </button>
  </div>`;
}
/** What stands on the canvas about this party: levels are judgements, cards their reasons. */
function reasons({ cards, name }: PartyReading, say: Say): TemplateResult | typeof nothing {
  const words = judgeWords[say.lang].ledger;
  const all = ([...SIDES, 'none'] as const).flatMap((side) => cards[side].map((card) => ({ card, side })));
  if (all.length === 0) return nothing;
  return html`<details class="reasons">
    <summary aria-label=${`${name}: ${words.cards(all.length)}`}>${words.cards(all.length)}</summary>
    <ul>
      ${all.map(
        ({ card, side }) =>
          html`<li>
            ${plainText(card.text).trim() || words.noText}
            <small>${side === 'none' ? words.noSide : words.side[side].toLocaleLowerCase(say.lang)}</small>
          </li>`,
      )}
    </ul>
  </details>`;
}
