// The sentences of the first view in the language somebody reads; parts that come later bring theirs, in both languages.
import type { Lang } from '../../shared/template/template.ts';
import type { sentences } from './nl/sentences.ts';

/** A sentence with a number or a name in it is a function. A language that lacks one does not compile. */
export type Sentences = typeof sentences;
/** All sentences in one language. */
export type Say = Sentences & { readonly lang: Lang };

/** One language at a time: nobody needs the other to read. */
const FETCH: Record<Lang, () => Promise<{ readonly sentences: Sentences }>> = {
  nl: () => import('./nl/sentences.ts'),
  en: () => import('./en/sentences.ts'),
};
const here: Partial<Record<Lang, Say>> = {};

/** The sentences if they are here: the same object for the same language. */
export function sayHere(lang: Lang): Say | undefined {
  return here[lang];
}
/** Brings the sentences of a language; rejects when they cannot be had, and may then be asked again. */
export async function learn(lang: Lang): Promise<Say> {
  const { sentences } = await FETCH[lang]();
  return (here[lang] ??= { lang, ...sentences });
}
