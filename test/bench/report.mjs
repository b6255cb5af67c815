// Turns measurements into a table: medians per server, the ratio each aim is about, and whether it is reached.
import { medians } from './measure.mjs';
import { SERVERS } from './servers/list.mjs';

/**
 * @typedef {{ text: string, number: string, case?: string, of?: string, atMost: number, server?: string }} Aim
 *   `of`: the server whose number ours is divided by; without it the number itself is held to the aim.
 */

/** @returns {{ case: string, servers: Record<string, { medians: Record<string, number>, valid: number, runs: number }> }[]} */
export function summary(rounds) {
  const cases = [...new Set(rounds.map((r) => r.case))];
  return cases.map((label) => {
    const here = rounds.filter((r) => r.case === label);
    const servers = {};
    for (const name of new Set(here.map((r) => r.server))) {
      const all = here.filter((r) => r.server === name);
      const valid = all.filter((r) => r.problems.length === 0);
      servers[name] = { medians: medians(valid.map((r) => r.numbers)), valid: valid.length, runs: all.length };
    }
    return { case: label, servers };
  });
}

/** Every aim with what was measured: reached or not, undefined when there is nothing to say. */
export function verdicts(workload, cases) {
  return workload.aims.flatMap((aim) => {
    const found = cases.find((c) => aim.case === undefined || c.case === aim.case);
    const value = found?.servers[aim.server ?? 'ours']?.medians[aim.number];
    if (value === undefined) return [];
    const beside = aim.of === undefined ? 1 : found.servers[aim.of]?.medians[aim.number];
    if (beside === undefined) return [];
    const ratio = value / beside;
    return [{ aim: aim.text, measured: ratio, atMost: aim.atMost, reached: ratio <= aim.atMost }];
  });
}

export function markdown(name, workload, cases, rounds) {
  const lines = [`### ${name}: ${workload.title}`, ''];
  for (const one of cases) {
    const beside = workload.columns.map((column) => besides(workload, one, column.name));
    const head = ['', ...workload.columns.map((c, n) => heading(c.label, beside[n])), 'valid runs'];
    lines.push(`**${one.case}**`, '', row(head), row(head.map((_, n) => (n ? '--:' : '---'))));
    for (const [server, { medians: numbers, valid, runs }] of Object.entries(one.servers)) {
      const cells = workload.columns.map((c, n) => cell(numbers[c.name], c.digits, one, c.name, beside[n]));
      lines.push(row([SERVERS[server].label, ...cells, `${valid} of ${runs}`]));
    }
    lines.push('');
  }
  for (const { aim, measured, reached } of verdicts(workload, cases))
    lines.push(`- ${reached ? 'reached' : '**missed**'}: ${aim}: ${number(measured, 3)}`);
  const wrong = new Set(rounds.flatMap((r) => r.problems.map((p) => `${r.case}, ${SERVERS[r.server].label}: ${p}`)));
  for (const problem of wrong) lines.push(`- not valid: ${problem}`);
  const notes = new Set(rounds.flatMap((r) => r.notes.map((n) => `${SERVERS[r.server].label}: ${n}`)));
  for (const note of notes) lines.push(`- note: ${note}`);
  return `${lines.join('\n')}\n`;
}

/** The server an aim measures this number against; a number no aim is about stands for itself. */
function besides(workload, one, name) {
  const aim = workload.aims.find((a) => a.number === name && a.of && (a.case === undefined || a.case === one.case));
  return aim && one.servers[aim.of] ? aim.of : undefined;
}
function heading(label, beside) {
  return beside === undefined ? label : `${label} (of ${SERVERS[beside].label})`;
}
/** A number, and in brackets how many times that of the server it is measured against. */
function cell(value, digits, one, name, beside) {
  const text = number(value, digits);
  const other = beside === undefined ? undefined : one.servers[beside].medians[name];
  return other === undefined || value === undefined ? text : `${text} (${number(value / other, 2)})`;
}
function row(cells) {
  return `| ${cells.join(' | ')} |`;
}
function number(value, digits) {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value.toFixed(digits ?? (Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0));
}
