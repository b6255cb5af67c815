// The canvas check after any edits of the document: what it kept from before gives what reading all of it anew gives.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCard } from '../../shared/document/cards.ts';
import { compassText } from '../../shared/document/compass.ts';
import { setDeadline, setMissionRead } from '../../shared/document/compass-changes.ts';
import { setMuted } from '../../shared/document/muted.ts';
import { root } from '../../shared/document/roots.ts';
import { snapshotOf, watchSnapshot } from '../../shared/document/snapshot.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { checker, report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS, RULE_IDS } from '../../shared/judge/findings/finding.ts';
import type { RuleId } from '../../shared/judge/findings/finding.ts';
import { PHASES } from '../../shared/judge/snapshot.ts';
import { FACET_IDS, ROLES } from '../../shared/template/canvas-template.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { desk } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';
import { documentOf } from './findings-canvas.ts';

const OUTSIDE = { members: ['u1', 'u2'], now: '2026-11-22T09:00:00Z' };
const WORDS = [
  'winkels',
  'binnenstad',
  'fietsen',
  'forenzen',
  'geen',
  'beste',
  'wereldwijd',
  '🚲',
  'שלום',
  '我们',
  ' ',
];

const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 45 }).map((words) => words.join(' '));
const pick = fc.nat({ max: 1000 });
/** One edit: a number says which kind, others on what. */
const edit = fc.record({ kind: fc.nat({ max: 20 }), one: pick, two: pick, text: phrase, flag: fc.boolean() });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply({ doc, commands }: Desk, { kind, one, two, text, flag }: Edit): void {
  const ids = [...root(doc, 'cards').keys()].sort();
  const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
  const [id, other] = [of(ids, one), flag ? of(ids, two) : `gone${two % 3}`];
  const card = readCard(doc, id);
  const acts: readonly (() => unknown)[] = [
    () => commands.addCard(of(FACET_IDS, one), { text }),
    () => card && replaceText(card.text, text),
    () => card && replaceText(card.instead, text),
    () => commands.setStatus([id], of(['proposal', 'decided', 'rejected'] as const, two)),
    () => commands.move([id], of(FACET_IDS, two), null),
    () =>
      commands.setLink(
        id,
        { type: of(['benefits', 'targets', 'beats', 'enables', 'conflicts'], two), to: other },
        true,
      ),
    () => card?.links[0] && commands.setLink(id, card.links[0], false),
    () => commands.setFields(id, flag ? { owner: 'u1', next: text } : { owner: undefined, next: undefined }),
    () => commands.setTag(id, 'driver', flag ? 'habit' : undefined),
    () => commands.setTag(id, 'rival', of(['established', 'young', 'online'], two)),
    () => commands.setTag(id, 'side', flag ? 'investment' : 'progress'),
    () => commands.setStance(of(ROLES, one), of(['lead', 'parity', 'off', undefined] as const, two)),
    () => commands.setEmpty(of(FACET_IDS, one), flag ? text : undefined),
    () => replaceText(compassText(doc, flag ? 'mission' : 'boldGoal')!, text),
    () => setDeadline(doc, flag ? '2032-12-31' : undefined),
    () => setMissionRead(doc, of(['u1', 'u2', 'u3'], one), flag),
    () => root(doc, 'ledger').set(`partners.now.${flag ? 'investment' : 'progress'}`, two % 12),
    () => commands.openThread({ kind: 'card', id, quote: '' }, 'Waarom?', flag ? 'objection' : 'comment'),
    () => setMuted(doc, `${of(RULE_IDS, one)}:${id}`, flag ? { reason: text, by: 'u1', at: '' } : undefined),
    () => (flag ? root(doc, 'session').set('phase', of(PHASES, one)) : root(doc, 'session').delete('phase')),
    () => root(doc, 'rounds').set(`r${one % 3}`, { kind: 'stairway', evidence: [{ step: 'kept', card: other }] }),
  ];
  acts[kind]?.();
}
function deskWith(example: typeof rijwiel): Desk {
  const made = desk();
  Y.applyUpdate(made.doc, Y.encodeStateAsUpdate(documentOf(example)));
  return made;
}

it.each([
  ['Rijwiel & Co', rijwiel],
  ['IKEA', ikea],
] as const)('of %s: after each edit, and when edits come while the check is at work', (_name, example) => {
  const seen = new Set<RuleId>();
  fc.assert(
    fc.property(fc.array(edit, { minLength: 15, maxLength: 40 }), fc.nat({ max: 12 }), (edits, turns) => {
      const at = deskWith(example);
      const reader = watchSnapshot(at.doc);
      const kept = checker(LIMITS);
      const same = (): void => {
        const anew = report(snapshotOf(at.doc, OUTSIDE), LIMITS);
        expect(kept.check(reader.read(OUTSIDE))).toEqual(anew);
        for (const { id } of anew.findings) seen.add(id);
        const names = anew.findings.map(keyOf);
        expect(new Set(names).size).toBe(names.length);
      };
      same();
      for (const one of edits) {
        const work = reader.reading(OUTSIDE);
        // Somebody types while the canvas is being read.
        for (let turn = 0; turn < turns % 3; turn++) work.next();
        apply(at, one);
        for (let step = work.next(); !step.done; step = work.next());
        same();
      }
      reader.stop();
    }),
    { numRuns: 25, seed: 42 },
  );
  expect(seen.size).toBeGreaterThan(25);
});
