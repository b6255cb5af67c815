// The threats and faults on the wire and in messages (rows 1 to 21), each with the tests that show it is met.

export type Row =
  | { readonly threat: string; readonly shown: Readonly<Record<string, readonly string[]>> }
  | { readonly threat: string; readonly notBuilt: string };

const FRAMES = 'test/chaos/frame-fuzz-frames.ts';
const MESSAGES = 'test/chaos/frame-fuzz-messages.ts';
const PEOPLE = 'test/chaos/frame-fuzz-people.ts';
const UPGRADES = 'test/chaos/frame-fuzz-upgrades.ts';
const NOTHING = 'test/server/threats-messages.test.ts';
export const DOOR = 'test/server/door.test.ts';

export const WIRE_ROWS: Readonly<Record<number, Row>> = {
  1: {
    threat: 'frames against the protocol',
    shown: {
      [FRAMES]: [
        'RSV bit ${rsv}',
        'a reserved opcode for data',
        'a reserved opcode for control',
        'a continuation of nothing',
        'a ping in pieces',
        'a ping of 126 bytes',
        'a close of one byte',
        'a frame without a mask',
      ],
      'test/chaos/frame-fuzz-process.test.ts': ['every kind, one after the other, against one process'],
    },
  },
  2: {
    threat: 'lengths that lie',
    shown: { [FRAMES]: ['a claim of 200 MB', 'a claim of 2^62', 'pieces that are too much together'] },
  },
  3: {
    threat: 'thousands of headers, an extension that is a trap',
    shown: {
      [DOOR]: ['thousands of header lines, and an extension that is a trap, are refused or ignored'],
      [UPGRADES]: ['2,500 headers before those that count', '2,500 headers after those that count'],
    },
  },
  4: { threat: 'a deflate bomb', shown: { [NOTHING]: ['frames are not compressed, whoever asks for it'] } },
  5: {
    threat: 'half a frame or half a header held open',
    shown: {
      [DOOR]: [
        'half a message is waited for, and then its line is ended with 1002',
        'half a request is dropped, whether it asks for a page or for a line',
        'a slow line may take its time as long as something comes; a trickle is not enough',
      ],
    },
  },
  6: {
    threat: 'floods of pings and of pieces',
    shown: {
      [PEOPLE]: ['a flood of pings', 'one message in 500 pieces'],
      [NOTHING]: ['pings are counted like messages', 'pieces of a message are counted like messages'],
    },
  },
  7: {
    threat: 'a slow reader',
    shown: {
      'test/chaos/slow-reader.test.ts': ['${STALLED} who do not read while ${PUSHED / MB} MB pass'],
      'test/server/outbox.test.ts': ['a reader who stays behind is dropped; who asks on and on without reading, too'],
      'test/server/fairness.test.ts': ['of a line that the server ended nothing more is read'],
    },
  },
  8: {
    threat: 'a peer that is dead without a word',
    shown: {
      'test/server/lost-line.test.ts': ['a line that stays silent is dropped, and nothing of it is left'],
      'test/client/session/open-session.test.ts': [
        'asks a silent server for a sign of life when the page wakes, and reconnects when none comes',
        'a page that wakes while waiting connects at once',
      ],
    },
  },
  9: {
    threat: 'a hidden tab is closed by its browser',
    shown: { 'test/server/rooms.test.ts': ['an empty room leaves memory, and whoever comes back finds every edit'] },
  },
  10: {
    threat: 'empty, cut short, unknown, text',
    shown: { [MESSAGES]: ['an empty message', 'an update cut short', 'an unknown type', 'text'] },
  },
  11: {
    threat: 'random and bent updates, version 2 as version 1',
    shown: {
      [MESSAGES]: ['random bytes as an update', 'an update with flipped bits', 'an update of version 2'],
      'test/chaos/frame-fuzz.test.ts': ['seed %i: ${FRAMES} random frames'],
      'test/server/judge-neighbours.test.ts': [
        '${RUNS} times seven forged updates: what is taken is the same on nine replicas and after a start',
      ],
    },
  },
  12: {
    threat: 'counts that lie',
    shown: {
      [MESSAGES]: ['a count of clients that lies', 'a count of structs that lies', 'a count of deletions that lies'],
      [NOTHING]: ['updates that lie about their counts cost their bytes, however often they come'],
    },
  },
  13: {
    threat: 'rubbish and gaps of endless length',
    shown: {
      [MESSAGES]: ['rubbish of endless length', 'a gap of endless length', 'deleted content of endless length'],
      'test/server/judge-bytes.test.ts': [
        'clocks that jump in many steps come no further than in one',
        'six pages pasted and taken out again offline: however long, it is gone, and comes in with what was written after',
      ],
    },
  },
  14: {
    threat: 'missing dependencies',
    shown: {
      [PEOPLE]: ['updates on ground that never comes'],
      'test/server/sockets.test.ts': [
        'an update whose ground is missing is not kept, is asked for again, and counts once it is whole',
      ],
      'test/server/patience.test.ts': [
        'what is missing is asked for once a second, and after ten seconds it is enough',
        'fifty updates nobody can place are borne, one more is enough, however fast they come',
      ],
    },
  },
  15: {
    threat: 'state vectors that lie, storms of questions',
    shown: {
      [MESSAGES]: ['a state vector of 2^50 entries'],
      [PEOPLE]: ['a storm of questions for everything'],
      'test/server/answers.test.ts': ['who lacks the same gets the very same frame'],
      'test/server/patience.test.ts': ['the whole may be asked for thirty times at once, and then once a second'],
    },
  },
  16: {
    threat: 'storms of updates, large pastes, a full document',
    shown: {
      [PEOPLE]: ['a storm of updates', '900 KB pasted at once'],
      'test/server/sockets.test.ts': ['too many messages on one line, on and on, end that line'],
      [NOTHING]: ['two tabs of one person have one budget, and another person has their own'],
      'test/server/size.test.ts': [
        'a full canvas refuses what makes it grow, and nobody loses what was there',
        'a paste that does not fit and is taken out again comes in on a canvas with no room at all',
        'whoever takes out much on a full canvas may write a little with the same update',
        'traces of what was never there do not make a full canvas longer for ever',
      ],
      'test/client/widget/opening.test.ts': ['can still be emptied when it is full'],
    },
  },
  17: {
    threat: 'many clientIDs on one key',
    shown: {
      [PEOPLE]: ['200 invented clientIDs'],
      'test/server/judge-bytes.test.ts': [
        'more clientIDs than one person has tabs',
        'a new clientID with every update: so many a day, and each person by themself',
      ],
      'test/server/judge-cost.test.ts': [
        'many values under one key, all at once: refused before Yjs puts one in its place',
      ],
    },
  },
  18: {
    threat: 'known structs that make roots',
    shown: { [NOTHING]: ['a thousand updates that bring nothing leave no row, no root and no frame to others'] },
  },
  19: {
    threat: 'roots of another kind, foreign roots, subdocuments, embeds',
    shown: { [PEOPLE]: ['a root used as a list', 'a foreign root', 'a subdocument', 'an embed'] },
  },
  20: {
    threat: 'keys that bite',
    shown: {
      [PEOPLE]: ['a key that bites', 'a value whose key bites'],
      'test/server/judge-structure.test.ts': ['keys that bite, at every depth'],
    },
  },
  21: {
    threat: 'presence of great depth',
    shown: { [MESSAGES]: ['presence nested 3,000 levels deep', 'presence larger than is shown'] },
  },
};
