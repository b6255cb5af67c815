// The address that opens one discussion.

/**
 * This page with a thread in its fragment (`#thread=<id>`), without the key: whoever gets it opens the discussion with
 * their own rights, never with those of the person who copied it.
 */
export function linkToThread(thread: string, page: string = location.href): string {
  const hash = page.indexOf('#');
  const fragment = new URLSearchParams(hash < 0 ? '' : page.slice(hash + 1));
  for (const own of ['key', 'card']) fragment.delete(own);
  fragment.set('thread', thread);
  return `${hash < 0 ? page : page.slice(0, hash)}#${fragment.toString()}`;
}
