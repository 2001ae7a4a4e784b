import type { KeyboardEvent } from 'react';

/** Ctrl+Enter (on a Mac: Command) in a field of a small form does what its main button does; not while an input method composes. */
export const sendKeys =
  (send: () => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
