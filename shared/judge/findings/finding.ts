// What a finding is: which rule, how grave, where on the canvas, and what its sentence needs.
import { template } from '../../template/canvas-template.ts';
import type { BlockId, CompassText, FacetId, Role } from '../../template/canvas-template.ts';

/** `error` = the canvas contradicts itself; `warn` = something is missing; `info` = worth a look. Nothing is blocked. */
export type Severity = 'error' | 'warn' | 'info';

/** The five parties; each is the facet `licence.<party>`. */
export type Party = Extract<FacetId, `licence.${string}`> extends `licence.${infer P}` ? P : never;
export const PARTIES = template.blocks[0].facets.map((f) => f.id.slice('licence.'.length)) as readonly Party[];
/** The forces every team looks at; a card may also be about another. */
export const FORCES = ['digitalisation', 'globalisation', 'purpose'] as const;
export type Force = (typeof FORCES)[number];
export const VERBS = ['discover', 'advance', 'connect'] as const;
export type Verb = (typeof VERBS)[number];

type None = Readonly<Record<string, never>>;
/** What the sentence of each rule needs: ids and numbers, never labels. */
export interface Args {
  readonly C01: None;
  readonly C02: { readonly n: number; readonly max: number };
  readonly C03: { readonly words: readonly string[] };
  readonly C04: None;
  readonly C05: None;
  readonly C06: { readonly n: number };
  readonly C07: None;
  readonly C08: { readonly k: number; readonly n: number };
  readonly F01: { readonly facet: FacetId };
  readonly F02: { readonly n: number; readonly facet: FacetId };
  readonly F03: None;
  readonly F04: { readonly block: BlockId };
  readonly F05: { readonly d: number };
  readonly L01: { readonly party: Party };
  readonly L02: { readonly party: Party };
  readonly L03: { readonly party: Party };
  readonly L04: { readonly party: Party };
  readonly A01: None;
  readonly A02: None;
  readonly A03: None;
  readonly A04: { readonly force: Force };
  readonly A05: None;
  readonly P01: None;
  readonly P02: None;
  readonly P03: { readonly role: Role };
  readonly P04: { readonly role: Role };
  readonly P05: None;
  readonly P06: { readonly role: Role };
  readonly R01: None;
  readonly R02: None;
  readonly R03: None;
  readonly R04: { readonly verb: Verb };
  readonly R05: None;
  readonly X01: { readonly card: string };
  readonly X02: { readonly card: string };
  readonly X03: { readonly card: string };
  readonly X04: None;
  readonly D01: None;
  readonly D02: None;
  /** A step of another version of the template is shown by its id. */
  readonly D03: { readonly step: string };
}
export type RuleId = keyof Args;

/** All rules in the order of the table, which is also the order among equals. */
export const SEVERITY = {
  C01: 'warn',
  C02: 'warn',
  C03: 'warn',
  C04: 'info',
  C05: 'info',
  C06: 'warn',
  C07: 'warn',
  C08: 'info',
  F01: 'warn',
  F02: 'info',
  F03: 'info',
  F04: 'warn',
  F05: 'info',
  L01: 'warn',
  L02: 'warn',
  L03: 'warn',
  L04: 'warn',
  A01: 'error',
  A02: 'info',
  A03: 'warn',
  A04: 'info',
  A05: 'warn',
  P01: 'warn',
  P02: 'error',
  P03: 'error',
  P04: 'info',
  P05: 'warn',
  P06: 'warn',
  R01: 'warn',
  R02: 'error',
  R03: 'info',
  R04: 'info',
  R05: 'warn',
  X01: 'error',
  X02: 'error',
  X03: 'info',
  X04: 'error',
  D01: 'warn',
  D02: 'info',
  D03: 'warn',
} as const satisfies Readonly<Record<RuleId, Severity>>;
export const RULE_IDS = Object.keys(SEVERITY) as readonly RuleId[];

/** Where a finding is. `about` tells findings of one rule in one place apart: a force, a step, another card. */
export type Where =
  | { readonly kind: 'compass'; readonly field: CompassText }
  | { readonly kind: 'block'; readonly block: BlockId }
  | { readonly kind: 'facet'; readonly facet: FacetId; readonly about?: string }
  | { readonly kind: 'card'; readonly card: string; readonly about?: string };

/** One thing the canvas check noticed. */
export type Finding = {
  readonly [R in RuleId]: { readonly id: R; readonly sev: Severity; readonly where: Where; readonly args: Args[R] };
}[RuleId];
export type FindingOf<R extends RuleId> = Extract<Finding, { id: R }>;

/** Numbers beyond which a rule speaks: advice, from the template. */
export interface Limits {
  readonly missionWords: number;
  readonly boldGoalWords: number;
  readonly cardWords: number;
  readonly cardsPerFacet: number;
  readonly staleDays: number;
}
export const LIMITS: Limits = template.limits;

export function found<R extends RuleId>(id: R, where: Where, args: Args[R]): FindingOf<R> {
  return { id, sev: SEVERITY[id], where, args } as FindingOf<R>;
}

/** The name of a finding, `rule:where`: the same as long as it is the same fault. Its mute stands under it. */
export function keyOf({ id, where }: Finding): string {
  switch (where.kind) {
    case 'compass':
      return `${id}:compass.${where.field}`;
    case 'block':
      return `${id}:${where.block}`;
    case 'facet':
      return `${id}:${where.facet}${where.about === undefined ? '' : `.${where.about}`}`;
    case 'card':
      return `${id}:${where.card}${where.about === undefined ? '' : `~${where.about}`}`;
    default:
      return where satisfies never;
  }
}
