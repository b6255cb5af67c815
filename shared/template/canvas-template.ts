// The template in use, with the ids the compiler knows and the look-ups everybody needs.
import { customerLeaderCanvas } from './customer-leader-canvas.ts';
import type { linkTypes } from './link-types.ts';
import type { Block, Facet } from './template.ts';

/** The one template this version ships. */
export const template = customerLeaderCanvas;
/** How a document pins its template: `id@version`. */
export const TEMPLATE_REF = `${template.id}@${template.version}` as const;

type BlockData = (typeof customerLeaderCanvas)['blocks'][number];
export type BlockId = BlockData['id'];
export type FacetId = BlockData['facets'][number]['id'];
type PropositionFacetId = Extract<BlockData, { id: 'proposition' }>['facets'][number]['id'];
/** The five proposition roles; `proposition.<role>` is the facet. */
export type Role = PropositionFacetId extends `proposition.${infer R}` ? R : never;
/** What a role is for the team: `lead` (we win here), `parity` (on par), `off` (deliberately not). */
export type Stance = 'lead' | 'parity' | 'off';
export type TagName = keyof (typeof customerLeaderCanvas)['tags'];
/** Tags a person can put on a card; status, confidence and thread kind live elsewhere. */
export type CardTag = Exclude<TagName, 'status' | 'confidence' | 'threadKind'>;
export type LinkType = keyof typeof linkTypes;
export type CompassText = 'mission' | 'boldGoal' | 'endInMind';

export const COMPASS_TEXTS: readonly CompassText[] = ['mission', 'boldGoal', 'endInMind'];
export const CARD_TAGS: readonly CardTag[] = ['side', 'driver', 'force', 'rival', 'stance', 'behaviour', 'horizon'];

const blocks: readonly Block[] = template.blocks;
const facetById = new Map<string, { facet: Facet; block: Block }>();
for (const block of blocks) for (const facet of block.facets) facetById.set(facet.id, { facet, block });

export const BLOCK_IDS = blocks.map((b) => b.id) as readonly BlockId[];
export const FACET_IDS = [...facetById.keys()] as readonly FacetId[];
export const ROLES = template.blocks[2].facets.map((f) => f.id.slice('proposition.'.length)) as readonly Role[];

export function isFacetId(value: unknown): value is FacetId {
  return typeof value === 'string' && facetById.has(value);
}
export function isBlockId(value: unknown): value is BlockId {
  return typeof value === 'string' && (BLOCK_IDS as readonly string[]).includes(value);
}
export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (ROLES as readonly string[]).includes(value);
}

/** The facet with this id. Throws for an unknown id: ids come from the template, so that is a programming error. */
export function facetOf(id: FacetId): Facet {
  return found(id).facet;
}
/** The block a facet stands in. */
export function blockOfFacet(id: FacetId): Block & { readonly id: BlockId } {
  return found(id).block as Block & { readonly id: BlockId };
}
/** The block with this id. */
export function blockOf(id: BlockId): Block & { readonly id: BlockId } {
  const block = blocks.find((b) => b.id === id);
  if (!block) throw new Error(`The template has no block "${id}".`);
  return block as Block & { readonly id: BlockId };
}
/** The role a proposition facet stands for, or undefined elsewhere. */
export function roleOfFacet(id: FacetId): Role | undefined {
  const role = id.startsWith('proposition.') ? id.slice('proposition.'.length) : undefined;
  return isRole(role) ? role : undefined;
}
/** Is this value allowed for this tag in this facet? `horizon` follows from the facet unless set, so any horizon is. */
export function tagAllowed(facet: FacetId, tag: CardTag, value: string): boolean {
  if (tag === 'horizon') return facet.startsWith('resources.') && Object.hasOwn(template.tags.horizon, value);
  return facetOf(facet).tags?.[tag]?.includes(value) ?? false;
}

function found(id: string): { facet: Facet; block: Block } {
  const hit = facetById.get(id);
  if (!hit) throw new Error(`The template has no facet "${id}".`);
  return hit;
}
