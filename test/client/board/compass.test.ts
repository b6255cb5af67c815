// The compass: a date that is not complete stays, and nobody has read a mission that is not written.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { compassText, deadline } from '../../../shared/document/compass.ts';
import { replaceText } from '../../../shared/document/text-made.ts';
import { focused, onBoard, there } from './on-board.ts';

describe('the compass', () => {
  it('keeps a date that is not complete and says what it lacks, on Enter and on leaving', async () => {
    const { session, board, settled } = await onBoard();
    const compass = there(board.renderRoot.querySelector('clc-compass'), 'compass');
    session.canvas.commands.setDeadline('2090-12-31');
    await settled();
    there(compass.renderRoot.querySelector<HTMLElement>('.date'), 'date').click();
    await settled();
    const field = there(compass.renderRoot.querySelector('input'), 'field');
    await sendKeys({ press: 'Backspace' });
    expect(field.validity.badInput).to.equal(true);
    const said = (): string => compass.renderRoot.querySelector('[role=alert]')?.textContent ?? '';
    expect(said()).to.equal('');
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(said()).to.equal('Vul dag, maand en jaar in.');
    expect(focused() === field, 'the field keeps the focus').to.equal(true);
    compass.focusHeading();
    await settled();
    expect(compass.renderRoot.querySelector('input')?.validity.badInput, 'what is there stays').to.equal(true);
    expect(said()).to.equal('Vul dag, maand en jaar in.');
    expect(deadline(session.canvas.doc)).to.equal('2090-12-31');
    field.focus();
    await sendKeys({ press: 'Escape' });
    await settled();
    expect(compass.renderRoot.querySelectorAll('input').length).to.equal(0);
  });
  it('asks nobody to have read a mission that is not written', async () => {
    const { board, session, settled } = await onBoard({ blank: true });
    const compass = there(board.renderRoot.querySelector('clc-compass'), 'compass');
    expect(compass.renderRoot.querySelectorAll('[aria-pressed]').length).to.equal(0);
    replaceText(there(compassText(session.canvas.doc, 'mission'), 'mission'), 'Wij helpen forenzen.');
    await settled();
    expect(compass.renderRoot.querySelector('[aria-pressed]')?.getAttribute('aria-pressed')).to.equal('false');
  });
});
