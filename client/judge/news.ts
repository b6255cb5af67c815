// What is open in each view of one canvas, and which rounds have begun since: for the bar above it.
import type { RoundView } from '../../shared/wire/rounds.ts';
import type { Canvas, Face, Stop } from '../session/contexts.ts';
import { roundsOf } from '../session/rounds.ts';
import { judgingOf } from './judging.ts';

export { roundTitle } from './round-title.ts';

export interface News {
  /** How much is open in each view. */
  readonly open: Readonly<Partial<Record<Face, number>>>;
  /** Views in which a round waits for my answer. */
  readonly asked: ReadonlySet<Face>;
}
export interface NewsTold {
  changed(news: News): void;
  /** A round has begun to ask me; `over` comes when it waits for me no more. */
  begun(round: RoundView, over: AbortSignal): void;
}
/** `changed` hears of all news, `begun` of each round that has begun to ask me since. Returns the stop. */
export function watchNews(canvas: Canvas, { changed, begun }: NewsTold): Stop {
  const judging = judgingOf(canvas);
  const rounds = roundsOf(canvas);
  /** Ballots that ask me, as far as they are known; undefined until the server has told for the first time. */
  let known: ReadonlySet<string> | undefined;
  /** What was told of and still waits for me. */
  const told = new Map<string, AbortController>();
  const look = (): void => {
    const open = (rounds.list ?? []).filter(({ state, invited }) => state === 'open' && invited.includes(canvas.me.id));
    const asking = open.filter((round) => rounds.answered(round) !== true);
    const { judged } = judging;
    changed({
      open: judged ? { agenda: judged.agenda.length, check: judged.report.findings.length } : {},
      asked: new Set(asking.map(faceOf)),
    });
    if (rounds.list === undefined) return;
    const before = known;
    known = new Set(open.map(keyOf));
    for (const [key, waiting] of told) {
      if (asking.some((round) => keyOf(round) === key)) continue;
      told.delete(key);
      waiting.abort();
    }
    for (const round of asking) {
      const key = keyOf(round);
      if (before?.has(key)) continue;
      if (!before) {
        // It was open before I came, so I may have answered then. Without a reply it counts as not answered.
        rounds.own(round).catch(() => undefined);
      } else if (round.by !== canvas.me.id) {
        const waiting = new AbortController();
        told.set(key, waiting);
        begun(round, waiting.signal);
      }
    }
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
