import type { Board, BoardAgent } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { useBoardNow } from './live-state.tsx';
import css from './now.module.css';

/** Before it nobody needs to think of it, ms. */
const NEAR_MS = 30 * 60_000;
/** What is over by less is no longer day, ms. */
const LEEWAY_MS = 60_000;

type Props = { agent: BoardAgent; board: Pick<Board, 'isLive' | 'heardAt'> };

/** When a shift ends, once that is near, and how long somebody has stayed since. */
export function ShiftEnd({ agent: { shiftEndsAt }, board }: Props) {
  const t = useT('board');
  const format = useFormat();
  const now = useBoardNow(board);
  if (shiftEndsAt === null || shiftEndsAt - now > NEAR_MS) return null;
  const [time, over] = [format.time(shiftEndsAt), now - shiftEndsAt];
  const words = over < LEEWAY_MS ? t('shift.ends', { time }) : t('shift.over', { time, span: format.span(over) });
  return <span className={css['sub']}>{words}</span>;
}
