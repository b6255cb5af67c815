// Order keys: always strictly between, never a dead end, and hostile keys do no harm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrderKey, orderBetween } from '../../shared/document/order.ts';
import { seeded } from '../doubles/desk.ts';

describe('order keys', () => {
  it('lie strictly between their neighbours, wherever one inserts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 60 }), fc.nat(), (spots, seed) => {
        const random = seeded(seed);
        const keys: string[] = [];
        for (const spot of spots) {
          const index = spot % (keys.length + 1);
          const [low, high] = [keys[index - 1] ?? null, keys[index] ?? null];
          const key = orderBetween(low, high, random);
          expect(isOrderKey(key)).toBe(true);
          if (low !== null) expect(key > low).toBe(true);
          if (high !== null) expect(key < high).toBe(true);
          keys.splice(index, 0, key);
        }
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });
  it('stay short when one inserts at the same spot again and again', () => {
    const random = seeded(3);
    const low = orderBetween(null, null, random);
    let high: string | null = null;
    for (let i = 0; i < 60; i++) high = orderBetween(low, high, random);
    expect(high!.length).toBeLessThan(200);
    expect(isOrderKey(high!)).toBe(true);
  });
  it('differ for two people who insert at the same spot at once', () => {
    const [ada, ben] = [seeded(1), seeded(2)];
    let equal = 0;
    for (let i = 0; i < 2000; i++) if (orderBetween('a0', 'a1', ada) === orderBetween('a0', 'a1', ben)) equal++;
    expect(equal).toBeLessThan(3);
  });
  it.each([
    ['a tie', 'a0V', 'a0V'],
    ['reversed neighbours', 'a5', 'a1'],
  ])('come after the first for %s', (_name, low, high) => {
    expect(orderBetween(low, high, seeded(1)) > low).toBe(true);
  });
  it.each(['', 'a', '0', 'a00', 'é', 'a 0', 'a0|x', '__proto__', 'zz', 'a'.repeat(500)])(
    'are not made from the unusable key %j',
    (key) => {
      expect(isOrderKey(key)).toBe(false);
      expect(isOrderKey(orderBetween(key, null, seeded(1)))).toBe(true);
      expect(isOrderKey(orderBetween(null, key, seeded(1)))).toBe(true);
    },
  );
});
