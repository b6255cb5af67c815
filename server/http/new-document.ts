// The document a new canvas starts with: the empty template, a worked example, or an imported file.
import * as Y from 'yjs';
import type * as v from 'valibot';
import { setTitle, startDocument } from '../../shared/document/compass-changes.ts';
import { checkFile, fillDocument, localised } from '../../shared/document/file.ts';
import type { CheckedFile, FileProblem } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import type { createCanvasBody } from '../../shared/wire/http.ts';
import { cleanName } from '../access/names.ts';
import { NAMELESS } from '../access/people.ts';
import { newPersonId } from '../access/secrets.ts';
import type { PersonRow } from '../store/store.ts';

const EXAMPLES = { ikea, rijwiel };
/** The title of an empty canvas nobody has named. */
const UNTITLED = 'Customer Leader Canvas';

export interface NewDocument {
  readonly title: string;
  readonly update: Uint8Array;
  readonly clientId: number;
  /** People the file names, under new ids. */
  readonly people: readonly PersonRow[];
}

/** `isKnown` says whether a person id is in use on this server; `room`: bytes a document may have. */
export async function newDocument(
  asked: v.InferOutput<typeof createCanvasBody>,
  isKnown: (person: string) => Promise<boolean>,
  room: number,
): Promise<NewDocument | { readonly problems: FileProblem[] }> {
  const doc = declareRoots(new Y.Doc());
  try {
    const given = asked.example === undefined ? asked.document : EXAMPLES[asked.example];
    let people: PersonRow[] = [];
    let title = asked.title ?? UNTITLED;
    if (given === undefined) startDocument(doc, title, asked.lang);
    else {
      const checked = checkFile(given);
      if (!checked.ok) return { problems: checked.problems };
      // A file keeps the language it was written in; only an example is had in the language that was asked for.
      const own = asked.example === undefined ? checked.file : localised(checked.file, asked.lang);
      const settled = await withNewPeople(own, isKnown);
      people = settled.people;
      fillDocument(doc, settled.file);
      title = asked.title ?? own.title;
      if (title !== own.title) setTitle(doc, title);
    }
    const update = Y.encodeStateAsUpdate(doc);
    // Nobody could add a letter to it.
    if (update.byteLength > room) return { problems: [{ path: '', code: 'tooLarge' }] };
    return { title, update, clientId: doc.clientID, people };
  } finally {
    doc.destroy();
  }
}

/**
 * The file with new ids for the people it names, so that nothing it says can pass for the word of somebody who really
 * joined. An id without a name that nobody here has stays as it is.
 */
async function withNewPeople(
  file: CheckedFile,
  isKnown: (person: string) => Promise<boolean>,
): Promise<{ file: CheckedFile; people: PersonRow[] }> {
  const people = file.people.map(({ id, name }) => ({
    was: id,
    id: newPersonId(),
    name: cleanName(name) ?? NAMELESS,
  }));
  const ids = new Map(people.map(({ was, id }) => [was, id]));
  for (const id of personIds(file)) if (!ids.has(id) && (await isKnown(id))) ids.set(id, newPersonId());
  return {
    file: ids.size === 0 ? file : replacePeople(file, (id) => ids.get(id) ?? id),
    people: people.map(({ id, name }) => ({ id, name })),
  };
}
function personIds(file: CheckedFile): Set<string> {
  const ids = new Set<string>();
  replacePeople(file, (id) => {
    ids.add(id);
    return id;
  });
  return ids;
}
function replacePeople(file: CheckedFile, id: (was: string) => string): CheckedFile {
  const mentions = (body: string): string => body.replace(/<@([\w-]+)>/gu, (_all, was: string) => `<@${id(was)}>`);
  const by = <T extends { by: string }>(value: T): T => ({ ...value, by: id(value.by) });
  return {
    ...file,
    missionRead: Object.fromEntries(Object.keys(file.missionRead).map((was) => [id(was), true as const])),
    empty: Object.fromEntries(Object.entries(file.empty).map(([facet, value]) => [facet, by(value)])),
    muted: Object.fromEntries(Object.entries(file.muted).map(([finding, value]) => [finding, by(value)])),
    people: [],
    threads: file.threads.map((thread) => ({
      ...by(thread),
      ...(thread.state ? { state: by(thread.state) } : {}),
      comments: thread.comments.map((comment) => ({ ...by(comment), body: mentions(comment.body) })),
    })),
    cards: file.cards.map((card) => ({
      ...card,
      ...(card.createdBy ? { createdBy: id(card.createdBy) } : {}),
      ...(card.owner ? { owner: id(card.owner) } : {}),
      ...(card.decision ? { decision: by(card.decision) } : {}),
    })),
  };
}
