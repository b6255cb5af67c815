// Reads pasted Markdown into the schema; loaded when the first Markdown is pasted.
import { MarkdownParser, defaultMarkdownParser } from 'prosemirror-markdown';
import { Slice } from 'prosemirror-model';
import { safeHref } from '../../shared/document/text.ts';
import { schema } from './schema.ts';

const tokenizer = defaultMarkdownParser.tokenizer;
// What the schema cannot hold stays as it was typed, so that no word is lost.
tokenizer.disable([
  'backticks',
  'image',
  'html_inline',
  'html_block',
  'fence',
  'code',
  'blockquote',
  'hr',
  'lheading',
  'autolink',
]);
tokenizer.validateLink = (address) => safeHref(address) !== undefined;

const parser = new MarkdownParser(schema, tokenizer, {
  paragraph: { block: 'paragraph' },
  heading: { block: 'paragraph' },
  bullet_list: { block: 'bullet_list' },
  ordered_list: { block: 'ordered_list' },
  list_item: { block: 'list_item' },
  hardbreak: { node: 'hard_break' },
  em: { mark: 'em' },
  strong: { mark: 'strong' },
  link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
});

export function markdownSlice(text: string): Slice {
  const doc = parser.parse(text.replace(/\r\n?/gu, '\n'));
  // Open at both ends: pasted words join the paragraph they are pasted in.
  return Slice.maxOpen(doc.content);
}
