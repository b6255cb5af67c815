// Who set a level of the ledger, asked of the server: somebody who is here is known without asking, others are not.
import { levelWriter } from '../../shared/document/levels.ts';
import type { LevelKey } from '../../shared/judge/ledger.ts';
import type { LevelList } from '../../shared/wire/rounds.ts';
import type { Canvas, Stop } from './contexts.ts';

export interface LevelWriters {
  /** Person id of whoever set this level last; undefined when it was nobody, or is not known yet. */
  personOf(key: LevelKey): string | undefined;
  subscribe(listener: () => void): Stop;
}

const running = new WeakMap<Canvas['doc'], LevelWriters>();
/** One for each document; it asks only for a writer it does not know. */
export function levelWritersOf(canvas: Pick<Canvas, 'doc' | 'server'>): LevelWriters {
  const known = running.get(canvas.doc);
  if (known) return known;
  const made = levelWriters(canvas);
  running.set(canvas.doc, made);
  return made;
}

function levelWriters({ doc, server }: Pick<Canvas, 'doc' | 'server'>): LevelWriters {
  const listeners = new Set<() => void>();
  /** By Yjs client; null = the server was asked, and names nobody. */
  const people = new Map<number, string | null>();
  let asking = false;

  const ask = async (): Promise<void> => {
    asking = true;
    try {
      const { levels } = await server.ask<LevelList>('GET', '/levels');
      for (const { by, client } of Object.values(levels)) people.set(client, by);
    } catch {
      // Without a name the level is shown all the same; it is asked for again when somebody else sets one.
    } finally {
      asking = false;
    }
    for (const listener of [...listeners]) listener();
  };
  return {
    personOf: (key) => {
      const client = levelWriter(doc, key);
      if (client === undefined) return undefined;
      const person = people.get(client);
      if (person === undefined && !asking) {
        people.set(client, null);
        void ask();
      }
      return person ?? undefined;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
