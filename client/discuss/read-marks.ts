// Which comments I have seen of one canvas, kept on this device.
import type * as Y from 'yjs';
import type { Canvas, Stop } from '../session/contexts.ts';

/**
 * Seen comments by id, per thread. Ids and not a last moment: a comment written offline arrives later with an earlier
 * time, and must still be new.
 */
export class ReadMarks {
  /** Read from the storage when first asked for. */
  #loaded: Map<string, Set<string>> | undefined;
  readonly #key: string;
  readonly #storage: Storage | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(canvas: string, storage: Storage | undefined) {
    this.#key = `clc.read.${canvas}`;
    this.#storage = storage;
  }
  get #seen(): Map<string, Set<string>> {
    return (this.#loaded ??= load(this.#storage, this.#key));
  }
  has(thread: string, comment: string): boolean {
    return this.#seen.get(thread)?.has(comment) ?? false;
  }
  mark(thread: string, comments: readonly string[]): void {
    const seen = this.#seen.get(thread) ?? new Set();
    const fresh = comments.filter((id) => !seen.has(id));
    if (fresh.length === 0) return;
    // Another tab may have written in between; what it saw stays seen.
    for (const [id, others] of load(this.#storage, this.#key)) this.#add(id, others);
    this.#add(thread, fresh);
    store(this.#storage, this.#key, this.#seen);
    this.#tell();
  }
  subscribe(listener: () => void): Stop {
    if (this.#listeners.size === 0) window.addEventListener('storage', this.#elsewhere);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) window.removeEventListener('storage', this.#elsewhere);
    };
  }
  #add(thread: string, comments: Iterable<string>): void {
    const seen = this.#seen.get(thread) ?? new Set();
    for (const id of comments) seen.add(id);
    this.#seen.set(thread, seen);
  }
  #tell(): void {
    this.#listeners.forEach((listener) => listener());
  }
  readonly #elsewhere = (event: StorageEvent): void => {
    if (event.key !== this.#key) return;
    for (const [id, others] of load(this.#storage, this.#key)) this.#add(id, others);
    this.#tell();
  };
}

/** The marks of an open canvas: one object for all elements that show it. */
export function readMarksOf(canvas: Canvas): ReadMarks {
  let marks = opened.get(canvas.doc);
  if (!marks) opened.set(canvas.doc, (marks = new ReadMarks(canvas.id, deviceStorage('local'))));
  return marks;
}
const opened = new WeakMap<Y.Doc, ReadMarks>();

/** The browser's storage, or undefined where it is switched off (then everything lives as long as the page). */
export function deviceStorage(kind: 'local' | 'session'): Storage | undefined {
  try {
    return kind === 'local' ? window.localStorage : window.sessionStorage;
  } catch {
    // Blocked by the browser's settings, or by the page we are embedded in.
    return undefined;
  }
}

function load(storage: Storage | undefined, key: string): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    if (typeof value === 'object' && value !== null)
      for (const [thread, ids] of Object.entries(value))
        if (Array.isArray(ids)) out.set(thread, new Set(ids.filter((id) => typeof id === 'string')));
  } catch {
    // Not ours or cut off: everything counts as unread, which is safe.
    out.clear();
  }
  return out;
}
function store(storage: Storage | undefined, key: string, seen: ReadonlyMap<string, ReadonlySet<string>>): void {
  try {
    storage?.setItem(key, JSON.stringify(Object.fromEntries([...seen].map(([thread, ids]) => [thread, [...ids]]))));
  } catch {
    // Full: the marks still hold while the page is open.
    return;
  }
}
