// Which test shows each of the 55 threats and faults this product was made against; a name that is gone fails here.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Row =
  | { readonly threat: string; readonly shown: Readonly<Record<string, readonly string[]>> }
  | { readonly threat: string; readonly notBuilt: string };

const FRAMES = 'test/chaos/frame-fuzz-frames.ts';
const MESSAGES = 'test/chaos/frame-fuzz-messages.ts';
const PEOPLE = 'test/chaos/frame-fuzz-people.ts';
const UPGRADES = 'test/chaos/frame-fuzz-upgrades.ts';
const IDENTITY = 'test/server/threats-identity.test.ts';
const NOTHING = 'test/server/threats-messages.test.ts';
const DOOR = 'test/server/door.test.ts';

const ROWS: Readonly<Record<number, Row>> = {
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
      [NOTHING]: ['pings are counted like messages'],
    },
  },
  7: {
    threat: 'a slow reader',
    shown: {
      'test/chaos/slow-reader.test.ts': ['${STALLED} who do not read while ${PUSHED / MB} MB pass'],
      'test/server/outbox.test.ts': ['a reader who stays behind is dropped; who asks on and on without reading, too'],
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
    shown: { [MESSAGES]: ['rubbish of endless length', 'a gap of endless length'] },
  },
  14: {
    threat: 'missing dependencies',
    shown: {
      [PEOPLE]: ['updates on ground that never comes'],
      'test/server/sockets.test.ts': [
        'an update whose ground is missing is not kept, is asked for again, and counts once it is whole',
      ],
    },
  },
  15: {
    threat: 'state vectors that lie, storms of questions',
    shown: {
      [MESSAGES]: ['a state vector of 2^50 entries'],
      [PEOPLE]: ['a storm of questions for everything'],
      'test/server/answers.test.ts': ['who lacks the same gets the very same frame'],
    },
  },
  16: {
    threat: 'storms of updates, large pastes, a full document',
    shown: {
      [PEOPLE]: ['a storm of updates', '900 KB pasted at once'],
      'test/server/size.test.ts': ['a full canvas refuses what makes it grow, and nobody loses what was there'],
      'test/client/widget/opening.test.ts': ['can still be emptied when it is full'],
    },
  },
  17: {
    threat: 'many clientIDs on one key',
    shown: {
      [PEOPLE]: ['200 invented clientIDs'],
      'test/server/judge-bytes.test.ts': ['more clientIDs than one person has tabs'],
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
  21: { threat: 'presence of great depth', shown: { [MESSAGES]: ['presence nested 3,000 levels deep'] } },
  22: {
    threat: 'presence of another',
    shown: {
      [PEOPLE]: ['presence for another', 'hiding another'],
      'test/server/presence.test.ts': ['a person can neither overwrite nor hide another, whatever clock they send'],
    },
  },
  23: { threat: 'presence at the end of all clocks', shown: { [MESSAGES]: ['presence at the end of all clocks'] } },
  24: {
    threat: 'somebody else’s clientID',
    shown: {
      [PEOPLE]: ['going on where another stopped'],
      [IDENTITY]: [
        'what somebody wrote offline is not pushed out by whoever wrote with their clientID first',
        'a clientID that nobody has written with yet is already somebody’s, from the ticket on',
      ],
    },
  },
  25: {
    threat: 'comments forged, edited, deleted',
    shown: {
      [PEOPLE]: [
        'a comment in another’s name',
        'another’s comment rewritten',
        'another’s comment taken over',
        'another’s comment deleted',
      ],
      'test/chaos/judge-fuzz.test.ts': ['seed %i: ${RUNS} runs of three honest people and a forger'],
    },
  },
  26: {
    threat: 'times that are not now',
    shown: {
      [PEOPLE]: ['a comment from the future'],
      'test/server/session-refused.test.ts': [
        'a computer whose clock is days ahead stamps what is written with the time of the server',
        'a clock set days ahead while offline: what was stamped with it is stamped anew and arrives',
      ],
      'test/server/changes.test.ts': ['each edit is told once it is on disk: whose, when it came, what changed'],
      'test/client/discuss/thread.test.ts': [
        'says of a reply written without a connection that it waits, until everything is saved',
      ],
    },
  },
  27: {
    threat: 'a reader who writes',
    shown: {
      [PEOPLE]: ['an update of a viewer', 'a step 2 of a viewer', 'a deletion of a viewer'],
      'test/server/rights.test.ts': ['a viewer writes nothing: not by update, not by step 2, not by deleting'],
    },
  },
  28: {
    threat: 'a right withdrawn while connected',
    shown: {
      'test/server/links.test.ts': ['withdrawing a link ends its connections and tickets at once, and nobody else’s'],
    },
  },
  29: {
    threat: 'a socket opened by another site',
    shown: { [UPGRADES]: ['a page of somebody else', 'a page without an origin', 'no ticket'] },
  },
  30: {
    threat: 'secrets in addresses and logs',
    shown: { [IDENTITY]: ['no complaint of the server names a ticket, a key or a device'] },
  },
  31: {
    threat: 'guessing links',
    shown: {
      'test/server/links.test.ts': [
        'a wrong key, another canvas’s key and a canvas that is not there get the same answer',
        'guessing keys is slowed down, and making canvases too',
      ],
    },
  },
  32: {
    threat: 'names of rooms that are traps',
    shown: {
      [UPGRADES]: [
        'an address that climbs',
        'a zero in the name',
        'a name that is inherited',
        'two slashes',
        'only slashes',
      ],
      [IDENTITY]: ['addresses nobody has a canvas at are not remembered'],
    },
  },
  33: {
    threat: 'scripts in names, colours and links',
    shown: {
      'test/client/discuss/thread.test.ts': ['renders hostile bodies, names and addresses as text'],
      'test/client/text/formatting.test.ts': [
        'brings formatting in, and leaves scripts, styles, images and bad links out',
      ],
      'test/architecture.test.ts': ['what people write reaches the page as text only'],
    },
  },
  34: { threat: 'messages between pages', notBuilt: 'the embed speaks to its page by attributes and events only' },
  35: {
    threat: 'clickjacking',
    shown: {
      'test/server/http.test.ts': [
        'pages may not be framed, load foreign scripts or leak the address, unless configured',
      ],
    },
  },
  36: {
    threat: 'requests forged by another site',
    shown: {
      [IDENTITY]: [
        'there are no cookies: nothing sets one, and one alone opens nothing',
        'a form of another page cannot write: only JSON is read, and its answers are not shown to it',
      ],
    },
  },
  37: { threat: 'requests and mail the server is made to send', notBuilt: 'there are no webhooks and no mail' },
  38: {
    threat: 'a kill between write and acknowledgement',
    shown: {
      'test/chaos/kill.test.ts': ['the product loses nothing in ${rounds} kills'],
      'test/server/saved-after-commit.test.ts': [
        'neither acknowledgement nor broadcast comes before the commit, and a burst is few commits',
      ],
    },
  },
  39: {
    threat: 'a full disk',
    shown: {
      'test/server/saved-after-commit.test.ts': [
        'when the disk refuses, the writer is told, nobody sees the edit, and reading goes on',
      ],
      'test/server/full-disk.test.ts': [
        'when the document cannot be read again either, all are sent away, and the canvas is whole when the disk is back',
      ],
    },
  },
  40: { threat: 'a torn tail', shown: { 'test/contracts/torn-tail.test.ts': ['a tail that is %s'] } },
  41: {
    threat: 'a canvas that cannot be read',
    shown: {
      'test/server/saved-after-commit.test.ts': ['a canvas that cannot be read is an error, never an empty canvas'],
    },
  },
  42: {
    threat: 'coming back while a room closes',
    shown: { 'test/server/rooms.test.ts': ['whoever arrives while a room is closing waits for the next one'] },
  },
  43: {
    threat: 'a stop while the store fails',
    shown: {
      'test/server/draining.test.ts': [
        'a disk that never answers does not keep the server from stopping, and nothing is called saved',
      ],
    },
  },
  44: { threat: 'two servers, one room', notBuilt: 'one process serves a canvas; there is no Redis' },
  45: { threat: 'a channel between servers that deletes', notBuilt: 'there is no channel between servers' },
  46: {
    threat: 'a second socket of one tab',
    shown: {
      'test/server/presence.test.ts': [
        'a socket of the same tab replaces the old one, whose end does not hide the person',
      ],
    },
  },
  47: {
    threat: 'leaks',
    shown: {
      'test/server/sockets.test.ts': ['a line whose socket breaks while the canvas is loading leaves nothing behind'],
      'test/server/rooms.test.ts': ['an empty room leaves memory, and whoever comes back finds every edit'],
    },
  },
  48: {
    threat: 'tombstones',
    shown: {
      'test/server/rooms.test.ts': [
        'the journal is folded into a snapshot while people edit, and nothing is lost or doubled',
        'offline edits on both sides of a restart come together',
      ],
    },
  },
  49: { threat: 'undo across people', shown: { 'test/shared/threads.test.ts': ['are left alone by undo'] } },
  50: {
    threat: 'old pages and newer documents',
    shown: {
      'test/client/widget/left-behind.test.ts': ['a page that is too old to write with'],
      'test/contracts/stored.test.ts': [
        'a store of a newer version is not touched, and the one who starts the server is told what to do',
      ],
    },
  },
  51: {
    threat: 'a browser that keeps nothing',
    shown: {
      'test/client/session/no-database.test.ts': [
        'works in memory, says so, and warns only while work would be lost',
        'a write that fails is said, and mended by storing the whole document',
      ],
    },
  },
  52: {
    threat: 'a laptop that sleeps, a tab that crashes',
    shown: {
      'test/client/session/open-session.test.ts': [
        'shows the copy of this device without a server, and edits of a closed tab reach the server later',
      ],
      'test/client/session/no-database.test.ts': [
        'the browser is asked to warn before leaving, and only while guarded',
      ],
    },
  },
  53: { threat: 'erasure against history', notBuilt: 'nobody can be erased yet; names are in the store only' },
  54: { threat: 'a restore that is behind its clients', notBuilt: 'there is no restore yet' },
  55: { threat: 'a clock that jumps', shown: { 'test/server/threats-clock.test.ts': ['a day %s'] } },
};

test('every row has its tests, or says in a sentence why not yet', () => {
  expect(Object.keys(ROWS).map(Number)).toEqual(Array.from({ length: 55 }, (_, n) => n + 1));
  for (const [row, entry] of Object.entries(ROWS))
    if ('notBuilt' in entry) expect(entry.notBuilt.length, `row ${row}`).toBeGreaterThan(20);
    else expect(Object.values(entry.shown).flat().length, `row ${row}`).toBeGreaterThan(0);
});

test('each of these tests exists under its name', () => {
  expect(Object.entries(ROWS).flatMap(([row, entry]) => missing(row, entry))).toEqual([]);
});
test('a test that does not exist would be noticed', () => {
  const entry = { threat: 'x', shown: { [DOOR]: ['no such test'], 'test/server/no-such-file.ts': ['x'] } };
  expect(missing('0', entry)).toHaveLength(2);
});

function missing(row: string, entry: Row): string[] {
  if ('notBuilt' in entry) return [];
  return Object.entries(entry.shown).flatMap(([file, names]) => {
    const text = existsSync(ROOT + file) ? readFileSync(ROOT + file, 'utf8') : '';
    const has = (name: string): boolean => ["'", '"', '`'].some((quote) => text.includes(quote + name + quote));
    return names.filter((name) => !has(name)).map((name) => `row ${row}: ${file} has no "${name}"`);
  });
}
