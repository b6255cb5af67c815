// A session to be led in tests of elements: acts go through the server's own rules and come back in the document.
import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { ApiProblem } from '../../../client/session/api.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import type { SayRequest } from '../../../client/session/requests.ts';
import type { ClcSessionBar } from '../../../client/facilitate/session-bar.ts';
import '../../../client/facilitate/session-bar.ts';
import { actOn } from '../../../server/rounds/facilitation.ts';
import { RoundRefused } from '../../../server/rounds/refused.ts';
import { root } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { SessionAct } from '../../../shared/wire/session.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';

export const NOOR = { id: 'u1', name: 'Noor Bakker' };
export const MEMBERS = ['Noor Bakker', 'Bram Claes', 'Aylin Demir', 'Ravi Patel'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: slot === 0 ? ('owner' as const) : slot === 3 ? ('commenter' as const) : ('editor' as const),
}));
const AT = Date.parse('2026-11-22T09:00:00.000Z');

export interface Led {
  readonly host: TestSession;
  readonly bar: ClcSessionBar;
  readonly canvas: Canvas;
  readonly session: LocalSession;
  readonly clock: { ms: number };
  readonly said: SayRequest[];
  readonly server: { fails: boolean };
  /** Somebody does something in the session; Bram and Aylin are here. */
  does(person: string, act: SessionAct): Promise<void>;
  /** For the server somebody is gone. */
  leaves(person: string): void;
  settled(): Promise<void>;
}
type Options = NonNullable<Parameters<typeof withSession>[1]>;

export async function led(options: Options = {}, beside: TemplateResult = html``): Promise<Led> {
  const clock = { ms: AT };
  const server = { fails: false };
  const here = new Set(['u1', 'u2', 'u3']);
  const opened: { doc?: Canvas['doc'] } = {};
  const act = (person: string, what: SessionAct): 'done' | 'asked' => {
    const { doc } = opened;
    if (!doc) throw new Error('There is no document yet.');
    const session = root(doc, 'session');
    const { changes, outcome } = actOn(person, what, {
      state: new Map(session.entries()),
      now: clock.ms,
      isHere: (id) => here.has(id),
      mayLead: (id) => id !== 'u4',
      mayTakePart: () => true,
    });
    doc.transact(() => {
      for (const [key, value] of changes)
        if (value === undefined) session.delete(key);
        else session.set(key, value);
    });
    return outcome;
  };
  const me = options.me ?? NOOR;
  const calls: Canvas['server'] = {
    ask: <T>(_method: 'GET' | 'POST', path: string, body?: object) => {
      expect(path).to.equal('/session');
      if (server.fails) return Promise.reject(new ApiProblem(0, undefined, 'No answer.'));
      try {
        return Promise.resolve({ outcome: act(me.id, (body as { act: SessionAct }).act), now: '' } as T);
      } catch (error) {
        if (!(error instanceof RoundRefused)) throw error;
        return Promise.reject(
          new ApiProblem(403, { type: '', title: '', status: 403, code: error.code, detail: '' }, error.code),
        );
      }
    },
    onChange: () => () => undefined,
  };
  const { host, session } = await withSession(html`<clc-session-bar></clc-session-bar>${beside}`, {
    file: rijwiel,
    members: MEMBERS,
    role: 'owner',
    me,
    server: calls,
    now: () => new Date(clock.ms),
    ...options,
  });
  opened.doc = session.canvas.doc;
  for (const person of MEMBERS.slice(0, 3)) if (person.id !== me.id) session.join(person);
  const said: SayRequest[] = [];
  host.addEventListener('clc-say', (event) => said.push(event));
  const bar = host.querySelector<ClcSessionBar>('clc-session-bar');
  if (!bar) throw new Error('The session bar is not there.');
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn++) {
      await Promise.resolve();
      await bar.updateComplete;
      for (const part of bar.renderRoot.querySelectorAll('*'))
        if ('updateComplete' in part) await (part as ClcSessionBar).updateComplete;
    }
  };
  await settled();
  return {
    host,
    bar,
    canvas: session.canvas,
    session,
    clock,
    said,
    server,
    does: async (person, what) => {
      act(person, what);
      await settled();
    },
    leaves: (person) => here.delete(person),
    settled,
  };
}
/** A part of the bar, drawn. */
export function part(bar: ClcSessionBar, name: string): ShadowRoot {
  const found = bar.renderRoot.querySelector(name)?.shadowRoot;
  if (!found) throw new Error(`There is no <${name}> in the bar.`);
  return found;
}
/** By the words on it, or by its name where these are fewer. */
export function button(scope: ParentNode, name: string): HTMLButtonElement {
  const found = [...scope.querySelectorAll('button')].find(
    (one) => one.ariaLabel === name || one.textContent?.replace(/\s+/gu, ' ').trim() === name,
  );
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
}
