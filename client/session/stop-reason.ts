// Why a session ended for good, as the server said it or the page around that vouches for its visitor; or why it does not get on.
/**
 * The local copy stays readable.
 * - `token`: the server does not believe the token of the page around, also not a fresh one
 * - `no-token`: the page around gives none
 */
export type StopReason =
  'withdrawn' | 'not-allowed' | 'not-found' | 'full' | 'refused' | 'link-invalid' | 'token' | 'no-token';

/**
 * - `unreachable`: no answer; no line, no such server, or it lets this page not in
 * - `not-ours`: something answers, but no server of ours
 * - `no-socket`: it answers questions, but no connection that stays open gets through
 */
export type Trouble = 'unreachable' | 'not-ours' | 'no-socket';
