// Promise: the tests notice when the server is broken; each fault is put in, and something must fail.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './mutate.ts';
import type { Mutation } from './mutate.ts';
import { suites } from './mutations.ts';

const LONG = process.env['CLC_LONG'] === '1';
/** Put in on every run; the others take minutes. */
const ALWAYS = [
  /^acknowledged before it is (written|synced)$/u,
  /^claims are not asked for$/u,
  /^no rule for comments$/u,
];

const scratch = mkdtempSync(join(tmpdir(), 'clc-broken-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const table: string[] = [];
afterAll(() => {
  if (LONG) process.stdout.write(`\n| fault | noticed by |\n|---|---|\n${table.join('\n')}\n`);
});

interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}
/** Runs tests in a process of their own; with what fails there, and whether anybody asked for the broken file. */
async function run(
  tests: readonly string[],
  broken?: Mutation,
): Promise<{ failed: string[]; ran: number; asked: boolean }> {
  const folder = mkdtempSync(join(scratch, 'run-'));
  if (broken) writeFileSync(join(folder, 'mutation.json'), JSON.stringify(broken));
  const report = join(folder, 'report.json');
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--config', join(ROOT, 'test/chaos/mutated.config.ts'), '--bail', '1', '--maxWorkers', '1'],
      ...['--reporter', 'json', '--outputFile', report],
      ...tests,
    ],
    { cwd: ROOT, stdio: 'ignore', env: { ...process.env, VITEST: '', ...(broken ? { CLC_MUTATION: folder } : {}) } },
  );
  await once(child, 'exit');
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const results = testResults.flatMap((file) => file.assertionResults);
  return {
    // Only an assertion counts: a file that does not even load has noticed nothing.
    failed: results.filter((r) => r.status === 'failed').map((r) => r.fullName),
    ran: results.length,
    asked: existsSync(join(folder, 'asked-for')),
  };
}

const all = suites();
const chosen = all.flatMap(({ name, tests, mutations }) =>
  mutations
    .filter((mutation) => LONG || ALWAYS.some((always) => always.test(mutation.name)))
    .map((mutation) => ({ suite: name, tests, mutation, fault: mutation.name })),
);

it('there are faults of every kind, each with a name of its own, and the chosen ones are among them', () => {
  for (const suite of all) expect(suite.mutations.length, suite.name).toBeGreaterThan(0);
  const names = all.flatMap((suite) => suite.mutations.map((mutation) => mutation.name));
  expect(names).toEqual([...new Set(names)]);
  expect(chosen.length).toBeGreaterThanOrEqual(ALWAYS.length);
});

it('the tests hold while nothing is broken', { timeout: 240_000 }, async () => {
  const { failed, ran } = await run([...new Set(chosen.flatMap(({ tests }) => tests))]);
  expect(failed).toEqual([]);
  expect(ran).toBeGreaterThan(0);
});

// Most of the time a broken run waits for what will never come, so several go on beside each other.
describe.concurrent('a test notices the fault', () => {
  it.for(chosen)('$suite: $fault', { timeout: 240_000 }, async ({ tests, mutation }) => {
    const { failed, asked } = await run(tests, mutation);
    table.push(`| ${mutation.name} | ${failed[0] ?? (asked ? '**nobody**' : '**never loaded**')} |`);
    expect(asked, 'the broken file was loaded').toBe(true);
    expect(failed, 'a test notices').not.toEqual([]);
  });
});
