// The steps of the Stairway as the rounds of a canvas leave them: the cards they lean on, and how they stand.
import type * as Y from 'yjs';
import { asGate } from '../judge/stairway.ts';
import { stairOf } from '../judge/stair-rounds.ts';
import { byCodeUnits, readCard } from './cards.ts';
import { root } from './roots.ts';

/** Of each step what the last round leans on that asked about it: older proof has been answered anew. */
export function evidenceIn(doc: Y.Doc): { step: string; card: string }[] {
  const rounds = [...root(doc, 'rounds')].map(([id, round]) => ({ id, ...proofsIn(round) }));
  rounds.sort((a, b) => byCodeUnits(a.at, b.at) || byCodeUnits(a.id, b.id));
  const last = new Map<string, ReadonlySet<string>>();
  for (const { steps, proofs } of rounds)
    for (const step of steps) last.set(step, new Set(proofs.filter((p) => p.step === step).map((p) => p.card)));
  return [...last]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([step, cards]) => [...cards].sort(byCodeUnits).map((card) => ({ step, card })));
}
/** How the steps stand that a round asked about; nothing before the first reveal. */
export function stairIn(doc: Y.Doc): {
  readonly stairway?: { readonly step: string; readonly holds: boolean; readonly median: number | null }[];
} {
  const stair = stairOf(
    new Map(root(doc, 'rounds')),
    { hasCard: (id) => (readCard(doc, id)?.status ?? 'rejected') !== 'rejected' },
    asGate(root(doc, 'meta').get('gate')),
  );
  const asked = stair.steps.filter(({ round }) => round !== undefined);
  return asked.length ? { stairway: asked.map(({ step, holds, median }) => ({ step, holds, median })) } : {};
}
/** What of a round is known for sure: a file puts in proofs alone, and a later version may put in anything. */
function proofsIn(round: unknown): {
  readonly at: string;
  readonly steps: readonly string[];
  readonly proofs: readonly { readonly step: string; readonly card: string }[];
} {
  const is = round as {
    readonly about?: { readonly steps?: unknown } | null;
    readonly ballots?: unknown;
    readonly evidence?: unknown;
  } | null;
  const ballots = list(is?.ballots) as readonly ({ readonly revealedAt?: unknown } | null)[];
  const proofs = (
    list(is?.evidence) as readonly ({ readonly step?: unknown; readonly card?: unknown } | null)[]
  ).flatMap((proof) =>
    typeof proof?.step === 'string' && typeof proof.card === 'string' ? [{ step: proof.step, card: proof.card }] : [],
  );
  const asked = list(is?.about?.steps).filter((step) => typeof step === 'string');
  const at = ballots.at(-1)?.revealedAt;
  return {
    at: typeof at === 'string' ? at : '',
    steps: [...new Set([...asked, ...proofs.map((proof) => proof.step)])],
    proofs,
  };
}
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
