// One page, one copy: the first to come defines the elements; a later one, of whatever version, steps back and says so.
import { customElement as define } from 'lit/decorators.js';
import { version } from '../../package.json';

// Stands in for Lit's own in what is built for other people's pages (see vite.config.ts).
export * from 'lit/decorators.js';

interface Copy {
  readonly version: string;
  told: boolean;
}
/** The same for every copy and version, so this name stays as it is. */
const KEY = Symbol.for('customer-leader-canvas');
const page = globalThis as unknown as Record<symbol, Copy | undefined>;
const own: Copy = { version, told: false };
const kept = (page[KEY] ??= own);

/** Says once which version the page keeps, when this is not the copy that defines the elements. */
export function tellWhichIsKept(): void {
  if (kept === own || kept.told) return;
  kept.told = true;
  // eslint-disable-next-line no-console -- For whoever makes the page; a person who reads the canvas need not know.
  console.warn(
    `customer-leader-canvas ${version} was loaded on a page that has version ${kept.version} already: ` +
      `${kept.version} is kept. Load it once.`,
  );
}

/** All elements are of the copy that came first: half of the one and half of the other would not fit together. */
export function customElement(name: string): ReturnType<typeof define> {
  return kept === own ? define(name) : () => undefined;
}
