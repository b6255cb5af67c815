// Saves a canvas as a file: as the server has it, or from the copy in this browser when the server cannot be reached.
import { readMeta } from '../../shared/document/compass.ts';
import { downloadExport } from '../session/api-on-demand.ts';
import type { CanvasReach } from '../session/api.ts';
import type { ExportFormat } from '../session/api-on-demand.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { settingsWords } from '../words/settings.ts';
import { download, fileName, localExport } from './download.ts';

/** Returns the sentence that tells what happened. */
export async function exportCanvas(
  canvas: Canvas,
  reach: CanvasReach,
  format: ExportFormat,
  say: Say,
): Promise<string> {
  const words = settingsWords[say.lang];
  try {
    const blob = await downloadExport(reach, format);
    const name = fileName(readMeta(canvas.doc).title, format);
    download({ name, blob });
    return words.exported(name);
  } catch {
    // No answer, or a link that is no longer accepted: what is in this browser is still the person's to keep.
    const file = await localExport(canvas, format, say.lang);
    download(file);
    return words.exportedLocal(file.name);
  }
}

/** The document as it is here: the server may not have all of it, or take it. */
export async function exportHere(canvas: Canvas, say: Say): Promise<string> {
  const file = await localExport(canvas, 'json', say.lang);
  download(file);
  return settingsWords[say.lang].exported(file.name);
}
