// Reads another canvas to lay over this one, from the server or from a file, and makes next year's from this one.
import * as Y from 'yjs';
import { readMeta } from '../../shared/document/compass.ts';
import { checkFile, fileOf, fillDocument } from '../../shared/document/file.ts';
import type { CanvasFile } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import type { Side } from '../../shared/judge/compare.ts';
import { TEMPLATE_REF } from '../../shared/template/canvas-template.ts';
import type { CreatedCanvas } from '../../shared/wire/http.ts';
import type { CanvasReach } from '../session/api.ts';
import { createCanvas, downloadExport } from '../session/api-on-demand.ts';
import type { Canvas } from '../session/contexts.ts';

const CANVAS_SCHEMA = 'clc.canvas/1' satisfies CanvasFile['schema'];

/** It is no canvas file at all, or one of a version that is not known here. */
export type NotRead = 'noCanvas' | 'otherVersion';
export class NoCanvas extends Error {
  constructor(readonly why: NotRead) {
    super('The file is not a canvas that can be read here.');
    this.name = 'NoCanvas';
  }
}
/** What a file says, beside its title; of its rounds only how the steps stood. Throws `NoCanvas`. */
export function sideOfFile(text: string): Side & { readonly title: string } {
  const file = checked(text);
  const doc = declareRoots(new Y.Doc());
  fillDocument(doc, file);
  const side = {
    title: file.title,
    snapshot: snapshotOf(doc, { members: [], now: '' }),
    ...(file.stairway ? { stair: { steps: file.stairway } } : {}),
  };
  doc.destroy();
  return side;
}
/** As the server has it, with a link this browser knows. Rejects with an `ApiProblem` or `NoCanvas`. */
export async function sideOfCanvas(reach: CanvasReach): Promise<Side & { readonly title: string }> {
  return sideOfFile(await (await downloadExport(reach, 'json')).text());
}
function checked(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new NoCanvas('noCanvas');
  }
  const result = checkFile(json);
  if (!result.ok) throw new NoCanvas(isOfOurs(json) ? 'otherVersion' : 'noCanvas');
  return result.file;
}
/** Does it say that it is a canvas, if not of which version we know? */
function isOfOurs(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const { schema, template } = json as { readonly schema?: unknown; readonly template?: unknown };
  const isOf = (named: unknown, known: string): boolean =>
    typeof named === 'string' && named !== known && named.startsWith(known.replace(/\d+$/u, ''));
  return isOf(schema, CANVAS_SCHEMA) || (schema === CANVAS_SCHEMA && isOf(template, TEMPLATE_REF));
}

/**
 * The choices of this canvas as the beginning of another: without what was said of them, and without dates to have done
 * something. What was decided stays so, with its record: why, by whom and when, how sure, and when to look again.
 */
export function asBeginning(canvas: Canvas): CanvasFile {
  const { title } = readMeta(canvas.doc);
  const file = fileOf(canvas.doc, (person) => canvas.members.nameOf(person));
  const { stairway: _, ...rest } = file;
  return {
    ...rest,
    basedOn: { canvas: canvas.id, title },
    missionRead: {},
    threads: [],
    evidence: [],
    cards: file.cards.filter(({ status }) => status !== 'rejected').map(({ due: _due, ...card }) => card),
  };
}
export function beginNextYear(server: string, canvas: Canvas, title: string): Promise<CreatedCanvas> {
  return createCanvas({ server }, { title, document: asBeginning(canvas) });
}
/** "Canvas 2026" becomes "Canvas 2027"; a title without a year gets the next one. */
export function nextTitle(title: string, year: number): string {
  const years = [...title.matchAll(/\b20\d\d\b/gu)];
  const last = years.at(-1);
  if (!last) return `${title} ${year + 1}`.trim();
  const at = last.index;
  return `${title.slice(0, at)}${Number(last[0]) + 1}${title.slice(at + 4)}`;
}
