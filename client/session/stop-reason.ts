// Why a session ended for good, as the server said it.
/** The local copy stays readable. */
export type StopReason = 'withdrawn' | 'not-allowed' | 'not-found' | 'full' | 'refused' | 'link-invalid';
