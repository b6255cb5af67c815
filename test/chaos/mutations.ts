// The faults that a test must notice: every clause of the judge and its rules taken out, and the promises of saving broken.
import ts from 'typescript';
import { SourceFile, sourcesIn } from './mutate.ts';
import type { Mutation } from './mutate.ts';

/** Faults and the test files (or the beginnings of their names) that know what they break. */
export interface Suite {
  readonly name: string;
  readonly mutations: readonly Mutation[];
  readonly tests: readonly string[];
}

/** The rules are pure: what a clause is for shows without a document. */
const RULE_TESTS = ['test/shared/rules'];
/** Without those that play many honest people for seconds: they notice what refuses too much, not too little. */
const REFUSAL_TESTS = ['test/server/judge-', 'test/server/threats-identity', 'test/server/threats-forgotten'];
const JUDGE_TESTS = ['test/server/judge', 'test/shared/rules', 'test/server/rights', 'test/server/threats-identity'];
const SAVING_TESTS = ['test/server/saved-after-commit', 'test/server/rooms', 'test/server/journal'];
const LOG_TESTS = ['test/contracts/edit-log', 'test/contracts/torn-log', 'test/contracts/sqlite'];
const SOCKET_TESTS = ['test/server/presence', 'test/server/sockets', 'test/server/outbox', 'test/server/rooms'];

export function suites(): readonly Suite[] {
  return [
    { name: 'the judge refuses', mutations: refusals(), tests: REFUSAL_TESTS },
    { name: 'each root has its rule', mutations: ruleTable(), tests: RULE_TESTS },
    { name: 'each clause of a rule', mutations: ruleClauses(), tests: RULE_TESTS },
    { name: 'whose right it is', mutations: rights(), tests: JUDGE_TESTS },
    { name: 'saved means saved', mutations: saving(), tests: SAVING_TESTS },
    { name: 'the edit log', mutations: logging(), tests: LOG_TESTS },
    { name: 'what others are told', mutations: telling(), tests: SOCKET_TESTS },
  ];
}

/** Every `refuse(…)` of the judge, one by one. */
function refusals(): Mutation[] {
  return sourcesIn('server/sync').flatMap((file) =>
    file.calls(/^refuse$/u).map((call) => {
      const said = call.arguments.at(-1)?.getText(file.tree) ?? '';
      return file.mutated(`${file.path}:${file.lineOf(call)} never refuses ${said}`, { node: call, by: 'undefined' });
    }),
  );
}
/** Every entry of the table of rules. */
function ruleTable(): Mutation[] {
  return sourcesIn('shared/rules').flatMap((file) => {
    const [table] = file.all(
      ts.isVariableDeclaration,
      (v) => v.name.getText(file.tree) === 'RULES' && v.initializer !== undefined,
    );
    if (!table?.initializer || !ts.isObjectLiteralExpression(table.initializer)) return [];
    return table.initializer.properties.map((entry) => {
      const root = entry.name?.getText(file.tree) ?? '';
      return file.mutated(`no rule for ${root}`, { node: entry, by: `${root}: () => undefined` });
    });
  });
}
/** Every reason a rule can give: without it the rule is content. */
function ruleClauses(): Mutation[] {
  return sourcesIn('shared/rules').flatMap((file) =>
    file
      .all(
        (node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression =>
          ts.isStringLiteralLike(node) || ts.isTemplateExpression(node),
      )
      .filter((reason) => / /u.test(reason.getText(file.tree)) && isAnswer(reason))
      .map((reason) =>
        file.mutated(`${file.path}:${file.lineOf(reason)} without ${reason.getText(file.tree)}`, {
          node: reason,
          by: 'undefined',
        }),
      ),
  );
}
/** Is this what a function answers with, be it through a choice? */
function isAnswer(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isReturnStatement(parent)) return true;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isAnswer(parent);
  return (ts.isBinaryExpression(parent) || ts.isParenthesizedExpression(parent)) && isAnswer(parent);
}
function rights(): Mutation[] {
  const roles = new SourceFile('shared/rules/roles.ts');
  const judge = sourcesIn('server/sync').filter((file) => file.calls(/\bclaims\.has$/u).length > 0);
  const cut = sourcesIn('server/sync').filter((file) => file.calls(/^Y\.diffUpdate$/u).length > 0);
  return [
    roles.mutated('everybody may write everything', { node: roles.bodyOf('mayWrite'), by: '{ return true; }' }),
    ...demand('claims are not asked for', judge).map((file) =>
      file.mutated('claims are not asked for', ...file.calls(/\bclaims\.has$/u).map((node) => ({ node, by: 'true' }))),
    ),
    ...demand('a partly known update is passed on as it came', cut).map((file) =>
      file.mutated(
        'a partly known update is passed on as it came',
        ...file.calls(/^Y\.diffUpdate$/u).map((call) => ({ node: call, by: call.arguments[0]!.getText(file.tree) })),
      ),
    ),
    ...clocks(),
  ];
}
/** Wherever the judge finds out that a clientID's part does not join on to what the document has. */
function clocks(): readonly Mutation[] {
  const name = 'a gap in the clocks is no matter';
  const files = sourcesIn('server/sync').filter((file) => /^server\/sync\/fresh/u.test(file.path));
  const found = files.flatMap((file) =>
    file
      .all(ts.isBinaryExpression, (node) => /^clock > state\b/u.test(node.getText(file.tree)))
      .filter((node) => !ts.isBinaryExpression(node.parent))
      .map((node) => file.mutated(name, { node, by: 'false' })),
  );
  return demand(name, found);
}
function saving(): Mutation[] {
  const room = new SourceFile('server/sync/room.ts');
  const commits = new SourceFile('server/sync/commits.ts');
  const journal = new SourceFile('server/sync/journal.ts');
  const promises = new SourceFile('server/sync/promises.ts');
  const again = promises.bodyOf('again');
  const groupSync = journal.bodyOf('groupSync');
  const acknowledge = room.bodyOf('#acknowledge');
  const ask = commits.bodyOf('ask');
  return [
    acknowledgedBeforeWritten(),
    toldBeforeWritten(),
    acknowledgedBeforeSynced(),
    promises.mutated('what nothing vouches for is called saved', {
      node: again,
      by: `{ if (count > 0) return this.#parts.onSaved(connection, count); ${inside(promises, again)} }`,
    }),
    journal.mutated('whoever asks for a sync shares one that began before', {
      node: groupSync,
      by: inside(journal, groupSync, (text) => text.replace('next = undefined;', '')),
    }),
    commits.mutated('whoever joins is shown what is not written', {
      node: ask,
      by: `{ if (this.#state.kind === 'open') return question(this.#judged.doc, this.#seq)(); ${inside(commits, ask)} }`,
    }),
    room.mutated('an update that was dropped as missing is acknowledged', {
      node: acknowledge,
      by: inside(room, acknowledge, (text) => text.replace('!patience.isMissing', 'true')),
    }),
    journal.mutated(
      'nothing is written',
      ...journal.calls(/^store\.journal\.append$/u).map((node) => ({ node, by: 'Promise.resolve()' })),
    ),
    commits.mutated('what could not be written stays in memory', {
      node: commits.bodyOf('#startOver'),
      by: `{ if (this.#state.kind === 'open') { this.#state.committing = undefined; } }`,
    }),
  ];
}
export function acknowledgedBeforeWritten(): Mutation {
  const commits = new SourceFile('server/sync/commits.ts');
  const body = commits.bodyOf('acknowledge');
  return commits.mutated('acknowledged before it is written', {
    node: body,
    by: `{ this.#parts.onSaved(connection, count); ${inside(commits, body)} }`,
  });
}
function acknowledgedBeforeSynced(): Mutation {
  const promises = new SourceFile('server/sync/promises.ts');
  const body = promises.bodyOf('appended');
  return promises.mutated('acknowledged before it is synced', {
    node: body,
    by: `{ for (const [connection, count] of promised.counts) this.#parts.onSaved(connection, count); ${inside(promises, body)} }`,
  });
}
export function toldBeforeWritten(): Mutation {
  const commits = new SourceFile('server/sync/commits.ts');
  const body = commits.bodyOf('apply');
  return commits.mutated('told before it is written', {
    node: body,
    by: `{ this.#parts.onKept({ seq: 0, bytes: update, by }); ${inside(commits, body)} }`,
  });
}
function logging(): Mutation[] {
  const records = new SourceFile('server/store/log-record.ts');
  const checksum = records.all(
    ts.isBinaryExpression,
    (node) => node.getText(records.tree) === 'crc32(part) !== checksum',
  );
  const segment = new SourceFile('server/store/log-segment.ts');
  const sync = segment.bodyOf('sync');
  const journal = new SourceFile('server/store/logged-journal.ts');
  const settled = journal.calls(/^connection\.settle$/u);
  const before = new SourceFile('server/store/log-restore.ts');
  const ended = before.all(ts.isVariableDeclaration, (v) => v.name.getText(before.tree) === 'ended');
  return [
    removedTooEarly(),
    records.mutated('the checksum is not looked at', ...checksum.map((node) => ({ node, by: 'false' }))),
    segment.mutated('what was taken in part is not cut off', { node: segment.bodyOf('#cut'), by: '{}' }),
    segment.mutated('a sync that failed is forgotten', {
      node: sync,
      by: inside(segment, sync, (text) =>
        text.replace(/if \(this\.#state\.kind === 'open'\) this\.#state = [^;]*;/u, ''),
      ),
    }),
    journal.mutated('edits are appended in any order', { node: journal.bodyOf('#check'), by: '{}' }),
    journal.mutated(
      'what was moved is not waited for',
      ...settled.map((node) => ({ node, by: 'void log.removeDone()' })),
    ),
    before.mutated(
      'what was refused counts when it could not be cut off',
      ...ended.map((node) => ({ node, by: 'ended = bytes.length' })),
    ),
  ];
}
/** The log goes as soon as it is long, whatever the database has. */
function removedTooEarly(): Mutation {
  const log = new SourceFile('server/store/edit-log.ts');
  const pending = log.all(ts.isBinaryExpression, (node) => node.getText(log.tree) === 'segment.pending === 0');
  const body = log.bodyOf('rotate');
  return log.mutated(
    'a segment is removed before the database has it',
    ...pending.map((node) => ({ node, by: 'true' })),
    { node: body, by: `{ ${inside(log, body)} this.removeDone(); }` },
  );
}
function telling(): Mutation[] {
  const presence = new SourceFile('server/sync/presence.ts');
  const outbox = new SourceFile('server/sync/outbox.ts');
  const tooMuch = outbox.bodyOf('#tooMuch');
  const bytes = new SourceFile('server/sync/presence-bytes.ts');
  const own = bytes.all(ts.isBinaryExpression, (node) => node.getText(bytes.tree) === 'id !== clientId').slice(0, 1);
  return [
    presence.mutated('presence without the name the server knows', {
      node: presence.bodyOf('presenceOf'),
      by: '{ return shown.fields as Presence; }',
    }),
    bytes.mutated('anybody speaks for anybody in presence', ...own.map((node) => ({ node, by: 'false' }))),
    outbox.mutated('a slow reader is never skipped', {
      node: tooMuch,
      by: `{ if (this.#state.kind !== 'gone') return false; ${inside(outbox, tooMuch)} }`,
    }),
  ];
}

function inside(file: SourceFile, block: ts.Block, change: (text: string) => string = (text) => text): string {
  return change(block.getText(file.tree));
}
function demand<T>(name: string, found: readonly T[]): readonly T[] {
  if (found.length === 0) throw new Error(`${name}: no such place any more; this mutation must be written anew.`);
  return found;
}
