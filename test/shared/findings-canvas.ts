// The examples as snapshots, and small changes of one, for the tests of the canvas check.
import * as Y from 'yjs';
import { checkFile, fillDocument, localised } from '../../shared/document/file.ts';
import type { CanvasFile } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS } from '../../shared/judge/findings/finding.ts';
import type { Outside, Snapshot, SnapshotCard, SnapshotThread } from '../../shared/judge/snapshot.ts';
import type { Lang } from '../../shared/template/template.ts';

export function documentOf(example: CanvasFile, lang: Lang = 'nl'): Y.Doc {
  const result = checkFile(example);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const doc = declareRoots(new Y.Doc());
  fillDocument(doc, localised(result.file, lang));
  return doc;
}
export function snapshotOfFile(example: CanvasFile, lang: Lang = 'nl'): Snapshot {
  return snapshotOf(documentOf(example, lang), example.lint as Outside);
}
/** The names of what the check says, sorted. */
export function keys(snapshot: Snapshot): string[] {
  return report(snapshot, LIMITS).findings.map(keyOf).sort();
}

type Change = (snapshot: Snapshot) => Snapshot;
export function all(...changes: readonly Change[]): Change {
  return (snapshot) => changes.reduce((now, change) => change(now), snapshot);
}
export function set(fields: Partial<Snapshot>): Change {
  return (snapshot) => ({ ...snapshot, ...fields });
}
export function compass(fields: Partial<Snapshot['compass']>): Change {
  return (snapshot) => ({ ...snapshot, compass: { ...snapshot.compass, ...fields } });
}
export function level(name: string, value: number): Change {
  return (snapshot) => ({ ...snapshot, ledger: new Map([...snapshot.ledger, [name, value]]) });
}
export function emptyOnPurpose(name: string): Change {
  const why = { reason: 'on purpose', by: 'u1', at: '2026-11-20T00:00:00Z' };
  return (snapshot) => ({ ...snapshot, empty: new Map([...snapshot.empty, [name, why]]) });
}
export function card(id: string, fields: Partial<SnapshotCard>): Change {
  return (snapshot) => {
    const before = snapshot.cards.get(id) ?? NEW;
    return { ...snapshot, cards: new Map([...snapshot.cards, [id, { ...before, id, ...fields }]]) };
  };
}
export const binned = (id: string): Change => card(id, { status: 'rejected' });
/** A card and every link to it, as when nobody had ever thought of it. */
export function without(...ids: readonly string[]): Change {
  return (snapshot) => ({
    ...snapshot,
    cards: new Map(
      [...snapshot.cards]
        .filter(([id]) => !ids.includes(id))
        .map(([id, c]) => [id, { ...c, links: c.links.filter((link) => !ids.includes(link.to)) }]),
    ),
  });
}
export function unlinked(id: string, type: string, to?: string): Change {
  return (snapshot) => {
    const links = snapshot.cards.get(id)?.links ?? [];
    return card(id, { links: links.filter((l) => l.type !== type || (to !== undefined && l.to !== to)) })(snapshot);
  };
}
export function linked(id: string, ...links: SnapshotCard['links']): Change {
  return (snapshot) => card(id, { links: [...(snapshot.cards.get(id)?.links ?? []), ...links] })(snapshot);
}
export function talk(about: string, state: 'open' | 'resolved' = 'open'): Change {
  const thread: SnapshotThread = {
    ...{ id: `t-${about}`, about: { kind: 'card', card: about }, kind: 'comment', by: 'u1', state },
    ...{ at: '2026-11-20T00:00:00Z', lastAt: '2026-11-20T00:00:00Z' },
  };
  return (snapshot) => ({ ...snapshot, threads: [...snapshot.threads, thread] });
}

/** A decision somebody acts on. */
const NEW: SnapshotCard = {
  ...{ id: 'new', facet: 'arena.context', order: 'z9', text: '', instead: '', status: 'decided' },
  ...{ createdBy: 'u1', createdAt: '2026-11-20T00:00:00Z', owner: 'u1', next: 'call', tags: {}, links: [] },
};
