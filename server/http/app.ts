// The HTTP application: routes with checked bodies, problems as answers, security headers, the built pages.
import { existsSync } from 'node:fs';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { credentialOf } from '../access/right.ts';
import { CANVAS_ID } from '../access/secrets.ts';
import { addressOf } from './addresses.ts';
import type { TrustsProxy } from './addresses.ts';
import { canvasRoutes } from './canvases.ts';
import { serveEmbed } from './embed.ts';
import { hasTooManyHeaders } from './header-count.ts';
import { healthRoutes } from './health.ts';
import { levelRoutes } from './levels.ts';
import { linkRoutes } from './links.ts';
import { memberRoutes } from './members.ts';
import { withOpenapi } from './openapi.ts';
import { servePages } from './pages.ts';
import { peopleRoutes } from './people.ts';
import { HttpProblem, knownProblem } from './problems.ts';
import { rightBy } from './rights.ts';
import type { Route, Services } from './route.ts';
import { isRefused } from '../store/refused.ts';
import { receivedRoutes } from './received.ts';
import { sessionRoutes } from './session.ts';
import { isHost, securityHeaders } from './security-headers.ts';
import { roundRoutes } from './rounds.ts';
import { ticketRoutes } from './tickets.ts';

export interface AppParts {
  readonly services: Services;
  readonly originAllowed: (origin: string | undefined, host: string | undefined) => boolean;
  readonly allowedOrigins: readonly string[];
  readonly frameAncestors: readonly string[];
  readonly trustProxy: TrustsProxy;
  /** A request whose headers are not complete by then is dropped. */
  readonly headersMs: number;
  /** The built pages; not served when the folder is not there. */
  readonly clientDir: string;
  readonly warn: (what: string, error: unknown) => void;
}

const BODY_BYTES = 64 * 1024;
/** A request whose body is not complete by then is dropped. */
const REQUEST_MS = 60_000;

export const ROUTES: readonly Route[] = withOpenapi([
  ...canvasRoutes,
  ...ticketRoutes,
  ...linkRoutes,
  ...memberRoutes,
  ...peopleRoutes,
  ...receivedRoutes,
  ...roundRoutes,
  ...levelRoutes,
  ...sessionRoutes,
  ...healthRoutes,
]);

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_BYTES,
    trustProxy: parts.trustProxy,
    // Requests are not logged: an address can hold a ticket, and nobody needs the rest.
    logger: false,
    // A `sub` of 200 characters, each written as four bytes of %xx.
    routerOptions: { maxParamLength: 2400 },
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: parts.headersMs, connectionsCheckingInterval: parts.headersMs / 5 },
  });
  // Fastify also reads plain text by itself; here a body is JSON or nothing.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    if (hasTooManyHeaders(request.raw))
      throw new HttpProblem('bad-request', { detail: 'It holds more header lines than are read here.' });
    reply.headers(securityHeaders(request.headers.host, parts.services.publicUrl(), parts.frameAncestors));
    allowOrigin(request, reply, parts.originAllowed);
  });
  app.setErrorHandler((error, _request, reply) => {
    const known = knownProblem(error);
    if (!known) parts.warn('a request failed', error);
    else if (isRefused(error)) parts.warn('the storage refused a request', error);
    return answerProblem(reply, known ?? new HttpProblem('internal'));
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(request.url);
    if (methods.length === 0) return answerProblem(reply, new HttpProblem('not-found'));
    return answerProblem(reply.header('allow', methods.join(', ')), new HttpProblem('wrong-method'));
  });
  app.options('/api/*', (_request, reply) => reply.status(204).send());
  for (const route of ROUTES) serve(app, route, parts);
  if (existsSync(parts.clientDir)) {
    await servePages(app, parts.clientDir);
    await serveEmbed(app, { ...parts, ownOrigin: (request) => parts.services.publicUrl(originOf(request)) });
  }
  return app;
}

/** What can be asked at this address. */
function methodsAt(url: string): string[] {
  const [path = ''] = url.split('?');
  const is = (route: Route): boolean =>
    new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:\w+/gu, '[^/]+')}$`, 'u').test(path);
  return [...new Set(ROUTES.filter(is).flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
}
function serve(app: FastifyInstance, route: Route, parts: AppParts): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    handler: async (request, reply) => {
      const { services } = parts;
      const address = addressOf(request.raw, parts.trustProxy);
      const params = request.params as Record<string, string>;
      const id = params['id'] ?? '';
      // The same answer as for a wrong key: whether a canvas exists is nobody's business without one.
      if (params['id'] !== undefined && !CANVAS_ID.test(id)) throw new HttpProblem('no-access');
      const answer = await route.handle({
        id,
        params,
        query: request.query as Record<string, string>,
        body: route.body ? checked(route.body, request.body) : undefined,
        address,
        origin: services.publicUrl(originOf(request)),
        right: (sent) => rightBy(services, id, address, sent ?? credentialOf(request.headers.authorization)),
        services,
      });
      reply.header('cache-control', 'no-store').headers({ ...answer.headers });
      return reply.status(answer.status).send(answer.body);
    },
  });
}

function checked<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpProblem('bad-request', { detail: 'The body must be a JSON object.' });
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [first] = result.issues;
  const where = v.getDotPath(first);
  throw new HttpProblem('bad-request', {
    detail: where === null ? sentence(first.message) : `${where}: ${sentence(first.message)}`,
  });
}
function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
/** Where the person asking reached this server: whoever opened it as `localhost` must not be sent to another origin. */
function originOf({ protocol, host }: FastifyRequest): string | undefined {
  return isHost(host) ? `${protocol}://${host}` : undefined;
}
function answerProblem(reply: FastifyReply, { problem, retryAfter }: HttpProblem): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"');
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
/** Lets the pages of allowed origins read the answers; there are no cookies, so nothing rides along. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply, allowed: AppParts['originAllowed']): void {
  const { origin, host } = request.headers;
  if (!request.url.startsWith('/api/')) return;
  // Also without one: what was answered to nobody in particular must not be kept for a page.
  reply.header('vary', 'origin');
  if (origin === undefined || !allowed(origin, host)) return;
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-expose-headers': 'content-disposition, retry-after',
    'access-control-max-age': '600',
  });
}
