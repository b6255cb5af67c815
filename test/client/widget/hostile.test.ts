// A page whose styles reach for everything: none of it comes in, none of ours goes out, and the element still fits.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { shellOf } from './shell-of.ts';

const HOSTILE = `
  html { font-size: 40px; color-scheme: light; }
  * {
    all: revert; box-sizing: content-box; font: italic 30px/3 cursive; letter-spacing: 4px; word-spacing: 9px;
    text-align: center; text-transform: uppercase; text-indent: 2em; direction: rtl; color: red; white-space: pre;
    cursor: wait; list-style: square; hyphens: none; tab-size: 20; font-variant: small-caps; word-break: break-all;
  }
  :root { --ink: red; --surface: red; --s4: 9rem; --rem: 90px; --font-text: cursive; }
`;
/** What is inherited, and so could come in. */
const INHERITED = [
  'font-size',
  'font-family',
  'font-style',
  'font-weight',
  'font-variant-caps',
  'line-height',
  'letter-spacing',
  'word-spacing',
  'text-align',
  'text-transform',
  'text-indent',
  'direction',
  'color',
  'white-space-collapse',
  'cursor',
  'list-style-type',
  'word-break',
  'hyphens',
  'tab-size',
  'box-sizing',
  '--ink',
  '--s4',
  '--rem',
];

async function opened(width = 1000): Promise<CustomerLeaderCanvas> {
  const frame = await fixture<HTMLDivElement>(html`<div></div>`);
  frame.style.setProperty('width', `${width}px`, 'important');
  frame.style.setProperty('height', '600px', 'important');
  const element = document.createElement('customer-leader-canvas');
  element.opener = pretending({ file: rijwiel });
  element.device = pretendDevice('Noor Bakker');
  Object.assign(element, { canvasId: 'c1', link: 'k1', language: 'nl', theme: 'light' });
  frame.append(element);
  await waitUntil(() => element.renderRoot.querySelector('clc-shell'));
  await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-board')?.shadowRoot?.querySelector('clc-block'));
  await (shellOf(element).renderRoot.querySelector('clc-board') as HTMLElementTagNameMap['clc-board']).settled();
  return element;
}
function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}
const looks = (element: CustomerLeaderCanvas): string[][] => {
  const shell = shellOf(element);
  const some = [
    shell,
    ...everything(shell.renderRoot).filter(({ localName }) =>
      ['p', 'button', 'h1', 'h2', 'q', 'clc-card', 'clc-block'].includes(localName),
    ),
  ];
  return some.map((one) => {
    const style = getComputedStyle(one);
    return [one.localName, ...INHERITED.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
  });
};

describe('a page with hostile styles', () => {
  let sheet: CSSStyleSheet;
  beforeEach(() => {
    sheet = new CSSStyleSheet();
  });
  afterEach(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  const turnHostile = (): void => {
    sheet.replaceSync(HOSTILE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  it('changes nothing inside: no letter, no colour, no distance', async () => {
    const element = await opened();
    const before = looks(element);
    expect(before.length).to.be.greaterThan(50);
    turnHostile();
    expect(looks(element)).to.deep.equal(before);
    expect(getComputedStyle(shellOf(element)).fontSize).to.equal('14px');
  });
  it('gets nothing of ours: what stands beside the element looks as it did', async () => {
    const beside = await fixture<HTMLElement>(html`<p>Ernaast</p>`);
    const look = (): string =>
      [...getComputedStyle(beside)].map((name) => getComputedStyle(beside).getPropertyValue(name)).join();
    const before = look();
    await opened();
    expect(look()).to.equal(before);
  });
  for (const width of [320, 390, 768, 1024, 1440])
    it(`does not make it wider than ${width} pixels`, async () => {
      turnHostile();
      const element = await opened(width);
      const shell = shellOf(element);
      expect(shell.getBoundingClientRect().width).to.be.at.most(width);
      const board = shell.renderRoot.querySelector('clc-board');
      expect(board?.scrollWidth).to.be.at.most(board?.clientWidth ?? 0);
      const stage = shell.renderRoot.querySelector('.stage');
      expect(stage?.scrollWidth).to.be.at.most(stage?.clientWidth ?? 0);
    });
  it('may hide it', async () => {
    const element = await opened();
    (element.parentElement as HTMLElement).style.visibility = 'hidden';
    expect(getComputedStyle(shellOf(element)).visibility).to.equal('hidden');
  });
  it('may set its colours, letters and corners, and nothing else', async () => {
    const element = await opened();
    for (const [name, value] of [
      ['--clc-accent', 'rgb(0, 112, 122)'],
      ['--clc-size', '20px'],
      ['--clc-radius', '0px'],
      ['--clc-font-text', 'monospace'],
    ] as const)
      element.style.setProperty(name, value);
    const style = getComputedStyle(shellOf(element));
    expect(style.getPropertyValue('--accent')).to.equal('rgb(0, 112, 122)');
    expect(style.fontSize).to.equal('17.5px');
    expect(style.fontFamily).to.equal('monospace');
    expect(style.getPropertyValue('--r2')).to.equal('0px');
  });
  it('is followed into the dark when it says so, and only then', async () => {
    const element = await opened();
    element.theme = '';
    const theme = (): string | undefined => shellOf(element).dataset['theme'];
    await waitUntil(() => theme() === 'light');
    document.documentElement.style.colorScheme = 'dark';
    await waitUntil(() => theme() === 'dark');
    document.documentElement.style.colorScheme = '';
    await waitUntil(() => theme() === 'light');
  });
});
