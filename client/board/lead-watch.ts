// Tells a person when a colleague chose another lead role at nearly the same moment, whichever of the two stands.
import type * as Y from 'yjs';
import { leadRole } from '../../shared/document/choices.ts';
import { leadWrites } from '../../shared/document/lead-writes.ts';
import type { Role } from '../../shared/template/canvas-template.ts';
import type { Stop } from '../session/contexts.ts';

/** `replaced`: my choice gave way to theirs. `stood`: theirs gave way to mine. */
export interface LeadRace {
  readonly outcome: 'replaced' | 'stood';
  readonly mine: Role;
  readonly theirs: Role;
  /** Yjs client that wrote theirs. */
  readonly client: number;
}
/** A colleague's choice this short before mine, in milliseconds, was not seen by me. */
const UNSEEN_MS = 5_000;
/** How long after my choice, in milliseconds, a colleague's other choice is news to me. */
const FRESH_MS = 60_000;

/** Watches the lead register of a document; `now` gives milliseconds. */
export function watchLead(doc: Y.Doc, now: () => number, tell: (race: LeadRace) => void): Stop {
  let mine: { readonly role: Role; readonly at: number } | undefined;
  let theirs: { readonly role: Role; readonly client: number; readonly at: number } | undefined;
  const look = (transaction: Y.Transaction): void => {
    for (const write of leadWrites(doc, transaction)) {
      if (transaction.local) {
        if (!write.stands) continue;
        mine = { role: write.role, at: now() };
        if (theirs && theirs.role !== write.role && now() - theirs.at <= UNSEEN_MS)
          tell({ outcome: 'stood', mine: write.role, theirs: theirs.role, client: theirs.client });
        theirs = undefined;
        continue;
      }
      if (write.stands && write.client !== doc.clientID) theirs = { role: write.role, client: write.client, at: now() };
      if (!mine || write.client === doc.clientID || write.role === mine.role || now() - mine.at > FRESH_MS) continue;
      const lead = leadRole(doc);
      if (write.stands && lead === write.role) {
        const race = { outcome: 'replaced', mine: mine.role, theirs: write.role, client: write.client } as const;
        mine = undefined;
        // Told, so choosing again is an answer to it and no surprise.
        theirs = undefined;
        tell(race);
      } else if (lead === mine.role) {
        tell({ outcome: 'stood', mine: mine.role, theirs: write.role, client: write.client });
      }
    }
  };
  doc.on('afterTransaction', look);
  return () => doc.off('afterTransaction', look);
}
