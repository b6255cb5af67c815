// What this browser remembers, also when it may not remember anything.
import { expect } from '@open-wc/testing';
import { deviceMemory } from '../../../client/session/device.ts';

function storageOf(kept: Map<string, string>): Storage {
  return {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
  } as Storage;
}
const at = (n: number): string => new Date(n * 1000).toISOString();

describe('the memory of this browser', () => {
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = new Map();
  });
  const device = () => deviceMemory(() => storageOf(kept));
  const canvas = { server: 'https://a', id: 'c1', key: 'k-owner', role: 'owner' } as const;

  it('makes a secret of 256 bits once and keeps it', () => {
    const secret = device().secret();
    expect(secret).to.match(/^[A-Za-z0-9_-]{43}$/u);
    expect(device().secret()).to.equal(secret);
    kept.clear();
    expect(device().secret()).not.to.equal(secret);
  });

  it('keeps name, language and preferences', () => {
    device().setName('Noor');
    device().setLang('en');
    device().setPreferences({ theme: 'dark' });
    device().setPreferences({ showPointers: false });
    expect([device().name(), device().lang()]).to.deep.equal(['Noor', 'en']);
    expect(device().preferences()).to.deep.equal({
      theme: 'dark',
      arrangement: 'reading',
      showPointers: false,
      announceJoins: true,
    });
  });

  it('lists canvases, last opened first, one entry each, until forgotten', () => {
    device().remember({ ...canvas, title: 'Een', lastOpened: at(1) });
    device().remember({ ...canvas, id: 'c2', title: 'Twee', lastOpened: at(2) });
    device().remember({ ...canvas, lastOpened: at(3), counts: { total: 4, decided: 2 } });
    expect(
      device()
        .list()
        .map((c) => [c.title, c.counts.total]),
    ).to.deep.equal([
      ['Een', 4],
      ['Twee', 0],
    ]);
    device().forget('https://a', 'c1');
    expect(
      device()
        .list()
        .map((c) => c.id),
    ).to.deep.equal(['c2']);
  });

  it('does not lose an owner link to a viewer link of the same canvas, unless it is dead', () => {
    device().remember(canvas);
    device().remember({ ...canvas, key: 'k-viewer', role: 'viewer' });
    expect(device().recent('https://a', 'c1')).to.deep.include({ key: 'k-owner', role: 'owner' });
    device().remember({ ...canvas, dead: true });
    device().remember({ ...canvas, key: 'k-viewer', role: 'viewer' });
    expect(device().recent('https://a', 'c1')).to.deep.include({ key: 'k-viewer', role: 'viewer' });
    expect(device().recent('https://a', 'c1')?.dead).to.equal(undefined);
  });

  it('begins anew from damaged memory', () => {
    kept.set('clc:recent', '[{"id":1},null,{"id":"c","key":"k"}]');
    kept.set('clc:preferences', '"x');
    kept.set('clc:device', 'short');
    expect(device().list()).to.deep.equal([]);
    expect(device().preferences().theme).to.equal('auto');
    expect(device().secret()).to.have.length(43);
  });

  for (const [situation, storage] of [
    [
      'blocked',
      () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    ],
    [
      'full',
      () =>
        ({
          getItem: () => null,
          setItem: () => {
            throw new DOMException('full', 'QuotaExceededError');
          },
        }) as unknown as Storage,
    ],
  ] as const)
    it(`works as long as the page lives when storage is ${situation}`, () => {
      const here = deviceMemory(storage);
      expect(here.secret()).to.equal(here.secret());
      here.setName('Noor');
      here.remember(canvas);
      expect(here.name()).to.equal('Noor');
      expect(here.list()).to.have.length(1);
    });
});
