import { useEffect, useState } from 'react';

const PAUSE_MS = 700;

/** Whether nothing was typed for a moment: then what stands there is meant. */
export function usePause(text: string): boolean {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}

/** What is meant of what stands in the field: not what an input method is still composing. */
export function useMeant(text: string, isComposing: boolean): string {
  const [meant, setMeant] = useState(text);
  if (!isComposing && meant !== text) setMeant(text);
  return isComposing ? meant : text;
}
