// Addresses of the app: what a canvas link holds, and the example pictures that stand beside it.
import { expect } from '@open-wc/testing';
import { canvasAddress, readAddress, readPasted } from '../../../client/app/address.ts';
import { EXAMPLE_FILL } from '../../../client/app/example-fill.ts';
import { ikea } from '../../../shared/template/ikea.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';

describe('addresses', () => {
  it('read back what they were made of, whatever is in it', () => {
    for (const [id, key] of [
      ['abc', 'k1'],
      ['a b/ü', 'x&y=z#?%'],
    ] as const) {
      const url = new URL(canvasAddress(id, key), 'https://canvas.example');
      expect(readAddress(url)).to.deep.equal({ id, key });
    }
  });
  it('name a thread or a card to go to', () => {
    const url = new URL('https://canvas.example/c/abc#key=k&thread=t1&card=c1');
    expect(readAddress(url)).to.deep.equal({ id: 'abc', key: 'k', thread: 't1', card: 'c1' });
  });
  it('are found in what people paste around them', () => {
    const origin = 'https://canvas.example';
    for (const pasted of [
      ' https://canvas.example/c/abc#key=k1\n',
      '<https://canvas.example/c/abc#key=k1>',
      'Doe je mee? (https://canvas.example/c/abc#key=k1)',
      '/c/abc#key=k1',
      'canvas.example/c/abc#key=k1',
      'https://canvas.example/c/abc#key=k1 Groet, Anna',
    ])
      expect(readPasted(pasted, origin)).to.deep.equal({ kind: 'ok', address: { id: 'abc', key: 'k1' } });
  });
  it('of another server are recognised as such, also without https://', () => {
    for (const pasted of ['https://elders.example/c/abc#key=k1', 'elders.example/c/abc#key=k1'])
      expect(readPasted(pasted, 'https://canvas.example')).to.deep.equal({
        kind: 'other-server',
        host: 'elders.example',
      });
  });
});

describe('the small pictures of the examples', () => {
  for (const [name, example] of [
    ['ikea', ikea],
    ['rijwiel', rijwiel],
  ] as const)
    it(`show the cards of ${name}`, () => {
      const counted: Record<string, number> = {};
      for (const { facet, status } of example.cards)
        if (status !== 'rejected') counted[facet] = (counted[facet] ?? 0) + 1;
      expect(EXAMPLE_FILL[name]).to.deep.equal(counted);
    });
});
