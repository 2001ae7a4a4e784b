import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TimelineItem } from '#shared/contract/app/messages.ts';
import { valueWords } from '#shared/domain/macro-text.ts';
import { useApi } from '../../lib/api.tsx';
import { useLanguage, useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import { useFormat } from '../../lib/time.ts';
import type { EventWorld } from './event-words.ts';
import type { MacroWorld } from './macro-words.ts';

const PAGE = 60;
const TABLES = ['message', 'attachment', 'outbox', 'agent', 'customer'] as const;

/** The lines of a ticket, oldest first, as far back as was asked for. */
export function useTimeline(ticketId: string) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['messages', 'timeline', ticketId],
    queryFn: ({ pageParam, signal }) => api.messages.timeline({ ticketId, before: pageParam, limit: PAGE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.before,
    meta: { tables: TABLES },
  });
  const items = useMemo(() => joinPages(query.data?.pages.map((page) => page.items) ?? []), [query.data]);
  return { query, items };
}

/** Pages come newest first, each oldest first; a line that moved between two answers is kept once. */
export function joinPages(pages: readonly (readonly TimelineItem[])[]): TimelineItem[] {
  const lines = new Map<string, TimelineItem>();
  for (const page of pages.toReversed()) for (const line of page) lines.set(line.id, line);
  return [...lines.values()];
}

/** The words and names that events are told with. */
export function useEventWorld(): EventWorld {
  const say = useT('messages');
  const sayCommon = useT('common');
  const local = useLocalized();
  const language = useLanguage();
  const format = useFormat();
  const directory = useDirectory().data;
  return useMemo(() => {
    const agents = new Map<string, string>(directory?.agents.map((agent) => [agent.id, agent.name]));
    const queues = new Map<string, string>(directory?.queues.map((queue) => [queue.id, local(queue.name)]));
    const macros = new Map<string, string>(directory?.macros.map((macro) => [macro.id, local(macro.name)]));
    const fields = new Map(directory?.fields.map((field) => [field.key, field]));
    return {
      say,
      sayCommon,
      agentName: (id) => agents.get(id),
      queueName: (id) => queues.get(id),
      macroName: (id) => macros.get(id),
      fieldName: (key) => {
        const field = fields.get(key);
        return field && local(field.label);
      },
      fieldValue: (key, value) => {
        const field = fields.get(key);
        // An event carries every value as text.
        const stored = field?.kind === 'yesno' && /^(true|false)$/.test(value) ? value === 'true' : value;
        return field ? valueWords(field, stored, language) : value;
      },
      time: format.dateTime,
    };
  }, [say, sayCommon, local, language, format, directory]);
}

export function useMacroWorld(): MacroWorld {
  const world = useEventWorld();
  const format = useFormat();
  return useMemo(() => ({ ...world, span: format.span }), [world, format]);
}
