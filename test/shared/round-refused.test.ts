// Promise: whatever a round refuses is told in the language of whoever asked, and says what is safe and what to do.
import { expect, test } from 'vitest';
import { refusedSaid, roundRefusedWords } from '../../client/words/round-refused.ts';
import type { RoundRefusal } from '../../server/rounds/refused.ts';

test('each refusal of a round has its own sentences in both languages', () => {
  const each: readonly Readonly<Record<RoundRefusal, string>>[] = [roundRefusedWords.nl, roundRefusedWords.en];
  for (const words of each) expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
  for (const words of each)
    for (const [code, text] of Object.entries(words)) expect([code, text.split('. ').length > 1]).toEqual([code, true]);
});
test('what nobody has a sentence for is told too, and a name that bites is no code', () => {
  for (const code of ['internal', '__proto__', 'toString'])
    expect(refusedSaid(code, 'nl')).toBe(roundRefusedWords.nl.other);
});
