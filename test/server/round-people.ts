// People at a canvas who hold rounds: each with a line, a device and the requests they make.
import { expect } from 'vitest';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { root } from '../../shared/document/roots.ts';
import type { Problem } from '../../shared/wire/http.ts';
import type { Answer, CreateRoundBody, RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { get, post } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

export interface RoundPerson extends RawClient {
  readonly id: string;
  readonly role: AccessRole;
  readonly device: string;
  /** Asks something of a round (or, without a name, makes one) and gives back the answer as it came. */
  ask(path: string, body?: object): Promise<Response>;
  /** The same for what must succeed. */
  does(path: string, body?: object): Promise<RoundView>;
  /** The same for what must be refused. */
  refused(path: string, body?: object): Promise<Problem>;
  rounds(): Promise<RoundView[]>;
  /** The result as this person's document has it. */
  result(round: string): RoundResult | undefined;
}

export async function person(
  server: TestServer,
  canvas: TestCanvas,
  name: string,
  role: AccessRole = 'editor',
): Promise<RoundPerson> {
  const device = `een-geheim-van-het-apparaat-van-${name}`;
  const client = await joined(server, canvas, role, { name, device });
  return withRounds(server, canvas, client, device, role);
}
export function withRounds(
  server: TestServer,
  canvas: TestCanvas,
  client: RawClient,
  device: string,
  role: AccessRole,
): RoundPerson {
  const base = `/api/canvases/${canvas.id}/rounds`;
  const ask: RoundPerson['ask'] = (path, body = {}) =>
    post(server, path === '' ? base : `${base}/${path}`, { device, ...body }, canvas.keys[role]);
  return Object.assign(client, {
    id: client.ticket.person.id,
    role,
    device,
    ask,
    does: async (path: string, body?: object) => {
      const reply = await ask(path, body);
      const said = (await reply.json()) as RoundView;
      expect([path, reply.status, said]).toEqual([path, path === '' ? 201 : 200, said]);
      return said;
    },
    refused: async (path: string, body?: object) => {
      const reply = await ask(path, body);
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
      return (await reply.json()) as Problem;
    },
    rounds: async () => ((await (await get(server, base, canvas.keys[role])).json()) as { rounds: RoundView[] }).rounds,
    result: (round: string) => root<RoundResult>(client.doc, 'rounds').get(round),
  });
}
export async function people(
  server: TestServer,
  canvas: TestCanvas,
  ...names: readonly string[]
): Promise<RoundPerson[]> {
  const all: RoundPerson[] = [];
  for (const name of names) all.push(await person(server, canvas, name));
  return all;
}

/** Makes a round and opens it. */
export async function openRound(
  who: RoundPerson,
  asked: Omit<CreateRoundBody, 'device'>,
  how: object = {},
): Promise<RoundView> {
  const { id } = await who.does('', asked);
  return who.does(`${id}/open`, how);
}
export const STEP_3: Omit<CreateRoundBody, 'device'> = { about: { kind: 'stairway', steps: ['sound'] } };
/** An answer about step 3. */
export function score(value: number | null, why?: string): { answer: Answer } {
  return { answer: { kind: 'stairway', steps: { sound: { score: value, ...(why === undefined ? {} : { why }) } } } };
}
/** An edit key of a browser. */
export function editKey(name: string): string {
  return `sleutel-om-te-wijzigen-${name}`;
}
