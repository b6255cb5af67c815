// Judging in pieces: the same answer as in one go, and no piece that holds much work, however large the canvas.
import { describe, expect, it } from 'vitest';
import { readCard } from '../../shared/document/cards.ts';
import { snapshotOf, watchSnapshot } from '../../shared/document/snapshot.ts';
import { checker, report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS } from '../../shared/judge/findings/finding.ts';
import { inOneGo } from '../../shared/judge/pieces.ts';
import type { Snapshot, SnapshotCard } from '../../shared/judge/snapshot.ts';
import { desk, type } from '../doubles/desk.ts';
import { largeCanvas } from '../doubles/large-canvas.ts';

const OUTSIDE = { members: ['u1'], now: '2026-11-22T10:00:00Z' };
/** Of a canvas of 306 cards; a canvas of 38 is read in two of these. */
const MOST_CARDS_A_PIECE = 32;

/** A snapshot that counts how often a card's text is asked for, and a look at it that starts anew. */
function counted(snapshot: Snapshot): { snapshot: Snapshot; texts: () => number } {
  let asked = new Set<string>();
  const cards = new Map<string, SnapshotCard>(
    Array.from(snapshot.cards, ([id, card]) => [
      id,
      Object.defineProperty({ ...card }, 'text', {
        get: () => {
          asked.add(id);
          return card.text;
        },
      }),
    ]),
  );
  return {
    snapshot: { ...snapshot, cards },
    texts: () => {
      const { size } = asked;
      asked = new Set();
      return size;
    },
  };
}

describe('a canvas of 306 cards', () => {
  const doc = largeCanvas(306, 1);

  it('is read from the document in pieces of a few cards', () => {
    const reader = watchSnapshot(doc);
    const reading = reader.reading(OUTSIDE);
    let pieces = 1;
    let step = reading.next();
    for (; !step.done; step = reading.next()) pieces++;
    expect(pieces).toBeGreaterThanOrEqual(306 / MOST_CARDS_A_PIECE);
    expect(step.value).toEqual(snapshotOf(doc, OUTSIDE));
    reader.stop();
  });
  it('has its texts read a few cards at a time, and says what checking in one go says', () => {
    const { snapshot, texts } = counted(snapshotOf(doc, OUTSIDE));
    const checking = checker(LIMITS).checking(snapshot);
    const read: number[] = [];
    let step = checking.next();
    for (; !step.done; step = checking.next()) {
      read.push(texts());
      if (read.length < 306 / MOST_CARDS_A_PIECE) expect(read.at(-1)).toBe(MOST_CARDS_A_PIECE);
    }
    expect(Math.max(...read.slice(0, 9))).toBeLessThanOrEqual(MOST_CARDS_A_PIECE);
    expect(step.value.findings.map(keyOf)).toEqual(report(snapshotOf(doc, OUTSIDE), LIMITS).findings.map(keyOf));
  });
  it('is compared card with card in more pieces the more cards there are', () => {
    const pieces = (cards: number): number => {
      const checking = checker(LIMITS).checking(snapshotOf(largeCanvas(cards, 1), OUTSIDE));
      let n = 0;
      while (!checking.next().done) n++;
      return n;
    };
    const [small, large] = [pieces(306), pieces(918)];
    // Reading, and both rules that compare: 612 cards more, a piece for each 32 of them and each of these.
    expect(large - small).toBeGreaterThanOrEqual(3 * Math.floor(612 / MOST_CARDS_A_PIECE));
  });
});

describe('a canvas that changes while it is being read', () => {
  it('is read as it is when the reading ends, also what was read before', () => {
    const { doc, commands } = desk();
    const ids = Array.from({ length: 40 }, (_, n) => commands.addCard('arena.context', { text: `card ${n}` }));
    const reader = watchSnapshot(doc);
    const reading = reader.reading(OUTSIDE);
    reading.next();
    type(doc, readCard(doc, ids[0]!)!.text, 0, 'new ');
    const late = commands.addCard('arena.context', { text: 'came late' });
    const read = inOneGo(reading);
    expect(read).toEqual(snapshotOf(doc, OUTSIDE));
    expect(read.cards.get(ids[0]!)?.text).toBe('new card 0');
    expect(read.cards.has(late)).toBe(true);
    reader.stop();
  });
  it('loses nothing when a reading is left off and another begins', () => {
    const { doc, commands } = desk();
    for (let n = 0; n < 40; n++) commands.addCard('arena.context', { text: `card ${n}` });
    const reader = watchSnapshot(doc);
    reader.reading(OUTSIDE).next();
    expect(reader.read(OUTSIDE)).toEqual(snapshotOf(doc, OUTSIDE));
    reader.stop();
  });
});
