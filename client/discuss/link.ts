// The address that opens one discussion.

/** This page with a thread in its fragment (`#key=…&thread=<id>`); everything else of the fragment stays. */
export function linkToThread(thread: string, page: string = location.href): string {
  const hash = page.indexOf('#');
  const fragment = new URLSearchParams(hash < 0 ? '' : page.slice(hash + 1));
  fragment.set('thread', thread);
  return `${hash < 0 ? page : page.slice(0, hash)}#${fragment.toString()}`;
}
