// The members of canvases and their clientIDs in SQLite: asked for whenever somebody comes in, so its statements are made once.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { MemberRow, Store } from './store.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly slot: number;
  readonly role: AccessRole | null;
}

export function sqliteMembers({ prepare, readOne, write }: SqliteConnection): Store['members'] {
  const select = `
    select person.id, person.name, member.slot,
      case when member.link is null then hosted.role when link.withdrawn_at is null then link.role end as role
    from member join person on person.id = member.person left join link on link.id = member.link
    left join hosted on hosted.canvas = member.canvas and hosted.person = member.person
    where member.canvas = ?`;
  const all = prepare(`${select} order by member.slot`);
  const one = prepare(`${select} and member.person = ?`);
  const cameWith = prepare('select link from member where canvas = ? and person = ?');
  const again = prepare('update member set link = ? where canvas = ? and person = ?');
  const add = prepare(
    'insert into member (canvas, person, link, slot) values (?, ?, ?, (select count(*) from member where canvas = ?))',
  );
  const claim = prepare('insert into claim (canvas, client_id, person) values (?, ?, ?) on conflict do nothing');
  const holder = prepare('select person from claim where canvas = ? and client_id = ?');
  const claims = prepare('select client_id from claim where canvas = ? and person = ?');
  const heldBy = (canvas: string, clientId: number): string | undefined =>
    (holder.get(canvas, clientId) as { person: string } | undefined)?.person;

  return {
    list: (canvas) => readOne(() => (all.all(canvas) as Row[]).map(memberRow)),
    find: (canvas, person) =>
      readOne(() => {
        const row = one.get(canvas, person) as Row | undefined;
        return row && memberRow(row);
      }),
    join: async (canvas, person, link) => {
      // Asked first: whoever comes again with nothing new comes in also when the disk takes nothing.
      const before = await readOne(() => cameWith.get(canvas, person) as { link: string | null } | undefined);
      if (before && before.link === link) return false;
      return write(() => {
        if (again.run(link, canvas, person).changes > 0) return false;
        add.run(canvas, person, link, canvas);
        return true;
      });
    },
    claim: async (canvas, clientId, person) => {
      const before = await readOne(() => heldBy(canvas, clientId));
      if (before !== undefined) return before === person;
      return write(() => {
        claim.run(canvas, clientId, person);
        return heldBy(canvas, clientId) === person;
      });
    },
    holder: (canvas, clientId) => readOne(() => heldBy(canvas, clientId)),
    claimsOf: (canvas, person) =>
      readOne(() => (claims.all(canvas, person) as { client_id: number }[]).map((row) => row.client_id)),
  };
}

function memberRow({ id, name, slot, role }: Row): MemberRow {
  return { id, name, slot, role };
}
