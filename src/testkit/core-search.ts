import type { Db } from '#core/db/types.ts';
import { putRow, removeRow } from '#core/replica/index.ts';
import { find, type Find } from '#core/search/find.ts';
import { startIndexer } from '#core/search/indexer.ts';
import type { IndexProgress, SearchAnswer, SearchHit } from '#shared/contract/app/search.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import { fakeClock, type FakeClock } from './clock.ts';
import { memoryLog } from './core-ports.ts';
import { openMigrated } from './migrated.ts';

/** A replica in memory with its index, and nothing else of a desk. */
export type SearchLab = {
  readonly db: Db;
  readonly clock: FakeClock;
  readonly progress: IndexProgress[];
  put<T extends TableName>(tbl: T, data: Entity[T]): void;
  remove(tbl: TableName, id: string): void;
  /** Lets an indexer run for a while, then stops it. */
  index(ms?: number): Promise<void>;
  ask(query: string, more?: Partial<Find>): SearchAnswer;
  /** Of every group, in order. */
  ids(query: string, more?: Partial<Find>): string[];
  close(): void;
};

export function idOfHit(hit: SearchHit): string {
  if (hit.kind === 'customer') return hit.customerId;
  if (hit.kind === 'article') return hit.articleId;
  return hit.kind === 'ticket' ? hit.ticketId : hit.messageId;
}

export const shown = (marked: readonly { text: string; isHit: boolean }[]): string =>
  marked.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join('');

export function searchLab(): SearchLab {
  const db = openMigrated();
  const clock = fakeClock();
  const progress: IndexProgress[] = [];
  const ask: SearchLab['ask'] = (query, more = {}) =>
    db.read((tx) => {
      const wanted = { query, kinds: [], after: null, limit: 20, customerId: null, ...more };
      return find(tx, wanted, { now: clock.now(), agentId: 'ana' });
    });
  return {
    db,
    clock,
    progress,
    put: (tbl, data) => {
      db.write((tx) => {
        putRow(tx, tbl, data, 1);
      });
    },
    remove: (tbl, id) => {
      db.write((tx) => {
        removeRow(tx, tbl, id);
      });
    },
    index: async (ms = 5000) => {
      const indexer = startIndexer({ db, clock, log: memoryLog(), onProgress: (at) => void progress.push(at) });
      await clock.advance(ms);
      indexer.stop();
    },
    ask,
    ids: (query, more) => ask(query, more).groups.flatMap((group) => group.hits.map(idOfHit)),
    close: () => {
      db.close();
    },
  };
}
