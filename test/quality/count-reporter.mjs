// Counts the tests of a @web/test-runner run into the file named by CLC_COUNTS, for the total of `npm test`.
import { writeFileSync } from 'node:fs';

export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const file = process.env.CLC_COUNTS;
      if (!file) return;
      const counts = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const before = counts.failed;
        count(session.testResults, counts);
        // A file that did not load, or an error outside every test.
        if (!session.passed && counts.failed === before) counts.failed++;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function count(suite, counts) {
  if (!suite) return;
  for (const test of suite.tests) counts[test.passed && !test.skipped ? 'passed' : 'failed']++;
  for (const inner of suite.suites) count(inner, counts);
}
