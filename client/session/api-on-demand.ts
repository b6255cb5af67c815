// What people ask of the server over HTTP beside an open canvas: new canvases, links, exports. Not needed to read one.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { CreateCanvasBody, CreatedCanvas, CreatedLink, Link } from '../../shared/wire/http.ts';
import { ApiProblem, ask, base, pathOf, send } from './api.ts';
import type { CanvasReach, Reach } from './api.ts';

export type ExportFormat = 'json' | 'md' | 'csv';

export function createCanvas(reach: Reach, body: CreateCanvasBody): Promise<CreatedCanvas> {
  return ask(reach, 'POST', '/api/canvases', { body });
}
export async function listLinks(reach: CanvasReach): Promise<readonly Link[]> {
  return (await ask<{ links: Link[] }>(reach, 'GET', pathOf(reach, '/links'), { access: reach.access })).links;
}
export function createLink(reach: CanvasReach, role: AccessRole, label: string): Promise<CreatedLink> {
  return ask(reach, 'POST', pathOf(reach, '/links'), { access: reach.access, body: { role, label } });
}
export async function withdrawLink(reach: CanvasReach, link: string): Promise<void> {
  await ask(reach, 'DELETE', pathOf(reach, `/links/${encodeURIComponent(link)}`), { access: reach.access });
}
/** Address of an export; it answers only with the key in the authorisation header, so it is no link to click. */
export function exportUrl(reach: CanvasReach, format: ExportFormat): string {
  return base(reach) + pathOf(reach, `/export.${format}`);
}
/** The export as a file, ready for `URL.createObjectURL`. */
export async function downloadExport(reach: CanvasReach, format: ExportFormat): Promise<Blob> {
  return (await send(reach, 'GET', pathOf(reach, `/export.${format}`), { access: reach.access })).blob();
}

/** The self-contained module this server gives to other sites, and its digest. */
export interface EmbedManifest {
  readonly file: string;
  readonly integrity: string;
}
export async function embedManifest(reach: Reach): Promise<EmbedManifest> {
  const manifest = await ask<Partial<EmbedManifest> | null>(reach, 'GET', '/embed/manifest.json', {});
  // It ends up in a page of somebody else, so it has to be what it says.
  if (!/^[\w.-]+\.js$/u.test(manifest?.file ?? '') || !/^sha\d{3}-[\w+/=]+$/u.test(manifest?.integrity ?? ''))
    throw new ApiProblem(0, undefined, 'The answer is not a manifest.', true);
  return manifest as EmbedManifest;
}
