// Types of own-rem.mjs, which is plain JavaScript so that the test runner can read it too.
export function ownRem(code: string): string;
