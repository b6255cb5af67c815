// The save chip: every state has an icon, a word and an explanation; trouble is spoken, ordinary saving is not.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { SaveState, SessionStatus } from '../../../client/session/contexts.ts';
import type { SaveChip } from '../../../client/widget/save-chip.ts';
import '../../../client/widget/save-chip.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { AccessRole } from '../../../shared/rules/roles.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';
import { expectAccessible } from '../accessible.ts';

const doing = (save: SaveState, onDevice = true): SessionStatus => ({
  save,
  connected: save.kind === 'saved' || save.kind === 'saving',
  content: 'live',
  onDevice,
});
async function chip(save: SaveState, role: AccessRole = 'editor'): Promise<{ host: TestSession; element: SaveChip }> {
  const { host } = await withSession(html`<clc-save-chip></clc-save-chip>`, { file: rijwiel, role });
  const element = host.querySelector('clc-save-chip') as SaveChip;
  await become(host, element, save);
  return { host, element };
}
async function become(host: TestSession, element: SaveChip, save: SaveState, onDevice = true): Promise<void> {
  host.status = doing(save, onDevice);
  await element.updateComplete;
}
const spoken = (element: SaveChip): string => element.renderRoot.querySelector('[aria-live]')?.textContent ?? '';
const shown = (element: SaveChip): string => element.renderRoot.querySelector('.chip')?.textContent?.trim() ?? '';
const about = (element: SaveChip): string => element.renderRoot.querySelector('.about')?.textContent ?? '';

const STATES: readonly [SaveState, string][] = [
  [{ kind: 'loading' }, 'Laden…'],
  [{ kind: 'saved' }, 'Opgeslagen'],
  [{ kind: 'saving' }, 'Opslaan…'],
  [{ kind: 'reconnecting' }, 'Offline, op dit apparaat bewaard'],
  [{ kind: 'not-saved', why: 'device' }, 'Niet opgeslagen'],
  [{ kind: 'not-saved', why: 'server' }, 'Niet opgeslagen'],
  [{ kind: 'stopped', reason: 'withdrawn' }, 'Niet verbonden'],
];

describe('clc-save-chip', () => {
  for (const [save, word] of STATES)
    it(`is accessible and says “${word}” with an icon when ${JSON.stringify(save)}`, async () => {
      const { element } = await chip(save);
      expect(shown(element)).to.equal(word);
      expect(element.renderRoot.querySelector('.chip svg')).not.to.equal(null);
      expect(about(element).length).to.be.greaterThan(word.length + 10);
      await expectAccessible(element);
    });
  it('tells a reader that they see the latest state, for they save nothing', async () => {
    const { element } = await chip({ kind: 'saved' }, 'viewer');
    expect(shown(element)).to.equal('Bijgewerkt');
  });
  it('speaks trouble and its end, and stays silent between saving and saved', async () => {
    const { host, element } = await chip({ kind: 'saved' });
    expect(spoken(element)).to.equal('');
    await become(host, element, { kind: 'saving' });
    await become(host, element, { kind: 'saved' });
    expect(spoken(element)).to.equal('');
    await become(host, element, { kind: 'reconnecting' });
    expect(spoken(element)).to.contain('Verbinding weg');
    await become(host, element, { kind: 'saving' });
    await become(host, element, { kind: 'saved' });
    expect(spoken(element)).to.contain('Weer verbonden');
  });
  it('offers a copy exactly when work is not safe on the server, or nothing is kept on the device', async () => {
    const { host, element } = await chip({ kind: 'saved' });
    const offers = (): boolean => element.renderRoot.querySelector('.about button') !== null;
    expect(offers()).to.equal(false);
    await become(host, element, { kind: 'not-saved', why: 'device' }, false);
    expect(offers()).to.equal(true);
    await become(host, element, { kind: 'reconnecting' });
    expect(offers()).to.equal(false);
    await become(host, element, { kind: 'stopped', reason: 'refused' });
    expect(offers()).to.equal(true);
    await become(host, element, { kind: 'saved' }, false);
    expect(offers()).to.equal(true);
    await become(host, element, { kind: 'saved' });
    expect(offers()).to.equal(false);
  });
  it('warns beforehand when this browser keeps no copy', async () => {
    const { host, element } = await chip({ kind: 'saved' });
    await waitUntil(() => about(element).includes('Alles staat op de server'));
    expect(about(element)).not.to.contain('bewaart geen kopie');
    await become(host, element, { kind: 'saved' }, false);
    expect(about(element)).to.contain('bewaart geen kopie');
  });
});
