// What the bench of the canvas check runs on an empty page: the naive way, all at once, and as the product does it.
import type * as Y from 'yjs';
import { judgingOf } from '../../client/judge/judging.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { report } from '../../shared/judge/findings/check.ts';
import { LIMITS } from '../../shared/judge/findings/finding.ts';
import { largeCanvas } from '../doubles/large-canvas.ts';
import { naiveClashes } from '../shared/naive-clashes.ts';

const OUTSIDE = { members: ['u1', 'u2'], now: '2026-11-22' };
let doc: Y.Doc;

const ways = {
  naive: () => void naiveClashes(snapshotOf(doc, OUTSIDE)),
  inOneGo: () => void report(snapshotOf(doc, OUTSIDE), LIMITS),
  inPieces: () =>
    new Promise<void>((done) => {
      const members = {
        list: () => ['u1', 'u2'].map((id) => ({ id, role: 'editor' })),
        subscribe: () => () => undefined,
      };
      // Of a canvas the check takes these three.
      judgingOf({ doc, members, commands: { at: () => OUTSIDE.now } } as unknown as Canvas).subscribe(done);
    }),
};
const bench = {
  make: (cards: number, seed: number): void => {
    doc = largeCanvas(cards, seed);
  },
  run: async (way: keyof typeof ways): Promise<void> => {
    // In a task of its own, which the trace has from its beginning.
    await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
    performance.mark('bench');
    await ways[way]();
    // That task has ended, so the trace has it whole.
    await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
  },
};
Object.assign(globalThis, { bench });
