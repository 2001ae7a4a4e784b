import { IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { actionIn } from '../../lib/action-in.ts';
import type { Action } from '../../lib/actions.ts';

const act = actionIn('team');
const KEYS = { discard: 'shift+d', remove: 'shift+x' } as const;
const ICONS = { discard: IconX, remove: IconTrash } as const;

/** What cannot be taken back is pressed twice: one slip throws nothing away. */
export function useTwice(name: 'discard' | 'remove', isEnabled: boolean, perform: () => void): Action {
  const [isAsked, setAsked] = useState(false);
  const isSure = isAsked && isEnabled;
  const go = () => {
    setAsked(!isSure);
    if (isSure) perform();
  };
  const words = isSure ? (`board:action.${name}Sure` as const) : (`board:action.${name}` as const);
  return { ...act(`board.${name}`, words, KEYS[name], go, isEnabled), icon: ICONS[name] };
}
