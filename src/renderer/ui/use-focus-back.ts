import { useEffect, useState } from 'react';

/** Gives the keyboard back to whoever had it before this was mounted: for a dialog that is taken away and not closed first. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has gone: while it is there it keeps the keyboard.
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
