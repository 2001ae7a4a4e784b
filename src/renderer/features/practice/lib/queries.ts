import type { Language } from '#shared/kernel/text.ts';
import { useCall } from '../../../lib/query.ts';

/** What every answer of practice stands on. */
const TABLES = ['practice'] as const;

/** The library has cases of the team, too, which come and go by themselves. */
const LIBRARY_TABLES = [...TABLES, 'scenario'] as const;

/** The session that goes on, or has ended and is still open. */
export const usePractice = () =>
  useCall(['practice', 'now'], TABLES, (api, signal) => api.practice.now({}, { signal }));

export const useLibrary = (lang: Language) =>
  useCall(
    ['practice', 'library', lang],
    LIBRARY_TABLES,
    (api, signal) => api.practice.library({ lang }, { signal }),
    // The filters stay while the other language is fetched.
    { keepPrevious: true },
  );
