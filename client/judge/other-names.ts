// What the canvases to compare with are called in a list: two of one title are told apart by what this browser knows of them.
import type { Lang } from '../../shared/template/template.ts';
import type { RecentCanvas } from '../session/device.ts';
import { compareWords } from '../words/compare.ts';
import { DATES_IN } from '../words/languages.ts';

type Known = Pick<RecentCanvas, 'id' | 'title' | 'lastOpened' | 'counts'>;
export interface Here {
  readonly title: string;
  /** The canvas this one was begun with. */
  readonly begunWith: string | undefined;
}

/** A name for each, in the same order; no two are the same. */
export function otherNames(others: readonly Known[], here: Here, lang: Lang): string[] {
  const words = compareWords[lang].other;
  const nameOf = (
    { id, title, lastOpened, counts }: Known,
    how: 'title' | 'apart' | 'sure',
    at = new Date(lastOpened),
  ): string =>
    [
      title || id,
      ...(id === here.begunWith ? [words.begunWith] : []),
      ...(how !== 'title' && !Number.isNaN(at.getTime())
        ? [words.opened(at.toLocaleString(DATES_IN[lang], { dateStyle: 'long', timeStyle: 'short' }))]
        : []),
      ...(how === 'title' ? [] : [words.cards(counts.total)]),
      ...(how === 'sure' ? [id] : []),
    ].join(', ');
  const alone = (name: string, names: readonly string[]): boolean => names.filter((one) => one === name).length < 2;
  const titles = [...others.map(({ title }) => title), here.title];
  const names = others.map((other) => nameOf(other, alone(other.title, titles) ? 'title' : 'apart'));
  return others.map((other, i) => (alone(names[i] ?? '', names) ? (names[i] ?? '') : nameOf(other, 'sure')));
}
