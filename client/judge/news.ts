// What is open in each view of one canvas, and which rounds have begun since: for the bar above it.
import type { RoundView } from '../../shared/wire/rounds.ts';
import type { Canvas, Face, Stop } from '../session/contexts.ts';
import { roundsOf } from '../session/rounds.ts';
import { judgingOf } from './judging.ts';

export interface News {
  /** How much is open in each view. */
  readonly open: Readonly<Partial<Record<Face, number>>>;
  /** Views in which a round asks me. */
  readonly asked: ReadonlySet<Face>;
}
/** `changed` hears of all news, `begun` of each round that has begun to ask me since. Returns the stop. */
export function watchNews(
  canvas: Canvas,
  { changed, begun }: { changed: (news: News) => void; begun: (round: RoundView) => void },
): Stop {
  const judging = judgingOf(canvas);
  const rounds = roundsOf(canvas);
  /** Ballots that ask me, as far as they are known; undefined until the server has told for the first time. */
  let known: ReadonlySet<string> | undefined;
  const look = (): void => {
    const asking = (rounds.list ?? []).filter(
      ({ state, invited }) => state === 'open' && invited.includes(canvas.me.id),
    );
    const { judged } = judging;
    changed({
      open: judged ? { agenda: judged.agenda.length, check: judged.report.findings.length } : {},
      asked: new Set(asking.map(faceOf)),
    });
    if (rounds.list === undefined) return;
    const before = known;
    known = new Set(asking.map(keyOf));
    if (before) for (const round of asking) if (!before.has(keyOf(round)) && round.by !== canvas.me.id) begun(round);
  };
  const stops = [judging.subscribe(look), rounds.subscribe(look)];
  look();
  return () => stops.forEach((stop) => stop());
}

/** The view in which a round is answered. */
export function faceOf({ about }: Pick<RoundView, 'about'>): Face {
  switch (about.kind) {
    case 'stairway':
      return 'stairway';
    case 'ledger':
      return 'ledger';
    case 'lead-role':
    case 'writing':
    case 'dots':
      return 'check';
    default:
      return about satisfies never;
  }
}
function keyOf({ id, ballot }: RoundView): string {
  return `${id}.${ballot}`;
}
