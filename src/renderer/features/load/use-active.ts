import { useEffect } from 'react';
import { useApi } from '../../lib/api.tsx';

export const SAY_EVERY_MS = 20_000;
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/**
 * Tells the core that somebody is at this screen, at most every 20 s. What they do is not looked at: the listener does not even take the
 * event.
 */
export function useActive(): void {
  const api = useApi();
  useEffect(() => {
    let saidAt = Number.NEGATIVE_INFINITY;
    const note = (): void => {
      const at = performance.now();
      if (document.hidden || at - saidAt < SAY_EVERY_MS) return;
      saidAt = at;
      // A lost wire is no matter: the next movement says it again.
      void api.load.active({}).catch(() => undefined);
    };
    for (const sign of SIGNS) document.addEventListener(sign, note, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, note, { capture: true });
    };
  }, [api]);
}
