// Which words of a text open discussions are about, for the field that shows the text.
import type * as Y from 'yjs';
import { discussionTypes, placeOfAnchor, readThread, threadIds, threadState } from '../../shared/document/threads.ts';
import type { Anchor, TextId } from '../../shared/document/threads.ts';
import type { Stop } from '../session/contexts.ts';
import type { TextMark } from '../text/text-mark.ts';

type TextAnchor = Anchor & { readonly kind: 'text' };
export interface TextMarks {
  /** Open discussions about words of this text, whether or not the words are still there. */
  about(text: TextId): readonly string[];
  /** Where their words are now, as far as they are still there; `active` is the discussion being read. */
  in(text: TextId, active?: string): readonly TextMark[];
  subscribe(listener: () => void): Stop;
}

const known = new WeakMap<Y.Doc, TextMarks>();

/** The marks of a document, shared by all its fields; it listens only while somebody has subscribed. */
export function textMarksOf(doc: Y.Doc): TextMarks {
  const existing = known.get(doc);
  if (existing) return existing;
  const made = textMarks(doc);
  known.set(doc, made);
  return made;
}

function textMarks(doc: Y.Doc): TextMarks {
  const types = discussionTypes(doc);
  const listeners = new Set<() => void>();
  let byText: ReadonlyMap<string, ReadonlyMap<string, TextAnchor>> | undefined;
  const of = (text: TextId): ReadonlyMap<string, TextAnchor> => {
    const found = byText ?? openByText(doc);
    // Kept only while changes are heard; without listeners the next reader reads again.
    if (listeners.size) byText = found;
    return found.get(text) ?? new Map();
  };
  const changed = (): void => {
    byText = undefined;
    listeners.forEach((listener) => listener());
  };
  return {
    about: (text) => [...of(text).keys()],
    in: (text, active) =>
      [...of(text)].flatMap(([id, anchor]) => {
        const place = placeOfAnchor(doc, anchor);
        return place.state === 'here' && place.text
          ? [{ id, from: place.text.from, to: place.text.to, active: id === active }]
          : [];
      }),
    subscribe: (listener) => {
      if (listeners.size === 0) types.forEach((type) => type.observe(changed));
      listeners.add(listener);
      return () => {
        if (!listeners.delete(listener) || listeners.size) return;
        types.forEach((type) => type.unobserve(changed));
        byText = undefined;
      };
    },
  };
}
function openByText(doc: Y.Doc): ReadonlyMap<string, ReadonlyMap<string, TextAnchor>> {
  const found = new Map<string, Map<string, TextAnchor>>();
  for (const id of threadIds(doc)) {
    const anchor = readThread(doc, id)?.anchor;
    if (anchor?.kind !== 'text' || threadState(doc, id).state !== 'open') continue;
    const inText = found.get(anchor.id) ?? new Map<string, TextAnchor>();
    found.set(anchor.id, inText.set(id, anchor));
  }
  return found;
}
