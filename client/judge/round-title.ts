// What a round is called: what kind of answer it asks, and the name it was given.
import type { Lang } from '../../shared/template/template.ts';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { roundWords } from '../words/rounds.ts';

export function roundTitle({ about, title }: Pick<RoundView, 'about' | 'title'>, lang: Lang): string {
  const kind = roundWords[lang].kind[about.kind];
  return title === '' ? kind : `${kind}: ${title}`;
}
