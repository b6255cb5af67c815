// Finds what a server that was killed left in its edit log, and what of it can be read.
import { basename, dirname, join } from 'node:path';
import type { LogDisk } from './log-disk.ts';
import { readRecords } from './log-record.ts';
import { HEADER_BYTES, readHeader, Segment } from './log-segment.ts';
import type { PendingEntry } from './pending.ts';

export function segmentPath(database: string, number: number): string {
  return `${database}-log-${String(number).padStart(6, '0')}`;
}

export interface Found {
  readonly segments: readonly Segment[];
  /** Of all segments in their order: what can be read. */
  readonly entries: readonly PendingEntry[];
  /** The highest number any segment ever had here, also of those that were kept aside. */
  readonly number: number;
}
export async function findSegments(disk: LogDisk, database: string): Promise<Found> {
  const name = basename(database).replace(/[^\w-]/gu, '\\$&');
  const pattern = new RegExp(`^${name}-log-(\\d+)(\\.torn)?$`, 'u');
  const found = (await disk.list(dirname(database)))
    .flatMap((file) => {
      const match = pattern.exec(file);
      return match ? [{ file, number: Number(match[1]), isTorn: match[2] !== undefined }] : [];
    })
    .sort((a, b) => a.number - b.number);
  const files = await Promise.all(
    found
      .filter(({ isTorn }) => !isTorn)
      .map(async ({ file, number }) => {
        const path = join(dirname(database), file);
        const bytes = await disk.read(path);
        return { path, number, bytes, before: readHeader(bytes) };
      }),
  );
  const segments: Segment[] = [];
  const entries: PendingEntry[] = [];
  for (const { path, number, bytes, before } of files) {
    const ended = files.find((next) => next.before?.number === number)?.before?.length ?? bytes.length;
    const whole = before ? readRecords(bytes.subarray(0, ended), HEADER_BYTES) : { entries: [], end: 0 };
    const segment = new Segment(disk, path, number, whole.end, undefined);
    if (whole.end < ended) keepAside(segment);
    segments.push(segment);
    for (const entry of whole.entries) entries.push({ ...entry, segment });
  }
  return { segments, entries, number: found.at(-1)?.number ?? 0 };
}
/** Not all of it could be used: the file stays, under a name that says so. */
export function keepAside(segment: Segment): void {
  segment.keepAs = `${segment.path}.torn`;
}
