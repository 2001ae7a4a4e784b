import { useState } from 'react';

/** Rows of several lists that the keyboard goes through by their ids, one list after the other; what comes or goes moves nothing. */
export function useRows(ids: readonly string[]) {
  const [at, setAt] = useState<string | null>(null);
  const index = at === null ? -1 : ids.indexOf(at);
  const move = (by: 1 | -1): void => {
    const to = ids[Math.max(0, Math.min(ids.length - 1, index + by))];
    if (to === undefined) return;
    setAt(to);
    document.getElementById(to)?.focus();
  };
  return { at: index < 0 ? null : at, stand: setAt, move };
}
export type Rows = ReturnType<typeof useRows>;
