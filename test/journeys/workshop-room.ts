// The room of the workshop: six people with a browser each, one of them in a frame of another site, and what may not happen.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

export type Who = 'Noor' | 'Bram' | 'Aylin' | 'Femke' | 'Daan' | 'Ravi';
export const FULL: Readonly<Record<Who, string>> = {
  Noor: 'Noor Bakker',
  Bram: 'Bram Claes',
  Aylin: 'Aylin Demir',
  Femke: 'Femke Vos',
  Daan: 'Daan Smit',
  Ravi: 'Ravi Kumar',
};
export const TEAM = ['Noor', 'Bram', 'Aylin', 'Femke', 'Daan'] as const;
export const EVERYBODY = [...TEAM, 'Ravi'] as const;

export interface Room {
  stage: Stage;
  people: Readonly<Record<Who, Person>>;
  /** Where a person sees the canvas: their page, or the frame in it. */
  scope: (who: Who) => Page | Frame;
  /** Personal links, as they were handed out. */
  links: Record<Who, string>;
  /** For reading the canvas as a file; made when the canvas was. */
  owner: string;
  /** All bytes that reached Bram since he came in: frames of sockets and answers to requests. */
  heard: Buffer[];
  /** What the browsers complained of. */
  complaints: string[];
  /** Takes Daan's line away, and gives the weak one back. */
  cut: () => Promise<unknown>;
  mend: () => Promise<unknown>;
  close: () => Promise<void>;
}
export const room: Room = {} as Room;

/** What a browser itself writes when a line is taken away on purpose. */
const CUT = /net::ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/u;
const WEAK = { latency: 150, downloadThroughput: 90_000, uploadThroughput: 40_000 };

export async function openRoom(): Promise<void> {
  // The municipality's own page; its site is another than the canvas's.
  let framed = '';
  const municipality = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="nl"><title>Gemeente</title><main><h1>Gemeente</h1>
      <iframe title="Canvas van Rijwiel &amp; Co" src="${framed}" style="inline-size:100%;block-size:40rem"></iframe></main></html>`);
  }).listen(0, 'localhost');
  await once(municipality, 'listening');
  const site = `http://localhost:${(municipality.address() as AddressInfo).port}`;

  const stage = await openStage({ FRAME_ANCESTORS: site });
  const people = {
    Noor: await stage.person(FULL.Noor),
    Bram: await stage.person(FULL.Bram, { dark: true }),
    Aylin: await stage.person(FULL.Aylin, { width: 1024, height: 768 }),
    Femke: await stage.person(FULL.Femke, { width: 390, height: 844, touch: true }),
    Daan: await stage.person(FULL.Daan, { width: 1280, height: 800 }),
    Ravi: await stage.person(FULL.Ravi, { width: 1200, height: 800 }),
  };
  const complaints: string[] = [];
  for (const { name, page } of Object.values(people))
    page.on('console', (message) => {
      if (message.type() === 'error' && !CUT.test(message.text())) complaints.push(`${name}: ${message.text()}`);
    });
  const heard = await listen(people.Bram);
  const daan = await people.Daan.context.newCDPSession(people.Daan.page);
  const line = (offline: boolean): Promise<unknown> =>
    daan.send('Network.emulateNetworkConditions', { offline, ...WEAK });
  await line(false);
  Object.assign(room, {
    stage,
    people,
    links: {} as Record<Who, string>,
    heard,
    complaints,
    scope: (who: Who) => {
      const { page } = people[who];
      return who === 'Ravi' ? (page.frames()[1] ?? page) : page;
    },
    cut: () => line(true),
    mend: () => line(false),
    close: async () => {
      await stage.close();
      municipality.close();
    },
  } satisfies Omit<Room, 'owner'>);
  visit = async (link) => {
    framed = link;
    await people.Ravi.page.goto(site);
  };
}
/** Ravi opens the page of the municipality, which holds the canvas of this link. */
export let visit: (link: string) => Promise<void>;

/** Everything that reaches a person's browser from the server. */
async function listen({ context, page }: Person): Promise<Buffer[]> {
  const heard: Buffer[] = [];
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  tools.on('Network.webSocketFrameReceived', ({ response: { opcode, payloadData } }) =>
    heard.push(Buffer.from(payloadData, opcode === 1 ? 'utf8' : 'base64')),
  );
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    // An answer whose page has gone meanwhile reached nobody.
    response.body().then(
      (body) => heard.push(body),
      () => undefined,
    );
  });
  return heard;
}
/** Whether these words are in anything that reached Bram. */
export function reachedBram(words: string): boolean {
  const all = Buffer.concat(room.heard);
  return all.includes(Buffer.from(words, 'utf8')) || all.includes(Buffer.from(words, 'utf16le'));
}
export const person = (who: Who): Person => room.people[who];
export const page = (who: Who): Page => room.people[who].page;
/** No page failed, and no browser had anything to complain of. */
export function calm(): void {
  expect([...room.complaints, ...Object.values(room.people).flatMap(({ errors }) => errors)]).toEqual([]);
}
