import { useState } from 'react';

/** Rows that the keyboard goes through by their ids: each is remembered by what it is, so that one that comes or goes moves nothing. */
export function useRows(ids: readonly string[]) {
  const [at, setAt] = useState<string | null>(null);
  const index = at === null ? -1 : ids.indexOf(at);
  const move = (by: 1 | -1): void => {
    const to = ids[Math.max(0, Math.min(ids.length - 1, index + by))];
    if (to === undefined) return;
    setAt(to);
    document.getElementById(to)?.focus();
  };
  return { at, stand: setAt, move };
}
