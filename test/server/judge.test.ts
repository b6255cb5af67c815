// Promise: honest people are never refused, and what the judge lets through is exactly what the document becomes.
import { test } from 'vitest';
import { run } from './judge-people.ts';

test.each(Array.from({ length: 40 }, (_, n) => 1000 + n))('seed %i: no honest edit is refused or lost', (seed) =>
  run(seed),
);
