// What is open in each view of one canvas, and which rounds have begun since: for the bar above it.
import type { RoundView } from '../../shared/wire/rounds.ts';
import type { Canvas, Face, Say, Stop } from '../session/contexts.ts';
import { roundsOf } from '../session/rounds.ts';
import { newsWords } from '../words/news.ts';
import { judgingOf } from './judging.ts';
import { roundTitle } from './round-title.ts';

export interface News {
  /** How much is open in each view. */
  readonly open: Readonly<Partial<Record<Face, number>>>;
  /** Views in which a round waits for my answer. */
  readonly asked: ReadonlySet<Face>;
}
/** What happened to a round that asks me, in words. */
export interface Told {
  readonly text: string;
  readonly face: Face;
  /** What the way there is called. */
  readonly way: string;
  /** Comes when there is nothing to tell any more. */
  readonly over?: AbortSignal;
  /** Whoever is in that view sees it happen. */
  readonly shows: boolean;
}
export interface NewsTold {
  changed(news: News): void;
  /** A round has begun to ask me, or its answers can be seen. */
  told(what: Told): void;
}
/** `changed` hears of all news, `told` of each round that has begun to ask me, or was revealed, since. Returns the stop. */
export function watchNews(canvas: Canvas, say: () => Say, { changed, told: tell }: NewsTold): Stop {
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
      } else if (round.by !== canvas.me.id || round.ballot === 2) {
        const waiting = new AbortController();
        told.set(key, waiting);
        tell(begun(round, canvas, say(), waiting.signal));
      }
    }
    for (const round of rounds.list)
      if (round.state === 'revealed' && before?.has(keyOf(round))) tell(revealed(round, say()));
  };
  const stops = [judging.subscribe(look), rounds.subscribe(look)];
  look();
  return () => stops.forEach((stop) => stop());
}

function begun(round: RoundView, canvas: Canvas, say: Say, over: AbortSignal): Told {
  const words = newsWords[say.lang];
  const what = roundTitle(round, say.lang);
  // Who asks again is not known, and may be another than who asked first.
  const again = round.ballot === 2;
  const name = canvas.members.nameOf(round.by) ?? say.board.somebody;
  const text = again ? words.again(what) : words.begun(name, what);
  return { text, face: faceOf(round), way: words.toRound, over, shows: again };
}
function revealed(round: RoundView, { lang }: Say): Told {
  const words = newsWords[lang];
  return { text: words.revealed(roundTitle(round, lang)), face: faceOf(round), way: words.toResult, shows: true };
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
