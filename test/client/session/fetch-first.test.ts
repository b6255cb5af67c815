// A part that comes later is imported only once all its files have come; one that is missed is asked for again.
import { expect } from '@open-wc/testing';
import { fetchFirst, importsIn } from '../../../client/session/fetch-first.ts';

const realFetch = window.fetch;
/** Files by address, each with what stands in it; undefined: the line is down. */
let files: Record<string, string | undefined>;
let asked: string[];
beforeEach(() => {
  asked = [];
  window.fetch = (address) => {
    const url = String(address);
    asked.push(url);
    const text = files[url];
    return text === undefined ? Promise.reject(new TypeError('No line.')) : Promise.resolve(new Response(text));
  };
});
afterEach(() => {
  window.fetch = realFetch;
});

it('fetches what a part imports, each file once, also where two import each other', async () => {
  files = {
    'https://a.example/p/one.js': `import{a as b}from"./two.js";import"../three.js";`,
    'https://a.example/p/two.js': `import{t}from"./one.js";export const s='import{x}from'`,
    'https://a.example/three.js': `export{}`,
  };
  let loads = 0;
  const load = (): Promise<number> => Promise.resolve(++loads);
  expect(await fetchFirst(load, ['./one.js'], 'https://a.example/p/main.js')).to.equal(1);
  expect([...asked].sort()).to.deep.equal(Object.keys(files).sort());
  await fetchFirst(load, ['./one.js'], 'https://a.example/p/main.js');
  expect(asked.length).to.equal(3);
});

it('does not import a part of which a file is missing, and asks for that file alone the next time', async () => {
  files = { 'https://b.example/one.js': `import"./two.js";`, 'https://b.example/two.js': undefined };
  let loads = 0;
  const load = (): Promise<number> => Promise.resolve(++loads);
  const wish = (): Promise<number> => fetchFirst(load, ['./one.js'], 'https://b.example/main.js');
  await wish().then(
    () => expect.fail('it was imported'),
    () => undefined,
  );
  expect(loads).to.equal(0);
  files['https://b.example/two.js'] = 'export{}';
  await wish();
  expect(loads).to.equal(1);
  expect(asked.filter((url) => url.endsWith('one.js')).length).to.equal(1);
});

it('reads imports, and no words that look like them', () => {
  expect(importsIn('/* a */import{e as t}from"./x.js";import"./y.js";\nimport n,{o}from"../z.js";')).to.deep.equal([
    './x.js',
    './y.js',
    '../z.js',
  ]);
  expect(importsIn('let a=()=>import(`./x.js`);const b=\'import "./y.js"\';')).to.deep.equal([]);
});
