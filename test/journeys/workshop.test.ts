// The workshop of ninety minutes: six people in browsers of their own, from the first link to a server that is killed.
import { afterAll, beforeAll, test } from 'vitest';
import { aLineDrops, aSecondLeadAsksWhoStepsBack, twoChooseWhereToWin } from './workshop-choices.ts';
import {
  allLeaveAndTheServerIsKilled,
  fourStepsAreJudged,
  itIsPrinted,
  itIsTakenAlong,
  theAgendaGetsNamesAndDates,
  theSecondVoteReachesFour,
  whatIsDecidedSaysWhoDoesWhat,
} from './workshop-judging.ts';
import {
  fiveFillTheLicence,
  theGoalGetsItsDate,
  theSecondVoteTurnsIt,
  theTextsAppear,
  theValueIsWeighed,
} from './workshop-licence.ts';
import { aCardIsBinnedAndComesBack, linksAnswerFindings, noorTakesBackHerOwn } from './workshop-links.ts';
import { allJoin, fiveWriteAlone, theCanvasIsMade, theySeeEachOther } from './workshop-opening.ts';
import { openRoom, room } from './workshop-room.ts';

beforeAll(openRoom);
afterAll(() => room.close());

// Each row goes on where the one before it ended.
test(
  '0:00 a canvas has four blocks and eighteen facets; a link that was never given brings not a byte',
  theCanvasIsMade,
);
test('0:03 six people come in, one in a frame of another site, and see each other; Noor leads', async () => {
  await allJoin();
  await theySeeEachOther();
});
test(
  '0:05 five people write alone: the others are told how many, and nothing that reaches Bram says what',
  fiveWriteAlone,
);
test('0:10 the five texts appear at once; a hollow mission is said to be, until it is rewritten', theTextsAppear);
test('0:16 a bold goal asks for its date, and is short enough', theGoalGetsItsDate);
test(
  '0:20 five people fill five facets at once and two type in one card: no card and no letter is lost',
  fiveFillTheLicence,
);
test('0:30 partners lose out in the first vote, for all to see and not before', theValueIsWeighed);
test('0:34 after the talk a second vote lets partners gain', theSecondVoteTurnsIt);
test('0:38 a line drops: two cards arrive once, and a card moved by two stands in one place', aLineDrops);
test(
  '0:46 two lead roles at the same instant: one everywhere, both are told by name, and never two',
  twoChooseWhereToWin,
);
test('0:52 a second lead asks who steps back, and cancel changes nothing', aSecondLeadAsksWhoStepsBack);
test('0:55 links take findings away one by one, and a chosen card lights its chain', linksAnswerFindings);
test(
  '1:02 a card binned while somebody types in it keeps the words; what points to it says so until it is back',
  aCardIsBinnedAndComesBack,
);
test('1:08 Noor takes back her own last three steps, and nobody else’s', noorTakesBackHerOwn);
test('1:10 step three needs a talk, so that step four floats above two that are reached', fourStepsAreJudged);
test('1:18 a proof and a second vote bring all four', theSecondVoteReachesFour);
test('1:24 six open decisions get a name and a date, for everybody to see', theAgendaGetsNamesAndDates);
test('1:27 what is decided asks who does what first, until it says so', whatIsDecidedSaysWhoDoesWhat);
test('1:28 the canvas is taken along, and comes in again with the same texts and findings', itIsTakenAlong);
test('1:29 the canvas is printed on one page, and a view by itself', itIsPrinted);
test(
  '1:30 all leave and the server is killed: every text is there, what was hidden still is, and nobody is present',
  allLeaveAndTheServerIsKilled,
);
