// What opens beneath a party of the ledger: a slider for each side, what the last round gave, and the cards as reasons.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Card } from '../../shared/document/cards.ts';
import { levelWriter } from '../../shared/document/levels.ts';
import { plainText } from '../../shared/document/text.ts';
import { LEVEL_MAX, levelKey, SIDES } from '../../shared/judge/ledger.ts';
import type { LevelKey, Moment, Side } from '../../shared/judge/ledger.ts';
import { template } from '../../shared/template/canvas-template.ts';
import { presenceContext, sayContext } from '../session/contexts.ts';
import type { Canvas, PresenceView, Say } from '../session/contexts.ts';
import { levelWritersOf } from '../session/level-writers.ts';
import { Subscribe } from '../session/observe.ts';
import { GoToRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { judgeWords } from '../words/judge.ts';
import './ledger-level.ts';
import type { Ghost, LevelDrag, LevelSet, LevelWords } from './ledger-level.ts';
import { roundLevel } from './ledger-reading.ts';
import type { PartyReading } from './ledger-reading.ts';
import { ledgerStyles } from './ledger-styles.ts';
import { dotPlot } from './round-figures.ts';
import { setLevelOn } from './set-level.ts';

@customElement('clc-ledger-party')
export class ClcLedgerParty extends LitElement {
  static override styles = [base, ledgerStyles];
  @property({ attribute: false }) canvas!: Canvas;
  @property({ attribute: false }) reading!: PartyReading;
  @property({ attribute: false }) moment: Moment = 'now';
  @consume({ context: presenceContext, subscribe: true }) @state() private presence: PresenceView | undefined;
  @consume({ context: sayContext, subscribe: true }) @state() private say: Say | undefined;
  protected readonly here = new Subscribe(this, () => this.presence);
  protected readonly writers = new Subscribe(this, () => levelWritersOf(this.canvas));

  override render(): TemplateResult | undefined {
    const { say, reading } = this;
    if (!say) return undefined;
    const words = judgeWords[say.lang].ledger;
    return html`<div class="more" role="group" aria-label=${words.open(reading.name)}>
      ${reading.absent ? html`<p>${words.inviteGuest}</p>` : nothing} ${SIDES.map((side) => this.#side(side, say))}
      ${
        reading.cards.none.length > 0
          ? html`<div class="side">
              <h3>${words.noSide}</h3>
              ${this.#cards(reading.cards.none, say)}
            </div>`
          : nothing
      }
    </div>`;
  }
  #side(side: Side, say: Say): TemplateResult {
    const { canvas, reading, moment } = this;
    const words = judgeWords[say.lang].ledger;
    const key = levelKey(reading.party, moment, side);
    const level = reading.levels[moment][side];
    const cards = reading.cards[side];
    return html`<div class="side">
      ${
        canvas.rights.edit
          ? html`<clc-level
              .words=${this.#levelWords(side, say)}
              .level=${level}
              .ghosts=${this.#ghosts(key)}
              @clc-level-set=${(event: LevelSet) => setLevelOn(canvas, key, event.level)}
              @clc-level-drag=${(event: LevelDrag) =>
                this.presence?.tell({ level: event.at === null ? null : { key, at: event.at } })}
            ></clc-level>`
          : html`<h3>${words.side[side]}: ${level ?? words.unknown}</h3>`
      }
      ${this.#fromRound(key, level, say)}
      <p>${cards.length === 0 ? words.noCards : words.cards(cards.length)}</p>
      ${this.#cards(cards, say)}
    </div>`;
  }
  #levelWords(side: Side, say: Say): LevelWords {
    const words = judgeWords[say.lang].ledger;
    const { name: party } = this.reading;
    const name = words.level(words.side[side], party, words.moment[this.moment].toLocaleLowerCase(say.lang));
    return {
      name,
      short: words.side[side],
      value: (level) => words.levelValue(level, party),
      unknown: words.levelUnknown(party),
      makeUnknown: words.makeUnknown,
      makeUnknownFull: words.makeUnknownFull(name),
      anchors: words.anchors,
    };
  }
  #ghosts(key: LevelKey): Ghost[] {
    return (this.presence?.people() ?? []).flatMap(({ me, name, slot, at }) =>
      !me && at.level?.key === key ? [{ name, slot, at: at.level.at }] : [],
    );
  }
  #fromRound(key: LevelKey, level: number | null, say: Say): TemplateResult | typeof nothing {
    const { canvas } = this;
    const words = judgeWords[say.lang].ledger;
    const round = roundLevel(canvas.doc, key);
    if (!round) return nothing;
    const given = round.median.toLocaleString(say.lang);
    // The ledger holds whole levels: a round between two of them is met by either.
    const adjusted = level === null || Math.abs(level - round.median) > 0.5;
    const first = round.before.length > 0 ? words.second(round.before.join(', ')) : '';
    return html`<p>${words.fromRound(round.number, round.answers)}${first}</p>
      ${
        round.values.length > 0
          ? dotPlot({
              scale: { min: 0, max: LEVEL_MAX },
              values: round.values,
              before: round.before,
              label: judgeWords[say.lang].figures.spoken(round.values.join(', '), 0, LEVEL_MAX),
            })
          : nothing
      }
      ${
        adjusted
          ? html`<p>
              ${(level === null ? words.byHandUnknown : words.byHand)(round.number, this.#writer(key), given)}
              ${
                canvas.rights.edit
                  ? html`<button class="btn small quiet" @click=${() => setLevelOn(canvas, key, round.median)}>
                      ${icon('undo', 'small')}${words.backToRound(given)}
                    </button>`
                  : nothing
              }
            </p>`
          : nothing
      }`;
  }
  /** Who set the level. Whoever is here is known at once; of others the server knows. */
  #writer(key: LevelKey): string | undefined {
    const { canvas } = this;
    const client = levelWriter(canvas.doc, key);
    if (client === canvas.doc.clientID) return canvas.me.name;
    const state = client === undefined ? undefined : this.presence?.awareness.getStates().get(client);
    const user = (state as { user?: { name?: unknown } } | undefined)?.user;
    if (typeof user?.name === 'string') return user.name;
    const person = levelWritersOf(canvas).personOf(key);
    return person === undefined ? undefined : canvas.members.nameOf(person);
  }
  #cards(cards: readonly Card[], say: Say): TemplateResult | typeof nothing {
    if (cards.length === 0) return nothing;
    return html`<ul class="cards">
      ${cards.map(
        (card) =>
          html`<li>
            <button @click=${() => this.dispatchEvent(new GoToRequest({ kind: 'card', id: card.id }))}>
              ${plainText(card.text).trim() || judgeWords[say.lang].ledger.noText}
              ${card.confidence ? html`<small>${template.tags.confidence[card.confidence][say.lang]}</small>` : nothing}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-ledger-party': ClcLedgerParty;
  }
}
