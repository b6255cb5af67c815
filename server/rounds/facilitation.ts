// What becomes of the working session when somebody asks something of it: baton, phase, timer, locks. Pure; knows no clock.
import { doneKey, lockKey, SESSION_KEYS } from '../../shared/document/session.ts';
import type { Baton, Call, Programme, Timer } from '../../shared/document/session.ts';
import { WORKSHOP } from '../../shared/rules/programme.ts';
import { TIMER_MINUTES } from '../../shared/wire/session.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import { RoundRefused } from './refused.ts';

const MINUTE = 60_000;

export interface Situation {
  /** The session as the document has it. */
  readonly state: ReadonlyMap<string, unknown>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Is this person connected right now? */
  readonly isHere: (person: string) => boolean;
  /** May this person lead at all? */
  readonly mayLead: (person: string) => boolean;
  /** May this person take part at all? */
  readonly mayTakePart: (person: string) => boolean;
}
/** Keys that change; undefined = gone. */
export type Changes = ReadonlyMap<string, unknown>;
export interface Outcome {
  readonly changes: Changes;
  readonly outcome: 'done' | 'asked';
}

/** Throws a RoundRefused when it is not this person's to do. */
export function actOn(who: string, act: SessionAct, situation: Situation): Outcome {
  const { state, mayTakePart } = situation;
  if (act.kind === 'finished') {
    if (!mayTakePart(who)) throw new RoundRefused('not-member');
    return done([doneKey(who), act.is ? instant(situation) : undefined]);
  }
  if (!situation.mayLead(who)) throw new RoundRefused('not-facilitator');
  if (isOfBaton(act)) return batonAct(who, act, situation);
  const baton = batonIn(state);
  if (baton && baton.person !== who) throw new RoundRefused('not-facilitator');
  switch (act.kind) {
    case 'phase':
      return done([SESSION_KEYS.phase, act.phase ?? undefined], ...nobodyFinished(state));
    case 'lock':
      // Once more is no new lock: how long it has been locked counts.
      return state.has(lockKey(act.block)) ? done() : done([lockKey(act.block), { by: who, at: instant(situation) }]);
    case 'call':
      return done([SESSION_KEYS.call, { by: who, at: instant(situation), to: act.to } satisfies Call]);
    case 'unlock':
      return done([lockKey(act.block), undefined]);
    case 'programme':
      return done([SESSION_KEYS.programme, act.programme ? programmeAt(-1) : undefined]);
    case 'step':
      return stepAct(act.step, situation);
    case 'end':
      return done(...[...state.keys()].map((key) => [key, undefined] as const));
    case 'start-timer':
    case 'add-time':
    case 'pause-timer':
    case 'go-on':
    case 'stop-timer':
      return timerAct(act, situation);
    default:
      return act satisfies never;
  }
}
/** The step, its phase and its time are one: nobody sees half of it. */
function stepAct(index: number, situation: Situation): Outcome {
  const step = WORKSHOP[index];
  if (!step) throw new RoundRefused('round-state', 'There is no such step.');
  return done(
    [SESSION_KEYS.programme, programmeAt(index)],
    [SESSION_KEYS.phase, step.phase],
    [SESSION_KEYS.timer, runningFor(step.minutes * MINUTE, situation)],
    ...nobodyFinished(situation.state),
  );
}
function programmeAt(step: number): Programme {
  return { kind: 'workshop', step };
}

type BatonAct = Extract<SessionAct, { kind: 'take-baton' | 'give-baton' | 'keep-baton' | 'lay-down-baton' }>;
function isOfBaton(act: SessionAct): act is BatonAct {
  return act.kind.endsWith('-baton');
}
function batonAct(who: string, act: BatonAct, situation: Situation): Outcome {
  const { state, isHere, mayLead } = situation;
  const baton = batonIn(state);
  const asked = state.get(SESSION_KEYS.asked) as Baton | undefined;
  const at = instant(situation);
  const holds = baton?.person === who;
  switch (act.kind) {
    case 'take-baton':
      if (holds) return done();
      // Whoever is not here can give no consent, and nobody is to wait for them.
      if (!baton || !isHere(baton.person) || !mayLead(baton.person)) return handedTo(who, at);
      return { ...done([SESSION_KEYS.asked, { person: who, at }]), outcome: 'asked' };
    case 'give-baton':
      if (!holds) throw new RoundRefused('not-facilitator');
      if (!mayLead(act.to)) throw new RoundRefused('not-member');
      return act.to === who ? done([SESSION_KEYS.asked, undefined]) : handedTo(act.to, at);
    case 'keep-baton':
      if (!holds && asked?.person !== who) throw new RoundRefused('not-facilitator');
      return done([SESSION_KEYS.asked, undefined]);
    case 'lay-down-baton':
      if (!holds) throw new RoundRefused('not-facilitator');
      return done([SESSION_KEYS.baton, undefined], [SESSION_KEYS.asked, undefined]);
    default:
      return act satisfies never;
  }
}
function handedTo(person: string, at: string): Outcome {
  return done([SESSION_KEYS.baton, { person, at } satisfies Baton], [SESSION_KEYS.asked, undefined]);
}

type TimerAct = Extract<SessionAct, { kind: 'start-timer' | 'add-time' | 'pause-timer' | 'go-on' | 'stop-timer' }>;
function timerAct(act: TimerAct, situation: Situation): Outcome {
  const { state, now } = situation;
  const timer = state.get(SESSION_KEYS.timer) as Timer | undefined;
  const set = (to: Timer | undefined): Outcome => done([SESSION_KEYS.timer, to]);
  const running = (ms: number): Timer => runningFor(ms, situation);
  const leftOf = (one: Timer): number =>
    one.kind === 'paused' ? one.leftMs : Math.max(0, Date.parse(one.endsAt) - now);
  switch (act.kind) {
    case 'start-timer':
      return done([SESSION_KEYS.timer, running(act.minutes * MINUTE)], ...nobodyFinished(state));
    case 'add-time': {
      if (!timer) throw noTimer();
      const left = atMost(leftOf(timer) + act.minutes * MINUTE);
      return set(timer.kind === 'paused' ? { kind: 'paused', leftMs: left } : running(left));
    }
    case 'pause-timer':
      if (!timer) throw noTimer();
      return timer.kind === 'paused' ? done() : set({ kind: 'paused', leftMs: leftOf(timer) });
    case 'go-on':
      if (!timer) throw noTimer();
      return timer.kind === 'running' ? done() : set(running(timer.leftMs));
    case 'stop-timer':
      return set(undefined);
    default:
      return act satisfies never;
  }
}
function runningFor(ms: number, { now }: Situation): Timer {
  return { kind: 'running', endsAt: new Date(now + atMost(ms)).toISOString() };
}
function atMost(ms: number): number {
  return Math.min(ms, TIMER_MINUTES * MINUTE);
}
function noTimer(): RoundRefused {
  return new RoundRefused('round-state', 'There is no timer.');
}

function batonIn(state: Situation['state']): Baton | undefined {
  return state.get(SESSION_KEYS.baton) as Baton | undefined;
}
/** Of a new phase nobody is finished. */
function nobodyFinished(state: Situation['state']): (readonly [string, unknown])[] {
  return [...state.keys()].filter((key) => key.startsWith(doneKey(''))).map((key) => [key, undefined]);
}
function instant({ now }: Situation): string {
  return new Date(now).toISOString();
}
function done(...changes: readonly (readonly [string, unknown])[]): Outcome {
  return { changes: new Map(changes), outcome: 'done' };
}
