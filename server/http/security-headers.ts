// The headers that tell a browser what our pages may do, and who may show them in a frame.

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/iu;

export function isHost(host: string | undefined): host is string {
  return host !== undefined && HOST.test(host);
}

export function securityHeaders(
  host: string | undefined,
  publicUrl: string,
  frameAncestors: readonly string[],
): Record<string, string> {
  // Older browsers do not count a WebSocket to the own host as 'self'.
  const hosts = new Set([new URL(publicUrl).host, ...(isHost(host) ? [host] : [])]);
  const sockets = [...hosts].flatMap((h) => [`ws://${h}`, `wss://${h}`]);
  const policy = {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...sockets],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': frameAncestors,
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([name, values]) => `${name} ${values.join(' ')}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
