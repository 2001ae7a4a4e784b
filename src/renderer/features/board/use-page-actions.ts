import { actionIn } from '../../lib/action-in.ts';
import { useActions } from '../../lib/actions.ts';
import { useGo } from '../../lib/router.ts';

const act = actionIn('team');

/** The way to each page, from every page. */
export function usePageActions(): void {
  const { go } = useGo();
  useActions([
    act('board.now', 'board:action.now', '1', () => go('board')),
    act('board.rests', 'board:action.rests', '2', () => go('board', 'rests')),
    act('board.shifts', 'board:action.shifts', '3', () => go('board', 'shifts')),
    act('board.policy', 'board:action.policy', '4', () => go('board', 'policy')),
  ]);
}
