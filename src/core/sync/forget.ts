import type { StepDeps } from './step.ts';

/** What left the scope leaves the disk too: sealed files, and the pages the write-ahead log still holds. */
export async function forget({ db, files }: Pick<StepDeps, 'db' | 'files'>, lost: readonly string[]): Promise<void> {
  db.checkpoint();
  for (const sha256 of lost) await files.remove(sha256);
}
