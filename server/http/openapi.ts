// The OpenAPI document of the HTTP interface, built from the routes and the schemas they are checked with.
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { problem } from '../../shared/wire/http.ts';
import type { ReplyDoc, Route } from './route.ts';

/** All routes, this document's own among them. */
export function withOpenapi(routes: readonly Route[]): readonly Route[] {
  const own: Route = {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document.',
    key: false,
    replies: { 200: { description: 'OpenAPI 3.1.', schema: v.looseObject({ openapi: v.string() }) } },
    handle: () => Promise.resolve({ status: 200, body: document }),
  };
  const all = [...routes, own];
  const document = openapi(all);
  return all;
}

function openapi(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/gu, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Customer Leader Canvas',
      version: '1',
      description:
        'Errors are application/problem+json with a stable `code`. The canvas itself is edited over the y-websocket ' +
        'protocol at /sync/{id}?ticket=….',
    },
    paths,
    components: {
      securitySchemes: {
        linkKey: { type: 'http', scheme: 'bearer', description: 'The key of a link (#key=…).' },
        hostToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token signed by the host.' },
      },
      schemas: { Problem: json(problem) },
    },
  };
}
function operation(route: Route): Record<string, unknown> {
  const inPath = [...route.path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  const parameters = [...inPath, ...inQuery];
  return {
    summary: route.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.key ? { security: [{ linkKey: [] }, { hostToken: [] }] } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: json(route.body) } } } }
      : {}),
    responses: {
      ...Object.fromEntries(Object.entries(route.replies).map(([status, reply]) => [status, response(reply)])),
      default: {
        description: 'What went wrong, what is safe and what to do.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}
function response({ description, schema, type }: ReplyDoc): Record<string, unknown> {
  if (!schema && type === undefined) return { description };
  return {
    description,
    content: { [type ?? 'application/json']: { schema: schema ? json(schema) : { type: 'string' } } },
  };
}
/** Checks that JSON Schema cannot say (a facet exists, a date is real) are left to the answer. */
function json(schema: v.GenericSchema): unknown {
  const { $schema: _version, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });
  return rest;
}
