// Why the server cannot start, in one sentence that says what to do; and the data folder, checked before use.
import { access, constants, mkdir, open, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { NewerDatabase } from './store/migrations.ts';

/** Its message is meant for the person who started the server. */
export class StartProblem extends Error {}

/** The data folder, made when it is not there and proven writable; throws a StartProblem. */
export async function dataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  // A name of our own, so that proving does not touch what is in the folder.
  const proof = join(folder, `.writable-${process.pid}`);
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
    await (await open(proof, 'w')).close();
    await unlink(proof);
    return folder;
  } catch (error) {
    throw new StartProblem(folderSentence(folder, codeOf(error)), { cause: error });
  }
}
/** Node's own recursive `mkdir` never ends where folders cannot be made at all, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || (await stat(dirname(folder)).catch(() => undefined))) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}
function folderSentence(folder: string, code: string): string {
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `DATA_DIR is ${folder}, but there is a file in that place. Remove the file or set DATA_DIR to a folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return `The data folder ${folder} is not writable. Give this user the right to write there or set DATA_DIR to another folder.`;
    case 'ENOSPC':
      return `There is no space left for the data folder ${folder}. Free some space or set DATA_DIR to a folder on another disk.`;
    default:
      return `The data folder ${folder} cannot be used (${code}). Set DATA_DIR to a folder this user can write to.`;
  }
}

/** What went wrong while opening the database. */
export function databaseProblem(file: string, error: unknown): StartProblem {
  if (error instanceof NewerDatabase)
    return new StartProblem(
      `The database ${file} was written by a newer version. Start that version, or set DATA_DIR to another folder.`,
    );
  if (codeOf(error) === 'SQLITE_BUSY')
    return new StartProblem(
      `The database ${file} is used by another server. Stop that server, or set DATA_DIR to another folder.`,
    );
  if (codeOf(error) === 'SQLITE_NOTADB' || codeOf(error) === 'SQLITE_CORRUPT')
    return new StartProblem(
      `The file ${file} is not a database this server can read. Restore it from a backup, or set DATA_DIR to another folder.`,
    );
  return new StartProblem(
    `The database ${file} cannot be opened. Check that this user may read and write it, or set DATA_DIR to another folder.`,
    { cause: error },
  );
}

/** What went wrong while starting to listen; undefined when it is not about that. */
export function listenProblem(host: string, port: number, error: unknown): StartProblem | undefined {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Port ${port} on ${host} is taken by another program. Stop that program or set PORT to another number, for example PORT=${port < 65535 ? port + 1 : 8080}.`,
      );
    case 'EACCES':
      return new StartProblem(
        `This user may not listen on port ${port}. Set PORT to a number above 1023, for example 8080.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new StartProblem(
        `HOST is "${host}", which is no address of this computer. Set HOST to 127.0.0.1 (this computer only) or 0.0.0.0 (the network too).`,
      );
    default:
      return undefined;
  }
}
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}
