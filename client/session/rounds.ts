// The rounds of one open canvas as the server tells of them, and everything a person can do with one.
import type {
  Answer,
  CreateRoundBody,
  EvidenceItem,
  Outcome,
  Part,
  RoundView,
  StepId,
} from '../../shared/wire/rounds.ts';
import type { Canvas, Stop } from './contexts.ts';

/** What was asked of a round, without the proof of who asks. */
export type NewRound = Omit<CreateRoundBody, 'device'>;
export interface Opening {
  readonly invited?: readonly string[];
  readonly named?: boolean;
  readonly threshold?: number;
}
export interface Rounds {
  /** Oldest first; undefined until the server has said. */
  readonly list: readonly RoundView[] | undefined;
  /** The server could not be asked; what is shown may be old. */
  readonly failed: boolean;
  subscribe(listener: () => void): Stop;
  refresh(): void;
  /** All of these reject with an `ApiProblem`, and then nothing has changed. */
  create(round: NewRound): Promise<RoundView>;
  open(round: string, how: Opening): Promise<RoundView>;
  invite(round: string, add: readonly string[], remove: readonly string[]): Promise<RoundView>;
  answer(round: RoundView, answer: Answer): Promise<RoundView>;
  /** My own answer as it stands on the server. */
  own(round: RoundView): Promise<Answer | null>;
  /** Whether I have answered this ballot; undefined while this page has not asked. */
  answered(round: RoundView): boolean | undefined;
  reveal(round: RoundView): Promise<RoundView>;
  talked(round: RoundView): Promise<RoundView>;
  /** `part`: what is asked again; without it what needs a talk. */
  second(round: RoundView, part?: Part): Promise<RoundView>;
  close(round: string, outcome?: Outcome): Promise<RoundView>;
  /** One proof of a step comes or goes; what others do to it meanwhile stays. */
  addProof(round: string, step: StepId, proof: EvidenceItem): Promise<RoundView>;
  takeProof(round: string, step: StepId, proof: EvidenceItem): Promise<RoundView>;
}

const running = new WeakMap<Canvas['server'], Rounds>();
/** One for each open canvas; it asks only while somebody listens. */
export function roundsOf(canvas: Pick<Canvas, 'id' | 'me' | 'server'>): Rounds {
  const known = running.get(canvas.server);
  if (known) return known;
  const made = rounds(canvas);
  running.set(canvas.server, made);
  return made;
}

function rounds({ id: canvas, me, server }: Pick<Canvas, 'id' | 'me' | 'server'>): Rounds {
  const listeners = new Set<() => void>();
  let list: readonly RoundView[] | undefined;
  let failed = false;
  let stop: Stop | undefined;
  let asking: Promise<void> | undefined;
  let again = false;

  /** Ballots I answered, and those I did not, as far as is known here. */
  const mine = new Map<string, boolean>();
  const ballotKey = ({ id, ballot }: RoundView): string => `${id}.${ballot}`;

  const tell = (): void => [...listeners].forEach((listener) => listener());
  const fetchList = async (): Promise<void> => {
    try {
      ({ rounds: list } = await server.ask<{ rounds: readonly RoundView[] }>('GET', '/rounds'));
      failed = false;
    } catch {
      // What is there stays; it is asked for again when the line is back or the server says that something changed.
      failed = true;
    }
    tell();
  };
  const refresh = (): void => {
    if (asking) {
      again = true;
      return;
    }
    asking = fetchList().finally(() => {
      asking = undefined;
      if (!again) return;
      again = false;
      refresh();
    });
  };
  /** What the server says of the round now stands in the list at once, for whoever did it. */
  const put = (round: RoundView): RoundView => {
    list = list?.some(({ id }) => id === round.id)
      ? list.map((known) => (known.id === round.id ? round : known))
      : [...(list ?? []), round];
    tell();
    return round;
  };
  const act = async (path: string, body: object): Promise<RoundView> =>
    put(await server.ask<RoundView>('POST', `/rounds${path}`, body));

  return {
    get list() {
      return list;
    },
    get failed() {
      return failed;
    },
    refresh,
    subscribe: (listener) => {
      listeners.add(listener);
      if (!stop) {
        stop = server.onChange(refresh);
        refresh();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
    create: (round) => act('', round),
    open: (round, how) => act(`/${round}/open`, how),
    invite: (round, add, remove) => act(`/${round}/invited`, { add, remove }),
    answer: async (round, answer) => {
      const edit = round.named ? {} : { edit: editKey(canvas, round, me.id) };
      const now = await server.ask<RoundView>('POST', `/rounds/${round.id}/answer`, { answer, ...edit });
      mine.set(ballotKey(round), true);
      return put(now);
    },
    own: async (round) => {
      const body = round.named ? {} : { edit: editKey(canvas, round, me.id) };
      const { answer } = await server.ask<{ answer: Answer | null }>('POST', `/rounds/${round.id}/own`, body);
      const before = mine.get(ballotKey(round));
      mine.set(ballotKey(round), answer !== null);
      if (before !== (answer !== null)) tell();
      return answer;
    },
    answered: (round) => mine.get(ballotKey(round)),
    reveal: ({ id, ballot }) => act(`/${id}/reveal`, { ballot }),
    talked: ({ id }) => act(`/${id}/talked`, {}),
    second: ({ id }, part = {}) => act(`/${id}/second`, part),
    close: (round, outcome) => act(`/${round}/close`, outcome ? { outcome } : {}),
    addProof: (round, step, proof) => act(`/${round}/evidence`, { step, add: [proof] }),
    takeProof: (round, step, proof) => act(`/${round}/evidence`, { step, remove: [proof] }),
  };
}

/**
 * The secret with which a nameless answer can be changed, kept in this browser only: the server cannot tell whose answer
 * it is. Where nothing can be kept it lives as long as the page. Each person has their own: an
 * intranet may let several into one browser.
 */
function editKey(canvas: string, { id, ballot }: RoundView, person: string): string {
  const name = `clc.round.${canvas}.${id}.${ballot}.${person}`;
  const known = inPage.get(name) ?? kept(name);
  if (known) return known;
  const key = newKey();
  inPage.set(name, key);
  try {
    localStorage.setItem(name, key);
  } catch {
    // The browser keeps nothing: the answer can be changed until this page is left.
  }
  return key;
}
const inPage = new Map<string, string>();
function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
