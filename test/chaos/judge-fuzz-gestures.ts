// What honest people do in the judge's fuzz: gestures of their role, which hold however a forger has bent the canvas.
import * as Y from 'yjs';
import { CARD_STATUSES, cardIds, cardsIn, readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { readComment, threadIds } from '../../shared/document/threads.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import { FACET_IDS, ROLES } from '../../shared/template/canvas-template.ts';
import type { Chance } from './frame-fuzz-random.ts';
import type { Honest } from './judge-fuzz.ts';

type Gesture = (person: Honest, chance: Chance) => void;

const DISCUSS: readonly Gesture[] = [
  ({ desk }, chance) => {
    desk.commands.openThread({ kind: 'facet', id: chance.from(FACET_IDS) }, `van ${desk.person}`);
  },
  ({ desk }, chance) => {
    const thread = chance.from(threadIds(desk.doc));
    if (thread) desk.commands.reply(thread, `antwoord van ${desk.person}`);
  },
  (person, chance) => withOwn(person, chance, (id) => person.desk.commands.editComment(id, 'anders')),
  (person, chance) => withOwn(person, chance, (id) => person.desk.commands.deleteComment(id)),
  ({ desk, role }, chance) => {
    const own = threadIds(desk.doc).filter(
      (id) => rightsOf(role).edit || root<{ by: string }>(desk.doc, 'threads').get(id)?.by === desk.person,
    );
    if (own.length > 0) desk.commands.resolve(chance.from(own), chance.random() < 0.5);
  },
  ({ desk }, chance) => desk.commands.setMissionRead(chance.random() < 0.5),
];
const EDIT: readonly Gesture[] = [
  ...DISCUSS,
  ({ desk }, chance) => void desk.commands.addCard(chance.from(FACET_IDS)),
  ({ desk }, chance) => typeIn(desk.doc, chance),
  ({ desk }, chance) => typeIn(desk.doc, chance),
  ({ desk }, chance) => typeIn(desk.doc, chance),
  ({ desk }, chance) => changeLines(desk.doc, chance),
  ({ desk }, chance) => withCard(desk.doc, chance, (id) => desk.commands.setStatus([id], chance.from(CARD_STATUSES))),
  ({ desk }, chance) => {
    const facet = chance.from(FACET_IDS);
    withCard(desk.doc, chance, (id) => desk.commands.move([id], facet, cardsIn(desk.doc, facet)[0] ?? null));
  },
  ({ desk }, chance) => withCard(desk.doc, chance, (id) => desk.commands.duplicate([id])),
  ({ desk }, chance) =>
    withCard(desk.doc, chance, (id) => desk.commands.setFields(id, { owner: desk.person, next: 'bellen' })),
  ({ desk }, chance) =>
    withCard(desk.doc, chance, (id) =>
      desk.commands.setLink(id, { type: 'targets', to: chance.from(cardIds(desk.doc)) }, chance.random() < 0.7),
    ),
  ({ desk }, chance) => desk.commands.setStance(chance.from(ROLES), chance.from(['lead', 'parity', undefined])),
  ({ desk }, chance) => desk.commands.setEmpty(chance.from(FACET_IDS), chance.from(['niet wij', undefined])),
  ({ desk }, chance) => desk.commands.setTitle(`Titel ${chance.below(9)}`),
  ({ desk }, chance) => desk.commands.setDeadline(chance.from(['2030-01-31', undefined])),
  ({ desk }) => void desk.commands.undo(),
  ({ desk }) => void desk.commands.redo(),
];

export function gesture(person: Honest, chance: Chance): void {
  person.desk.undo.stop();
  chance.from(rightsOf(person.role).edit ? EDIT : DISCUSS)(person, chance);
}

function withCard(doc: Y.Doc, chance: Chance, then: (id: string) => unknown): void {
  const ids = cardIds(doc);
  if (ids.length > 0) then(chance.from(ids));
}
function withOwn({ desk }: Honest, chance: Chance, then: (id: string) => unknown): void {
  const own = [...root(desk.doc, 'comments').keys()].sort().filter((id) => {
    const comment = readComment(desk.doc, id);
    return comment?.by === desk.person && !comment.deleted;
  });
  if (own.length > 0) then(chance.from(own));
}
/** Somewhere in the first line of a card, as far as it has one. */
function typeIn(doc: Y.Doc, chance: Chance): void {
  withCard(doc, chance, (id) => {
    const card = readCard(doc, id);
    const text = chance.random() < 0.8 ? card?.text : card?.instead;
    const line = text?.toArray().find((part) => part instanceof Y.XmlElement);
    if (!line) return;
    doc.transact(() => {
      let words = line.toArray().find((part) => part instanceof Y.XmlText);
      if (!words) line.insert(0, [(words = new Y.XmlText())]);
      const at = chance.below(words.length + 1);
      switch (chance.below(4)) {
        case 0:
          return words.delete(Math.min(at, words.length), Math.min(3, words.length - Math.min(at, words.length)));
        case 1:
          return words.format(0, words.length, { strong: chance.random() < 0.5 ? {} : null });
        default:
          return words.insert(at, chance.from(['woord ', 'a', '😀']), chance.random() < 0.3 ? { em: {} } : {});
      }
    }, 'me');
  });
}
/** Takes lines of a card away, or adds one. */
function changeLines(doc: Y.Doc, chance: Chance): void {
  withCard(doc, chance, (id) => {
    const text = readCard(doc, id)?.text;
    if (!text) return;
    doc.transact(() => {
      const at = chance.below(text.length + 1);
      if (chance.random() < 0.5) return text.delete(at, Math.min(text.length - at, 1 + chance.below(2)));
      const line = new Y.XmlElement('paragraph');
      line.insert(0, [new Y.XmlText(chance.from(['een regel', '']))]);
      text.insert(at, [line]);
    }, 'me');
  });
}
