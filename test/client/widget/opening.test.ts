// How a session begins and ends: what a refusal means, and what may still be done with a canvas after a stop.
import { expect } from '@open-wc/testing';
import type { PretendSession } from '../../../client/gallery/pretend.ts';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import { byKey } from '../../../client/session/access.ts';
import { ApiProblem } from '../../../client/session/api.ts';
import type { StopReason } from '../../../client/session/contexts.ts';
import { refusal, usableCanvas } from '../../../client/widget/opening.ts';

const answer = (status: number): ApiProblem =>
  new ApiProblem(status, { type: 'x', title: '', status, code: 'x', detail: '' }, '');

describe('a refusal', () => {
  it('is the server’s word about the link', () => {
    expect([401, 403, 404].map((status) => refusal(answer(status)))).to.deep.equal([
      'link-invalid',
      'link-invalid',
      'not-found',
    ]);
  });
  it('is not an error page of something in between, and not silence', () => {
    expect(refusal(new ApiProblem(403, undefined, ''))).to.equal(undefined);
    expect(refusal(new ApiProblem(0, undefined, ''))).to.equal(undefined);
    expect(refusal(answer(503))).to.equal(undefined);
    expect(refusal(new Error('no'))).to.equal(undefined);
  });
});
describe('a canvas whose session has stopped', () => {
  const stoppedBy = (reason: StopReason): PretendSession => {
    const sessions: PretendSession[] = [];
    pretending({ status: { save: { kind: 'stopped', reason } } }, (session) => sessions.push(session))({
      server: 'https://canvas.example',
      canvasId: 'c1',
      access: byKey('k1'),
      device: pretendDevice('Noor'),
    });
    const [session] = sessions;
    if (!session) throw new Error('No session was opened.');
    return session;
  };
  it('is for reading, and stays the same object so that nothing is drawn twice', () => {
    const session = stoppedBy('withdrawn');
    expect(usableCanvas(session, 'edit')?.rights).to.deep.equal({ edit: false, discuss: false, share: false });
    expect(usableCanvas(session, 'edit')).to.equal(usableCanvas(session, 'edit'));
  });
  it('can still be emptied when it is full', () => {
    const session = stoppedBy('full');
    expect(usableCanvas(session, 'edit')).to.equal(session.canvas);
  });
});
