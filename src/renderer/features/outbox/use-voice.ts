import { useMemo } from 'react';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import type { Voice } from './mutation-words.ts';

/** Words and names for the outbox: the directory is small and asked for as a whole. */
export function useVoice(): Voice {
  const t = useT('outbox');
  const common = useT('common');
  const localized = useLocalized();
  const { data } = useDirectory();
  return useMemo(() => {
    const agents = new Map(data?.agents.map((agent) => [String(agent.id), agent.name]));
    const queues = new Map(data?.queues.map((queue) => [String(queue.id), localized(queue.name)]));
    const macros = new Map(data?.macros.map((macro) => [String(macro.id), localized(macro.name)]));
    const names = {
      agent: (id: string) => agents.get(id),
      queue: (id: string) => queues.get(id),
      macro: (id: string) => macros.get(id),
    };
    return { t, common, names };
  }, [t, common, localized, data]);
}
