// Promise: each number and each sentence by which the Stairway, the ledger and the rounds were defined has a test that names it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STAIR = 'test/client/judge/stair.test.ts';
const LEDGER = 'test/client/judge/ledger.test.ts';

/** What was promised, and in which file which test proves it. */
const PROMISES: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  'ballots are in no update before the reveal': [
    [
      'test/server/rounds-leaks.test.ts',
      'before the reveal nobody else is sent anything of an answer, %s; after it they are',
    ],
  ],
  'two facilitators reveal at once: one result': [
    [
      'test/server/rounds.test.ts',
      'two who reveal at once make one result, and a late second click reveals nothing more',
    ],
  ],
  'a reveal after a restart keeps the ballots': [
    [
      'test/server/rounds.test.ts',
      'answers given before the server stopped are there when it is back, and still hidden',
    ],
  ],
  'who is no member cannot vote': [
    ['test/server/rounds.test.ts', 'who may not lead, who is no member and who has no key are each told so'],
  ],
  'a late vote is excluded': [
    ['test/server/rounds.test.ts', 'an answer after the reveal is shown as late; what was shown is not changed'],
    ['test/shared/stairway.test.ts', 'counts who does not know, and shows late votes only'],
  ],
  'a proof that is rejected lets the step fall': [
    [
      'test/server/rounds-edges.test.ts',
      'a proof whose card goes in the bin lets its step fall for everybody, and holds it up once it is back',
    ],
    [STAIR, 'loses a step when its proof goes in the bin, and takes a person to a proof that is there'],
  ],
  'the seven steps are read as an ordered list': [
    [STAIR, 'of the workshop is an ordered list that says of each step where it stands'],
  ],
  'a second ballot is beside the first, about some steps if so wanted': [
    [
      'test/server/rounds-again.test.ts',
      'a second ballot asks about the steps that need a talk, unless others are chosen; of the rest the first speaks on',
    ],
  ],
  'two people set different sides at once, and the same side': [
    [
      'test/shared/ledger.test.ts',
      'keep both sides two people set at once, and end in one value where they set the same side',
    ],
    [LEDGER, 'that a colleague replaces is told, with a way back'],
  ],
  'a card that changes side is counted there for everybody': [
    [LEDGER, 'moves a card to the other side when a colleague does'],
  ],
  'a net below zero is a finding, and a warning at the step of the others': [
    ['test/shared/findings-rules.test.ts', 'L03:licence.partners'],
    [STAIR, 'warns at the step of the others when a party loses out in the ledger, and no longer once it does not'],
  ],
  'an unknown net is never positive': [
    ['test/shared/ledger.test.ts', 'knows a net only where both sides are known, and never takes unknown for zero'],
  ],
  'a level from the keyboard, spoken with its party': [
    [LEDGER, 'goes up and down by one with the arrows, spoken with its party, and undo takes one step back'],
  ],
  'an export has levels, cards and confidence': [
    [
      'test/shared/file.test.ts',
      'carries the levels, the cards that are their reasons and how sure the team is of those',
    ],
  ],
  'a level adjusted after a round says by whom': [
    [
      'test/server/levels.test.ts',
      'who adjusted a level is answered after everybody left and the server stopped; what the round set is nobody’s',
    ],
  ],
  'the golden number of consensus, and the table of votes': [
    ['test/shared/consensus.test.ts', 'is the number of Tastle and Wierman'],
    ['test/shared/consensus.test.ts', 'of %j is as agreed, with median and range'],
    ['test/shared/stairway.test.ts', 'and votes %j: talk %s, holds %s'],
  ],
  'consensus, for any votes': [
    ['test/shared/consensus.test.ts', 'lies between split and one voice, and is one voice only where all say the same'],
    ['test/shared/consensus.test.ts', 'does not care who says what, or which end of the scale is up'],
  ],
  'the gate, in numbers and for any stair': [
    ['test/shared/stairway.test.ts', 'at %s reaches %d and leaves %j floating'],
    [
      'test/shared/stairway.test.ts',
      'for any stair: below the reached step no gap, above it one, and each step that holds is in exactly one place',
    ],
    ['test/shared/stairway.test.ts', 'a step that comes to hold never lowers the stair'],
  ],
  'the ledger, in numbers and for any levels': [
    ['test/shared/ledger.test.ts', 'gives the golden numbers'],
    ['test/shared/ledger.test.ts', 'never lets one party make good what another loses'],
  ],
  'small groups, for all they can answer': [
    ['test/server/rounds-small.test.ts', 'the same is written of a %s round whatever was answered, and by how many'],
    ['test/server/rounds-small.test.ts', 'that one or two of %i do not know cannot be worked out from the rest'],
    ['test/server/rounds-small.test.ts', '%i people over %i cards: that one person chose a card cannot be worked out'],
    [
      'test/server/rounds-small.test.ts',
      'what one or two people gave to a role leaves no trace: the same is written without it',
    ],
    ['test/shared/small-groups.test.ts', 'never lets a masked cell be worked out from everything that is shown'],
    ['test/shared/small-groups.test.ts', 'does not cross one newcomer, whose answer would be 6 × 3.0 − 5 × 3.4'],
  ],
};

test('each has its test', () => {
  const missing = Object.entries(PROMISES).flatMap(([promise, tests]) =>
    tests
      .filter(([file, name]) => !(existsSync(ROOT + file) && readFileSync(ROOT + file, 'utf8').includes(name)))
      .map(() => promise),
  );
  expect(missing).toEqual([]);
});
