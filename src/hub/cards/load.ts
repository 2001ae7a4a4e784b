import { inTransaction, type Db } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { lockRows } from '../sync/locked-view.ts';
import { cardIdOf } from '#shared/domain/guidance/index.ts';
import { firstVersion, type CardFile } from './shipped.ts';

/** Gives a team the cards it does not have yet: what it has, also where it was changed or retired, stays as it is. @returns how many came. */
export async function loadCards(
  db: Db,
  files: readonly CardFile[],
  to: { teamId: string; now: number },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const stored = await lockRows(
      tx,
      files.map(({ key }) => ({ tbl: 'card' as const, id: cardIdOf(key, 1) })),
    );
    const known = new Set(stored.map(({ id }) => id));
    const cards = files.map((file) => firstVersion(file, to.teamId, to.now)).filter(({ id }) => !known.has(id));
    const effects = cards.map((data) => ({ tbl: 'card' as const, id: data.id, data }));
    if (effects.length > 0) await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: to.now });
    return effects.length;
  });
}
