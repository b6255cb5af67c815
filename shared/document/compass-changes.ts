// How the centre of the canvas is begun and changed: title, date of the bold goal, who read the mission.
import type * as Y from 'yjs';
import { COMPASS_TEXTS, TEMPLATE_REF } from '../template/canvas-template.ts';
import type { Lang } from '../template/template.ts';
import { isIsoDate } from './compass.ts';
import { DOCUMENT_SCHEMA, root } from './roots.ts';
import { emptyText } from './text-made.ts';

export function setTitle(doc: Y.Doc, title: string): void {
  root(doc, 'meta').set('title', title);
}

export function setDeadline(doc: Y.Doc, date: string | undefined): void {
  const compass = root(doc, 'compass');
  if (date === undefined) compass.delete('deadline');
  else if (isIsoDate(date)) compass.set('deadline', date);
}
/** Marks or unmarks the mission as read; a person may only speak for themself. */
export function setMissionRead(doc: Y.Doc, person: string, read: boolean): void {
  const readers = root(doc, 'missionRead');
  if (read) readers.set(person, true);
  else readers.delete(person);
}

/** Fills a new document: meta, and one empty paragraph in each compass text. Only the server calls this, once. */
export function startDocument(doc: Y.Doc, title: string, lang: Lang): void {
  const meta = root(doc, 'meta');
  meta.set('schema', DOCUMENT_SCHEMA);
  meta.set('template', TEMPLATE_REF);
  meta.set('title', title);
  meta.set('lang', lang);
  const compass = root(doc, 'compass');
  for (const field of COMPASS_TEXTS) compass.set(field, emptyText());
}
