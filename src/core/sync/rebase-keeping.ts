import type { WriteContext } from '#shared/domain/mutation/index.ts';
import type { WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { keepingDeclined } from '../knowledge/index.ts';
import { rebase } from '../outbox/index.ts';

/**
 * Applies rows of the hub under the pending edits; words of this agent that leave with them become drafts. The hub never tells
 * of a declined proposal before it tells why: both come with one version, and the part of the notices is compared first.
 */
export function rebaseKeeping(
  tx: WritableDb,
  writer: Omit<WriteContext, 'now'>,
  changed: ChangeSet,
  work: () => void,
): void {
  keepingDeclined(tx, writer.agentId, changed, () => {
    rebase(tx, writer, changed, work);
  });
}
