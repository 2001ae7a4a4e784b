import { createContext, use } from 'react';
import { useActions, type Action, type Layer } from '../../../lib/actions.ts';
import { actionIn } from '../../../lib/action-in.ts';

/** What a panel tells its inside. */
export type PanelInside = {
  /** Whether its actions are registered: one panel at a time has the keys. */
  readonly isOwner: boolean;
  /** Whether the keyboard is in it, or was until what had it went away. */
  readonly hasKeyboard: () => boolean;
};

export const PanelContext = createContext<PanelInside>({ isOwner: false, hasKeyboard: () => false });
export const usePanel = (): PanelInside => use(PanelContext);

export const sopAction = actionIn('sop');

/** As `useActions`, in the panel that has the keys. */
export function usePanelActions(actions: readonly Action[], layer: Layer = 'panel'): void {
  const { isOwner } = usePanel();
  useActions(isOwner ? actions : [], { layer });
}
