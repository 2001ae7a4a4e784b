import type { Board, BoardAgent } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { useBoardNow } from './live-state.tsx';

/** Before it nobody needs to think of it, ms. */
const NEAR_MS = 30 * 60_000;
/** By less nobody has stayed longer, ms. */
const LEEWAY_MS = 60_000;

/** When a shift ends, once that is near, and how long somebody has stayed since; null: it is far, or nobody knows. */
export function useShiftEnd(
  { shiftEndsAt }: Pick<BoardAgent, 'shiftEndsAt'>,
  board: Pick<Board, 'isLive' | 'heardAt'>,
): string | null {
  const t = useT('board');
  const format = useFormat();
  const now = useBoardNow(board);
  if (shiftEndsAt === null || shiftEndsAt - now > NEAR_MS) return null;
  const [time, over] = [format.time(shiftEndsAt), now - shiftEndsAt];
  return over < LEEWAY_MS ? t('shift.ends', { time }) : t('shift.over', { time, span: format.span(over) });
}
