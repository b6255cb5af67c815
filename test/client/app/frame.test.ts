// A frame with a canvas and the page around it: who is believed, what is told, and to whom.
import { expect } from '@open-wc/testing';
import { openFrameLine } from '../../../client/app/frame-line.ts';
import { FROM_HOST, isHostAllowed, readHostMessage } from '../../../client/app/frame-messages.ts';
import type { HostMessage } from '../../../client/app/frame-messages.ts';

const HOST = 'https://intranet.example';
const OWN = 'https://canvas.example';

/** A frame in a page that posts and is posted to, without either being a real window. */
function frame({ referrer = '', hosts = HOST, alone = false } = {}) {
  const posted: { readonly message: Record<string, unknown>; readonly to: string }[] = [];
  const parent = {
    postMessage: (message: Record<string, unknown>, to: string) => posted.push({ message, to }),
  } as unknown as Window;
  const around = new EventTarget();
  const window = Object.assign(around, {
    parent,
    location: { origin: OWN },
    document: { referrer },
  }) as unknown as Window;
  if (alone) Object.assign(window, { parent: window });
  const heard: HostMessage[] = [];
  const line = openFrameLine({ window, hosts, heard: (message) => heard.push(message) });
  const say = (data: unknown, origin = HOST, source: unknown = parent): void => {
    around.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  };
  return { line, posted, heard, say };
}
const said = (what: Record<string, unknown>): Record<string, unknown> => ({ source: FROM_HOST, v: 1, ...what });

describe('who may hold a frame and speak to it', () => {
  const cases: [origin: string, hosts: string, allowed: boolean][] = [
    [HOST, HOST, true],
    [HOST, `https://other.example ${HOST}`, true],
    [HOST, '', false],
    ['http://intranet.example', HOST, false],
    ['https://intranet.example:8443', HOST, false],
    ['https://intranet.example:8443', 'https://intranet.example:8443', true],
    ['https://intranet.example:8443', 'https://intranet.example:*', true],
    [HOST, 'https://intranet.example:443', true],
    ['https://a.intranet.example', 'https://*.intranet.example', true],
    [HOST, 'https://*.intranet.example', false],
    ['https://evilintranet.example', 'https://*.intranet.example', false],
    ['https://intranet.example.evil.example', HOST, false],
    [OWN, "'self'", true],
    [HOST, "'self'", false],
    ['null', HOST, false],
    ['', HOST, false],
    [HOST, '*', false],
    [HOST, 'https://*', false],
  ];
  for (const [origin, hosts, allowed] of cases)
    it(`${origin || 'no origin'} with "${hosts}": ${allowed ? 'yes' : 'no'}`, () => {
      expect(isHostAllowed(origin, hosts, OWN)).to.equal(allowed);
    });
});

describe('what a page around may say', () => {
  it('is read when it is whole', () => {
    expect(readHostMessage(said({ kind: 'token', token: 't' }))).to.deep.equal({ kind: 'token', token: 't' });
    expect(readHostMessage(said({ kind: 'hello', grow: true }))).to.deep.equal({ kind: 'hello', grow: true });
    expect(readHostMessage(said({ kind: 'hello', grow: 'yes' }))).to.deep.equal({ kind: 'hello', grow: false });
    expect(readHostMessage(said({ kind: 'focus-card', id: 'c1', more: 1 }))).to.deep.equal({
      kind: 'focus-card',
      id: 'c1',
    });
    expect(readHostMessage(said({ kind: 'set-view', view: 'agenda' }))).to.deep.equal({
      kind: 'set-view',
      view: 'agenda',
    });
  });
  for (const [what, data] of [
    ['nothing', undefined],
    ['a text', 'token'],
    ['somebody else’s message', { source: 'devtools', v: 1, kind: 'token', token: 't' }],
    ['another version', { ...said({ kind: 'token', token: 't' }), v: 2 }],
    ['a kind nobody knows', said({ kind: 'eval', code: 'alert(1)' })],
    ['a token that is no text', said({ kind: 'token', token: { toString: () => 't' } })],
    ['an empty token', said({ kind: 'token', token: '' })],
    ['a token without end', said({ kind: 'token', token: 'x'.repeat(8193) })],
    ['an id that is a number', said({ kind: 'focus-card', id: 4 })],
  ] as const)
    it(`${what} is passed over`, () => {
      expect(readHostMessage(data)).to.equal(undefined);
    });
});

describe('a frame', () => {
  it('waits to be spoken to where it cannot know who holds it, and then tells in order', () => {
    const { line, posted, say } = frame();
    line.tell('ready', { detail: 1 });
    expect(posted).to.deep.equal([]);
    say(said({ kind: 'hello' }));
    line.tell('change');
    expect(posted.map(({ message }) => message['kind'])).to.deep.equal(['ready', 'change']);
    expect(posted.map(({ to }) => to)).to.deep.equal([HOST, HOST]);
  });
  it('speaks first to the page its referrer names, by its origin and never to all', () => {
    const { posted } = frame({ referrer: `${HOST}/strategy/page?x=1` });
    expect(posted.map(({ message, to }) => [message['kind'], to])).to.deep.equal([['hello', HOST]]);
  });
  it('tells that page nothing more before it has spoken too: it may not listen yet, and would never be told again', () => {
    const { line, posted, say } = frame({ referrer: `${HOST}/strategy` });
    line.tell('token-wanted');
    expect(posted.map(({ message }) => message['kind'])).to.deep.equal(['hello']);
    say(said({ kind: 'hello' }));
    say(said({ kind: 'hello' }));
    expect(posted.map(({ message }) => message['kind'])).to.deep.equal(['hello', 'token-wanted']);
  });
  it('tells nothing to a page that may not hold it', () => {
    const { line, posted, heard, say } = frame({ referrer: 'https://evil.example/' });
    line.tell('ready');
    say(said({ kind: 'token', token: 't' }), 'https://evil.example');
    expect([posted, heard]).to.deep.equal([[], []]);
  });
  it('hears the page around only: no other window, and no second origin', () => {
    const { heard, say } = frame({ hosts: `${HOST} https://second.example` });
    say(said({ kind: 'lang', lang: 'en' }), HOST, {});
    say(said({ kind: 'lang', lang: 'nl' }));
    say(said({ kind: 'lang', lang: 'en' }), 'https://second.example');
    expect(heard).to.deep.equal([{ kind: 'lang', lang: 'nl' }]);
  });
  it('keeps a bounded number of messages while nobody listens', () => {
    const { line, posted, say } = frame();
    for (let n = 0; n < 1000; n++) line.tell('presence');
    say(said({ kind: 'hello' }));
    expect(posted.length).to.equal(64);
  });
  it('opened by itself speaks to nobody and hears nobody', () => {
    const { line, heard, say, posted } = frame({ alone: true });
    line.tell('ready');
    say(said({ kind: 'lang', lang: 'nl' }));
    expect([posted, heard]).to.deep.equal([[], []]);
  });
  it('hears nothing any more once it has stopped', () => {
    const { line, heard, say } = frame();
    line.stop();
    say(said({ kind: 'lang', lang: 'nl' }));
    expect(heard).to.deep.equal([]);
  });
});
