// Which of our languages a tag of a language asks for.
import { LANGS } from '../../shared/template/template.ts';
import type { Lang } from '../../shared/template/template.ts';

export function langOf(value: string): Lang | undefined {
  // nl-BE is Dutch.
  return LANGS.find((lang) => value.toLowerCase().split('-')[0] === lang);
}
/** The language of what is around an element, as far as somebody said one. */
export function langAround(element: Element): Lang | undefined {
  return langOf(element.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '');
}
