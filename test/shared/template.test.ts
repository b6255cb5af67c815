// The template is complete: order, ids, both languages everywhere, and tags that are defined.
import { describe, expect, it } from 'vitest';
import {
  blockOfFacet,
  BLOCK_IDS,
  CARD_TAGS,
  FACET_IDS,
  facetOf,
  isBlockId,
  isFacetId,
  isRole,
  roleOfFacet,
  ROLES,
  tagAllowed,
  template,
} from '../../shared/template/canvas-template.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import { linkTypes } from '../../shared/template/link-types.ts';
import { NOTE } from '../../shared/template/note.ts';
import { OPENINGS } from '../../shared/template/openings.ts';
import { stairway } from '../../shared/template/stairway.ts';

describe('the template', () => {
  it('has four blocks in the order I to IV', () => {
    expect(BLOCK_IDS).toEqual(['licence', 'arena', 'proposition', 'resources']);
    expect(template.blocks.map((b) => b.part)).toEqual(['I', 'II', 'III', 'IV']);
    expect(template.blocks.map((b) => b.order)).toEqual([1, 2, 3, 4]);
  });
  it('has eighteen facets, 5 + 4 + 5 + 4, each once', () => {
    expect(template.blocks.map((b) => b.facets.length)).toEqual([5, 4, 5, 4]);
    expect(new Set(FACET_IDS).size).toBe(18);
  });
  it('qualifies every facet with its block, because customers is a facet twice', () => {
    for (const block of template.blocks)
      for (const facet of block.facets) expect(facet.id.startsWith(`${block.id}.`)).toBe(true);
    expect(FACET_IDS).toContain('licence.customers');
    expect(FACET_IDS).toContain('arena.customers');
    expect(blockOfFacet('arena.customers').id).toBe('arena');
  });
  it('names every proposition facet after its role', () => {
    expect(ROLES).toEqual(['inventor', 'magician', 'steward', 'merchant', 'monarch']);
    for (const role of ROLES) expect(roleOfFacet(`proposition.${role}`)).toBe(role);
    expect(roleOfFacet('licence.owners')).toBeUndefined();
  });
  it('says everything in Dutch and English', () => {
    const missing: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const entries = Object.entries(value);
      const keys = entries.map(([key]) => key);
      if (keys.includes('nl') !== keys.includes('en')) missing.push(path);
      for (const [key, inner] of entries) {
        if ((key === 'nl' || key === 'en') && typeof inner === 'string' && inner.trim() === '')
          missing.push(`${path}.${key}`);
        look(inner, `${path}.${key}`);
      }
    };
    look({ template, linkTypes, NOTE, OPENINGS, stairway }, 'template');
    expect(missing).toEqual([]);
    for (const id of FACET_IDS)
      for (const words of [facetOf(id).label, facetOf(id).question, facetOf(id).hint, OPENINGS[id]])
        expect(Object.keys(words).sort(), id).toEqual(['en', 'nl']);
  });
  it('allows only tags and values that have a label', () => {
    for (const id of FACET_IDS)
      for (const [tag, values] of Object.entries(facetOf(id).tags ?? {})) {
        expect(CARD_TAGS).toContain(tag);
        const labels = template.tags[tag as keyof typeof template.tags];
        for (const value of values) expect(labels, `${id} ${tag}`).toHaveProperty(value);
      }
  });
  it.each([
    ['licence.customers', 'side', 'progress', true],
    ['licence.customers', 'side', 'nonsense', false],
    ['licence.customers', 'driver', 'habit', false],
    ['arena.customers', 'driver', 'habit', true],
    ['arena.customers', 'driver', 'constructor', false],
    ['licence.customers', 'horizon', 'now', false],
  ] as const)('%s may carry %s=%s: %s', (facet, tag, value, allowed) => {
    expect(tagAllowed(facet, tag, value)).toBe(allowed);
  });
  it('does not take inherited names of objects for horizons', () => {
    const facet = FACET_IDS.find((id) => id.startsWith('resources.'))!;
    expect(tagAllowed(facet, 'horizon', Object.keys(template.tags.horizon)[0]!)).toBe(true);
    expect(tagAllowed(facet, 'horizon', 'constructor')).toBe(false);
    expect(tagAllowed(facet, 'horizon', '__proto__')).toBe(false);
  });
  it('knows its own ids and no others', () => {
    for (const wrong of ['', 'customers', 'licence', 'licence.Customers', '__proto__', 'toString', null, 3, {}])
      expect(isFacetId(wrong)).toBe(false);
    expect(isBlockId('arena')).toBe(true);
    expect(isBlockId('compass')).toBe(false);
    expect(isRole('steward')).toBe(true);
    expect(isRole('proposition.steward')).toBe(false);
    expect(() => facetOf('nowhere' as FacetId)).toThrow('nowhere');
  });
});
