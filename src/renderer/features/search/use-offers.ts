import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import type { Offer } from './start.tsx';
import { useRecent, useSaved } from './queries.ts';

const EXAMPLES = ['word', 'pinyin', 'phone', 'phrase', 'or', 'filter', 'in'] as const;
const RECENT = 6;
const DIGITS = 9;

/** What can be chosen before anything is typed, and what can be done with it. */
export function useOffers() {
  const t = useT('search');
  const saved = useSaved();
  const recent = useRecent();
  const forget = useCommand((api, searchId: string) => api.search.forget({ searchId }));
  const clear = useCommand((api) => api.search.forgetRecent({}), { onDone: () => void recent.refetch() });
  const queries = recent.data?.queries ?? [];
  const offers: Offer[] = [
    ...saved.map(({ id, name, query }, i): Offer => ({
      id: `saved:${id}`,
      kind: 'saved',
      query,
      name,
      hint: name === query ? '' : query,
      digit: i < DIGITS ? i + 1 : null,
      forget: () => void forget.run(id),
    })),
    ...queries.slice(0, RECENT).map((query): Offer => ({
      id: `recent:${query}`,
      kind: 'recent',
      query,
      name: query,
      hint: '',
      digit: null,
      forget: null,
    })),
    ...EXAMPLES.map((name): Offer => ({
      id: `example:${name}`,
      kind: 'example',
      query: t(`example.${name}.text`),
      name: t(`example.${name}.text`),
      hint: t(`example.${name}.hint`),
      digit: null,
      forget: null,
    })),
  ];
  return { saved, offers, hasRecent: queries.length > 0, forget: forget.run, clearRecent: () => void clear.run() };
}
