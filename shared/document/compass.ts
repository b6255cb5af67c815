// The centre of the canvas: title, language, mission, bold goal with its date, the end in mind, who read the mission.
import * as Y from 'yjs';
import { TEMPLATE_REF } from '../template/canvas-template.ts';
import type { CompassText } from '../template/canvas-template.ts';
import type { Lang, Words } from '../template/template.ts';
import { isId } from './ids.ts';
import { DOCUMENT_SCHEMA, root } from './roots.ts';
import { isBlank } from './text.ts';

/** A title has at most so many characters. */
export const TITLE_CHARS = 200;

/** What the document says of itself. */
export interface Meta {
  readonly schema: number;
  readonly template: string;
  readonly title: string;
  readonly lang: Lang;
  /** Where the content comes from, for a worked example. */
  readonly source?: Words;
  /** The canvas this one was begun with. */
  readonly basedOn?: { readonly canvas: string; readonly title: string };
}

export function readMeta(doc: Y.Doc): Meta {
  const meta = root(doc, 'meta');
  const title = meta.get('title');
  const template = meta.get('template');
  const schema = meta.get('schema');
  const source = meta.get('source') as Words | undefined;
  return {
    schema: typeof schema === 'number' ? schema : DOCUMENT_SCHEMA,
    template: typeof template === 'string' ? template : TEMPLATE_REF,
    title: typeof title === 'string' ? title : '',
    lang: meta.get('lang') === 'en' ? 'en' : 'nl',
    ...basedOnIn(meta.get('basedOn')),
    ...(source && typeof source.nl === 'string' && typeof source.en === 'string' ? { source } : {}),
  };
}
function basedOnIn(value: unknown): Pick<Meta, 'basedOn'> {
  const { canvas, title } = (value ?? {}) as Partial<NonNullable<Meta['basedOn']>>;
  return typeof canvas === 'string' && isId(canvas) && typeof title === 'string' ? { basedOn: { canvas, title } } : {};
}
/** A compass text; undefined only before the document has been loaded. */
export function compassText(doc: Y.Doc, field: CompassText): Y.XmlFragment | undefined {
  const text = root(doc, 'compass').get(field);
  return text instanceof Y.XmlFragment ? text : undefined;
}
/** The bold goal's date as an ISO date, or undefined. */
export function deadline(doc: Y.Doc): string | undefined {
  const value = root(doc, 'compass').get('deadline');
  return typeof value === 'string' && isIsoDate(value) ? value : undefined;
}
/** Whole months from `today` to `date` (both ISO dates), and whether the date has passed. */
export function monthsToGo(today: string, date: string): { readonly months: number; readonly past: boolean } {
  if (date < today) return { months: 0, past: true };
  const [y1 = 0, m1 = 0, d1 = 0] = today.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = date.split('-').map(Number);
  return { months: (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0), past: false };
}
/** A real calendar date written as YYYY-MM-DD. */
export function isIsoDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export function hasMission(doc: Y.Doc): boolean {
  const mission = compassText(doc, 'mission');
  return mission !== undefined && !isBlank(mission);
}
/** Person ids that marked the mission as read, sorted; nobody while there is none, whatever is marked. */
export function missionReaders(doc: Y.Doc): string[] {
  return hasMission(doc) ? [...root(doc, 'missionRead').keys()].sort() : [];
}
