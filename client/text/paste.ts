// What may come in through the clipboard or by dropping: words only in a line, clean formatting in a card.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { TextKind } from './keys.ts';
import { schema } from './schema.ts';

/** Does plain text look as if somebody wrote Markdown: a list, a heading, strong words or a link? */
export function looksLikeMarkdown(text: string): boolean {
  return /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S|^ {0,3}#{1,6}[ \t]+\S|\*\*\S(?:[^\n]*?\S)?\*\*|\[[^\]\n]+\]\([^)\s]+\)/mu.test(
    text,
  );
}

export function pasting(kind: TextKind): Plugin {
  return kind === 'line' ? lineOnly() : withMarkdown();
}
function lineOnly(): Plugin {
  return new Plugin({
    props: {
      transformPasted: ({ content }) => {
        const words = content.textBetween(0, content.size, ' ', ' ').replace(/\s+/gu, ' ');
        return new Slice(words === '' ? Fragment.empty : Fragment.from(schema.text(words)), 0, 0);
      },
    },
  });
}
function withMarkdown(): Plugin {
  return new Plugin({
    props: {
      handlePaste: (view, event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (event.clipboardData?.getData('text/html') || !looksLikeMarkdown(text)) return false;
        const insert = (slice: Slice | undefined): void => {
          if (view.isDestroyed) return;
          const tr = slice ? view.state.tr.replaceSelection(slice) : view.state.tr.insertText(text);
          view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'paste'));
        };
        import('./markdown.ts').then(
          ({ markdownSlice }) => insert(markdownSlice(text)),
          // Without a connection the parser may be out of reach; the words are not.
          () => insert(undefined),
        );
        return true;
      },
    },
  });
}
