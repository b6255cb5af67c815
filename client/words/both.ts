// Both languages at once, for pages that show them side by side: the gallery, the start page, and tests.
import type { Lang } from '../../shared/template/template.ts';
import { sentences as en } from './en/sentences.ts';
import { sentences as nl } from './nl/sentences.ts';
import type { Say } from './words.ts';

const both: Record<Lang, Say> = { nl: { lang: 'nl', ...nl }, en: { lang: 'en', ...en } };

export function sayIn(lang: Lang): Say {
  return both[lang];
}
