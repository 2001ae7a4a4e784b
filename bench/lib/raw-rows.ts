import type { Effect } from '#shared/domain/mutation/index.ts';
import { putRow } from '#core/replica/index.ts';
import { timeBatches } from './batches.ts';
import { rawWriter, type openRaw } from './raw.ts';

type Raw = ReturnType<typeof openRaw>;
export const BATCH = 1000;

/** Rows into the replica's own tables and indexes, straight from memory; seconds. The tables must be there. */
export function rawInsert(raw: Raw, rows: Iterable<Effect>): Promise<number> {
  const tx = rawWriter(raw);
  return timeBatches(rows, BATCH, (batch) => {
    raw.transaction(() => {
      for (const { tbl, data } of batch) if (data) putRow(tx, tbl, data, 1);
    })();
  });
}

/** And their text into a bare FTS5 table: bigrams of subject and preview, as our index holds them; seconds. */
export function rawFts(raw: Raw, rows: Iterable<Effect>): Promise<number> {
  raw.exec(`create virtual table bare using fts5(text, content = '', tokenize = 'unicode61')`);
  const insert = raw.prepare('insert into bare (rowid, text) values (?, ?)');
  let rowid = 0;
  return timeBatches(rows, BATCH, (batch) => {
    raw.transaction(() => {
      for (const row of batch) insert.run((rowid += 1), bigrams(textOf(row)));
    })();
  });
}

const textOf = ({ tbl, data }: Effect): string => {
  if (tbl === 'ticket' && data) return `${data.subject} ${data.preview}`;
  return tbl === 'customer' && data ? data.name : '';
};

const bigrams = (text: string): string =>
  text.replace(
    /\p{Script=Han}+/gu,
    (run) =>
      ` ${Array.from(run)
        .map((one, i, all) => one + (all[i + 1] ?? ''))
        .join(' ')} `,
  );
