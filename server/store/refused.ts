// Tells a disk that refuses or does not answer from a fault of ours.

/** What SQLite calls it: full, failing, gone, read-only, or held by somebody else for too long. */
const SQLITE = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|BUSY|LOCKED|PROTOCOL|NOMEM|NOLFS)/u;
/** The same as the operating system says it of the edit log. */
const SYSTEM = /^E(NOSPC|DQUOT|FBIG|IO|ROFS|ACCES|PERM|MFILE|NFILE)$/u;

/** What was to be written was not kept, and nobody was told of it. It may work again later. */
export class NotKept extends Error {}

/** Nothing of what was asked was kept, and it may work again later. */
export function isRefused(error: unknown): boolean {
  if (error instanceof NotKept) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (SQLITE.test(code) || SYSTEM.test(code));
}
