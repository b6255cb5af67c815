// Every visible sentence of the product, by capability, in Dutch and English.
import type { Lang } from '../../shared/template/template.ts';
import { app } from './app.ts';
import { board } from './board.ts';
import { discuss } from './discuss.ts';
import { people } from './people.ts';
import { status } from './status.ts';
import { text } from './text.ts';

const say = (lang: Lang) => ({
  lang,
  app: app[lang],
  board: board[lang],
  discuss: discuss[lang],
  people: people[lang],
  status: status[lang],
  text: text[lang],
});
/** All sentences in one language. A sentence with a number or a name in it is a function. */
export type Say = ReturnType<typeof say>;

const both = { nl: say('nl'), en: say('en') } as const;
export function sayIn(lang: Lang): Say {
  return both[lang];
}
