// The X rules: cards that contradict, double or point past each other.
import { byCodeUnits } from '../../document/cards.ts';
import type { SnapshotCard } from '../snapshot.ts';
import { areTwins, clashes, indexOf } from './alike.ts';
import { found } from './finding.ts';
import type { FindingOf } from './finding.ts';
import type { Rules, Sight } from './sight.ts';

/** A card that clashes with many is one card to look at, not many. */
const CLASHES_PER_CARD = 3;

export const clashRules: Rules = function* (sight) {
  // Older first: of two that are alike the newer is the one to merge.
  const cards = [...sight.cards].sort((a, b) => byCodeUnits(a.createdAt, b.createdAt) || byCodeUnits(a.id, b.id));
  yield* ruledOut(sight, cards);
  yield* contradicting(sight);
  yield* twins(sight, cards);
  yield* pointingPast(sight);
};

function* ruledOut({ read }: Sight, cards: readonly SnapshotCard[]): Iterable<FindingOf<'X01'>> {
  const excluding = indexOf(cards.map((card) => read(card).excludes));
  for (const [index, card] of cards.entries()) {
    const { tokens, denies } = read(card);
    if (denies) continue;
    const clashing = excluding(tokens)
      .filter(({ other, tokens: shared }) => {
        const by = cards[other];
        return by !== undefined && other !== index && clashes(shared, tokens.size, read(by).excludes.size);
      })
      .sort((a, b) => b.tokens - a.tokens || a.other - b.other);
    for (const { other } of clashing.slice(0, CLASHES_PER_CARD)) {
      const by = cards[other]?.id ?? '';
      yield found('X01', { kind: 'card', card: card.id, about: by }, { card: by });
    }
  }
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

function* twins({ read }: Sight, cards: readonly SnapshotCard[]): Iterable<FindingOf<'X03'>> {
  const sharing = indexOf(cards.map((card) => read(card).tokens));
  for (const [index, card] of cards.entries()) {
    const { size } = read(card).tokens;
    let eldest = index;
    for (const { other, tokens: shared } of sharing(read(card).tokens)) {
      const twin = cards[other];
      if (twin && other < eldest && areTwins(shared, size, read(twin).tokens.size)) eldest = other;
    }
    const of = cards[eldest]?.id ?? '';
    if (eldest < index) yield found('X03', { kind: 'card', card: card.id, about: of }, { card: of });
  }
}

function* pointingPast(sight: Sight): Iterable<FindingOf<'X04'>> {
  for (const card of sight.cards)
    for (const gone of new Set(card.links.map((link) => link.to).filter((to) => !sight.live(to))))
      yield found('X04', { kind: 'card', card: card.id, about: gone }, {});
}
