import type { KeyboardEvent } from 'react';

/** Escape leaves a field and gives the single keys back to the page. Not while an input method is composing: there it means "not this word". */
export function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
}
