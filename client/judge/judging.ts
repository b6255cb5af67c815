// The canvas check and the agenda of one open canvas, worked out at idle time and shared by everything that shows them.
import { decisionsIn } from '../../shared/document/decisions.ts';
import { looksIn } from '../../shared/document/looks.ts';
import { snapshotOf, watchSnapshot } from '../../shared/document/snapshot.ts';
import { agenda } from '../../shared/judge/agenda.ts';
import type { AgendaFinding, AgendaItem } from '../../shared/judge/agenda.ts';
import { divergences } from '../../shared/judge/divergence.ts';
import { checker } from '../../shared/judge/findings/check.ts';
import type { Checker, Report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS, SEVERITY } from '../../shared/judge/findings/finding.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { inOneGo } from '../../shared/judge/pieces.ts';
import type { Pieces } from '../../shared/judge/pieces.ts';
import type { Outside, Snapshot } from '../../shared/judge/snapshot.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Stair } from '../../shared/judge/stair-rounds.ts';
import { asGate } from '../../shared/judge/stairway.ts';
import { root } from '../../shared/document/roots.ts';
import { mayMarkMission } from '../../shared/rules/roles.ts';
import type { Canvas, Stop } from '../session/contexts.ts';
import { whenIdle } from './idle-work.ts';

export interface Judged {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly agenda: readonly AgendaItem<Finding>[];
  readonly stair: Stair;
}
export interface Judging {
  /** As it was when there was time last since somebody listens; undefined until then. */
  readonly judged: Judged | undefined;
  subscribe(listener: () => void): Stop;
}

/** The canvas is judged when nothing changed for so long… */
const QUIET_MS = 500;
/** …or when it changes all the time, so long after the first change. */
const PATIENCE_MS = 3000;

const running = new WeakMap<Canvas['doc'], Judging>();
/** One for each document; it works only while somebody listens. */
export function judgingOf(canvas: Canvas): Judging {
  const known = running.get(canvas.doc);
  if (known) return known;
  const made = judging(canvas);
  running.set(canvas.doc, made);
  return made;
}

/** For what cannot wait until there is time, such as paper. */
export function judgedAtOnce(canvas: Canvas): Judged {
  const snapshot = snapshotOf(canvas.doc, outsideOf(canvas));
  return inOneGo(judge(canvas.doc, snapshot, checker(LIMITS)));
}
/** What of a canvas stands outside its document. */
function outsideOf({ members, commands }: Canvas): Outside {
  const asked = members.list().filter(({ role }) => mayMarkMission(role));
  return { members: asked.map(({ id }) => id), now: commands.at() };
}

function judging(canvas: Canvas): Judging {
  const { doc, members } = canvas;
  const check = checker(LIMITS);
  const listeners = new Set<() => void>();
  let judged: Judged | undefined;
  let stopAll: Stop | undefined;

  const start = (): Stop => {
    const reader = watchSnapshot(doc);
    let quiet: ReturnType<typeof setTimeout> | undefined;
    let working: Stop | undefined;
    /** When the first change came that nobody has judged yet. */
    let since: number | undefined;
    const work = (): void => {
      since = undefined;
      working = whenIdle(readAndJudge(doc, reader.reading(outsideOf(canvas)), check), (result) => {
        working = undefined;
        judged = result;
        for (const listener of [...listeners]) listener();
        // What changed meanwhile may not be in it.
        if (since !== undefined) soon();
      });
    };
    const soon = (): void => {
      since ??= performance.now();
      clearTimeout(quiet);
      if (working) return;
      const patience = since + PATIENCE_MS - performance.now();
      quiet = setTimeout(work, Math.max(0, Math.min(QUIET_MS, patience)));
    };
    const stops = [reader.onChange(soon), members.subscribe(soon), () => reader.stop()];
    work();
    return () => {
      clearTimeout(quiet);
      working?.();
      stops.forEach((stop) => stop());
    };
  };
  return {
    get judged() {
      return judged;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      stopAll ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopAll?.();
        // What changes from now on nobody sees: whoever comes next is not told what was.
        stopAll = judged = undefined;
      };
    },
  };
}

/** Everything a view is told, in pieces so small that none of them is felt. */
function* readAndJudge(doc: Canvas['doc'], reading: Pieces<Snapshot>, check: Checker): Pieces<Judged> {
  const snapshot = yield* reading;
  yield;
  return yield* judge(doc, snapshot, check);
}
function* judge(doc: Canvas['doc'], snapshot: Snapshot, check: Checker): Pieces<Judged> {
  const report = yield* check.checking(snapshot);
  yield;
  const stair = stairOf(
    snapshot.rounds,
    { hasCard: (id) => (snapshot.cards.get(id)?.status ?? 'rejected') !== 'rejected' },
    asGate(root(doc, 'meta').get('gate')),
  );
  yield;
  // What the team has talked about waits for nobody.
  const divided = divergences(snapshot.rounds, stair).filter(({ talk, talked }) => talk && !talked);
  yield;
  const revisits = new Map([...decisionsIn(doc)].flatMap(([id, { revisit }]) => (revisit ? [[id, revisit]] : [])));
  const looks = looksIn(doc);
  yield;
  const found = report.findings.map(forAgenda);
  return { snapshot, report, stair, agenda: agenda({ snapshot, looks, divided, findings: found, revisits }) };
}
function forAgenda(finding: Finding): AgendaFinding<Finding> {
  const { id, where } = finding;
  const card = where.kind === 'card' ? { card: where.card } : {};
  return { id: keyOf(finding), severity: SEVERITY[id], ...card, what: finding };
}
