import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { addressOf, recordAt } from './places.ts';

/** Away from a session: to what it was worth, or back to the cases. It stays among one's own either way. */
export function useFinish(sessionId: string): { readonly toRecord: () => void; readonly toLibrary: () => void } {
  const { go } = useGo();
  const leave = useCommand((api) => api.practice.leave({}));
  const away = (...to: string[]) => {
    void leave.run().then(() => go(...to));
  };
  return { toRecord: () => away(...recordAt(sessionId)), toLibrary: () => away(...addressOf('library')) };
}
