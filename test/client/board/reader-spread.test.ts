// Whoever only reads a canvas sees where the team differs as soon as it holds a result, and fetches nothing for it before.
import { expect, waitUntil } from '@open-wc/testing';
import { root } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { RoundResult } from '../../../shared/wire/rounds.ts';
import { onBoard } from './on-board.ts';

const RESULT: RoundResult = {
  id: 's1',
  kind: 'stairway',
  about: { kind: 'stairway', steps: ['chosen'] },
  title: '',
  named: true,
  threshold: null,
  by: 'u1',
  state: 'revealed',
  openedAt: '2026-11-22T09:00:00.000Z',
  ballots: [
    {
      named: true,
      revealedAt: '2026-11-22T10:00:00.000Z',
      of: 3,
      answers: [0, 4, 4].map((score, i) => ({
        person: `u${i + 1}`,
        answer: { kind: 'stairway', steps: { chosen: { score } } },
      })),
    },
  ],
};

describe('a reader', () => {
  it('is shown how far the answers of a block lie apart once they are revealed, without touching anything', async () => {
    const { board, session } = await onBoard({ file: rijwiel, role: 'viewer' });
    expect(customElements.get('clc-spread-mark') === undefined, 'not fetched yet').to.equal(true);
    root(session.canvas.doc, 'rounds').set(RESULT.id, RESULT);
    const marks = (): number =>
      [...board.renderRoot.querySelectorAll('clc-block')].filter((block) =>
        block.renderRoot.querySelector('clc-spread-mark')?.shadowRoot?.querySelector('.mark'),
      ).length;
    await waitUntil(() => marks() > 0, 'No block is marked.', { timeout: 8000 });
  });
});
