// What the edit log asks of the disk, and the disk as Node knows it.
import { close, closeSync, fdatasync, fsync, ftruncateSync, open, openSync, writeSync } from 'node:fs';
import { readdir, readFile, rename, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface LogDisk {
  /** The names in a folder. */
  readonly list: (folder: string) => Promise<string[]>;
  readonly read: (path: string) => Promise<Buffer>;
  /** A new file, to be written. */
  readonly create: (path: string) => number;
  /** Gives back how many bytes were taken; all are with the operating system then. */
  readonly write: (file: number, bytes: Uint8Array, offset: number, at: number) => number;
  readonly cut: (file: number, length: number) => void;
  /** What was written to the file before also survives a power cut; off the main thread. */
  readonly sync: (file: number) => Promise<void>;
  /** The same for the names in a folder. */
  readonly syncFolder: (folder: string) => Promise<void>;
  readonly close: (file: number) => void;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

const sync = promisify(fdatasync);
const syncAll = promisify(fsync);
const openFile = promisify(open);
const closeFile = promisify(close);

export const logDisk: LogDisk = {
  list: (folder) => readdir(folder),
  read: (path) => readFile(path),
  create: (path) => openSync(path, 'wx'),
  write: (file, bytes, offset, at) => writeSync(file, bytes, offset, bytes.byteLength - offset, at),
  cut: ftruncateSync,
  sync,
  syncFolder: async (folder) => {
    const file = await openFile(folder, 'r');
    try {
      await syncAll(file);
    } finally {
      await closeFile(file);
    }
  },
  close: closeSync,
  rename,
  remove: unlink,
};
