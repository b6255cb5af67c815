// Fetches the files of a part that is loaded on demand before the browser imports it, so that a failure is not for ever.

/** Files on their way or here, each with the files it imports. */
const fetched = new Map<string, Promise<readonly string[]>>();
/** An import at the start of a built file, or after what the bundler puts before it. */
const IMPORT = /(?:^|[;\n/])import(?:[^"'`;]*from)?"(\.[^"]+)"/gu;

/**
 * Stands in a built page for every `import()` (see vite.config.ts). Firefox and older browsers remember a module they
 * could not fetch, or that lacked one it needs, until the page is loaded again. So they are asked for a part only once
 * all files of it have come. Those are then in the cache, for they are named after their content; and every module keeps
 * its one address, so that none is there twice. The files are named from the root of the server, or else as seen `from`
 * the module that asks; those they need are read from them, for a list of all would be part of every first view.
 */
export async function fetchFirst<T>(
  load: () => Promise<T>,
  files: readonly string[] = [],
  from: string = new URL(import.meta.url).origin,
): Promise<T> {
  const asked = new Set<string>();
  // Two files may import each other.
  const fetchAll = async (url: string): Promise<void> => {
    if (asked.has(url)) return;
    asked.add(url);
    await Promise.all((await fetchOnce(url)).map(fetchAll));
  };
  await Promise.all(files.filter(isNeeded).map((file) => fetchAll(new URL(file, from).href)));
  return load();
}
/** What a built file imports at once, as it names it; the build asserts that this finds all. */
export function importsIn(code: string): string[] {
  return [...code.matchAll(IMPORT)].map(([, file = '']) => file);
}

/** Styles stand in the components; the one sheet is the page's own. */
function isNeeded(file: string): boolean {
  return file.endsWith('.js');
}
function fetchOnce(url: string): Promise<readonly string[]> {
  const before = fetched.get(url);
  if (before) return before;
  const coming = isHere(url) ? Promise.resolve([]) : whole(url);
  fetched.set(url, coming);
  coming.catch(() => fetched.delete(url));
  return coming;
}
function isHere(url: string): boolean {
  // On a page of somebody else this module may have been imported by another.
  if (url === import.meta.url) return true;
  return [...document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>('script[src], link[href]')].some(
    (element) => (element.src || element.href) === url,
  );
}
async function whole(url: string): Promise<readonly string[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
  // Only a file that was read to its end is kept.
  return importsIn(await response.text()).map((file) => new URL(file, url).href);
}
