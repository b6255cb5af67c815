// What each role may do: the one table behind the server's refusals and the client's buttons.
import { DISCUSSION_ROOTS, ROOTS, SERVER_ROOTS } from '../document/roots.ts';
import type { Root } from '../document/roots.ts';
import type { Comment, Thread } from '../document/threads.ts';

export const ACCESS_ROLES = ['owner', 'editor', 'commenter', 'viewer'] as const;
/** What a link, and so a person, may do. */
export type AccessRole = (typeof ACCESS_ROLES)[number];

const EDIT: readonly Root[] = ROOTS.filter((name) => !SERVER_ROOTS.includes(name));
/** Marking the mission as read is everybody's who may take part in the discussion. */
const DISCUSS: readonly Root[] = [...DISCUSSION_ROOTS, 'missionRead'];

/** Roots of the document each role may write. */
export const WRITABLE: Readonly<Record<AccessRole, readonly Root[]>> = {
  owner: EDIT,
  editor: EDIT,
  commenter: DISCUSS,
  viewer: [],
};

/** What the interface offers. `share`: make and withdraw links. */
export interface Rights {
  readonly edit: boolean;
  readonly discuss: boolean;
  readonly share: boolean;
}
export function rightsOf(role: AccessRole): Rights {
  return {
    edit: WRITABLE[role].includes('cards'),
    discuss: WRITABLE[role].includes('comments'),
    share: role === 'owner',
  };
}
export function mayWrite(role: AccessRole, name: Root): boolean {
  return WRITABLE[role].includes(name);
}
/** Whoever can mark the mission as read is asked to; null = not on the canvas any more. */
export function mayMarkMission(role: AccessRole | null): boolean {
  return role !== null && mayWrite(role, 'missionRead');
}
/** Only its author edits or deletes a comment. */
export function mayChangeComment(person: string, role: AccessRole, comment: Comment): boolean {
  return mayWrite(role, 'comments') && comment.by === person && !comment.deleted;
}
/** A thread is resolved and reopened by whoever opened it, and by editors. */
export function mayResolve(person: string, role: AccessRole, thread: Thread): boolean {
  return rightsOf(role).edit || (mayWrite(role, 'threadStates') && thread.by === person);
}
