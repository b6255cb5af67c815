// The arithmetic of the value ledger: net value per party, never added up over parties.
import { template } from '../template/canvas-template.ts';

type LicenceFacet = (typeof template)['blocks'][0]['facets'][number]['id'];
/** One of the five parties; `licence.<party>` is its facet. */
export type Party = LicenceFacet extends `licence.${infer P}` ? P : never;
/** Today, or at the date of the bold goal. */
export type Moment = 'now' | 'then';
export type Side = 'investment' | 'progress';
export type LevelKey = `${Party}.${Moment}.${Side}`;

export const PARTIES = template.blocks[0].facets.map((facet) => facet.id.slice('licence.'.length)) as readonly Party[];
export const MOMENTS: readonly Moment[] = ['now', 'then'];
export const SIDES: readonly Side[] = ['investment', 'progress'];
export const LEVEL_MAX = 10;

/** What a party puts in and gets on with, 0-10; null = nobody has said. */
export type Levels = Readonly<Record<Side, number | null>>;
/** `ahead`: gains. `behind`: loses out. */
export type Verdict = 'ahead' | 'even' | 'behind' | 'unknown';

export function levelKey(party: Party, moment: Moment, side: Side): LevelKey {
  return `${party}.${moment}.${side}`;
}
const KEYS: ReadonlySet<unknown> = new Set(
  PARTIES.flatMap((party) => MOMENTS.flatMap((moment) => SIDES.map((side) => levelKey(party, moment, side)))),
);
/** The twenty levels there are. Parties of an extended template are not among them yet. */
export function isLevelKey(key: unknown): key is LevelKey {
  return KEYS.has(key);
}
/** A level as anybody may have written it; whatever is no level is unknown, never zero. */
export function asLevel(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= LEVEL_MAX ? value : null;
}
/** What is gained beyond what is put in; null as long as one of the two is unknown. */
export function net({ investment, progress }: Levels): number | null {
  return investment === null || progress === null ? null : progress - investment;
}
export function verdict(value: number | null): Verdict {
  if (value === null) return 'unknown';
  return value > 0 ? 'ahead' : value < 0 ? 'behind' : 'even';
}

export interface LedgerReport {
  readonly nets: Readonly<Record<Party, number | null>>;
  /** Is every net known? */
  readonly complete: boolean;
  /** How many parties gain; one that is unknown does not. */
  readonly positive: number;
  readonly unknown: number;
  /** Who gains least; several when they tie, nobody when there is no difference to speak of. */
  readonly weakest: readonly Party[];
}
/** There is no total on purpose: what one party gains does not make good what another loses. */
export function report(levels: Readonly<Record<Party, Levels>>): LedgerReport {
  const nets = Object.fromEntries(PARTIES.map((party) => [party, net(levels[party])])) as Record<Party, number | null>;
  const known = PARTIES.flatMap((party) => nets[party] ?? []);
  const least = Math.min(...known);
  const all = known.every((value) => value === least);
  return {
    nets,
    complete: known.length === PARTIES.length,
    positive: known.filter((value) => value > 0).length,
    unknown: PARTIES.length - known.length,
    weakest: all ? [] : PARTIES.filter((party) => nets[party] === least),
  };
}
/** Who puts in more than they gain, of the parties whose net is known. */
export function losesOut(levels: Readonly<Record<Party, Levels>>): Party[] {
  return PARTIES.filter((party) => verdict(net(levels[party])) === 'behind');
}
