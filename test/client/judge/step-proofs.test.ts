// The proofs of a step after the reveal: a card, an address or an earlier round is added and taken away, through the server.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClcStepProofs } from '../../../client/judge/step-proofs.ts';
import '../../../client/judge/step-proofs.ts';
import { ApiProblem } from '../../../client/session/api.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { root } from '../../../shared/document/roots.ts';
import { stairOf } from '../../../shared/judge/stair-rounds.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { EvidenceItem, RoundResult } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';

const ROUND: RoundResult = {
  id: 'r1',
  kind: 'stairway',
  about: { kind: 'stairway', steps: ['chosen'] },
  title: '',
  named: true,
  threshold: null,
  by: 'u1',
  state: 'closed',
  openedAt: '2026-11-22T09:00:00.000Z',
  closedAt: '2026-11-22T11:00:00.000Z',
  ballots: [],
  evidence: [
    { step: 'chosen', card: 'p1' },
    { step: 'chosen', card: 'nergens' },
  ],
};
const BEFORE: RoundResult = { ...ROUND, id: 'r0', title: 'Vorig jaar', openedAt: '2025-11-20T09:00:00.000Z' };

async function onProofs(role: 'owner' | 'viewer' = 'owner', refused?: ApiProblem) {
  const asked: { readonly path: string; readonly body: object | undefined }[] = [];
  const server: Canvas['server'] = {
    ask: <T>(_method: 'GET' | 'POST', path: string, body?: object) => {
      asked.push({ path, body });
      return refused ? Promise.reject(refused) : Promise.resolve({ id: 'r1' } as T);
    },
    onChange: () => () => undefined,
  };
  const { host, session } = await withSession(html`<clc-step-proofs></clc-step-proofs>`, {
    file: rijwiel,
    role,
    server,
  });
  const proofs = there(host.querySelector<ClcStepProofs>('clc-step-proofs'), 'proofs');
  const rounds = root(session.canvas.doc, 'rounds');
  rounds.set('r0', BEFORE);
  rounds.set('r1', ROUND);
  const stair = stairOf(new Map(rounds), { hasCard: (id) => id !== 'nergens' }, 'strict');
  proofs.step = there(stair.steps[0], 'step');
  await proofs.updateComplete;
  const put = (): { readonly add?: readonly EvidenceItem[]; readonly remove?: readonly EvidenceItem[] } | undefined =>
    asked.at(-1)?.body;
  const select = (label: string): HTMLSelectElement =>
    there(
      [...proofs.renderRoot.querySelectorAll('label')]
        .find((l) => l.textContent?.includes(label))
        ?.querySelector('select'),
      label,
    );
  return { host, session, proofs, asked, put, select };
}
const unfold = (proofs: ClcStepProofs): void => {
  there(proofs.renderRoot.querySelector('details'), 'form').open = true;
};

describe('the proofs of a step', () => {
  it('are listed with what is gone, and accessible, folded and open', async () => {
    const { proofs } = await onProofs();
    const items = [...proofs.renderRoot.querySelectorAll('li')].map((li) =>
      li.textContent?.replace(/\s+/gu, ' ').trim(),
    );
    expect(items[0]).to.match(/^Kaart: /u);
    expect(items[1]).to.match(/^bewijs weg/u);
    await expectAccessible(proofs);
    unfold(proofs);
    await expectAccessible(proofs);
  });
  it('of a card in the bin say what stands and what can be done, and of one that is nowhere do not', async () => {
    const { proofs, session } = await onProofs();
    expect(proofs.renderRoot.textContent).not.to.contain('prullenbak');
    const { step } = proofs;
    const card = there(
      step?.living.find((proof) => 'card' in proof),
      'proof',
    );
    setStatus(session.canvas.doc, 'card' in card ? card.card : '', 'rejected');
    proofs.step = step && { ...step, living: [], gone: [card] };
    await proofs.updateComplete;
    expect(proofs.renderRoot.textContent).to.contain('zet de kaart terug en het bewijs telt weer');
    await expectAccessible(proofs);
  });
  it('get a card, and an earlier round, beside what was there', async () => {
    const { proofs, asked, put, select } = await onProofs();
    unfold(proofs);
    for (const [label, value, proof] of [
      ['Een kaart', 'p2', { card: 'p2' }],
      ['Een eerdere ronde', 'r0', { round: 'r0' }],
    ] as const) {
      const field = select(label);
      field.value = value;
      field.dispatchEvent(new Event('change'));
      expect(put()).to.deep.equal({ step: 'chosen', add: [proof] });
      expect(asked.at(-1)?.path).to.equal('/rounds/r1/evidence');
      await waitUntil(() => !select(label).disabled);
    }
    expect([...select('Een eerdere ronde').options].map(({ text }) => text)[1]).to.contain('Vorig jaar');
    expect([...select('Een kaart').options].map(({ value }) => value)).to.not.include('p1');
  });
  it('get an address, and nothing that is none', async () => {
    const { proofs, asked, put } = await onProofs();
    unfold(proofs);
    const field = there(proofs.renderRoot.querySelector<HTMLInputElement>('[name=url]'), 'address');
    const form = there(proofs.renderRoot.querySelector('form'), 'form');
    field.value = 'javascript:alert(1)';
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await proofs.updateComplete;
    expect(asked).to.deep.equal([]);
    expect(proofs.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('geen adres');
    field.value = 'https://example.org/klanten';
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(put()?.add).to.deep.equal([{ url: 'https://example.org/klanten' }]);
    await waitUntil(() => field.value === '');
  });
  it('are taken away one by one, and the focus stays here', async () => {
    const { proofs, put } = await onProofs();
    const buttons = [...proofs.renderRoot.querySelectorAll<HTMLElement>('li .ib')];
    expect(buttons[1]?.getAttribute('aria-label')).to.contain('Haal dit bewijs weg');
    buttons[1]?.click();
    expect(put()).to.deep.equal({ step: 'chosen', remove: [{ card: 'nergens' }] });
    await waitUntil(() => proofs.shadowRoot?.activeElement?.localName === 'ul');
  });
  it('stay as they were when the server says no, with what it said', async () => {
    const no = new ApiProblem(403, { detail: 'Alleen wie bewerkt.' } as never, 'Refused.');
    const { proofs } = await onProofs('owner', no);
    proofs.renderRoot.querySelector<HTMLElement>('li .ib')?.click();
    await waitUntil(() => proofs.renderRoot.querySelector('[role=alert]'));
    expect(proofs.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('staat er nog');
    await expectAccessible(proofs);
  });
  it('are only read by whoever may not edit', async () => {
    const { proofs } = await onProofs('viewer');
    expect(proofs.renderRoot.querySelectorAll('li')).to.have.length(2);
    expect(proofs.renderRoot.querySelectorAll('form, li .ib')).to.have.length(0);
  });
});
