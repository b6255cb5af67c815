// Why a session ended for good, as the server said it, or the page around that vouches for its visitor.
/**
 * The local copy stays readable.
 * - `token`: the server does not believe the token of the page around, also not a fresh one
 * - `no-token`: the page around gives none
 */
export type StopReason =
  'withdrawn' | 'not-allowed' | 'not-found' | 'full' | 'refused' | 'link-invalid' | 'token' | 'no-token';
