// Rounds and the answers nobody has seen yet in SQLite; what is to be forgotten is overwritten, not only let go of.
import type { SqliteConnection } from './sqlite-connection.ts';
import type { AnswerRow, RoundRow, RoundSave, Store } from './store.ts';

export interface SqliteRounds {
  readonly rounds: Store['rounds'];
  /** Saves a round inside a transaction that is under way. */
  readonly put: (save: RoundSave) => void;
}

export function sqliteRounds({ prepare, read, readOne, write, writeOne, cutTail }: SqliteConnection): SqliteRounds {
  const all = prepare('select id, canvas, body from round where canvas = ? order by number');
  const one = prepare('select id, canvas, body from round where canvas = ? and id = ?');
  const replace = prepare(
    'insert into round (id, canvas, body) values (?, ?, ?) on conflict (id) do update set body = excluded.body',
  );
  const remove = prepare('delete from round where id = ?');
  const setKey = prepare('update round set key = ? where id = ?');
  const keyOf = prepare('select key from round where id = ? and key is not null');
  const setForget = prepare('update round set forget_at = ? where id = ?');
  const due = prepare('select id from round where forget_at <= ?');

  const named = prepare('select person, answer from ballot where round = ? order by person');
  const answeredBy = prepare('select person from ballot where round = ? order by person');
  const answerAs = prepare(
    'insert into ballot (round, person, answer) values (?, ?, ?) on conflict (round, person) do update set answer = excluded.answer',
  );
  // By the hash of a random secret: an order that tells nothing.
  const nameless = prepare('select null as person, answer from nameless_ballot where round = ? order by edit_hash');
  const counts = prepare(
    'select (select count(*) from ballot where round = ?) + (select count(*) from nameless_ballot where round = ?) as n',
  );
  const useTicket = prepare('insert into ballot_ticket (round, ticket) values (?, ?) on conflict do nothing');
  const ticket = prepare('select 1 from ballot_ticket where round = ? and ticket = ?');
  const addNameless = prepare('insert into nameless_ballot (round, edit_hash, answer) values (?, ?, ?)');
  const changeNameless = prepare('update nameless_ballot set answer = ? where round = ? and edit_hash = ?');
  const namelessBy = prepare('select answer from nameless_ballot where round = ? and edit_hash = ?');

  const overwriting = prepare('pragma secure_delete = on');
  const asUsual = prepare('pragma secure_delete = off');
  const forgetting = ['ballot', 'nameless_ballot', 'ballot_ticket'].map((table) =>
    prepare(`delete from ${table} where round = ?`),
  );
  /** Also when an answer comes in: what it moves aside, or takes the place of, would be found by no later forgetting. */
  const overwritten = <T>(work: () => T): T => {
    overwriting.all();
    try {
      return work();
    } finally {
      asUsual.all();
    }
  };
  const forget = (round: string): void => {
    for (const statement of forgetting) statement.run(round);
    setForget.run(null, round);
  };

  const put = ({ row, key, forget: when }: RoundSave): void =>
    overwritten(() => {
      replace.run(row.id, row.canvas, row.body);
      if (key !== undefined) setKey.run(key, row.id);
      if (when === 'now') forget(row.id);
      else if (when) setForget.run(when.at, row.id);
    });
  const answers = (round: string): AnswerRow[] => [
    ...(named.all(round) as AnswerRow[]),
    ...(nameless.all(round) as AnswerRow[]),
  ];

  return {
    put,
    rounds: {
      list: (canvas) => readOne(() => (all.all(canvas) as RoundRow[]).map(roundRow)),
      find: (canvas, round) =>
        readOne(() => {
          const row = one.get(canvas, round) as RoundRow | undefined;
          return row && roundRow(row);
        }),
      save: async (save) => {
        await write(() => put(save));
        if (save.forget === 'now') await cutTail();
      },
      remove: (round) => writeOne(() => void remove.run(round)),
      answers: (round) => read(() => answers(round).map(({ person, answer }) => ({ person, answer }))),
      count: (round) => readOne(() => (counts.get(round, round) as { n: number }).n),
      answeredBy: (round) => readOne(() => (answeredBy.all(round) as { person: string }[]).map(({ person }) => person)),
      answerAs: (round, person, answer) => writeOne(() => overwritten(() => void answerAs.run(round, person, answer))),
      key: (round) =>
        readOne(() => {
          const row = keyOf.get(round) as { key: ArrayBuffer } | undefined;
          return row && new Uint8Array(row.key);
        }),
      answerNameless: (round, by, editHash, answer) =>
        write(() =>
          overwritten(() => {
            if (useTicket.run(round, by).changes === 0) return false;
            addNameless.run(round, editHash, answer);
            return true;
          }),
        ),
      namelessBy: (round, editHash) =>
        readOne(() => (namelessBy.get(round, editHash) as { answer: string } | undefined)?.answer),
      changeNameless: (round, editHash, answer) =>
        writeOne(() => overwritten(() => changeNameless.run(answer, round, editHash).changes > 0)),
      hasTicket: (round, by) => readOne(() => ticket.get(round, by) !== undefined),
      forgetUntil: async (at) => {
        // Asked first: nearly always there is nothing to write.
        const rounds = await readOne(() => due.all(at) as { id: string }[]);
        if (rounds.length === 0) return;
        await write(() => overwritten(() => rounds.forEach(({ id }) => forget(id))));
        await cutTail();
      },
    },
  };
}

function roundRow({ id, canvas, body }: RoundRow): RoundRow {
  return { id, canvas, body };
}
