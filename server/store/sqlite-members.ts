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

export function sqliteMembers({ prepare, read, write }: SqliteConnection): Store['members'] {
  const select = `
    select person.id, person.name, member.slot,
      case when link.withdrawn_at is null then link.role end as role
    from member join person on person.id = member.person left join link on link.id = member.link
    where member.canvas = ?`;
  const all = prepare(`${select} order by member.slot`);
  const one = prepare(`${select} and member.person = ?`);
  const again = prepare('update member set link = ? where canvas = ? and person = ?');
  const add = prepare(
    'insert into member (canvas, person, link, slot) values (?, ?, ?, (select count(*) from member where canvas = ?))',
  );
  const claim = prepare('insert into claim (canvas, client_id, person) values (?, ?, ?) on conflict do nothing');
  const holder = prepare('select person from claim where canvas = ? and client_id = ?');
  const claims = prepare('select client_id from claim where canvas = ? and person = ?');

  return {
    list: (canvas) => read(() => (all.all(canvas) as Row[]).map(memberRow)),
    find: (canvas, person) =>
      read(() => {
        const row = one.get(canvas, person) as Row | undefined;
        return row && memberRow(row);
      }),
    join: (canvas, person, link) =>
      write(() => {
        if (again.run(link, canvas, person).changes > 0) return false;
        add.run(canvas, person, link, canvas);
        return true;
      }),
    claim: (canvas, clientId, person) =>
      write(() => {
        claim.run(canvas, clientId, person);
        return (holder.get(canvas, clientId) as { person: string }).person === person;
      }),
    claimsOf: (canvas, person) =>
      read(() => (claims.all(canvas, person) as { client_id: number }[]).map((row) => row.client_id)),
  };
}

function memberRow({ id, name, slot, role }: Row): MemberRow {
  return { id, name, slot, role };
}
