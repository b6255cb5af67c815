// What gives access to a canvas: the key of a link, or tokens of the page around it; and what this browser remembers it by.

/**
 * - `key`: of a link
 * - `token`: the page around the canvas vouches for its visitor. `again`: the token given last is of no use any more.
 *   `subject`: who it is said to be, known here only to keep what belongs to different people apart.
 */
export type Access =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'token'; readonly token: (again?: boolean) => Promise<string>; readonly subject: string };

/** The key of a link. */
export function byKey(key: string): Access {
  return { kind: 'key', key };
}

export interface Remembered {
  /** Of people whom pages vouch for, each has their own copy: the next one at this computer is somebody else. */
  readonly id: string;
  readonly key: string;
  /** Only the page around opens it, so it is on no list. */
  readonly hosted: boolean;
}
/** A token is never kept in this browser. */
export function rememberedAs(canvasId: string, access: Access): Remembered {
  switch (access.kind) {
    case 'key':
      return { id: canvasId, key: access.key, hosted: false };
    case 'token':
      return { id: `${canvasId}@${access.subject}`, key: '', hosted: true };
    default:
      return access satisfies never;
  }
}
