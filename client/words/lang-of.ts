// Which of our languages a tag of a language asks for.
import { LANGS } from '../../shared/template/template.ts';
import type { Lang } from '../../shared/template/template.ts';

export function langOf(value: string): Lang | undefined {
  // nl-BE is Dutch.
  return LANGS.find((lang) => value.toLowerCase().split('-')[0] === lang);
}
/** The language of what is around an element, as far as somebody said one. */
export function langAround(element: Element): Lang | undefined {
  const around = element.parentElement?.closest('[lang]');
  const root = element.getRootNode();
  if (around || !(root instanceof ShadowRoot)) return langOf(around?.getAttribute('lang') ?? '');
  // Within an element of somebody else: around goes on outside it.
  return langOf(root.host.getAttribute('lang') ?? '') ?? langAround(root.host);
}
