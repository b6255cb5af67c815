// Serves the built pages: start, canvas, gallery, and their assets.
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PAGES = {
  '/': 'app/index.html',
  '/c/:id': 'app/canvas.html',
  '/gallery': 'gallery/index.html',
  '/gallery/': 'gallery/index.html',
} as const;

export async function servePages(app: FastifyInstance, clientDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(clientDir, 'assets'),
    prefix: '/assets/',
    // The build puts .br and .gz beside each.
    preCompressed: true,
    // Their names change with their content.
    immutable: true,
    maxAge: '1y',
    index: false,
  });
  for (const [path, file] of Object.entries(PAGES))
    app.get(path, (_request, reply) =>
      reply.sendFile(file, clientDir, { cacheControl: false }).header('cache-control', 'no-cache'),
    );
}
