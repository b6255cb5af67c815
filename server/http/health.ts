// Health over HTTP: is the process alive, and can it do its work.
import * as v from 'valibot';
import { HttpProblem } from './problems.ts';
import type { Route } from './route.ts';

const ok = v.object({ status: v.literal('ok') });

export const healthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/health/live',
    summary: 'Answers while the process runs.',
    key: false,
    replies: { 200: { description: 'It runs.', schema: ok } },
    handle: () => Promise.resolve({ status: 200, body: { status: 'ok' } }),
  },
  {
    method: 'GET',
    path: '/health/ready',
    summary: 'Answers 200 while the storage answers, 503 otherwise.',
    key: false,
    replies: { 200: { description: 'It can work.', schema: ok } },
    async handle({ services }) {
      try {
        await services.store.ping();
      } catch {
        // Why it does not answer is in the log of whatever tried to use it; here only that counts.
        throw new HttpProblem('storage');
      }
      return { status: 200, body: { status: 'ok' } };
    },
  },
];
