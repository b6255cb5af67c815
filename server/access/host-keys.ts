// Fetches the public keys of the host, and keeps the last good ones: a host that is away, or talks rubbish, ends nobody's work.

/** How long it is waited for, and how much is read. */
const TIMEOUT_MS = 5000;
const MOST_BYTES = 256 * 1024;
/** Kept for so long without asking again. */
const FRESH_MS = 10 * 60_000;
/** Older ones are asked for before they count once more: after a quiet night one of them may have been withdrawn. */
const OLD_MS = 60 * 60_000;
/** How soon it is asked again: when a key is not among those we have, and when there was no answer. */
const ASK_AGAIN_MS = 30_000;
const TRY_AGAIN_MS = 5000;

export interface HostKeys<K> {
  /** The keys at hand, fetched when there are none yet; undefined when there are none to be had. */
  current(): Promise<K | undefined>;
  /** For a key that was not among them: the keys as they are now, unless it was asked a moment ago. */
  renewed(): Promise<K | undefined>;
}
export interface HostKeysParts<K> {
  readonly url: string;
  /** Undefined when what was answered is no set of keys. */
  readonly read: (answer: unknown) => K | undefined;
  /** Counts milliseconds and cannot be set. */
  readonly steady: () => number;
  readonly warn: (what: string, error: unknown) => void;
  readonly timeoutMs?: number;
}

export function hostKeys<K>({ url, read, steady, warn, timeoutMs = TIMEOUT_MS }: HostKeysParts<K>): HostKeys<K> {
  let kept: { readonly keys: K; readonly at: number } | undefined;
  let asked: number | undefined;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    try {
      const keys = read(JSON.parse(await fetchText(url, timeoutMs)));
      if (keys === undefined) throw new Error('The answer is no set of keys.');
      kept = { keys, at: steady() };
    } catch (error) {
      // Those we had go on counting.
      warn('the keys of HOST_JWKS_URL could not be fetched', error);
    }
  };
  /** One question at a time, and not too often. */
  const askOnce = (pause: number): Promise<void> => {
    if (asking) return asking;
    if (asked !== undefined && steady() - asked < pause) return Promise.resolve();
    asked = steady();
    asking = ask().finally(() => (asking = undefined));
    return asking;
  };
  return {
    async current() {
      const age = kept && steady() - kept.at;
      if (age === undefined) await askOnce(TRY_AGAIN_MS);
      else if (age > OLD_MS) await askOnce(ASK_AGAIN_MS);
      // Nobody waits for what is not fresh any more.
      else if (age > FRESH_MS) void askOnce(ASK_AGAIN_MS);
      return kept?.keys;
    },
    async renewed() {
      await askOnce(ASK_AGAIN_MS);
      return kept?.keys;
    },
  };
}

/** A host that sends us elsewhere is not followed: whoever answers there was not named in the configuration. */
async function fetchText(url: string, timeoutMs: number): Promise<string> {
  const answer = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { accept: 'application/jwk-set+json, application/json' },
  });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw new Error(`It answered ${answer.status}.`);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) throw new Error('It answered more than a set of keys takes.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
