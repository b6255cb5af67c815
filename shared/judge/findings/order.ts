// Orders findings: errors first, then by how many the same fix would clear, because one link often clears three.
import type { LinkType } from '../../template/canvas-template.ts';
import { keyOf, RULE_IDS } from './finding.ts';
import type { Finding, RuleId, Severity } from './finding.ts';

/**
 * What would clear a finding. A link has two ends, and a finding knows one of them: a promise without a resource and a
 * resource without a promise are cleared by one link. So are having no lead and a role without a stance by one choice.
 */
type Fix =
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'joining'; readonly by: LinkType | 'lead'; readonly end: 'from' | 'to'; readonly name: string };

function fixOf(finding: Finding): Fix {
  const { where } = finding;
  const place = where.kind === 'card' ? where.card : where.kind === 'facet' ? where.facet : '';
  const joining = (by: LinkType | 'lead', end: 'from' | 'to'): Fix => ({ kind: 'joining', by, end, name: place });
  const one = (...name: readonly string[]): Fix => ({ kind: 'one', name: name.join(' ') });
  switch (finding.id) {
    case 'F01':
    case 'A01':
    case 'P03':
    case 'R03':
      return one('fill', place);
    case 'P01':
      return joining('lead', 'from');
    case 'P04':
      return joining('lead', 'to');
    case 'L04':
      return joining('benefits', 'to');
    case 'A05':
      return joining('targets', 'to');
    case 'P05':
      return joining('targets', 'from');
    case 'P06':
      return joining('beats', 'from');
    case 'R01':
      return joining('enables', 'from');
    case 'R02':
    case 'R05':
      return joining('enables', 'to');
    case 'X04':
      return one('put back', where.kind === 'card' ? (where.about ?? '') : '');
    case 'D03':
      return one('put back', place);
    case 'X01':
      return one('change', finding.args.card);
    default:
      return one(keyOf(finding));
  }
}

export interface Ordered {
  readonly findings: readonly Finding[];
  /** By key: how many findings its fix clears, itself included. */
  readonly clears: ReadonlyMap<string, number>;
}
export function ordered(findings: readonly Finding[]): Ordered {
  const fixes = findings.map((finding) => {
    const fix = fixOf(finding);
    return { finding, fix, name: nameOf(fix) };
  });
  const counts = new Map<string, number>();
  /** The most that hang on one end of what joins two. */
  const most = new Map<string, number>();
  for (const { fix, name } of fixes) {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (fix.kind !== 'joining') continue;
    const end = `${fix.by} ${fix.end}`;
    most.set(end, Math.max(most.get(end) ?? 0, count));
  }
  const clears = new Map<string, number>();
  const ranked = fixes.map(({ finding, fix, name }, index) => {
    const n = (counts.get(name) ?? 1) + (fix.kind === 'joining' ? atOtherEnd(fix, most) : 0);
    clears.set(keyOf(finding), n);
    return { finding, index, n, gravity: GRAVITY[finding.sev], rule: RULES.get(finding.id) ?? 0 };
  });
  ranked.sort(
    (a, b) =>
      Number(b.gravity === 0) - Number(a.gravity === 0) ||
      b.n - a.n ||
      a.gravity - b.gravity ||
      a.rule - b.rule ||
      a.index - b.index,
  );
  return { findings: ranked.map(({ finding }) => finding), clears };
}
const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };
const RULES: ReadonlyMap<RuleId, number> = new Map(RULE_IDS.map((id, index) => [id, index]));

function atOtherEnd(fix: Extract<Fix, { kind: 'joining' }>, most: ReadonlyMap<string, number>): number {
  // To win is one of three answers for a role without a stance, and not the one its sentence asks for.
  if (fix.by === 'lead' && fix.end === 'to') return 0;
  return most.get(`${fix.by} ${fix.end === 'from' ? 'to' : 'from'}`) ?? 0;
}
function nameOf(fix: Fix): string {
  return fix.kind === 'joining' ? `${fix.by} ${fix.end} ${fix.name}` : fix.name;
}
