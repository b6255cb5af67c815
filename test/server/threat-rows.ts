// The 55 threats and faults this product was made against, each with the tests that show it is met, by file and name.
import { EMBED_ROWS } from './threat-rows-embed.ts';
import { WIRE_ROWS } from './threat-rows-wire.ts';
import type { Row } from './threat-rows-wire.ts';

const MESSAGES = 'test/chaos/frame-fuzz-messages.ts';
const PEOPLE = 'test/chaos/frame-fuzz-people.ts';
const UPGRADES = 'test/chaos/frame-fuzz-upgrades.ts';
const IDENTITY = 'test/server/threats-identity.test.ts';
const HOSTILE = 'test/server/host-token-hostile.test.ts';
const RIGHTS = 'test/server/host-token-rights.test.ts';
const ENDS = 'test/server/host-token-ends.test.ts';

export const ROWS: Readonly<Record<number, Row>> = {
  ...WIRE_ROWS,
  22: {
    threat: 'presence of another',
    shown: {
      [PEOPLE]: ['presence for another', 'hiding another'],
      'test/server/presence.test.ts': ['a person can neither overwrite nor hide another, whatever clock they send'],
    },
  },
  23: {
    threat: 'presence at the end of all clocks',
    shown: {
      [MESSAGES]: ['presence at the end of all clocks'],
      'test/server/presence.test.ts': ['a person can neither overwrite nor hide another, whatever clock they send'],
    },
  },
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
      'test/server/received.test.ts': [
        'written offline for an hour: who only reads is told, sees when it came, and still does after a restart',
        'an honest comment that comes at once, or a minute later, is not marked; one that says it is older is',
      ],
      'test/client/discuss/arrivals.test.ts': [
        'says when it came, to who only reads too; a comment beside it that came at once does not',
      ],
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
      'test/client/session/no-channels.test.ts': ['open no channel to each other, while connected, offline and back'],
    },
  },
  28: {
    threat: 'a right withdrawn while connected',
    shown: {
      'test/server/links.test.ts': ['withdrawing a link ends its connections and tickets at once, and nobody else’s'],
      [RIGHTS]: [
        'a newer token with a lower role lowers every line of theirs at once, and one with a higher role raises them',
        'removing somebody ends their lines and tickets within a second; what they saved stays, and they stay listed',
        'a removal between asking for a ticket and getting it is not passed by',
        'who is removed while their line opens does not come in',
      ],
      [ENDS]: ['a line does not outlive its token: it ends with 4401, and what was acknowledged is there'],
    },
  },
  29: {
    threat: 'a socket opened by another site',
    shown: { [UPGRADES]: ['a page of somebody else', 'a page without an origin', 'no ticket'] },
  },
  30: {
    threat: 'secrets in addresses and logs',
    shown: {
      [IDENTITY]: ['no complaint of the server names a ticket, a key or a device'],
      'test/server/host-token-log.test.ts': [
        'the log of a bad day holds no token, no ticket, no key and no e-mail address',
      ],
    },
  },
  31: {
    threat: 'guessing links',
    shown: {
      [IDENTITY]: ['a key of a link is 256 random bits, another for each link; what is stored does not open anything'],
      'test/server/links.test.ts': [
        'a wrong key, another canvas’s key and a canvas that is not there get the same answer',
        'guessing keys is slowed down, and making canvases too',
      ],
      [HOSTILE]: [
        'a token %s is refused with 401, here and everywhere, whatever the canvas',
        'a token of another canvas, and one of no canvas that exists, look like a key of nobody',
        'whoever tries tokens is slowed down before they are looked at; an office whose tokens expired over lunch is not',
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
  ...EMBED_ROWS,
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
      'test/contracts/edit-log.test.ts': [
        'a disk that takes a part and then nothing has taken nothing, and what comes next is kept',
      ],
    },
  },
  40: {
    threat: 'a torn tail',
    shown: {
      'test/contracts/torn-tail.test.ts': ['a tail that is %s'],
      'test/contracts/torn-log.test.ts': [
        'a log that is %s, at every byte of its last records',
        'a log in which a bit was turned is used up to there',
      ],
    },
  },
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
  49: {
    threat: 'undo across people',
    shown: {
      'test/shared/threads.test.ts': ['are left alone by undo'],
      'test/shared/undo.test.ts': [
        'takes back own work only',
        'has no effect on a line that was put back and then removed by a colleague, and goes on working',
      ],
    },
  },
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
  55: {
    threat: 'a clock that jumps',
    shown: {
      'test/server/threats-clock.test.ts': ['a day %s'],
      [ENDS]: ['a clock that is set does not end a line before its time, nor keep it open'],
      [HOSTILE]: ['a clock that is five minutes off is said, with how much and which way'],
    },
  },
};
