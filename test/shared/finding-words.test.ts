// The sentences of the canvas check: one for each rule in both languages, in sentences a person would write.
import { describe, expect, it } from 'vitest';
import { findingWords } from '../../client/words/findings.ts';
import type { Names } from '../../client/words/findings.ts';
import { PARTIES, RULE_IDS } from '../../shared/judge/findings/finding.ts';
import type { Args, RuleId } from '../../shared/judge/findings/finding.ts';
import { facetOf } from '../../shared/template/canvas-template.ts';

const ARGS: Args = {
  ...{
    C01: {},
    C02: { n: 31, max: 25 },
    C03: { words: ['beste', 'uniek'] },
    C04: {},
    C05: {},
    C06: { n: 20 },
    C07: {},
  },
  ...{ C08: { k: 3, n: 5 }, F01: { facet: 'arena.context' }, F02: { n: 9, facet: 'arena.context' }, F03: {} },
  ...{ F04: { block: 'arena' }, F05: { d: 16 }, L01: { party: 'owners' }, L02: { party: 'owners' } },
  ...{
    L03: { party: 'owners' },
    L04: { party: 'owners' },
    A01: {},
    A02: {},
    A03: {},
    A04: { force: 'purpose' },
    A05: {},
  },
  ...{ P01: {}, P02: {}, P03: { role: 'steward' }, P04: { role: 'steward' }, P05: {}, P06: { role: 'steward' } },
  ...{ R01: {}, R02: {}, R03: {}, R04: { verb: 'discover' }, R05: {}, X01: { card: 'c' }, X02: { card: 'c' } },
  ...{ X03: { card: 'c' }, X04: {}, D01: {}, D02: {}, D03: { step: 'kept' } },
};
const names = (lang: 'nl' | 'en'): Names => ({
  facet: (id) => facetOf(id).label[lang],
  block: (id) => `Block ${id}`,
  role: (id) => `Role ${id}`,
  force: (id) => `Force ${id}`,
  verb: (id) => `Verb ${id}`,
  step: (id) => `Step ${id}`,
  card: (id) => `“${id}”`,
});
function sentence<R extends RuleId>(lang: 'nl' | 'en', rule: R, args: Args[R] = ARGS[rule]): string {
  return findingWords[lang].rules[rule](args, names(lang));
}

describe.each(['nl', 'en'] as const)('the sentences in %s', (lang) => {
  it.each(RULE_IDS)('say %s with everything it was told', (rule) => {
    const said = sentence(lang, rule);
    expect(said).toMatch(/^[^a-z].*[.?]$/u);
    expect(said).not.toMatch(/undefined|\[object|NaN/u);
    for (const value of Object.values(ARGS[rule]).flat())
      if (!/^(F01|F02|L0.|X02)$/u.test(rule)) expect(said).toContain(String(value));
  });
  it('speak of society as one and of the others as many', () => {
    for (const rule of ['L01', 'L02', 'L03', 'L04'] as const)
      for (const party of PARTIES) {
        const said = sentence(lang, rule, { party });
        expect(said).toMatch(/^\p{Lu}/u);
        if (lang === 'nl' && party === 'society') expect(said).toMatch(/[Dd]e samenleving/u);
      }
  });
});
describe('a sentence', () => {
  it('is the one the domain gives', () => {
    expect(sentence('nl', 'C02')).toBe('Missie telt 31 woorden; streef naar hooguit 25.');
    expect(sentence('nl', 'C03')).toBe('Deze woorden zeggen weinig: beste, uniek. Wat laten jullie ermee weg?');
    expect(sentence('nl', 'L01', { party: 'society' })).toBe('De samenleving geeft wel, maar krijgt nog niets.');
    expect(sentence('nl', 'L01', { party: 'customers' })).toBe('Klanten geven wel, maar krijgen nog niets.');
    expect(sentence('en', 'L03', { party: 'partners' })).toBe('Partners lose out.');
    expect(sentence('en', 'L04', { party: 'society' })).toBe('No promise moves society forward.');
    expect(sentence('nl', 'C08', { k: 1, n: 5 })).toBe('1 van 5 leden heeft de missie gelezen.');
    expect(sentence('nl', 'X01')).toBe('Lijkt te botsen met wat “c” uitsluit.');
  });
});
