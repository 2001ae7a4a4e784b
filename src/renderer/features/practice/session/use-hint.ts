import { useState } from 'react';
import type { PracticeHint } from '#shared/contract/app/practice.ts';
import { useCommand } from '../../../lib/query.ts';

type Shown = { readonly hint: PracticeHint; readonly turns: number };

/** What a coach would say now, once it is asked for; after the next line it is no longer of use. */
export function useHint(turns: number) {
  const [shown, setShown] = useState<Shown | null>(null);
  const ask = useCommand((api) => api.practice.hint({}), { onDone: (hint) => setShown({ hint, turns }) });
  const isFresh = shown !== null && shown.turns === turns;
  return {
    hint: isFresh ? shown.hint : null,
    isAsking: ask.isRunning,
    ask: () => void ask.run(),
    hide: () => setShown(null),
  };
}
