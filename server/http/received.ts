// Over HTTP: which comments came in long after they were written, and when.
import { receivedList } from '../../shared/wire/http.ts';
import type { Route } from './route.ts';

export const receivedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/canvases/:id/received',
    summary: 'The comments that came in more than two minutes after they were written, each with the moment it came.',
    key: true,
    replies: { 200: { description: 'The moments by comment.', schema: receivedList } },
    async handle({ id, right, services }) {
      await right();
      const rows = await services.store.receipts.list(id);
      return { status: 200, body: { received: Object.fromEntries(rows.map(({ comment, at }) => [comment, at])) } };
    },
  },
];
