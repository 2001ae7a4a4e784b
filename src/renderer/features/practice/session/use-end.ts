import { useState } from 'react';
import { useCommand } from '../../../lib/query.ts';

/** Ending is pressed twice: one slip ends nothing. Whatever happens in between, it is asked anew. */
export function useEnd(turns: number) {
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const end = useCommand((api) => api.practice.end({}));
  const isSure = askedAt === turns;
  const press = () => {
    setAskedAt(isSure ? null : turns);
    if (isSure) void end.run();
  };
  return { isSure, press };
}
