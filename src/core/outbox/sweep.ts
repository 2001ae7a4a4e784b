import { DAY } from '#shared/kernel/time.ts';
import { discardUploads, type Upload } from '../attachments/index.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import type { Files, Log } from '../kernel/ports.ts';
import { filesIn } from './rules.ts';
import { pendsAfter } from './queries.ts';

/** As long as a decided change is kept for another try. */
const UNSENT_MS = 30 * DAY;
/** The next sign-in takes the rest. */
const MOST = 200;

type Old = Pick<Upload, 'id' | 'sha256'>;

/** Whatever a draft or a change that is still kept names. */
function namedIds(db: ReadableDb): Set<string> {
  const drafts = db.all<{ id: string }>(
    `select file.value ->> '$.id' as id from draft, json_each(draft.attachments) as file
     union all
     select file.value ->> '$.id' from article_draft, json_each(article_draft.data, '$.files') as file`,
  );
  return new Set([
    ...drafts.map(({ id }) => id),
    ...pendsAfter(db, 0).flatMap(({ mutation }) => filesIn(mutation).map(({ id }) => id)),
  ]);
}

/**
 * A file that was taken in and never sent, and that nothing names any more, leaves the disk after a month: its line was
 * thrown away while the desk was closing, or the page was closed before it was used.
 */
export async function sweepUploads(
  { db, files, log }: { readonly db: Db; readonly files: Files; readonly log: Log },
  now: number,
): Promise<void> {
  try {
    const old = db.read((tx) =>
      tx.all<Old>('select id, sha256 from upload where at < ? limit ?', [now - UNSENT_MS, MOST]),
    );
    if (old.length === 0) return;
    const named = db.read(namedIds);
    const unneeded = db.write((tx) =>
      discardUploads(
        tx,
        old.filter(({ id }) => !named.has(id)),
      ),
    );
    for (const sha256 of unneeded) await files.remove(sha256);
  } catch (error) {
    log.error('uploads.sweep', error);
  }
}
