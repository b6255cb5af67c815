// Texts somebody began to write in the discussion, kept until they are placed or thrown away.
import { deviceStorage } from './read-marks.ts';

/**
 * Drafts of one canvas. Kept in this tab's storage, so that closing the drawer, losing the page or a crash of the
 * browser never loses a sentence.
 */
export interface Drafts {
  get(place: string): string;
  /** An empty text forgets the draft. */
  set(place: string, text: string): void;
}

export function draftsOf(canvas: string, storage: Storage | null = deviceStorage('session') ?? null): Drafts {
  const key = (place: string): string => `clc.draft.${canvas}.${place}`;
  return {
    get(place) {
      try {
        return storage?.getItem(key(place)) ?? '';
      } catch {
        // The storage was taken away while the page was open.
        return '';
      }
    },
    set(place, text) {
      try {
        if (text === '') storage?.removeItem(key(place));
        else storage?.setItem(key(place), text);
      } catch {
        // Full or taken away: the text is still in its field.
        return;
      }
    },
  };
}
