// Rules X01 and X03 as one would first write them, each card read again for each other: what the fast way must equal.
import { found } from '../../shared/judge/findings/finding.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { denies, tokensOf } from '../../shared/judge/findings/reading.ts';
import type { Snapshot, SnapshotCard } from '../../shared/judge/snapshot.ts';

type Tokens = (text: string) => ReadonlySet<string>;

export function naiveClashes(snapshot: Snapshot, tokens: Tokens = tokensOf): Finding[] {
  const cards = [...snapshot.cards.values()].filter((card) => card.status !== 'rejected').sort(olderFirst);
  const said: Finding[] = [];
  for (const card of cards) {
    const clashing = cards
      .map((other) => ({ other, shared: other === card || denies(card.text) ? 0 : clash(card, other, tokens) }))
      .filter(({ shared }) => shared > 0);
    // Sorting keeps the older first among equals.
    clashing.sort((a, b) => b.shared - a.shared);
    for (const { other } of clashing.slice(0, 3))
      said.push(found('X01', { kind: 'card', card: card.id, about: other.id }, { card: other.id }));
    const twin = cards.find((other) => olderFirst(other, card) < 0 && alike(card, other, tokens));
    if (twin) said.push(found('X03', { kind: 'card', card: card.id, about: twin.id }, { card: twin.id }));
  }
  return said;
}

function olderFirst(a: SnapshotCard, b: SnapshotCard): number {
  return compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
function clash(card: SnapshotCard, other: SnapshotCard, tokens: Tokens): number {
  const said = tokens(card.text);
  const excluded = tokens(other.instead);
  const shared = common(said, excluded);
  return shared >= 2 && shared / Math.min(said.size, excluded.size) >= 0.66 ? shared : 0;
}
function alike(card: SnapshotCard, other: SnapshotCard, tokens: Tokens): boolean {
  const [one, two] = [tokens(card.text), tokens(other.text)];
  if (one.size < 3 || two.size < 3) return false;
  if (Math.min(one.size, two.size) / Math.max(one.size, two.size) < 0.8) return false;
  const shared = common(one, two);
  return shared / (one.size + two.size - shared) >= 0.8;
}
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((token) => b.has(token)).length;
}
