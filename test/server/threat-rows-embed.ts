// The threats of content and of being embedded (rows 33 to 37), each with the tests that show it is met.
import type { Row } from './threat-rows-wire.ts';

const IDENTITY = 'test/server/threats-identity.test.ts';
const EMBED = 'test/server/embed.test.ts';

export const EMBED_ROWS: Readonly<Record<number, Row>> = {
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
  34: {
    threat: 'messages between pages',
    shown: {
      [EMBED]: ['the page for frames may be framed by the pages that were named, and is told who they are'],
    },
  },
  35: {
    threat: 'clickjacking',
    shown: {
      'test/server/http.test.ts': [
        'pages may not be framed, load foreign scripts or leak the address, unless configured',
      ],
      [EMBED]: [
        'the page for frames may be framed by the pages that were named, and is told who they are',
        'who is named nowhere frames nothing; and nobody can write into the page by how it is asked for',
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
      [EMBED]: [
        'pages of allowed origins may ask with an authorisation and read the answer, others may not; never with cookies',
      ],
    },
  },
  // There are no webhooks and no mail; the one thing it asks for are the keys of a host.
  37: {
    threat: 'requests and mail the server is made to send',
    shown: {
      'test/server/host-token-keys.test.ts': [
        'while the host is away, answers rubbish or sends elsewhere, the last good keys go on counting',
        'a new key is found at its first token; invented ones make the host be asked now and then only',
        'a host that hangs holds nobody up for long: the answer says to try again, and then it is tried again',
      ],
    },
  },
};
