import { useEffect, useState } from 'react';

/** Long enough for the first screen to stand on a slow machine. */
const AFTER_MS = 1000;

/** False while the first screen is being put up, then true: for what may come a little later. */
export function useSoon(): boolean {
  const [isSoon, setSoon] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSoon(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSoon;
}
