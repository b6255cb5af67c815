// Serves the canvas to pages of other sites: the module of the element and its parts, the snippet for hosts, the page for frames.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CANVAS_ID } from '../access/secrets.ts';
import { HttpProblem } from './problems.ts';

export interface EmbedParts {
  readonly clientDir: string;
  readonly allowedOrigins: readonly string[];
  readonly frameAncestors: readonly string[];
  /** Where this request reached the server. */
  readonly ownOrigin: (request: FastifyRequest) => string;
}

/** Any page may load these; they hold nothing of anybody. */
const FOR_ALL = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const AGAIN = 'no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** The name changes with the content. */
const MODULE = /^customer-leader-canvas\.[\w-]+\.js$/u;
const SHORT_NAMES = ['customer-leader-canvas.js', 'manifest.json', 'frame.js'];
const PLACE = /(<meta\s+name="clc-hosts"\s+content=")[^"]*"/u;

/** The static files must be served already: they lend `sendFile`. */
export async function serveEmbed(app: FastifyInstance, parts: EmbedParts): Promise<void> {
  const folder = join(parts.clientDir, 'embed');
  const page = await framePage(parts);
  if (existsSync(join(folder, 'assets')))
    await app.register(async (files) => {
      // In a hook, so that also "not found" can be read by the page that asked.
      files.addHook('onRequest', (_request, reply, done) => {
        reply.headers(FOR_ALL);
        done();
      });
      await files.register(fastifyStatic, {
        root: join(folder, 'assets'),
        prefix: '/embed/assets/',
        decorateReply: false,
        preCompressed: true,
        immutable: true,
        maxAge: '1y',
        index: false,
      });
    });
  app.get<{ Params: { name: string } }>('/embed/:name', (request, reply) => {
    const { name } = request.params;
    if (page && CANVAS_ID.test(name))
      return reply.header('cache-control', AGAIN).type('text/html; charset=utf-8').send(page(request));
    reply.headers(FOR_ALL);
    const isModule = MODULE.test(name);
    if (!isModule && !SHORT_NAMES.includes(name)) throw new HttpProblem('not-found');
    return reply.sendFile(name, folder, { cacheControl: false }).header('cache-control', isModule ? FOR_EVER : AGAIN);
  });
}

/** The page for frames with the pages it may speak with written in; undefined when it was not built. */
async function framePage(parts: EmbedParts): Promise<((request: FastifyRequest) => string) | undefined> {
  const file = join(parts.clientDir, 'app/embed.html');
  if (!existsSync(file)) return undefined;
  const html = await readFile(file, 'utf8');
  if (!PLACE.test(html)) throw new Error(`${file} has no place for the pages it may speak with.`);
  return (request) => {
    const hosts = hostsOf(parts, parts.ownOrigin(request)).map(escaped).join(' ');
    return html.replace(PLACE, (_all, before: string) => `${before}${hosts}"`);
  };
}
/** Origins, and patterns of FRAME_ANCESTORS such as `https://*.example.com`. */
function hostsOf({ allowedOrigins, frameAncestors }: EmbedParts, own: string): string[] {
  const framing = frameAncestors.flatMap((source) => {
    if (source === "'self'") return [own];
    return source === "'none'" ? [] : [source.toLowerCase()];
  });
  return [...new Set([...allowedOrigins, ...framing])];
}
function escaped(text: string): string {
  return text.replace(/[^\w:/.*[\]-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
