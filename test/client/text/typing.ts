// Hands for the tests of the text field: keys, two documents on one line, and a card to write in.
import { oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { TextField } from '../../../client/text/text-field.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import { readCard } from '../../../shared/document/cards.ts';
import type { RichText } from '../../../shared/document/text.ts';
import { richText } from '../../../shared/document/text.ts';
import { textFromRich } from '../../../shared/document/text-made.ts';

export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}
/** Presses a key, with others held: `press('Control', 'z')`. */
export async function press(...keys: string[]): Promise<void> {
  const last = keys.pop() ?? '';
  for (const key of keys) await sendKeys({ down: key });
  await sendKeys({ press: last });
  for (const key of keys.reverse()) await sendKeys({ up: key });
}

/** A card with this text (plain, or a tree), made like any other so that undo leaves its birth alone. */
export function cardWith(session: LocalSession, text: string | RichText): { id: string; text: Y.XmlFragment } {
  const { canvas } = session;
  const id = canvas.commands.addCard('licence.customers', { text: typeof text === 'string' ? text : '' });
  const fragment = readCard(canvas.doc, id)?.text;
  if (!fragment) throw new Error('no card');
  if (typeof text !== 'string') {
    canvas.doc.transact(() => {
      fragment.delete(0, fragment.length);
      fragment.insert(0, textFromRichNodes(text));
    }, 'birth');
  }
  canvas.undo.stop();
  return { id, text: fragment };
}
function textFromRichNodes(text: RichText): Y.XmlElement[] {
  const doc = new Y.Doc();
  doc.getMap('m').set('t', textFromRich(text));
  const made = doc.getMap('m').get('t') as Y.XmlFragment;
  return made.toArray().map((node) => node.clone() as Y.XmlElement);
}

/** Joins two sessions as a server would; returns a way to cut and mend the line. */
export function wire(a: LocalSession, b: LocalSession): { cut(): void; mend(): void } {
  let whole = true;
  const docs = [a.canvas.doc, b.canvas.doc] as const;
  const sync = (): void => {
    for (const [from, to] of [docs, [docs[1], docs[0]] as const])
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'wire');
  };
  for (const [from, to] of [docs, [docs[1], docs[0]] as const]) {
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (whole && origin !== 'wire') Y.applyUpdate(to, update, 'wire');
    });
  }
  const heads = [a.presence.awareness, b.presence.awareness] as const;
  for (const [from, to] of [heads, [heads[1], heads[0]] as const]) {
    from.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (!whole || origin === 'wire') return;
      const clients = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])];
      applyAwarenessUpdate(to, encodeAwarenessUpdate(from, clients), 'wire');
    });
  }
  sync();
  return {
    cut: () => (whole = false),
    mend: () => {
      whole = true;
      sync();
    },
  };
}

export function textbox(field: TextField): HTMLElement | null {
  return field.shadowRoot?.querySelector<HTMLElement>('[role=textbox]') ?? null;
}
/** What a person reads in the field, without carets and names. */
export function shown(field: Element | null): string {
  const copy = (field?.shadowRoot?.querySelector('.text') ?? field)?.cloneNode(true) as Element | undefined;
  copy?.querySelectorAll('.caret, .ProseMirror-trailingBreak, .ProseMirror-separator').forEach((e) => e.remove());
  return (copy?.textContent ?? '').replace(/\u2060/gu, '').trim();
}
/** The next event of a field while something is done. */
export async function during<T extends Event>(field: Element, name: string, act: () => unknown): Promise<T> {
  const [event] = await Promise.all([oneEvent(field, name), act()]);
  return event as unknown as T;
}
/** The tree without offsets, for comparing. */
export function tree(fragment: Y.XmlFragment): unknown {
  return JSON.parse(JSON.stringify(richText(fragment), (key, value: unknown) => (key === 'at' ? undefined : value)));
}
export { waitUntil };
