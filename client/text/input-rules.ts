// What typing turns into formatting: "- " and "1. " start lists, **words** become strong, *words* become em.
import { InputRule, inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { types } from './schema.ts';

export function typingRules(): Plugin {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*]\s$/, types.bullet_list),
      wrappingInputRule(/^1[.)]\s$/, types.ordered_list),
      markRule(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, types.strong),
      markRule(/(?<![*\p{L}\p{N}])\*([^*\s](?:[^*]*[^*\s])?)\*$/u, types.em),
    ],
  });
}

function markRule(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const words = match[1];
    if (words === undefined) return null;
    const from = start + match[0].indexOf(words);
    const to = Math.min(from + words.length, end);
    // From the back, so that the earlier positions stay true. The last star is not in the text yet.
    return state.tr
      .delete(to, end)
      .delete(start, from)
      .addMark(start, start + words.length, type.create())
      .removeStoredMark(type);
  });
}
