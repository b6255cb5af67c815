// Puts a file among a person's downloads, and makes the export files from the document in this browser.
import type { ExportFormat } from '../session/api-on-demand.ts';
import type { Canvas } from '../session/contexts.ts';
import type { Lang } from '../../shared/template/template.ts';
import { readMeta } from '../../shared/document/compass.ts';

export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}
const TYPES: Record<ExportFormat, string> = {
  json: 'application/json',
  md: 'text/markdown;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
};

/** The document as it is in this browser. Needs no server; the writers are loaded when they are first needed. */
export async function localExport(canvas: Canvas, format: ExportFormat, lang: Lang): Promise<ExportFile> {
  const nameOf = (person: string): string | undefined => canvas.members.nameOf(person);
  const name = fileName(readMeta(canvas.doc).title, format);
  switch (format) {
    case 'json': {
      const { fileOf } = await import('../../shared/document/file.ts');
      return { name, blob: blobOf(`${JSON.stringify(fileOf(canvas.doc, nameOf), null, 2)}\n`, format) };
    }
    case 'md': {
      const { markdownOf } = await import('../../shared/document/markdown.ts');
      return { name, blob: blobOf(markdownOf(canvas.doc, lang, nameOf), format) };
    }
    case 'csv': {
      const { csvOf } = await import('../../shared/document/csv.ts');
      return { name, blob: blobOf(csvOf(canvas.doc, lang, nameOf), format) };
    }
    default:
      return format satisfies never;
  }
}

/** A file name that every system takes: the title in lower case letters, digits and hyphens. */
export function fileName(title: string, format: ExportFormat): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80);
  return `${plain || 'canvas'}.${format}`;
}

/** Hands a file to the browser's downloads. */
export function download(file: ExportFile): void {
  const address = URL.createObjectURL(file.blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = file.name;
  anchor.click();
  // The browser reads the address after this turn; a minute is ample, and then the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function blobOf(text: string, format: ExportFormat): Blob {
  return new Blob([text], { type: TYPES[format] });
}
