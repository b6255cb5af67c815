// What the public element tells the page around it. Nothing of rounds and surveys is ever among it.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { SaveState } from '../session/contexts.ts';

/** They bubble out of every shadow root, so that a page may listen where it likes; `target` says which canvas it is. */
abstract class HostEvent<T> extends CustomEvent<T> {
  constructor(type: string, detail: T, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

export interface Ready {
  readonly canvas: string;
  /** What this visitor may do here, the `mode` of the element included. */
  readonly role: AccessRole;
}
/** There is something to read; again when the visitor or their right is another. */
export class ReadyEvent extends HostEvent<Ready> {
  static readonly type = 'clc-ready';
  constructor(detail: Ready) {
    super(ReadyEvent.type, detail);
  }
}
/** What is safe has changed. */
export class SaveStateEvent extends HostEvent<{ readonly state: SaveState['kind'] }> {
  static readonly type = 'clc-save-state';
  constructor(state: SaveState['kind']) {
    super(SaveStateEvent.type, { state });
  }
}
/** A card or a choice about a facet or the canvas came, changed or went. Ids and kinds only, no texts. */
export interface Change {
  readonly kind: 'card' | 'facet' | 'compass' | 'title';
  /** Of a card, a facet or a text of the compass. */
  readonly id: string;
}
/** What changed since the last one, whoever did it; a moment after the last change. */
export class ChangeEvent extends HostEvent<{ readonly changes: readonly Change[] }> {
  static readonly type = 'clc-change';
  constructor(changes: readonly Change[]) {
    super(ChangeEvent.type, { changes });
  }
}
/** Somebody wrote in a discussion. */
export class CommentEvent extends HostEvent<{ readonly thread: string; readonly mine: boolean }> {
  static readonly type = 'clc-comment';
  constructor(thread: string, mine: boolean) {
    super(CommentEvent.type, { thread, mine });
  }
}
/** Who is here, as the bar shows it. */
export class PresenceChangeEvent extends HostEvent<{ readonly count: number; readonly names: readonly string[] }> {
  static readonly type = 'clc-presence';
  constructor(names: readonly string[]) {
    super(PresenceChangeEvent.type, { count: names.length, names });
  }
}
/** Something is wrong that the visitor reads too: a code to act on, and the sentence they see. */
export class ErrorEvent extends HostEvent<{ readonly code: string; readonly sentence: string }> {
  static readonly type = 'clc-error';
  constructor(code: string, sentence: string) {
    super(ErrorEvent.type, { code, sentence });
  }
}
export type Place =
  { readonly kind: 'card' | 'thread'; readonly id: string } | { readonly kind: 'view'; readonly view: string };
/** The visitor goes to a card, a discussion or a view. Cancelled, the page around goes there in its own way. */
export class NavigateEvent extends HostEvent<Place> {
  static readonly type = 'clc-navigate';
  constructor(place: Place) {
    super(NavigateEvent.type, place, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'clc-ready': ReadyEvent;
    'clc-save-state': SaveStateEvent;
    'clc-change': ChangeEvent;
    'clc-comment': CommentEvent;
    'clc-presence': PresenceChangeEvent;
    'clc-error': ErrorEvent;
    'clc-navigate': NavigateEvent;
  }
}
