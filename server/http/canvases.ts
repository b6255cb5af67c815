// Canvases over HTTP: make one, see what a link opens, take it along as JSON, Markdown or a table.
import { readMeta } from '../../shared/document/compass.ts';
import { csvOf } from '../../shared/document/csv.ts';
import { canvasFileSchema, fileOf } from '../../shared/document/file.ts';
import { markdownOf } from '../../shared/document/markdown.ts';
import { LANGS } from '../../shared/template/template.ts';
import type { Lang } from '../../shared/template/template.ts';
import { canvasInfo, createCanvasBody, createdCanvas } from '../../shared/wire/http.ts';
import { firstLinks, linkUrl } from '../access/links.ts';
import { newCanvasId } from '../access/secrets.ts';
import { documentOf } from '../sync/document.ts';
import { HttpProblem } from './problems.ts';
import { newDocument } from './new-document.ts';
import type { Services, Route } from './route.ts';
import { withBody } from './route.ts';
import type * as Y from 'yjs';

/** A file of the largest canvas fits; nothing else here needs more than a fraction. */
const IMPORT_BYTES = 8 * 1024 * 1024;

const TYPES = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const;

export const canvasRoutes: readonly Route[] = [
  withBody({
    method: 'POST',
    path: '/api/canvases',
    summary: 'Makes a canvas: empty, from a worked example, or from a canvas file.',
    key: false,
    body: createCanvasBody,
    bodyLimit: IMPORT_BYTES,
    replies: { 201: { description: 'The canvas, with one link of each role.', schema: createdCanvas } },
    async handle({ body, address, origin, services }) {
      if (!(await services.creations.take(address))) throw new HttpProblem('too-often');
      const made = await newDocument(body, (person) => services.store.people.has(person), services.documentBytes);
      if ('problems' in made) throw new HttpProblem('bad-file', { problems: made.problems });
      const id = newCanvasId();
      const createdAt = services.now().toISOString();
      const links = firstLinks(id, createdAt);
      await services.store.canvases.create({
        id,
        createdAt,
        links: links.map((link) => link.row),
        people: made.people,
        first: made.update,
        firstClient: made.clientId,
      });
      return {
        status: 201,
        headers: { location: `/api/canvases/${id}` },
        body: {
          id,
          title: made.title,
          links: Object.fromEntries(links.map(({ row, key }) => [row.role, linkUrl(origin, id, key)])),
        },
      };
    },
  }),
  {
    method: 'GET',
    path: '/api/canvases/:id',
    summary: 'What this link opens: the title of the canvas and the role.',
    key: true,
    replies: { 200: { description: 'Title and role.', schema: canvasInfo } },
    async handle({ id, right, services }) {
      const { role } = await right();
      const open = services.rooms.peek(id);
      const title = open ? readMeta(open.doc).title : await withDocument(services, id, (doc) => readMeta(doc).title);
      return { status: 200, body: { id, title, role } };
    },
  },
  {
    method: 'GET',
    path: '/api/canvases/:id/export.json',
    summary: 'The canvas as a file that can be imported again.',
    key: true,
    replies: { 200: { description: 'A canvas file.', schema: canvasFileSchema } },
    async handle({ id, right, address, services }) {
      await right();
      await mayTakeAlong(services, id, address);
      const names = await namesOf(services, id);
      const file = await withDocument(services, id, (doc) => fileOf(doc, (person) => names.get(person)));
      return { status: 200, body: `${JSON.stringify(file, null, 2)}\n`, headers: attachment(file.title, 'json') };
    },
  },
  labelled('md', 'The canvas as a Markdown document.', markdownOf),
  labelled('csv', 'The cards as a table for a spreadsheet.', csvOf),
];

/** An export with labels in a language: that of the canvas, or the one asked for. */
function labelled(
  extension: 'md' | 'csv',
  summary: string,
  write: (doc: Y.Doc, lang: Lang, nameOf: (person: string) => string | undefined) => string,
): Route {
  return {
    method: 'GET',
    path: `/api/canvases/:id/export.${extension}`,
    summary,
    key: true,
    query: { lang: `Language of the labels: ${LANGS.join(' or ')}. Default: that of the canvas.` },
    replies: { 200: { description: summary, type: TYPES[extension] } },
    async handle({ id, right, query, address, services }) {
      await right();
      await mayTakeAlong(services, id, address);
      const asked = query['lang'];
      if (asked !== undefined && !isLang(asked))
        throw new HttpProblem('bad-request', { detail: `There is no language "lang=${asked.slice(0, 20)}" here.` });
      const names = await namesOf(services, id);
      return withDocument(services, id, (doc) => {
        const meta = readMeta(doc);
        const body = write(doc, asked ?? meta.lang, (person) => names.get(person));
        return { status: 200, body, headers: attachment(meta.title, extension) };
      });
    },
  };
}

/** Each costs as much as the canvas is large. */
async function mayTakeAlong({ exports }: Services, id: string, address: string): Promise<void> {
  if (!(await exports.take(`${id} ${address}`))) throw new HttpProblem('too-often');
}
/** Reads what is durable, not what an open room is still writing: what is exported can be had again. */
async function withDocument<T>({ store, rooms }: Services, id: string, read: (doc: Y.Doc) => T): Promise<T> {
  const open = rooms.peek(id)?.durableDoc;
  if (open) return read(open);
  const stored = await store.journal.load(id);
  if (!stored) throw new HttpProblem('no-access');
  const doc = documentOf(stored);
  try {
    return read(doc);
  } finally {
    doc.destroy();
  }
}
async function namesOf(services: Services, id: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await services.store.members.list(id)).map((m) => [m.id, m.name]));
}
function isLang(value: string): value is Lang {
  return (LANGS as readonly string[]).includes(value);
}
/** A file name that every system takes, and the full title for those that can. */
function attachment(title: string, extension: keyof typeof TYPES): Record<string, string> {
  const plain = title
    .normalize('NFKD')
    .replace(/[^\w .-]+/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')
    .slice(0, 80);
  const full = title
    .replace(/[\p{Cc}\p{Cs}"*/:<>?\\|]+/gu, ' ')
    .trim()
    .slice(0, 120);
  const encoded = encodeURIComponent(`${full || 'canvas'}.${extension}`).replace(/['()*]/gu, '_');
  return {
    'content-type': TYPES[extension],
    'content-disposition': `attachment; filename="${plain || 'canvas'}.${extension}"; filename*=UTF-8''${encoded}`,
  };
}
