import { useApi } from '../../lib/api.tsx';
import type { DirectoryRow } from '#shared/domain/mutation/index.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useRefusalWords } from './words.ts';

export type Kept = DirectoryRow;
type Removable = Exclude<DirectoryRow['tbl'], 'team'>;

/** Writes to the directory: through the outbox, so with or without the hub. */
export function useKeep() {
  const api = useApi();
  const { say } = useToaster();
  const wordsOf = useRefusalWords();
  const tell = (error: unknown) => say({ title: wordsOf(error).words, tone: 'bad' });
  return {
    /** Rejects with what the core refuses. */
    put: (row: Kept) => api.directory.put({ row }),
    /** Tells a refusal itself. */
    change: (row: Kept) => void api.directory.put({ row }).catch(tell),
    /** True: it is gone. */
    remove: (tbl: Removable, id: string) =>
      api.directory.remove({ tbl, id }).then(
        () => true,
        (error: unknown) => {
          tell(error);
          return false;
        },
      ),
  };
}
