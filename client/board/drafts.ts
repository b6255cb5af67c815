// Half-written cards of this browser tab, so that a reload loses nothing.

/** What is kept under a key: the text of the composer of one facet of one canvas. */
export interface Drafts {
  read(): string;
  write(text: string): void;
}
export function draftsOf(canvas: string, facet: string): Drafts {
  const key = `clc-draft:${canvas}:${facet}`;
  return {
    read: () => storage()?.getItem(key) ?? '',
    write: (text) => {
      if (text === '') storage()?.removeItem(key);
      else storage()?.setItem(key, text);
    },
  };
}
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    // An embedding page may forbid storage; then a draft lives as long as the page.
    return undefined;
  }
}
