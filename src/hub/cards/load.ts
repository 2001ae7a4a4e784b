import { inTransaction, type Db } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { lockRows } from '../sync/locked-view.ts';
import { cardIdOf } from '#shared/domain/guidance/index.ts';
import { hashOf } from '#shared/kernel/hash.ts';
import { firstVersion, type CardFile } from './shipped.ts';

/** Another team has a card of this name: then it gets one of its own. */
const ownKey = (key: string, teamId: string): string => `${key.slice(0, 50)}-${hashOf(teamId).slice(0, 8)}`;

/** Gives a team the cards it does not have yet: what it has, also where it was changed or retired, stays as it is. @returns how many came. */
export async function loadCards(
  db: Db,
  files: readonly CardFile[],
  to: { teamId: string; now: number },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const named = files.flatMap((file) => [file, { ...file, key: ownKey(file.key, to.teamId) }]);
    const stored = await lockRows(
      tx,
      named.map(({ key }) => ({ tbl: 'card' as const, id: cardIdOf(key, 1) })),
    );
    const teamOf = new Map(stored.map(({ id, data }) => [id, data['teamId']]));
    const cards = files.flatMap((file) => {
      const held = teamOf.get(cardIdOf(file.key, 1));
      const key = held === undefined || held === to.teamId ? file.key : ownKey(file.key, to.teamId);
      const isThere = teamOf.get(cardIdOf(key, 1)) !== undefined;
      return isThere ? [] : [firstVersion({ ...file, key }, to.teamId, to.now)];
    });
    const effects = cards.map((data) => ({ tbl: 'card' as const, id: data.id, data }));
    if (effects.length > 0) await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: to.now });
    return effects.length;
  });
}
