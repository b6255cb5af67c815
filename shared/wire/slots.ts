// How many looks there are to tell people apart by.

/** Colours and shapes a person can have; both are shown, so neither is the only sign. */
export const PERSON_SLOTS = 6;
