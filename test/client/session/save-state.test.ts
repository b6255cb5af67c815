// The save state: every line of the table, and "saved" only when the server has acknowledged everything.
import { expect } from '@open-wc/testing';
import type { SaveState } from '../../../client/session/contexts.ts';
import { NO_LINE, losesWork, saveState } from '../../../client/session/save-state.ts';
import type { CopyFacts, LineFacts, SaveFacts } from '../../../client/session/save-state.ts';

const up: LineFacts = {
  ...NO_LINE,
  tried: true,
  connected: true,
  synced: true,
  answered: true,
  sent: 2,
  acknowledged: 2,
};
const down: LineFacts = { ...NO_LINE, tried: true };
const kept: CopyFacts = { device: 'working', durable: true };
const writing: CopyFacts = { device: 'working', durable: false };
const broken: CopyFacts = { device: 'broken', durable: false };
const opening: CopyFacts = { device: 'opening', durable: false };

const base: SaveFacts = { line: up, copy: kept, content: true, pending: false, stopped: undefined };
const rows: readonly [string, Partial<SaveFacts>, SaveState, boolean][] = [
  ['everything acknowledged', {}, { kind: 'saved' }, false],
  ['everything acknowledged, no database', { copy: broken }, { kind: 'saved' }, false],
  ['everything acknowledged, the copy on this device not read yet', { copy: opening }, { kind: 'loading' }, false],
  [
    'everything acknowledged, the copy on this device not read yet, work held back',
    { copy: opening, pending: true },
    { kind: 'not-saved', why: 'server' },
    true,
  ],
  ['nothing to show yet', { line: down, content: false }, { kind: 'loading' }, false],
  ['a frame not acknowledged', { line: { ...up, sent: 3 }, pending: true }, { kind: 'saving' }, false],
  ['connected, the latest on its way', { line: { ...up, synced: false } }, { kind: 'loading' }, false],
  [
    'connected, the latest on its way, edited',
    { line: { ...up, synced: false }, pending: true },
    { kind: 'saving' },
    false,
  ],
  ['from the device, first connection on its way', { line: NO_LINE }, { kind: 'loading' }, false],
  [
    'connected, the acknowledgement of the greeting on its way',
    { line: { ...up, sent: 3 } },
    { kind: 'loading' },
    false,
  ],
  ['connected, my own not sent yet', { line: { ...up, answered: false }, pending: true }, { kind: 'saving' }, false],
  ['an edit missed this connection', { line: { ...up, missed: true }, pending: true }, { kind: 'saving' }, false],
  [
    'not acknowledged, no database',
    { line: { ...up, sent: 3 }, pending: true, copy: broken },
    { kind: 'saving' },
    true,
  ],
  [
    'not acknowledged, being written',
    { line: { ...up, sent: 3 }, pending: true, copy: writing },
    { kind: 'saving' },
    true,
  ],
  ['offline, on the device', { line: down, pending: true }, { kind: 'reconnecting' }, false],
  ['offline, nothing of mine', { line: down }, { kind: 'reconnecting' }, false],
  ['offline, being written', { line: down, pending: true, copy: writing }, { kind: 'saving' }, true],
  ['offline, no database', { line: down, pending: true, copy: broken }, { kind: 'not-saved', why: 'device' }, true],
  ['offline, no database, nothing of mine', { line: down, copy: broken }, { kind: 'not-saved', why: 'device' }, false],
  [
    'offline, database not open',
    { line: down, pending: true, copy: opening },
    { kind: 'not-saved', why: 'device' },
    true,
  ],
  [
    'server cannot store',
    { line: { ...down, storageRefused: true }, pending: true },
    { kind: 'not-saved', why: 'server' },
    false,
  ],
  [
    'server cannot store, nothing of mine',
    { line: { ...down, storageRefused: true } },
    { kind: 'reconnecting' },
    false,
  ],
  ['work of somebody who may not write any more', { pending: true }, { kind: 'not-saved', why: 'server' }, false],
  ['stopped', { line: down, stopped: 'withdrawn', pending: true }, { kind: 'stopped', reason: 'withdrawn' }, false],
  [
    'stopped before anything came',
    { line: down, stopped: 'not-found', content: false },
    { kind: 'stopped', reason: 'not-found' },
    false,
  ],
];

describe('the save state', () => {
  for (const [situation, change, state, loses] of rows)
    it(`${situation}: ${state.kind}${loses ? ', and closing would lose work' : ''}`, () => {
      const facts = { ...base, ...change };
      expect(saveState(facts)).to.deep.equal(state);
      expect(losesWork(facts)).to.equal(loses);
    });

  it('says "saved" and "reconnecting" only when they are true, over all combinations', () => {
    const flags = [false, true];
    for (const connected of flags)
      for (const synced of flags)
        for (const answered of flags)
          for (const missed of flags)
            for (const acknowledged of [1, 2])
              for (const copy of [kept, writing, broken, opening])
                for (const pending of flags) {
                  const line = { ...up, connected, synced, answered, missed, acknowledged };
                  const { kind } = saveState({ ...base, line, copy, pending });
                  if (kind === 'saved') {
                    expect(connected && synced && answered && !missed && !pending).to.equal(true);
                    expect(acknowledged).to.equal(2);
                    expect(copy).not.to.equal(opening);
                  }
                  if (kind === 'reconnecting') expect(copy).to.equal(kept);
                }
  });
});
