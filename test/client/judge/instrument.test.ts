// What stands in place of the board: each view of the bar above the canvas brings its own instrument.
import { expect, html } from '@open-wc/testing';
import '../../../client/judge/instrument.ts';
import type { Face } from '../../../client/session/contexts.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';
import { there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';

const SHOWS: readonly (readonly [Exclude<Face, 'canvas'>, string])[] = [
  ['agenda', 'clc-agenda'],
  ['ledger', 'clc-ledger'],
  ['stairway', 'clc-stair'],
  ['check', 'clc-check'],
];

describe('the views beside the canvas', () => {
  for (const [face, tag] of SHOWS)
    it(`${face} is ${tag}, and accessible`, async () => {
      const { host } = await withSession(html`<clc-instrument .face=${face}></clc-instrument>`, { file: rijwiel });
      const instrument = there(host.querySelector('clc-instrument'), 'instrument');
      await instrument.updateComplete;
      expect(instrument.renderRoot.querySelector(tag)).to.exist;
      await expectAccessible(instrument);
    });
});
