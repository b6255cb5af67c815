// Sections of the gallery that show a led session: the bar in each of its states, and the whole canvas while it is led.
import { html } from 'lit';
import { cardIds } from '../../shared/document/cards.ts';
import { doneKey, lockKey, SESSION_KEYS } from '../../shared/document/session.ts';
import type { Baton, BlockLock, Call, Programme, Timer } from '../../shared/document/session.ts';
import { root } from '../../shared/document/roots.ts';
import type { Phase } from '../../shared/judge/snapshot.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import '../facilitate/session-bar.ts';
import { localSession } from '../session/local-session.ts';
import type { LocalSession } from '../session/local-session.ts';
import type { View } from '../session/contexts.ts';
import './in-session.ts';
import { withCompany } from './pretend.ts';
import { widget } from './whole.ts';
import type { Section } from './whole.ts';

interface Led {
  /** Person id; without it nobody leads. */
  readonly leads?: string;
  readonly asks?: string;
  readonly phase?: Phase;
  readonly timer?: Timer;
  readonly call?: Omit<Call, 'at'>;
  readonly step?: number;
  readonly locked?: readonly BlockId[];
  readonly finished?: readonly string[];
}
const MINUTE = 60_000;
const at = (ms = 0): string => new Date(Date.now() + ms).toISOString();
const running = (minutes: number): Timer => ({ kind: 'running', endsAt: at(minutes * MINUTE) });

/** As the server would have written it. */
function lead({ canvas: { doc } }: LocalSession, is: Led): void {
  const session = root(doc, 'session');
  const person = (id: string): Baton => ({ person: id, at: at() });
  if (is.leads) session.set(SESSION_KEYS.baton, person(is.leads));
  if (is.asks) session.set(SESSION_KEYS.asked, person(is.asks));
  if (is.phase) session.set(SESSION_KEYS.phase, is.phase);
  if (is.timer) session.set(SESSION_KEYS.timer, is.timer);
  if (is.call) session.set(SESSION_KEYS.call, { ...is.call, at: at() } satisfies Call);
  if (is.step !== undefined)
    session.set(SESSION_KEYS.programme, { kind: 'workshop', step: is.step } satisfies Programme);
  for (const block of is.locked ?? [])
    session.set(lockKey(block), { by: is.leads ?? 'u2', at: at() } satisfies BlockLock);
  for (const one of is.finished ?? []) session.set(doneKey(one), at());
}
const MEMBERS = ['Noor Bakker', 'Bram Claes', 'Aylin Demir', 'Femke de Wit', 'Daan Aerts'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: slot === 0 ? ('owner' as const) : ('editor' as const),
}));
function bar(id: string, title: string, is: Led, view: Partial<View> = {}): Section {
  const session = localSession({ file: rijwiel, role: 'owner', members: MEMBERS });
  withCompany(session);
  lead(session, is);
  return {
    id: `led-${id}`,
    title: `Session bar: ${title}`,
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} .view=${view} lang=${lang}
        ><clc-session-bar></clc-session-bar
      ></clc-in-session>`,
  };
}
const mine = { leads: 'u1', phase: 'arena', finished: ['u2', 'u3'] } as const;
const theirs = { leads: 'u2', phase: 'arena', finished: ['u1'] } as const;
const locked = (local: LocalSession): void => {
  withCompany(local);
  lead(local, { ...theirs, timer: running(8), step: 6, locked: ['licence', 'arena'] });
};
const proposition = cardIds(localSession({ file: rijwiel }).canvas.doc).find((id) => id.startsWith('p')) ?? '';

export const ledSections: readonly Section[] = [
  bar('opened', 'opened, nobody leads', {}, { session: true }),
  bar('nobody', 'the baton was put down', { phase: 'arena' }),
  bar('mine', 'I lead', { leads: 'u1' }),
  bar('phase', 'I lead, a phase chosen', mine),
  bar('running', 'I lead, the timer runs', { ...mine, timer: running(8) }),
  bar('programme', 'I lead, with the programme', { ...mine, timer: running(8), step: 6 }),
  bar('programme-chosen', 'I lead, the programme not begun', { leads: 'u1', step: -1 }),
  bar('asked', 'I lead, somebody asks for the baton', { ...mine, asks: 'u3' }),
  bar('locks', 'I lead, two blocks locked', { ...mine, locked: ['licence', 'arena'] }),
  bar('theirs', 'somebody else leads', { ...theirs, timer: running(8) }),
  bar('theirs-programme', 'somebody else leads, with the programme', { ...theirs, timer: running(8), step: 6 }),
  bar('paused', 'the timer is paused', { ...theirs, timer: { kind: 'paused', leftMs: 3.5 * MINUTE } }),
  bar('last-minute', 'the last minute', { ...theirs, timer: running(0.75) }),
  bar('over', 'the time is up', { ...theirs, timer: running(-1) }),
  bar('asking', 'I asked for the baton', { ...theirs, asks: 'u1' }),
  bar('invited', 'an invitation to a card', { ...theirs, call: { by: 'u2', to: { kind: 'card', id: proposition } } }),
  bar('invited-too', 'an invitation while somebody asks', {
    ...mine,
    asks: 'u3',
    call: { by: 'u3', to: { kind: 'block', id: 'proposition' } },
  }),
  bar('testing', 'Testing, and I test', { ...theirs, phase: 'test' }, { testing: true }),
  bar('testing-not', 'Testing, and I do not', { ...theirs, phase: 'test' }),
  widget('canvas-led', 'Canvas, led by somebody else, two blocks locked', { file: rijwiel, prepare: locked }),
  widget('canvas-led-by-me', 'Canvas, led by me with the programme', {
    file: rijwiel,
    prepare: (local) => {
      withCompany(local);
      lead(local, { ...mine, timer: running(8), step: 6 });
    },
  }),
  widget('canvas-led-testing', 'Canvas, in the phase Testing', {
    file: rijwiel,
    prepare: (local) => {
      withCompany(local);
      lead(local, { ...theirs, phase: 'test', step: 10 });
    },
  }),
];
