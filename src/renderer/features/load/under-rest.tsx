import type { ReactNode } from 'react';
import { useLoadNow } from './queries.ts';
import css from './under-rest.module.css';

/** A part of the desk that lies below the quiet of a rest: neither reached by key nor read out meanwhile. It takes no room of its own. */
export function UnderRest({ children }: { children: ReactNode }) {
  const isResting = (useLoadNow()?.rest ?? null) !== null;
  return (
    <div className={css['under']} inert={isResting}>
      {children}
    </div>
  );
}
