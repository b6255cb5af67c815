// How a canvas is put in another site: code that is right as it stands, with the digest of this server's module.
import { expect, html, waitUntil } from '@open-wc/testing';
import { byKey } from '../../../client/session/access.ts';
import { ApiProblem } from '../../../client/session/api.ts';
import type { EmbedManifest } from '../../../client/session/api-on-demand.ts';
import { embedManifest } from '../../../client/session/api-on-demand.ts';
import '../../../client/widget/embed-how.ts';
import { elementCode, frameCode, policyOf } from '../../../client/widget/embed-code.ts';
import type { EmbedHow } from '../../../client/widget/embed-how.ts';
import { withSession } from '../with-session.ts';
import { expectAccessible } from '../accessible.ts';

const MANIFEST = { file: 'customer-leader-canvas.AbC-_1.js', integrity: `sha384-${'A'.repeat(64)}` };
const SERVER = 'https://canvas.example';

async function shown(fetchManifest: () => Promise<EmbedManifest>): Promise<EmbedHow> {
  const reach = { server: `${SERVER}/`, canvasId: 'c1', access: byKey('geheim') };
  const { host } = await withSession(
    html`<clc-embed-how .reach=${reach} .fetchManifest=${fetchManifest} heading="Veldkamp"></clc-embed-how>`,
  );
  const element = host.querySelector('clc-embed-how') as EmbedHow;
  await element.updateComplete;
  return element;
}
const open = (element: EmbedHow): void => element.renderRoot.querySelector('summary')?.click();

describe('clc-embed-how', () => {
  it('asks nothing until it is opened, then gives code without the key of whoever looks', async () => {
    let asked = 0;
    const element = await shown(() => Promise.resolve((asked++, MANIFEST)));
    expect(asked).to.equal(0);
    open(element);
    await waitUntil(() => element.renderRoot.querySelectorAll('pre').length === 3);
    expect(asked).to.equal(1);
    const text = element.renderRoot.textContent ?? '';
    expect(text).to.contain(MANIFEST.integrity).and.to.contain(`${SERVER}/embed/${MANIFEST.file}`);
    expect(text).to.contain('ALLOWED_ORIGINS').and.to.contain('wss://canvas.example');
    expect(text).not.to.contain('geheim');
    await expectAccessible(element);
  });
  it('says that it could not ask, and asks again', async () => {
    let there = false;
    const element = await shown(() =>
      there ? Promise.resolve(MANIFEST) : Promise.reject(new ApiProblem(0, undefined, '')),
    );
    open(element);
    await waitUntil(() => element.renderRoot.querySelector('[role=alert]'));
    there = true;
    element.renderRoot.querySelector<HTMLButtonElement>('.btn')?.click();
    await waitUntil(() => element.renderRoot.querySelector('pre'));
  });
  it('writes code a browser reads as it is meant, whatever a canvas is called', () => {
    const title = '"><img src=x onerror=alert(1)>&';
    const page = new DOMParser().parseFromString(
      elementCode(SERVER, 'c"1', 'nl', MANIFEST) + frameCode(SERVER, 'c"1', 'nl', title),
      'text/html',
    );
    expect(page.querySelector('img')).to.equal(null);
    expect(page.querySelector('customer-leader-canvas')?.getAttribute('canvas')).to.equal('c"1');
    const script = page.querySelector('script');
    expect([script?.type, script?.integrity, script?.crossOrigin]).to.deep.equal([
      'module',
      MANIFEST.integrity,
      'anonymous',
    ]);
    expect(page.querySelector('iframe')?.title).to.equal(title);
    expect(page.querySelector('iframe')?.src).to.equal(`${SERVER}/embed/c%221?lang=nl#key=`);
  });
  it('names what a policy has to allow by origin, also where the server has a path', () => {
    expect(policyOf('https://x.example/canvas')).to.equal(
      'script-src https://x.example; connect-src https://x.example wss://x.example; font-src https://x.example; frame-src https://x.example',
    );
  });
  for (const [what, answer] of [
    ['another page', '<h1>hi</h1>'],
    ['a file elsewhere', JSON.stringify({ ...MANIFEST, file: '//evil.example/x.js' })],
    ['no digest', JSON.stringify({ file: MANIFEST.file, integrity: '"' })],
  ] as const)
    it(`believes no manifest that is ${what}`, async () => {
      const fetch = (): Promise<Response> => Promise.resolve(new Response(answer));
      const error: unknown = await embedManifest({ server: SERVER, fetch }).catch((wrong: unknown) => wrong);
      expect(error).to.be.instanceOf(ApiProblem);
    });
});
