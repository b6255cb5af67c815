// The panel of a popover: where it stands, and what it leaves in sight.
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../../client/ui/popover.ts';
import type { Popover } from '../../../client/ui/popover.ts';
import { expectAccessible } from '../accessible.ts';

async function opened(height: string): Promise<{ readonly button: DOMRect; readonly panel: HTMLElement }> {
  const popover = await fixture<Popover>(
    html`<clc-popover label="Meer"
      ><span slot="button">Meer</span>
      <div class="long"></div
    ></clc-popover>`,
  );
  popover.querySelector<HTMLElement>('.long')?.style.setProperty('block-size', height);
  popover.querySelector<HTMLElement>('.long')?.style.setProperty('inline-size', '160px');
  const button = popover.renderRoot.querySelector('button');
  const panel = popover.renderRoot.querySelector<HTMLElement>('[popover]');
  if (!button || !panel) throw new Error('The popover is not whole.');
  const open = oneEvent(popover, 'clc-popover-open');
  button.click();
  await open;
  await expectAccessible(popover);
  return { button: button.getBoundingClientRect(), panel };
}

describe('the panel of a popover', () => {
  it('that is longer than the window scrolls under its button, and leaves that in sight', async () => {
    const { button, panel } = await opened('3000px');
    const box = panel.getBoundingClientRect();
    expect(box.top).to.be.at.least(button.bottom);
    expect(box.bottom).to.be.at.most(window.innerHeight);
    expect(panel.scrollHeight).to.be.above(panel.clientHeight);
  });
  it('that is short stands under its button whole', async () => {
    const { button, panel } = await opened('100px');
    expect(panel.getBoundingClientRect().top).to.be.at.least(button.bottom);
    expect(panel.scrollHeight).to.equal(panel.clientHeight);
  });
});
