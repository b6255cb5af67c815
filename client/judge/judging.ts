// The canvas check and the agenda of one open canvas, worked out at idle time and shared by everything that shows them.
import { decisionsIn } from '../../shared/document/decisions.ts';
import { looksIn } from '../../shared/document/looks.ts';
import { watchSnapshot } from '../../shared/document/snapshot.ts';
import { agenda } from '../../shared/judge/agenda.ts';
import type { AgendaItem } from '../../shared/judge/agenda.ts';
import { divergences } from '../../shared/judge/divergence.ts';
import { checker } from '../../shared/judge/findings/check.ts';
import type { Report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS, SEVERITY } from '../../shared/judge/findings/finding.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import type { Snapshot } from '../../shared/judge/snapshot.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Stair } from '../../shared/judge/stair-rounds.ts';
import { asGate } from '../../shared/judge/stairway.ts';
import { root } from '../../shared/document/roots.ts';
import type { Canvas, Stop } from '../session/contexts.ts';

export interface Judged {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly agenda: readonly AgendaItem<Finding>[];
  readonly stair: Stair;
}
export interface Judging {
  /** As it was when there was time last; undefined until then. */
  readonly judged: Judged | undefined;
  subscribe(listener: () => void): Stop;
}

/** The canvas is judged when nothing changed for so long. */
const QUIET_MS = 500;
/** A browser that never has time judges all the same after this. */
const LATEST_MS = 2000;

const running = new WeakMap<Canvas['doc'], Judging>();
/** One for each document; it works only while somebody listens. */
export function judgingOf(canvas: Canvas): Judging {
  const known = running.get(canvas.doc);
  if (known) return known;
  const made = judging(canvas);
  running.set(canvas.doc, made);
  return made;
}

function judging({ doc, members }: Canvas): Judging {
  const check = checker(LIMITS);
  const listeners = new Set<() => void>();
  let judged: Judged | undefined;
  let stopAll: Stop | undefined;

  const start = (): Stop => {
    const reader = watchSnapshot(doc);
    let quiet: ReturnType<typeof setTimeout> | undefined;
    let cancelIdle: Stop | undefined;
    const work = (): void => {
      const snapshot = reader.read({ members: members.list().map(({ id }) => id), now: new Date().toISOString() });
      const report = check.check(snapshot);
      const stair = stairOf(
        snapshot.rounds,
        { hasCard: (id) => (snapshot.cards.get(id)?.status ?? 'rejected') !== 'rejected' },
        asGate(root(doc, 'meta').get('gate')),
      );
      const found = report.findings.map((finding) => {
        const card = cardOf(finding);
        return {
          id: keyOf(finding),
          severity: SEVERITY[finding.id],
          ...(card === undefined ? {} : { card }),
          what: finding,
        };
      });
      // What the team has talked about waits for nobody.
      const divided = divergences(snapshot.rounds, stair).filter(({ talk, talked }) => talk && !talked);
      const revisits = new Map([...decisionsIn(doc)].flatMap(([id, { revisit }]) => (revisit ? [[id, revisit]] : [])));
      const looks = looksIn(doc);
      judged = { snapshot, report, stair, agenda: agenda({ snapshot, looks, divided, findings: found, revisits }) };
      for (const listener of [...listeners]) listener();
    };
    const soon = (): void => {
      clearTimeout(quiet);
      cancelIdle?.();
      quiet = setTimeout(() => (cancelIdle = whenIdle(work)), QUIET_MS);
    };
    const stops = [reader.onChange(soon), members.subscribe(soon), () => reader.stop()];
    cancelIdle = whenIdle(work);
    return () => {
      clearTimeout(quiet);
      cancelIdle?.();
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
        stopAll = undefined;
      };
    },
  };
}

function cardOf({ where }: Finding): string | undefined {
  return where.kind === 'card' ? where.card : undefined;
}
/** Safari has no idle time to give. */
function whenIdle(work: () => void): Stop {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: LATEST_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}
