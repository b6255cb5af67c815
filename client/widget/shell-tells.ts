// What the shell and the public element around it say to each other.
import type { Lang } from '../../shared/template/template.ts';
import type { Canvas } from '../session/contexts.ts';
import type { Session } from '../session/open-session.ts';
import type { Place } from './host-events.ts';

export interface ShellState {
  readonly canvas: Canvas | undefined;
  readonly session: Session | undefined;
  /** As the person reads it. */
  readonly wrong?: { readonly code: string; readonly sentence: string };
}
export interface ShellTells {
  /** Something of what is open is new: the canvas, its session, or how far it is. */
  changed(): void;
  /** The person chose another language. */
  spoke(lang: Lang): void;
  /** What is worn now; undefined: as the system says. */
  wore(theme: 'light' | 'dark' | undefined): void;
  /** False: the page around goes there in its own way. */
  mayGo(place: Place): boolean;
}
