import type { KeyboardEvent } from 'react';
import { isInPanel, useKeysNow, type Action } from '../../../lib/actions.ts';
import { parseKeys, strokeOf } from '../../../lib/keys.ts';

const isOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.getAttribute('aria-expanded') === 'true';

/**
 * Keys of a panel before its fields have them: a list that is open takes Enter for a choice, whatever is held with it. Escape
 * closes an open list first, and then the panel: what is written in it is kept. A part with keys of its own keeps them.
 */
export function usePanelKeys(actions: readonly Action[], onClose: () => void): (event: KeyboardEvent) => void {
  const keysNow = useKeysNow();
  return (event) => {
    const stroke = strokeOf(event.nativeEvent);
    if (stroke === null || event.repeat) return;
    const meant = actions.find(
      ({ id, keys, isEnabled }) => isEnabled !== false && parseKeys(keysNow(id, keys) ?? '').join(' ') === stroke,
    );
    const isClose = stroke === 'escape' && !isOpenList(event.target) && !isInPanel(event.target);
    if (!meant && !isClose) return;
    event.preventDefault();
    event.stopPropagation();
    if (meant) meant.perform();
    else onClose();
  };
}
