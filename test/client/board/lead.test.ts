// The lead role: choosing a second one asks, and two people who choose at once both hear of it.
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { watchLead } from '../../../client/board/lead-watch.ts';
import type { LeadRace } from '../../../client/board/lead-watch.ts';
import type { ClcStance } from '../../../client/board/stance.ts';
import { leadRole, stanceOf } from '../../../shared/document/choices.ts';
import { setStance } from '../../../shared/document/choice-changes.ts';
import { declareRoots } from '../../../shared/document/roots.ts';
import type { Role } from '../../../shared/template/canvas-template.ts';
import { onBoard, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';
import { expectAccessible } from '../accessible.ts';

function stance(on: OnBoard, role: Role): ClcStance {
  return there(on.facet(`proposition.${role}`).renderRoot.querySelector('clc-stance'), role);
}

describe('a second lead', () => {
  it('asks which role steps back, and changes nothing when cancelled', async () => {
    const on = await onBoard();
    const magician = stance(on, 'magician');
    magician.choose('lead');
    await magician.updateComplete;
    const dialog = there(magician.renderRoot.querySelector('clc-dialog'), 'dialog');
    await dialog.updateComplete;
    expect(dialog.renderRoot.querySelector('dialog:modal')).to.exist;
    await Promise.all(
      dialog.renderRoot
        .querySelector('dialog')
        ?.getAnimations()
        .map((a) => a.finished) ?? [],
    );
    await expectAccessible(dialog);
    const [cancel] = magician.renderRoot.querySelectorAll<HTMLElement>('[slot=actions]');
    there(cancel, 'cancel').click();
    await magician.updateComplete;
    await dialog.updateComplete;
    expect(dialog.renderRoot.querySelector('dialog:modal')).to.equal(null);
    expect(leadRole(on.session.canvas.doc)).to.equal('steward');
    expect(stanceOf(on.session.canvas.doc, 'magician')).to.equal('parity');
  });
  it('takes over when the team says what the first becomes', async () => {
    const on = await onBoard();
    const magician = stance(on, 'magician');
    magician.choose('lead');
    await magician.updateComplete;
    const off = [...magician.renderRoot.querySelectorAll<HTMLElement>('[slot=actions]')].find((b) =>
      b.textContent?.includes('Steward bewust niet'),
    );
    there(off, 'off').click();
    await on.settled();
    expect(leadRole(on.session.canvas.doc)).to.equal('magician');
    expect(stanceOf(on.session.canvas.doc, 'steward')).to.equal('off');
    expect(on.facet('proposition.magician').renderRoot.querySelector('.lead')).to.exist;
    expect(on.facet('proposition.steward').renderRoot.querySelector('.facet.lead')).to.equal(null);
  });
});

describe('two people who choose a lead at once', () => {
  function pair() {
    const make = () => {
      const doc = declareRoots(new Y.Doc());
      const heard: LeadRace[] = [];
      watchLead(
        doc,
        () => 1000,
        (race) => heard.push(race),
      );
      return { doc, heard };
    };
    const [a, b] = [make(), make()];
    const meet = () => {
      const [ua, ub] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)];
      Y.applyUpdate(a.doc, ub);
      Y.applyUpdate(b.doc, ua);
    };
    return { a, b, meet };
  }
  it('end with one, and each hears once of the other', () => {
    const { a, b, meet } = pair();
    a.doc.transact(() => setStance(a.doc, 'magician', 'lead'));
    b.doc.transact(() => setStance(b.doc, 'steward', 'lead'));
    meet();
    meet();
    expect(leadRole(a.doc)).to.equal(leadRole(b.doc));
    const [won, lost] = leadRole(a.doc) === 'magician' ? [a, b] : [b, a];
    expect(won.heard.map((r) => r.outcome)).to.deep.equal(['stood']);
    expect(lost.heard.map((r) => r.outcome)).to.deep.equal(['replaced']);
    expect(won.heard[0]?.client).to.equal(lost.doc.clientID);
    expect(lost.heard[0]?.client).to.equal(won.doc.clientID);
    expect(lost.heard[0]?.theirs).to.equal(won.heard[0]?.mine);
  });
  it('who agree hear nothing, and who never chose hears nothing', () => {
    const { a, b, meet } = pair();
    a.doc.transact(() => setStance(a.doc, 'magician', 'lead'));
    meet();
    expect(b.heard).to.deep.equal([]);
    b.doc.transact(() => setStance(b.doc, 'magician', 'lead'));
    meet();
    expect([...a.heard, ...b.heard]).to.deep.equal([]);
  });
  it('one a moment after the other hear of each other too', () => {
    const { a, b, meet } = pair();
    a.doc.transact(() => setStance(a.doc, 'magician', 'lead'));
    meet();
    b.doc.transact(() => setStance(b.doc, 'steward', 'lead'));
    meet();
    expect(a.heard.map((r) => [r.outcome, r.mine, r.theirs])).to.deep.equal([['replaced', 'magician', 'steward']]);
    expect(b.heard.map((r) => [r.outcome, r.mine, r.theirs])).to.deep.equal([['stood', 'steward', 'magician']]);
    expect(b.heard[0]?.client).to.equal(a.doc.clientID);
    // Choosing again after having been told is an answer.
    a.doc.transact(() => setStance(a.doc, 'magician', 'lead'));
    expect(a.heard).to.have.length(1);
  });
  it('are asked about the role that leads now, not the one that led when the question came', async () => {
    const on = await onBoard();
    const { doc, commands } = on.session.canvas;
    const magician = stance(on, 'magician');
    magician.choose('lead');
    await magician.updateComplete;
    commands.setStance('merchant', 'lead');
    await magician.updateComplete;
    const dialog = there(magician.renderRoot.querySelector('clc-dialog'), 'dialog');
    expect(dialog.textContent).to.contain('Koopman is nu waar jullie winnen');
    expect(dialog.textContent).not.to.contain('Steward');
    commands.setStance('magician', 'lead');
    await magician.updateComplete;
    expect(dialog.open).to.equal(false);
    commands.setStance('merchant', 'lead');
    await magician.updateComplete;
    expect(dialog.open).to.equal(false);
    expect(leadRole(doc)).to.equal('merchant');
  });
  it('hear of a choice soon after theirs, with the name of who chose and a way back', async () => {
    const on = await onBoard({ blank: true });
    const doc = on.session.canvas.doc;
    on.session.canvas.commands.setStance('magician', 'lead');
    const other = declareRoots(new Y.Doc());
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.transact(() => setStance(other, 'steward', 'lead'));
    on.session.presence.awareness.states.set(other.clientID, { user: { id: 'u2', name: 'Bram Claes', slot: 1 } });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
    await on.settled();
    expect(on.said.map((s) => s.text)).to.deep.equal([
      'Bram Claes koos net Steward. Jouw keuze Magiër is daarmee vervangen.',
    ]);
    there(on.said[0]?.action, 'way back').run();
    await stance(on, 'magician').updateComplete;
    const dialog = there(stance(on, 'magician').renderRoot.querySelector('clc-dialog'), 'dialog');
    expect(dialog.open).to.equal(true);
    expect(leadRole(doc)).to.equal('steward');
  });
});
