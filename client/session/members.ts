// The members of a canvas by person id, from the server, fetched again when somebody unknown shows up.
import type { Member } from '../../shared/wire/http.ts';
import { ApiProblem } from './api.ts';
import type { Members } from './contexts.ts';
import type { Clock } from './surroundings.ts';

export interface MemberList extends Members {
  refresh(): void;
  /** Somebody was seen: unknown ids are looked up. */
  seen(person: string): void;
  /** Names kept on this device, until the server has answered. */
  preset(list: readonly Member[]): void;
  /** Order of joining; whoever is not known comes last. */
  orderOf(person: string): number;
  close(): void;
}

/** Between two fetches, in milliseconds: six people joining at once are one fetch, not six. */
const PAUSE_MS = 500;
const RETRY_MS = 15_000;

export function memberList(
  fetchMembers: () => Promise<readonly Member[]>,
  clock: Clock,
  fetched: (members: readonly Member[]) => void = () => undefined,
): MemberList {
  let members: readonly Member[] = [];
  let order = new Map<string, number>();
  let answered = false;
  let closed = false;
  let fetching = false;
  let again = false;
  let stopTimer = (): void => undefined;
  let waiting = false;
  /** Ids the server did not know either: asking again for each of their movements would not help. */
  const unknown = new Set<string>();
  const listeners = new Set<() => void>();

  const use = (list: readonly Member[]): void => {
    const same = JSON.stringify(list) === JSON.stringify(members);
    members = list;
    order = new Map(list.map((m, i) => [m.id, i]));
    if (!same) listeners.forEach((listener) => listener());
  };
  const after = (ms: number): void => {
    if (waiting || closed) return;
    waiting = true;
    stopTimer = clock.after(ms, () => {
      waiting = false;
      void load();
    });
  };
  async function load(): Promise<void> {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      const list = await fetchMembers();
      if (closed) return;
      answered = true;
      use(list);
      fetched(list);
    } catch (error) {
      // Names are a help, not the work: they are asked for again, and until then the ids show as unknown. A link that
      // was refused will be refused again.
      if (!(error instanceof ApiProblem) || error.problem?.status !== 403) after(RETRY_MS);
    } finally {
      fetching = false;
    }
    if (!again) return;
    again = false;
    after(PAUSE_MS);
  }
  const find = (person: string): Member | undefined => members[order.get(person) ?? -1];

  return {
    nameOf: (person) => find(person)?.name,
    slotOf: (person) => find(person)?.slot ?? 0,
    list: () => members,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => {
      unknown.clear();
      if (fetching) again = true;
      else if (answered) after(PAUSE_MS);
      else void load();
    },
    seen: (person) => {
      if (order.has(person) || unknown.has(person)) return;
      unknown.add(person);
      after(PAUSE_MS);
    },
    preset: (list) => {
      if (!answered) use(list);
    },
    orderOf: (person) => order.get(person) ?? Number.MAX_SAFE_INTEGER,
    close: () => {
      closed = true;
      stopTimer();
    },
  };
}
