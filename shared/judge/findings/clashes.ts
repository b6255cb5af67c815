// The X rules: cards that contradict, double or point past each other.
import { byCodeUnits } from '../../document/cards.ts';
import { areTwins, clashes, tokenIndex, TWIN_TOKENS } from './alike.ts';
import { found } from './finding.ts';
import type { FindingOf } from './finding.ts';
import type { Reading } from './reading.ts';
import type { Rules, Sight } from './sight.ts';

/** A card that clashes with many is one card to look at, not many. */
const CLASHES_PER_CARD = 3;

/** So many cards are looked up before others may go first; on a full canvas each meets nearly all others. */
const CARDS_A_PIECE = 32;

/** What comparing takes of a card, read once: it is asked for thousands of times. */
type Known = Pick<Reading, 'denies' | 'tokens' | 'excludes'> & { readonly id: string };

export const clashRules: Rules = function* (sight) {
  // Older first: of two that are alike the newer is the one to merge.
  const cards = [...sight.cards]
    .sort((a, b) => byCodeUnits(a.createdAt, b.createdAt) || byCodeUnits(a.id, b.id))
    .map((card): Known => {
      const { denies, tokens, excludes } = sight.read(card);
      return { id: card.id, denies, tokens, excludes };
    });
  yield* ruledOut(cards);
  yield;
  yield* contradicting(sight);
  yield;
  yield* twins(cards);
  yield;
  yield* pointingPast(sight);
};

function* ruledOut(cards: readonly Known[]): Iterable<FindingOf<'X01'> | undefined> {
  const excluding = tokenIndex();
  for (const { excludes } of cards) excluding.add(excludes);
  for (const [index, { id, denies, tokens }] of cards.entries()) {
    if (index % CARDS_A_PIECE === 0) yield;
    if (denies) continue;
    const strongest: Clash[] = [];
    excluding.sharing(tokens, (other, shared) => {
      const by = cards[other];
      if (by && other !== index && clashes(shared, tokens.size, by.excludes.size))
        keepStrongest(strongest, { by: by.id, other, shared });
    });
    for (const { by } of strongest) yield found('X01', { kind: 'card', card: id, about: by }, { card: by });
  }
}
interface Clash {
  readonly by: string;
  readonly other: number;
  readonly shared: number;
}
/** On a canvas where everything clashes with everything, sorting all of it would take seconds. */
function keepStrongest(strongest: Clash[], clash: Clash): void {
  const weakest = strongest[CLASHES_PER_CARD - 1];
  if (weakest && byStrength(weakest, clash) < 0) return;
  strongest.push(clash);
  strongest.sort(byStrength);
  strongest.splice(CLASHES_PER_CARD);
}
function byStrength(a: Clash, b: Clash): number {
  return b.shared - a.shared || a.other - b.other;
}

function* contradicting(sight: Sight): Iterable<FindingOf<'X02'>> {
  const said = new Set<string>();
  for (const card of sight.cards) {
    if (card.status !== 'decided') continue;
    for (const other of sight.to(card, 'conflicts')) {
      const [first = '', second = ''] = [card.id, other.id].sort();
      // Drawn from both sides it is still one contradiction.
      if (other.status !== 'decided' || first === second || said.has(`${first} ${second}`)) continue;
      said.add(`${first} ${second}`);
      yield found('X02', { kind: 'card', card: first, about: second }, { card: second });
    }
  }
}

function* twins(cards: readonly Known[]): Iterable<FindingOf<'X03'> | undefined> {
  const older = tokenIndex();
  for (const [index, { id, tokens }] of cards.entries()) {
    if (index % CARDS_A_PIECE === 0) yield;
    let eldest = index;
    if (tokens.size >= TWIN_TOKENS)
      older.sharing(tokens, (other, shared) => {
        if (other < eldest && areTwins(shared, tokens.size, cards[other]?.tokens.size ?? 0)) eldest = other;
      });
    older.add(tokens);
    const of = cards[eldest]?.id ?? '';
    if (eldest < index) yield found('X03', { kind: 'card', card: id, about: of }, { card: of });
  }
}

function* pointingPast(sight: Sight): Iterable<FindingOf<'X04'>> {
  for (const card of sight.cards)
    for (const gone of new Set(card.links.map((link) => link.to).filter((to) => !sight.live(to))))
      yield found('X04', { kind: 'card', card: card.id, about: gone }, {});
}
