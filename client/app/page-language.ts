// Which language a page of ours speaks to somebody who has chosen none: the first of the browser's own that we know.
import { langOf } from '../words/lang-of.ts';

/** Dutch for those who read neither. What is inside goes by the page. */
export function speakAsBrowser(page: HTMLElement, wanted: readonly string[]): void {
  page.lang = wanted.map(langOf).find((lang) => lang !== undefined) ?? 'nl';
}
