// A canvas with people, and a stand-in for the root element that answers the requests of the discussion.
import { waitUntil } from '@open-wc/testing';
import { ReactiveElement } from 'lit';
import type { TemplateResult } from 'lit';
import { newId } from '../../../client/session/commands.ts';
import type { View } from '../../../client/session/contexts.ts';
import type { LocalOptions, LocalSession } from '../../../client/session/local-session.ts';
import type { GoToRequest, SayRequest } from '../../../client/session/requests.ts';
import { commentsOf } from '../../../shared/document/thread-comments.ts';
import { addComment, openThread } from '../../../shared/document/thread-changes.ts';
import type { Anchor, Comment, ThreadKind } from '../../../shared/document/threads.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';

export const PEOPLE = [
  { id: 'u1', name: 'Noor Bakker', slot: 0, role: 'editor' as const },
  { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' as const },
  { id: 'u3', name: 'Imane El Idrissi', slot: 2, role: 'commenter' as const },
  { id: 'u4', name: 'Joost de Wit', slot: 3, role: 'commenter' as const },
];
export interface Stage {
  readonly host: TestSession;
  readonly session: LocalSession;
  readonly went: GoToRequest[];
  readonly said: SayRequest[];
}

/** Puts elements on a stage. Marks and drafts of earlier tests are forgotten unless `keep`. */
export async function stage(
  template: TemplateResult,
  options: LocalOptions & { view?: Partial<View>; keep?: boolean; before?: (session: LocalSession) => void } = {},
): Promise<Stage> {
  if (!options.keep) {
    localStorage.clear();
    sessionStorage.clear();
  }
  const { host, session } = await withSession(template, { file: rijwiel, members: PEOPLE, ...options });
  const went: GoToRequest[] = [];
  const said: SayRequest[] = [];
  host.addEventListener('clc-view', (e) => (host.view = { ...host.view, ...e.change }));
  host.addEventListener('clc-discuss', (e) => (host.view = { ...host.view, drawer: { open: true, ...e.what } }));
  host.addEventListener('clc-go-to', (e) => went.push(e));
  host.addEventListener('clc-say', (e) => said.push(e));
  return { host, session, went, said };
}

/** A thread somebody else opened; returns its id. */
export function theirThread(
  session: LocalSession,
  anchor: Anchor,
  body: string,
  more: { by?: string; at?: string; kind?: ThreadKind } = {},
): string {
  const id = newId();
  const at = more.at ?? new Date().toISOString();
  openThread(
    session.canvas.doc,
    { id, anchor, kind: more.kind ?? 'comment', by: more.by ?? 'u2', at },
    { id: newId(), body },
  );
  return id;
}
export function theirReply(session: LocalSession, thread: string, body: string, by = 'u2', at?: string): string {
  const id = newId();
  addComment(session.canvas.doc, { id, thread, by, body, at: at ?? new Date().toISOString() });
  return id;
}
export function bodies(session: LocalSession, thread: string): string[] {
  return commentsOf(session.canvas.doc, thread).map((c) => c.body);
}
export function last(session: LocalSession, thread: string): Comment {
  const comment = commentsOf(session.canvas.doc, thread).at(-1);
  if (!comment) throw new Error('The thread has no comments.');
  return comment;
}
/** How often the document changed while `run` ran: one gesture is one transaction. */
export async function updatesDuring(session: LocalSession, run: () => unknown): Promise<number> {
  let count = 0;
  const counting = (): void => {
    count++;
  };
  session.canvas.doc.on('update', counting);
  await run();
  session.canvas.doc.off('update', counting);
  return count;
}

/** An element by selectors, each one shadow root deeper; waits until it is there. */
export async function find<T extends Element = HTMLElement>(from: Element, ...path: string[]): Promise<T> {
  await waitUntil(() => look(from, path), `no ${path.join(' > ')}`);
  return look(from, path) as T;
}
export function look(from: Element, path: readonly string[]): Element | null {
  return path.reduce<Element | null>(
    (at, selector) => (at ? ((at.shadowRoot ?? at).querySelector(selector) ?? at.querySelector(selector)) : null),
    from,
  );
}
/** Is it there? A truth and not the element: a failing assertion would print the element, and all that hangs on it. */
export function shows(from: Element, ...path: string[]): boolean {
  return look(from, path) !== null;
}
/** All words in an element and its shadow roots. */
export function words(element: Element): string {
  const out: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) out.push(node.data);
    else if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    else if (!(node instanceof HTMLStyleElement)) node.childNodes.forEach(walk);
  };
  walk(element);
  return out.join(' ').replace(/\s+/gu, ' ').trim();
}
/** Types in a writing field as a person does: value, caret at the end, input event. */
export async function type(writing: Element, text: string): Promise<HTMLTextAreaElement> {
  const field = await find<HTMLTextAreaElement>(writing, 'textarea');
  field.focus();
  field.value = text;
  field.setSelectionRange(text.length, text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await rendered(writing);
  return field;
}
export async function press(element: Element, key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  element.dispatchEvent(event);
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) await rendered(root.host);
  return event;
}

/** Waits until a Lit element has shown its last change. */
export async function rendered(element: Element): Promise<void> {
  if (element instanceof ReactiveElement) await element.updateComplete;
}
