// Rounds on screen, with a server that answers as told and remembers what it was asked.
import { html, waitUntil } from '@open-wc/testing';
import type { ClcBallot } from '../../../client/judge/ballot.ts';
import type { ClcRounds } from '../../../client/judge/rounds-view.ts';
import '../../../client/judge/rounds-view.ts';
import type { ApiProblem } from '../../../client/session/api.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { Answer, RoundResult, RoundView } from '../../../shared/wire/rounds.ts';
import { withSession } from '../with-session.ts';

export const ME = { id: 'u1', name: 'Hanne Verbeke' };
export const MEMBERS = ['Hanne Verbeke', 'Bram Claes', 'Aylin Demir', 'Femke de Wit'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: slot === 0 ? ('owner' as const) : ('editor' as const),
}));
export const ROUND: RoundView = {
  id: 'r1',
  about: { kind: 'stairway', steps: ['chosen', 'kept'] },
  title: '',
  state: 'open',
  ballot: 1,
  named: true,
  threshold: null,
  auto: false,
  by: 'u1',
  invited: ['u1', 'u2', 'u3', 'u4'],
  of: 4,
  answered: 1,
  createdAt: '2026-11-22T10:00:00Z',
  openedAt: '2026-11-22T10:00:00Z',
  revealedAt: null,
  closedAt: null,
};

/** The result of one person's answer. */
export const revealedTo = (person: string): RoundResult => ({
  id: 'r1',
  kind: 'stairway',
  about: ROUND.about,
  title: '',
  named: true,
  threshold: null,
  by: 'u1',
  state: 'revealed',
  openedAt: ROUND.createdAt,
  ballots: [
    {
      named: true,
      revealedAt: ROUND.createdAt,
      of: 4,
      answers: [{ person, answer: { kind: 'stairway', steps: { chosen: { score: 3 } } } }],
    },
  ],
});
/** A server that answers as told, and remembers what it was asked. */
function server(rounds: RoundView[], own: Answer | null = null) {
  const asked: { readonly path: string; readonly body: object | undefined }[] = [];
  const listeners = new Set<() => void>();
  const answers = { refuse: undefined as ApiProblem | undefined };
  const calls: Canvas['server'] = {
    ask: <T>(_method: 'GET' | 'POST', path: string, body?: object) => {
      asked.push({ path, body });
      if (answers.refuse && !path.endsWith('/own') && path !== '/rounds') return Promise.reject(answers.refuse);
      const done = (value: unknown) => Promise.resolve(value as T);
      if (path === '/rounds' && body === undefined) return done({ rounds: [...rounds] });
      if (path.endsWith('/own')) return done({ answer: own });
      const first = rounds[0] ?? ROUND;
      return done(path.endsWith('/close') ? { ...first, state: 'closed', closedAt: first.createdAt } : first);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { calls, asked, answers, listeners, changed: () => listeners.forEach((listener) => listener()) };
}
export async function onRounds(
  rounds: RoundView[],
  own: Answer | null = null,
  options: Parameters<typeof withSession>[1] = {},
) {
  const there = server(rounds, own);
  const { host, session } = await withSession(html`<clc-rounds></clc-rounds>`, {
    file: rijwiel,
    me: ME,
    members: MEMBERS,
    role: 'owner',
    server: there.calls,
    ...options,
  });
  const view = host.querySelector<ClcRounds>('clc-rounds');
  if (!view) throw new Error('The rounds are not there.');
  await waitUntil(() => there.asked.length > 0);
  await settled(view);
  return { ...there, view, session, host };
}
export async function settled(view: ClcRounds): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await Promise.resolve();
    await view.updateComplete;
    await ballot(view)?.updateComplete;
  }
}
export const ballot = (view: ClcRounds): ClcBallot | null => view.renderRoot.querySelector('clc-ballot');
export function button(root: ParentNode, text: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((b) => b.textContent?.trim() === text);
  if (!found) throw new Error(`There is no button “${text}”.`);
  return found;
}
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Missing.');
  return value;
}
