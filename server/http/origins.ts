// Which web pages may talk to this server from a browser.

/** `own` is the public address; a page served by this very server is always allowed. */
export function originCheck(
  own: () => string,
  allowed: readonly string[],
): (origin: string | undefined, host: string | undefined) => boolean {
  return (origin, host) => {
    // No browser page: tools and servers prove themselves by key and ticket alone.
    if (origin === undefined) return true;
    let url: URL;
    try {
      url = new URL(origin);
    } catch {
      // "null" (a sandboxed page, a file) and garbage.
      return false;
    }
    // As browsers write it: of anything around it, or written otherwise, nobody can say whose word it is.
    if (url.origin !== origin || !/^https?:$/u.test(url.protocol)) return false;
    return url.host === host || url.origin === new URL(own()).origin || allowed.includes(url.origin);
  };
}
