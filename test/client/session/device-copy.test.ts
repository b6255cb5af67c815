// The code that keeps the copy on this device comes apart: late, not at all, or after the canvas was closed.
import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import * as Y from 'yjs';
import { openDeviceCopy } from '../../../client/session/device-copy.ts';
import type { OfflineCopy } from '../../../client/session/offline-copy.ts';
import { TestClock } from './doubles.ts';

const NAME = 'device-copy-test';
const code = () => import('../../../client/session/offline-copy.ts');

describe('the copy on this device, until its code is here', () => {
  let doc: Y.Doc;
  let clock: TestClock;
  let loaded: number;
  let copies: OfflineCopy[];
  beforeEach(() => {
    doc = new Y.Doc();
    clock = new TestClock();
    loaded = 0;
    copies = [];
  });
  afterEach(async () => {
    const closing = copies.map((copy) => copy.close());
    clock.pass(10_000);
    await Promise.all(closing);
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(NAME);
      for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, resolve);
    });
  });
  const open = (load: typeof code): OfflineCopy => {
    const options = {
      name: NAME,
      doc,
      surroundings: { clock, indexedDB },
      loaded: () => loaded++,
      changed: () => undefined,
    };
    const copy = openDeviceCopy(options, load);
    copies.push(copy);
    return copy;
  };
  const durable = (copy: OfflineCopy): Promise<void> => waitUntil(() => copy.facts().durable, 'it is on the device');

  it('what is made before it came is kept all the same', async () => {
    let come!: () => void;
    const later = new Promise<void>((resolve) => (come = resolve));
    const copy = open(async () => (await later, code()));
    doc.getMap('cards').set('a', 'in de trein');
    expect(copy.facts()).to.deep.equal({ device: 'opening', durable: false });
    come();
    await durable(copy);
    await copy.close();
    doc = new Y.Doc();
    await durable(open(code));
    expect(doc.getMap('cards').get('a')).to.equal('in de trein');
  });
  it('while it does not come nothing is kept, which shows after five seconds; then it is tried again', async () => {
    let tries = 0;
    let away = true;
    const copy = open(() => (tries++, away ? Promise.reject(new TypeError('Failed to fetch')) : code()));
    doc.getMap('cards').set('a', 'x');
    await waitUntil(() => copy.facts().device === 'broken');
    expect(loaded).to.equal(1);
    await waitUntil(() => (clock.pass(60_000), tries >= 3), 'it is tried again');
    away = false;
    await waitUntil(() => (clock.pass(60_000), copy.facts().durable), 'it is on the device');
  });
  it('one that never comes is waited for no longer than one that does not open', () => {
    const copy = open(() => new Promise(() => undefined));
    clock.pass(4_999);
    expect(copy.facts().device).to.equal('opening');
    clock.pass(1);
    expect([copy.facts().device, loaded]).to.deep.equal(['broken', 1]);
  });
  it('closing does not wait for it, and nothing opens afterwards', async () => {
    let come!: () => void;
    const later = new Promise<void>((resolve) => (come = resolve));
    let asked = 0;
    const copy = open(async () => (await later, asked++, code()));
    const closed = copy.close();
    clock.pass(2_000);
    await closed;
    come();
    await waitUntil(() => asked === 1);
    await code();
    await nextFrame();
    expect(copy.facts()).to.deep.equal({ device: 'opening', durable: false });
  });
});
