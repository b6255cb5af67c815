// Types of lean-yjs.mjs, which is plain JavaScript so that the test runner can read it too.
import type { Rolldown } from 'vite';

export function leanYjs(): Rolldown.Plugin;
