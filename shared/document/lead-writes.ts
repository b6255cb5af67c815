// Who wrote the lead role in a transaction, also a write that lost.
import * as Y from 'yjs';
import { isRole } from '../template/canvas-template.ts';
import type { Role } from '../template/canvas-template.ts';
import { root } from './roots.ts';

/**
 * Every write to the lead register that a transaction brought in, with the Yjs client that wrote it; also one that
 * lost against a concurrent write and so never became the value. Ask during `afterTransaction`: later it is collected.
 */
export function leadWrites(
  doc: Y.Doc,
  transaction: Y.Transaction,
): { readonly role: Role; readonly client: number; readonly stands: boolean }[] {
  const choice: unknown = root(doc, 'choice');
  const found: { role: Role; client: number; stands: boolean }[] = [];
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0;
    if (end <= start) continue;
    for (const struct of (doc.store.clients.get(client) ?? []).toReversed()) {
      if (struct.id.clock + struct.length <= start) break;
      if (!(struct instanceof Y.Item) || struct.parent !== choice || struct.parentSub !== 'leadRole') continue;
      const role: unknown = struct.content.getContent()[0];
      if (isRole(role)) found.push({ role, client, stands: !struct.deleted });
    }
  }
  return found;
}
