// A canvas of hundreds of cards: the agenda and the findings show what can be read at once, the rest when it is asked for.
import { expect, html } from '@open-wc/testing';
import '../../../client/judge/agenda-view.ts';
import '../../../client/judge/check-view.ts';
import { judgingOf } from '../../../client/judge/judging.ts';
import { READ_AT_ONCE } from '../../../client/judge/panel-styles.ts';
import { largeFile } from '../../doubles/large-canvas.ts';
import { expectAccessible } from '../accessible.ts';
import { withSession } from '../with-session.ts';
import { judged } from './judged.ts';

for (const name of ['clc-agenda', 'clc-check'] as const)
  it(`${name} shows the most pressing ones first, and all of them with one press that keeps the focus in the list`, async () => {
    const { host, session } = await withSession(
      name === 'clc-agenda' ? html`<clc-agenda></clc-agenda>` : html`<clc-check></clc-check>`,
      { file: largeFile(306, 1) },
    );
    await judged(session.canvas);
    const view = host.querySelector(name);
    if (!view) throw new Error(`${name} is not there.`);
    await view.updateComplete;
    const lists = (): Element[] => [...view.renderRoot.querySelectorAll('ol')];
    const first = lists().map((list) => list.children.length);
    expect(Math.max(...first)).to.equal(READ_AT_ONCE);
    const more = view.renderRoot.querySelector<HTMLElement>('.more');
    const list = more?.previousElementSibling;
    await expectAccessible(view);
    more?.click();
    await view.updateComplete;
    expect(view.renderRoot.querySelector('.more')).to.not.exist;
    const whole = judgingOf(session.canvas).judged;
    const all = name === 'clc-agenda' ? whole?.agenda.length : whole?.report.findings.length;
    expect(lists().reduce((sum, { children }) => sum + children.length, 0)).to.equal(all);
    const focused = view.shadowRoot?.activeElement?.closest('li');
    expect(list?.contains(focused ?? null)).to.equal(true);
    expect(focused).to.equal(list?.children[READ_AT_ONCE]);
  });
