// What hosts say that people may do, in SQLite.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { HostedRow, Store } from './store.ts';

interface Row {
  readonly role: AccessRole | null;
  readonly at: number;
  readonly told: number;
}

export function sqliteHosted({ prepare, readOne, write }: SqliteConnection): Store['hosted'] {
  const one = prepare('select role, at, told from hosted where canvas = ? and person = ?');
  const put = prepare('replace into hosted (canvas, person, role, at, told) values (?, ?, ?, ?, ?)');
  const find = (canvas: string, person: string): HostedRow | undefined => {
    const row = one.get(canvas, person) as Row | undefined;
    return row && { canvas, person, role: row.role, at: row.at, told: row.told !== 0 };
  };
  return {
    find: (canvas, person) => readOne(() => find(canvas, person)),
    change: async (canvas, person, decide) => {
      const same = await readOne(() => {
        const before = find(canvas, person);
        return before && isSame(before, decide(before)) ? before : undefined;
      });
      // Also when the disk takes nothing.
      if (same) return { before: same, after: same };
      return write(() => {
        const before = find(canvas, person);
        const { role, at, told } = decide(before);
        put.run(canvas, person, role, at, told ? 1 : 0);
        return { before, after: { canvas, person, role, at, told } };
      });
    },
  };
}

function isSame(a: HostedRow, b: Pick<HostedRow, 'role' | 'at' | 'told'>): boolean {
  return a.role === b.role && a.at === b.at && a.told === b.told;
}
